/** The Contacts tab: found by its id (so that a renamed one stays itself), made when there is none, repaired where columns are missing. */
import type { Spreadsheet, Tab } from '../ports'
import { addMissingColumns, readKeyedTable, type KeyedTable } from '../table/keyed-table'
import { CONTACTS_TAB, STATUS } from '../words'
import { CONTACT_COLUMNS, CONTACTS_SHAPE } from './contact-columns'
import { readBookmark } from './contacts-memory'

const WIDTHS = new Map(CONTACT_COLUMNS.map(({ header, width }) => [header, width]))

/** Pale enough to read on, and told apart without red and green alone. */
const STAGE_COLOURS = [
  { text: STATUS.inCampaign, background: '#f1f3f4', font: '#3c4043' },
  { text: STATUS.invited, background: '#e8f0fe', font: '#174ea6' },
  { text: STATUS.accepted, background: '#e4f7fb', font: '#0b5563' },
  { text: STATUS.messaged, background: '#fef7e0', font: '#7a4f01' },
  { text: STATUS.replied, background: '#ceead6', font: '#0d652d' },
]

type Book = Pick<Spreadsheet, 'tabById' | 'tabByName' | 'addTab'>

export interface ContactsTab {
  table: KeyedTable
  /** It has just been made: rows are to be made of all events. */
  isNew: boolean
}

export const openContactsTab = (spreadsheet: Book, knownId: number | null): ContactsTab => {
  const known = knownId === null ? null : spreadsheet.tabById(knownId)
  const there = known ? readKeyedTable(known, CONTACTS_SHAPE) : null
  if (there) return { table: addMissingColumns(there, WIDTHS), isNew: false }
  // A name that somebody’s own list has is not taken from it.
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? CONTACTS_TAB : `${CONTACTS_TAB} ${number}`
    const tab = spreadsheet.tabByName(name)
    if (!tab || isBlank(tab)) return { table: fill(tab ?? spreadsheet.addTab(name)), isNew: true }
    const table = readKeyedTable(tab, CONTACTS_SHAPE)
    if (table && tab.id !== knownId) return { table: addMissingColumns(table, WIDTHS), isNew: false }
  }
}

/** For who only reads; null where there is none that has our headers. */
export const findContactsTab = (spreadsheet: Pick<Spreadsheet, 'tabById' | 'tabByName'>): KeyedTable | null => {
  const known = readBookmark(spreadsheet)?.contactsTabId ?? null
  const tab = (known === null ? null : spreadsheet.tabById(known)) ?? spreadsheet.tabByName(CONTACTS_TAB)
  return tab ? readKeyedTable(tab, CONTACTS_SHAPE) : null
}

const isBlank = (tab: Tab): boolean => {
  const { lastRow, lastColumn } = tab.extent()
  return lastRow === 1 && lastColumn === 1 && tab.display({ row: 1, column: 1, rows: 1, columns: 1 })[0]?.[0] === ''
}

const fill = (tab: Tab): KeyedTable => {
  const count = CONTACT_COLUMNS.length
  const lacking = count + CONTACTS_SHAPE.spare - tab.gridColumns()
  if (lacking > 0) tab.addColumns(lacking)
  tab.write(1, 1, [[...CONTACTS_SHAPE.headers]])
  tab.styleHeader(1, 1, CONTACT_COLUMNS.map(({ width }) => width))
  tab.freezeRows(1)
  CONTACT_COLUMNS.forEach(({ hidden }, index) => {
    if (hidden) tab.hideColumns(index + 1, 1)
  })
  const rows = tab.gridRows()
  tab.addFilter({ row: 1, column: 1, rows, columns: count })
  const stage = CONTACT_COLUMNS.findIndex(({ field }) => field === 'stage') + 1
  // The header too: rows that are inserted right below it would push the colours down.
  tab.colourByText({ row: 1, column: stage, rows, columns: 1 }, STAGE_COLOURS)
  const columns = CONTACT_COLUMNS.map((_, index) => index + 1)
  return { tab, shape: CONTACTS_SHAPE, headerRow: 1, columns, idColumn: CONTACTS_SHAPE.headers.indexOf(CONTACTS_SHAPE.idHeader) + 1, twins: [] }
}
