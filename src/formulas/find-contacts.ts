/**
 * People of the Contacts tab by their profile: the column of identifiers is read whole, the wanted columns only where somebody asked
 * about stands. Whoever sorts the tab between two readings would give people each other’s values, so identifiers are looked at again.
 */
import type { ContactField } from '../contacts/contact-columns'
import { columnOf } from '../contacts/contact-place'
import { findContactsTab } from '../contacts/contacts-tab'
import type { CellInput, Spreadsheet, Tab } from '../ports'
import type { KeyedTable } from '../table/keyed-table'
import { rowRuns, type Run } from '../table/row-runs'

export type ContactValues = ReadonlyMap<ContactField, CellInput>

/** A call costs as much as so many cells: what lies between two wanted cells is read along when it is fewer. */
const CELLS_WORTH_A_CALL = 15_000
const TRIES = 3

/** By `in/<slug>`. Empty where there is no Contacts tab, or none of ours. */
export const findContacts = (spreadsheet: Pick<Spreadsheet, 'tabById' | 'tabByName'>, keys: ReadonlySet<string>, fields: readonly ContactField[]): Map<string, ContactValues> => {
  for (let tries = 1; keys.size > 0 && tries <= TRIES; tries += 1) {
    const table = findContactsTab(spreadsheet)
    const found = table && readOnce(table, keys, fields)
    if (!table) break
    if (found) return found
  }
  return new Map()
}

/** null where rows moved meanwhile. */
const readOnce = (table: KeyedTable, keys: ReadonlySet<string>, fields: readonly ContactField[]): Map<string, ContactValues> | null => {
  const { tab, headerRow } = table
  // Who deleted the one column may have left the other.
  const idColumn = columnOf(table, 'knownAs') || columnOf(table, 'profileKey')
  const { lastRow } = tab.extent()
  if (idColumn === 0 || lastRow <= headerRow) return new Map()
  const identifiers = textsIn(tab, idColumn, { first: headerRow + 1, last: lastRow })
  const rowOf = rowsByKey(identifiers, headerRow + 1, keys)
  const rows = [...new Set(rowOf.values())].sort((a, b) => a - b)
  const [first] = rows
  const last = rows[rows.length - 1]
  if (first === undefined || last === undefined) return new Map()
  const columns = fields.map((field) => ({ field, column: columnOf(table, field) })).filter(({ column }) => column > 0)
  const cells = readCells(tab, rows, columns.map(({ column }) => column))
  const again = textsIn(tab, idColumn, { first, last })
  if (rows.some((row) => again[row - first] !== identifiers[row - headerRow - 1])) return null
  return new Map(
    [...rowOf].map(([key, row]) => [key, new Map(columns.map(({ field, column }) => [field, cells(row, column)]))]),
  )
}

const textsIn = (tab: Tab, column: number, { first, last }: Run): string[] =>
  tab.values({ row: first, column, rows: last - first + 1, columns: 1 }).map(([cell]) => (typeof cell === 'string' ? cell : ''))

/** Identifiers are joined by blanks. Of two rows that claim somebody, the upper one counts. */
const rowsByKey = (identifiers: string[], firstRow: number, keys: ReadonlySet<string>): Map<string, number> => {
  const rows = new Map<string, number>()
  identifiers.forEach((text, index) => {
    for (const key of text.split(' ')) if (keys.has(key) && !rows.has(key)) rows.set(key, firstRow + index)
  })
  return rows
}

/** As few readings as pay. `rows` ascend. */
const readCells = (tab: Tab, rows: number[], columns: number[]): ((row: number, column: number) => CellInput) => {
  const height = (rows[rows.length - 1] ?? 0) - (rows[0] ?? 0) + 1
  const sorted = [...new Set(columns)].sort((a, b) => a - b)
  // Columns side by side are runs as rows are.
  const blocks = rowRuns(sorted, Math.floor(CELLS_WORTH_A_CALL / height)).flatMap((across) => {
    const width = across.last - across.first + 1
    return rowRuns(rows, Math.floor(CELLS_WORTH_A_CALL / width)).map((down) => {
      const block = { row: down.first, column: across.first, rows: down.last - down.first + 1, columns: width }
      return { ...block, cells: tab.values(block) }
    })
  })
  return (row, column) => {
    const block = blocks.find((one) => row >= one.row && row < one.row + one.rows && column >= one.column && column < one.column + one.columns)
    return block?.cells[row - block.row]?.[column - block.column] ?? ''
  }
}

