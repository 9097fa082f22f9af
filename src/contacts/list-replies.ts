/** “Show replies”: people's newest replies out of Contacts, newest first. One column says which rows, then only those are read. */
import { AppError } from '../errors'
import type { CellInput, Ports } from '../ports'
import type { RepliesAnswer, RepliesPage, ReplyItem, ReplyPlace } from '../sidebar/protocol'
import { startOfDayBefore } from '../table/day-start'
import type { KeyedTable } from '../table/keyed-table'
import { rowBlocks } from '../table/row-blocks'
import { NO_REPLIES, type WhyNone } from '../words'
import type { ContactField } from './contact-columns'
import { columnOf } from './contact-place'
import { readReplyTimes } from './read-reply-times'
import { replyItem } from './reply-items'
import { countSince, placeAfter, timesAfter, type ReplyTime } from './reply-times'

const PAGE = 50
/** Somebody may sort between the two readings. */
const TRIES = 3

const SHOWN: readonly ContactField[] = ['name', 'company', 'reply', 'repliedAt', 'campaign', 'sender', 'profileUrl', 'position', 'profileKey', 'contactId']

type ListPorts = Pick<Ports, 'spreadsheet' | 'clock'>

export const listReplies = (ports: ListPorts, after: ReplyPlace | null): RepliesAnswer => {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const answer = listOnce(ports, after)
    if (answer) return answer
  }
  throw new AppError('busy')
}

/** null where rows have moved meanwhile. */
const listOnce = ({ spreadsheet, clock }: ListPorts, after: ReplyPlace | null): RepliesAnswer | null => {
  const read = readReplyTimes(spreadsheet)
  if (read.kind === 'no-contacts') return none(NO_REPLIES.noContacts, true)
  if (read.kind === 'no-headers') return none(NO_REPLIES.noHeaders)
  if (read.kind === 'no-column') return none(NO_REPLIES.noColumn)
  const { table, people, times } = read
  if (people === 0) return none(NO_REPLIES.nobody, true)
  if (times.length === 0) return none(NO_REPLIES.none)
  const timeZone = spreadsheet.timeZone()
  const now = clock.now()
  const starts = { yesterday: startOfDayBefore(now, 1, timeZone), week: startOfDayBefore(now, 6, timeZone), all: 0 }
  const page = readPage(table, timesAfter(times, after).slice(0, PAGE), timeZone)
  if (!page) return null
  return {
    kind: 'replies',
    tabId: table.tab.id,
    replies: page.items,
    counts: { yesterday: countSince(times, starts.yesterday), week: countSince(times, starts.week), all: times.length },
    starts,
    place: placeAfter(after, page.items),
  } satisfies { kind: 'replies' } & RepliesPage
}

const none = ({ title, help }: WhyNone, seeEvents = false): RepliesAnswer => ({ kind: 'none', title, help, seeEvents })

const readPage = (table: KeyedTable, wanted: readonly ReplyTime[], timeZone: string): { items: ReplyItem[] } | null => {
  const places = SHOWN.map((field) => columnOf(table, field)).filter((column) => column > 0)
  const left = Math.min(...places)
  const columns = Math.max(...places) - left + 1
  const { rows, runs } = rowBlocks(wanted.map(({ row }) => row), columns)
  const cellsOfRow = new Map<number, CellInput[]>()
  for (const { first, last } of runs) {
    table.tab.values({ row: first, column: left, rows: last - first + 1, columns }).forEach((cells, index) => cellsOfRow.set(first + index, cells))
  }
  const items: ReplyItem[] = []
  for (const time of wanted.slice(0, rows.length)) {
    const cells = cellsOfRow.get(time.row) ?? []
    const cell = (field: ContactField): CellInput => cells[columnOf(table, field) - left] ?? null
    const at = cell('repliedAt')
    if (!(at instanceof Date) || at.getTime() !== time.at) return null
    items.push(replyItem(time, cell, timeZone))
  }
  return { items }
}
