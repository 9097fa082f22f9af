/**
 * What stands in the detail cell of a row that says `Adding…`: what to do should it stay, whose run it is, and since when. It is
 * the crash record of a run, and keeps a second person's run off rows whose request is on its way just now.
 */
import { DETAIL } from '../words'

export interface AddingMark {
  /** The person's, see `account/stored-account.ts`. */
  runner: string
  /** Epoch ms. */
  at: number
}

/** A chunk has ended by then, or been cut off: its sending, the last answer that was waited for, and what comes after. */
const LEASE_MS = 280_000

export const addingDetail = ({ runner, at }: AddingMark): string => `${DETAIL.sending} (${runner}-${at.toString(36)})`

export const readAddingMark = (detail: string): AddingMark | null => {
  const found = /\(([a-z0-9]+)-([a-z0-9]{6,12})\)$/.exec(detail)
  return found ? { runner: found[1] ?? '', at: parseInt(found[2] ?? '', 36) } : null
}

/** A person's own cut-off run is simply gone on with; somebody else's may still be under way. */
export const isUnderWayElsewhere = (detail: string, { runner, at: now }: AddingMark): boolean => {
  const mark = readAddingMark(detail)
  return mark !== null && isOthersAndFresh(mark, { runner, at: now })
}

/** Said of a line of the sheet's memory, or of a row's mark. */
export const isOthersAndFresh = (mark: AddingMark, { runner, at: now }: AddingMark): boolean =>
  mark.runner !== runner && Math.abs(now - mark.at) < LEASE_MS

/** Whoever's run it is: it will write the row itself. A row that waits its turn carries no mark. */
export const mayBeUnderWay = (detail: string, now: number): boolean => {
  const mark = readAddingMark(detail)
  return mark === null || Math.abs(now - mark.at) < LEASE_MS
}
