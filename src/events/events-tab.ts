/** The Events tab: found by its id (so that a renamed one stays itself), made when there is none, repaired where columns are missing. */
import { AppError } from '../errors'
import type { Spreadsheet, Tab } from '../ports'
import { addMissingColumns, readKeyedTable, type KeyedTable, type TableShape } from '../table/keyed-table'
import { CANNOT_WRITE_EVENTS, EVENTS_TAB } from '../words'
import { EVENT_COLUMNS } from './event-columns'

export const EVENTS_SHAPE: TableShape = {
  headers: EVENT_COLUMNS.map(({ header }) => header),
  idHeader: 'event_id',
  formats: new Map(EVENT_COLUMNS.filter(({ format }) => format !== '').map(({ header, format }) => [header, format])),
  spare: 8,
}

const WIDTHS = new Map(EVENT_COLUMNS.map(({ header, width }) => [header, width]))

const OUR_NAME = new RegExp(`^${EVENTS_TAB}( \\d+)?$`)

type Book = Pick<Spreadsheet, 'tabById' | 'tabByName' | 'addTab'>

/** Throws invalid-input where the header row is gone: which column is which cannot be known then. */
export const openEventsTab = (spreadsheet: Book, knownId: number | null): KeyedTable => {
  const known = knownId === null ? null : spreadsheet.tabById(knownId)
  // Without headers it is ours no more once it has another name: that is how people get a new one.
  const table = (known ? inTab(known) : null) ?? (known && OUR_NAME.test(known.name) ? null : inNamedTab(spreadsheet))
  if (!table) throw new AppError('invalid-input', { detail: CANNOT_WRITE_EVENTS.headersGone })
  return addMissingColumns(table, WIDTHS)
}

/** null where there is none that has our headers. */
export const findEventsTab = (spreadsheet: Pick<Spreadsheet, 'tabById' | 'tabByName'>, knownId: number | null): KeyedTable | null => {
  const tab = (knownId === null ? null : spreadsheet.tabById(knownId)) ?? spreadsheet.tabByName(EVENTS_TAB)
  return tab ? readKeyedTable(tab, EVENTS_SHAPE) : null
}

const inTab = (tab: Tab): KeyedTable | null => readKeyedTable(tab, EVENTS_SHAPE) ?? (isBlank(tab) ? fill(tab) : null)

/** Somebody's own tab of that name is left alone. */
const inNamedTab = (spreadsheet: Book): KeyedTable => {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? EVENTS_TAB : `${EVENTS_TAB} ${number}`
    const tab = spreadsheet.tabByName(name)
    const table = tab ? inTab(tab) : fill(spreadsheet.addTab(name))
    if (table) return table
  }
}

const isBlank = (tab: Tab): boolean => {
  const { lastRow, lastColumn } = tab.extent()
  return lastRow === 1 && lastColumn === 1 && tab.display({ row: 1, column: 1, rows: 1, columns: 1 })[0]?.[0] === ''
}

const fill = (tab: Tab): KeyedTable => {
  const count = EVENT_COLUMNS.length
  const lacking = count + EVENTS_SHAPE.spare - tab.gridColumns()
  if (lacking > 0) tab.addColumns(lacking)
  tab.write(1, 1, [EVENT_COLUMNS.map(({ header }) => header)])
  tab.styleHeader(1, 1, EVENT_COLUMNS.map(({ width }) => width))
  tab.freezeRows(1)
  EVENT_COLUMNS.forEach(({ hidden }, index) => {
    if (hidden) tab.hideColumns(index + 1, 1)
  })
  tab.addFilter({ row: 1, column: 1, rows: tab.gridRows(), columns: count })
  const columns = EVENT_COLUMNS.map((_, index) => index + 1)
  return { tab, shape: EVENTS_SHAPE, headerRow: 1, columns, idColumn: EVENTS_SHAPE.headers.indexOf(EVENTS_SHAPE.idHeader) + 1, twins: [] }
}
