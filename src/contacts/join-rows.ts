/** Two rows that have turned out to be one person: what people wrote beside the one moves to the other, then it goes. */
import type { CellInput, Spreadsheet } from '../ports'
import { allIds, type KeyedTable } from '../table/keyed-table'
import { deleteKnownRows } from '../table/delete-known-rows'
import type { Join } from './plan-contacts'

/** Rare: each costs some calls. False, and perhaps not all done, where rows are not those rows any more. */
export const joinRows = (spreadsheet: Pick<Spreadsheet, 'flush'>, table: KeyedTable, joins: readonly Join[]): boolean => {
  if (joins.length === 0) return true
  const { tab, columns, idColumn } = table
  const { lastColumn } = tab.extent()
  const doomed = new Set<string>()
  for (const { into, from } of joins) {
    const kept = rowAt(table, into.row, lastColumn)
    const gone = rowAt(table, from.row, lastColumn)
    if (String(kept[idColumn - 1] ?? '') !== into.contactId || String(gone[idColumn - 1] ?? '') !== from.contactId) return false
    const formulas = tab.formulas({ row: from.row, column: 1, rows: 1, columns: lastColumn })[0] ?? []
    tab.writeCells(
      gone.flatMap((value, index) => {
        if (columns.includes(index + 1) || isBlank(value) || formulas[index]) return []
        const there = kept[index] ?? null
        // Both said something: both go on being there.
        return [{ row: into.row, column: index + 1, value: isBlank(there) || there === value ? value : `${String(there)} | ${String(value)}` }]
      }),
    )
    doomed.add(from.contactId)
  }
  spreadsheet.flush()
  return doomed.size === deleteKnownRows({ table, ids: allIds(table), doomed, flush: () => spreadsheet.flush(), mayGoOn: () => true })
}

const rowAt = ({ tab }: KeyedTable, row: number, columns: number): CellInput[] => tab.values({ row, column: 1, rows: 1, columns })[0] ?? []

const isBlank = (cell: CellInput): boolean => cell === null || cell === ''
