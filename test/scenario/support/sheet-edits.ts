/** What people do to a tab while somebody's run goes on: each edit as they would make it in the grid, wherever things stand by then. */
import { profileKey } from '../../../workbench/fake-heyreach/profile-key'
import type { Cell, Tab } from '../../../workbench/fake-apps-script/model/types'
import { STATUS_HEADERS } from '../../../src/words'
import type { Sheet } from './sheet'

/** The header row may have been pushed down. */
export const headerRow = (tab: Tab): number => {
  for (let row = 1; row <= tab.lastRow(); row += 1) if (columnsIn(tab, row).length > 3) return row
  return 1
}
const columnsIn = (tab: Tab, row: number): number[] =>
  Array.from({ length: tab.lastColumn() }, (_, index) => index + 1).filter((column) => tab.displayText(row, column) !== '')

export const columnOf = (tab: Tab, header: string): number | null =>
  columnsIn(tab, headerRow(tab)).find((column) => tab.displayText(headerRow(tab), column) === header) ?? null

export const rowOfPerson = (tab: Tab, slug: string): number | null => {
  for (let row = 1; row <= tab.lastRow(); row += 1) {
    for (let column = 1; column <= tab.lastColumn(); column += 1) {
      const value = tab.cell(row, column)?.value
      if (typeof value === 'string' && profileKey(value) === slug) return row
    }
  }
  return null
}

/** Whole rows below the headers, by one column. */
export const sortBy = (header: string, ascending: boolean) => ({ tab }: Sheet): void => {
  const first = headerRow(tab) + 1
  const column = columnOf(tab, header)
  if (column !== null) tab.sort({ row: first, column: 1, rows: tab.lastRow() - first + 1, columns: tab.lastColumn() }, column, ascending)
}

export const insertAboveLeads = (count: number) => ({ tab }: Sheet): void => tab.insertRows(headerRow(tab) + 1, count)
export const insertAboveHeaders = (count: number) => ({ tab }: Sheet): void => tab.insertRows(headerRow(tab), count)

export const deletePerson = (slug: string) => ({ tab }: Sheet): void => {
  const row = rowOfPerson(tab, slug)
  if (row !== null) tab.deleteRows(row, 1)
}

export const renameColumn = (header: string, to: string) => ({ tab }: Sheet): void => {
  const column = columnOf(tab, header)
  if (column !== null) tab.enterRaw(headerRow(tab), column, [[to]])
}

/** Dragged in front of another column: a new place is made, the cells go there, the old place closes. */
export const moveColumn = (header: string, before: string) => ({ tab }: Sheet): void => {
  const [from, to] = [columnOf(tab, header), columnOf(tab, before)]
  if (from === null || to === null || from === to) return
  tab.insertColumns(to, 1)
  const old = from >= to ? from + 1 : from
  for (let row = 1; row <= tab.lastRow(); row += 1) copyCell(tab, row, tab.cell(row, old), to)
  tab.deleteColumns(old, 1)
}

const copyCell = (tab: Tab, row: number, cell: Cell | undefined, column: number): void => {
  if (!cell) return
  const { value, formula: _formula, ...look } = cell
  if (typeof value === 'object') return
  tab.enterRaw(row, column, [[value]])
  tab.setFormat({ row, column, rows: 1, columns: 1 }, look)
}

/** Only the owner may edit them from now on. */
export const protectStatusColumns = ({ tab }: Sheet): void => {
  const columns = Object.values(STATUS_HEADERS).flatMap((header) => columnOf(tab, header) ?? [])
  for (const column of columns) tab.protect({ rect: { row: 1, column, rows: tab.rowCount, columns: 1 }, editors: [] })
}

export const protectTab = ({ tab }: Sheet): void => tab.protect({ rect: null, editors: [] })

export const deleteTab = ({ book, tab }: Sheet): void => {
  if (!book.tabById(tab.id)) return
  book.insertTab('Another')
  book.deleteTab(tab.id)
}
