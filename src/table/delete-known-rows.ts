/**
 * Deleting rows that are known by their ids. Rows go by number, and people insert and delete meanwhile: the neighbours are read before,
 * looked for afterwards, and brought back where the wrong ones went.
 */
import type { CellInput } from '../ports'
import { allIds, insertRows, lastIdRow, type KeyedTable } from './keyed-table'
import { rowRuns, type Run } from './row-runs'

/** How many rows above and below a run are kept in hand: whoever inserts more at once in that second loses some. */
const IN_HAND = 200

export interface Deletion {
  table: KeyedTable
  /** Every id of the table with its row, as just read. */
  ids: ReadonlyMap<string, number>
  doomed: ReadonlySet<string>
  flush(): void
  /** No run begins later. */
  mayGoOn(): boolean
}

/** Answers how many went. Bottom up, so that rows above keep their numbers. */
export const deleteKnownRows = ({ table, ids, doomed, flush, mayGoOn }: Deletion): number => {
  const idOfRow = new Map([...ids].map(([id, row]) => [row, id]))
  const lastRow = [...ids.values()].reduce((last, row) => Math.max(last, row), 0)
  const rows = [...doomed].flatMap((id) => ids.get(id) ?? []).sort((a, b) => a - b)
  let deleted = 0
  for (const run of rowRuns(rows).reverse()) {
    // Where rows have moved since, whoever asked reads them anew.
    if (!mayGoOn() || !deleteRun(table, run, { idOfRow, lastRow }, doomed, flush)) break
    deleted += run.last - run.first + 1
  }
  return deleted
}

interface Known {
  idOfRow: ReadonlyMap<number, string>
  /** Of the last id. */
  lastRow: number
}

/** False, and nothing done, where its rows are not those rows any more. */
const deleteRun = (table: KeyedTable, run: Run, { idOfRow, lastRow }: Known, doomed: ReadonlySet<string>, flush: () => void): boolean => {
  const { tab, headerRow, idColumn } = table
  const above = { first: Math.max(headerRow + 1, run.first - IN_HAND), last: run.first - 1 }
  const last = Math.min(run.last + IN_HAND, lastRow)
  const inHand = [...readRows(table, above), ...readRows(table, { first: run.last + 1, last })].filter(({ id }) => id !== '' && !doomed.has(id))
  const rows = run.last - run.first + 1
  const standing = tab.values({ row: run.first, column: idColumn, rows, columns: 1 })
  if (standing.some(([cell], index) => String(cell ?? '') !== idOfRow.get(run.first + index))) return false
  tab.deleteRows(run.first, rows)
  flush()
  const there = allIdsNear(table, above.first, inHand.length)
  const missing = inHand.filter(({ id }) => !there.has(id))
  if (missing.length === 0) return true
  const all = allIds(table)
  const lost = missing.filter(({ id }) => !all.has(id))
  if (lost.length === 0) return true
  insertRows(table, lastIdRow(table, 0), lost.map(({ cells }) => cells))
  flush()
  return true
}

interface Row {
  id: string
  cells: CellInput[]
}

const readRows = ({ tab, columns, idColumn }: KeyedTable, { first, last }: Run): Row[] => {
  if (last < first) return []
  const width = Math.max(...columns)
  return tab
    .values({ row: first, column: 1, rows: last - first + 1, columns: width })
    .map((cells) => ({ id: String(cells[idColumn - 1] ?? ''), cells: columns.map((column) => cells[column - 1] ?? null) }))
}

const allIdsNear = ({ tab, headerRow, idColumn }: KeyedTable, first: number, count: number): Set<string> => {
  const { lastRow } = tab.extent()
  const start = Math.max(headerRow + 1, first)
  const rows = Math.min(count, lastRow - start + 1)
  return new Set(rows < 1 ? [] : tab.values({ row: start, column: idColumn, rows, columns: 1 }).map(([cell]) => String(cell ?? '')))
}
