/** When people replied last, told from one column: which is the newest, how many since when. Pure. */
import type { CellInput } from '../ports'
import type { ReplyPlace } from '../sidebar/protocol'

export interface ReplyTime {
  row: number
  /** Epoch ms. */
  at: number
}

/** Newest first. What is no time is no reply: blank cells, and what people wrote there. */
export const replyTimes = (column: readonly (readonly CellInput[])[], firstRow: number): ReplyTime[] =>
  column
    .flatMap(([cell], index) => {
      const at = cell instanceof Date ? cell.getTime() : NaN
      return Number.isNaN(at) ? [] : [{ row: firstRow + index, at }]
    })
    .sort((a, b) => b.at - a.at || a.row - b.row)

export const countSince = (times: readonly ReplyTime[], start: number): number => {
  const first = times.findIndex(({ at }) => at < start)
  return first < 0 ? times.length : first
}

/** Those that come after what is shown. `place` holds although newer replies have come in meanwhile. */
export const timesAfter = (times: readonly ReplyTime[], place: ReplyPlace | null): ReplyTime[] => {
  if (!place) return [...times]
  const first = times.findIndex(({ at }) => at <= place.at)
  return first < 0 ? [] : times.slice(first).filter(({ at }, index) => at < place.at || index >= place.shown)
}

/** Where a list ends after these have been shown. */
export const placeAfter = (before: ReplyPlace | null, shown: readonly ReplyTime[]): ReplyPlace | null => {
  const last = shown[shown.length - 1]
  if (!last) return before
  const already = before?.at === last.at ? before.shown : 0
  return { at: last.at, shown: already + shown.filter(({ at }) => at === last.at).length }
}
