/** The tab of unreadable events: why, what to do, and the delivery as it came, so that it can be tried again. */
import { AppError } from '../errors'
import type { UnreadableCause } from '../events/unreadable-cause'
import type { CellInput, Spreadsheet } from '../ports'
import { addMissingColumns, readKeyedTable, type KeyedTable, type TableShape } from '../table/keyed-table'
import { MAX_CELL_CHARACTERS } from '../table/inert-text'
import { CANNOT_WRITE_EVENTS, UNREADABLE, UNREADABLE_HEADERS, UNREADABLE_TAB } from '../words'

export interface UnreadableEntry {
  id: string
  receivedAt: number
  cause: UnreadableCause
  raw: string
  /** The event type that the address named, or ''. */
  hint: string
}

const H = UNREADABLE_HEADERS
const COLUMNS: readonly { header: string; width: number; read(entry: UnreadableEntry): CellInput }[] = [
  { header: H.receivedAt, width: 150, read: ({ receivedAt }) => new Date(receivedAt) },
  { header: H.title, width: 260, read: ({ cause }) => UNREADABLE[cause].title },
  { header: H.help, width: 320, read: ({ cause }) => UNREADABLE[cause].help },
  { header: H.raw, width: 420, read: ({ raw }) => raw.slice(0, cutAt(raw)) },
  { header: H.rest, width: 120, read: ({ raw }) => raw.slice(cutAt(raw)) },
  { header: H.type, width: 120, read: ({ hint }) => hint },
  { header: H.id, width: 120, read: ({ id }) => id },
]

/** The first cell's share: never through a surrogate pair. */
const cutAt = (raw: string): number => {
  if (raw.length <= MAX_CELL_CHARACTERS) return raw.length
  const last = raw.charCodeAt(MAX_CELL_CHARACTERS - 1)
  return last >= 0xd800 && last <= 0xdbff ? MAX_CELL_CHARACTERS - 1 : MAX_CELL_CHARACTERS
}

export const UNREADABLE_SHAPE: TableShape = {
  headers: COLUMNS.map(({ header }) => header),
  idHeader: H.id,
  formats: new Map([[H.receivedAt, 'd mmm yyyy, hh:mm:ss']]),
  spare: 8,
}

const WIDTHS = new Map(COLUMNS.map(({ header, width }) => [header, width]))

export const unreadableRow = (entry: UnreadableEntry): CellInput[] => COLUMNS.map(({ read }) => read(entry))

export const findUnreadableTab = (spreadsheet: Pick<Spreadsheet, 'tabByName'>): KeyedTable | null => {
  const tab = spreadsheet.tabByName(UNREADABLE_TAB)
  return tab ? readKeyedTable(tab, UNREADABLE_SHAPE) : null
}

/** Throws invalid-input where a tab of that name has other headers. */
export const openUnreadableTab = (spreadsheet: Pick<Spreadsheet, 'tabByName' | 'addTab'>): KeyedTable => {
  const there = spreadsheet.tabByName(UNREADABLE_TAB)
  const tab = there ?? spreadsheet.addTab(UNREADABLE_TAB)
  const table = there ? readKeyedTable(tab, UNREADABLE_SHAPE) : null
  if (table) return addMissingColumns(table, WIDTHS)
  const { lastRow, lastColumn } = tab.extent()
  if (there && (lastRow > 1 || lastColumn > 1)) throw new AppError('invalid-input', { detail: CANNOT_WRITE_EVENTS.unreadableHeadersGone })
  tab.write(1, 1, [[...UNREADABLE_SHAPE.headers]])
  tab.styleHeader(1, 1, COLUMNS.map(({ width }) => width))
  tab.freezeRows(1)
  return { tab, shape: UNREADABLE_SHAPE, headerRow: 1, columns: COLUMNS.map((_, index) => index + 1), idColumn: COLUMNS.length, twins: [] }
}
