/** The events that are not in Contacts yet: what stands below the bookmark; after a sort or a deletion all of them again. */
import { findEventsTab } from '../events/events-tab'
import type { CellInput, Spreadsheet } from '../ports'
import { cellText } from '../table/cell-text'
import type { KeyedTable } from '../table/keyed-table'
import type { Bookmark } from './contacts-memory'
import { readPersonEvent, type PersonEvent } from './person-event'

export interface NewEvents {
  eventsTabId: number
  events: PersonEvent[]
  /** Of the last row that was read. */
  row: number
  id: string
  /** There were more than were asked for. */
  more: boolean
  /** They are the first of the tab. */
  fromTop: boolean
}

/** Where the Events tab is, as far as whoever wrote there last knows. */
export interface EventsPlace {
  tabId: number | null
  /** Where the last event was written; 0 where that is not known. */
  lastRow: number
}

/** So many rows must stand where they stood: a sort may leave one in its place. */
const MARKED_ROWS = 5
const BETWEEN = '|'

/** null where nothing is new. `all`: whatever the bookmark says. */
export const readNewEvents = (spreadsheet: Pick<Spreadsheet, 'tabById' | 'tabByName'>, place: EventsPlace, bookmark: Bookmark, most: number, all: boolean): NewEvents | null => {
  const table = findEventsTab(spreadsheet, place.tabId ?? bookmark.eventsTabId)
  if (!table || table.idColumn === 0) return null
  const isNew = all || bookmark.eventsTabId !== table.tab.id || bookmark.row <= table.headerRow
  const known = isNew ? [''] : bookmark.id.split(BETWEEN)
  const from = isNew ? table.headerRow : bookmark.row - known.length + 1
  const hinted = place.lastRow > bookmark.row ? readFrom(table, from, Math.min(place.lastRow, from + most)) : null
  const lastRow = hinted ? place.lastRow : table.tab.extent().lastRow
  const rows = hinted ?? readFrom(table, from, Math.min(lastRow, from + most))
  const idAt = (index: number): string => cellText(rows?.[index]?.[table.idColumn - 1])
  if (!isNew && known.some((id, index) => idAt(index) !== id)) {
    return readNewEvents(spreadsheet, { ...place, lastRow: 0 }, { ...bookmark, row: 0 }, most, true)
  }
  if (rows === null || rows.length <= known.length) return null
  const cellIn = (cells: CellInput[]) => (header: string): CellInput => {
    const column = table.columns[table.shape.headers.indexOf(header)] ?? 0
    return column === 0 ? null : (cells[column - 1] ?? null)
  }
  let last = 0
  rows.forEach((_, index) => {
    if (index >= known.length && idAt(index) !== '') last = index
  })
  // Rows of people's own stand between.
  if (last === 0) return from + rows.length - 1 < lastRow ? readNewEvents(spreadsheet, place, bookmark, most * 10, all) : null
  return {
    eventsTabId: table.tab.id,
    events: rows.slice(known.length, last + 1).flatMap((cells) => readPersonEvent(cellIn(cells)) ?? []),
    row: from + last,
    id: Array.from({ length: last - Math.max(isNew ? 1 : 0, last - MARKED_ROWS + 1) + 1 }, (_, index) => idAt(last - index))
      .reverse()
      .join(BETWEEN),
    more: from + rows.length - 1 < lastRow,
    fromTop: isNew,
  }
}

/** The rows of the bookmark come first; null where it is out of the tab. */
const readFrom = ({ tab, columns }: KeyedTable, from: number, last: number): CellInput[][] | null => {
  if (last < from) return null
  try {
    return tab.values({ row: from, column: 1, rows: last - from + 1, columns: Math.max(...columns) })
  } catch {
    return null
  }
}
