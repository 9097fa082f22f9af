/** Two rows that have turned out to be one person: what people wrote beside the one moves to the other, then it goes. */
import { findSpills, spillOver, type Spill } from '../leads/spilled-cells'
import type { CellInput, Spreadsheet } from '../ports'
import { allIds, type KeyedTable } from '../table/keyed-table'
import { deleteKnownRows } from '../table/delete-known-rows'
import { isSame, type Join } from './plan-contacts'

/** Rare: each costs some calls. False, and perhaps not all done, where rows are not those rows any more. */
export const joinRows = (spreadsheet: Pick<Spreadsheet, 'flush'>, table: KeyedTable, joins: readonly Join[]): boolean => {
  if (joins.length === 0) return true
  const { tab, columns, idColumn } = table
  const { lastColumn } = tab.extent()
  const spills = spillsOf(table, lastColumn)
  const doomed = new Set<string>()
  for (const { into, from } of joins) {
    const kept = rowAt(table, into.row, lastColumn)
    const gone = rowAt(table, from.row, lastColumn)
    if (String(kept[idColumn - 1] ?? '') !== into.contactId || String(gone[idColumn - 1] ?? '') !== from.contactId) return false
    const formulas = [from, into].map(({ row }) => tab.formulas({ row, column: 1, rows: 1, columns: lastColumn })[0] ?? [])
    const isFilled = (index: number): boolean => formulas.some((cells) => cells[index]) || spillOver(spills, from.row, index + 1) !== undefined
    const open = gone.flatMap((value, index) => (columns.includes(index + 1) || isBlank(value) || isSame(value, kept[index] ?? null) || isFilled(index) ? [] : [index]))
    const shown = open.some((index) => !isBlank(kept[index] ?? null)) ? [into, from].map(({ row }) => tab.display({ row, column: 1, rows: 1, columns: lastColumn })[0] ?? []) : []
    tab.writeCells(open.map((index) => ({ row: into.row, column: index + 1, value: together(kept[index] ?? null, gone[index] ?? null, shown.map((cells) => cells[index] ?? '')) })))
    doomed.add(from.contactId)
  }
  spreadsheet.flush()
  return doomed.size === deleteKnownRows({ table, ids: allIds(table), doomed, flush: () => spreadsheet.flush(), mayGoOn: () => true })
}

const rowAt = ({ tab }: KeyedTable, row: number, columns: number): CellInput[] => tab.values({ row, column: 1, rows: 1, columns })[0] ?? []

/** Both said something: both go on being there. A tick is one, whichever row has it. */
const together = (there: CellInput, value: CellInput, shown: readonly string[]): CellInput => {
  if (isBlank(there)) return value
  return typeof there === 'boolean' && typeof value === 'boolean' ? there || value : shown.join(' | ')
}

/** Formulas at the top that fill the column below: a value in one of those cells would break the whole (#REF!). */
const spillsOf = ({ tab, headerRow }: KeyedTable, columns: number): Spill[] => {
  const formulas = tab.formulas({ row: 1, column: 1, rows: headerRow + 1, columns })
  // How far to the right it goes does not show: all that holds no formula of its own counts as filled.
  return formulas.every((cells) => cells.every((formula) => formula === '')) ? [] : findSpills(formulas, 1, () => true)
}

const isBlank = (cell: CellInput): boolean => cell === null || cell === ''
