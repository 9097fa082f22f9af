/**
 * A tab of ours that people work in: rows are known by an id column, columns by their headers, so both may be moved. Rows are added
 * by inserting blank ones and filling them in the same batch: whatever people insert or delete meanwhile, nothing is written over.
 */
import type { CellInput, Tab } from '../ports'
import { MAX_CELL_CHARACTERS } from './inert-text'

/** The columns of ours by header; `idHeader` is one of them. */
export interface TableShape {
  headers: readonly string[]
  idHeader: string
  /** Number formats by header, for columns that need one. */
  formats: ReadonlyMap<string, string>
  /** Columns beyond ours that people add: so many are read at once, without asking how many there are. */
  spare: number
}

export interface KeyedTable {
  tab: Tab
  shape: TableShape
  headerRow: number
  /** In the order of `shape.headers`; 0 for one that is missing. */
  columns: number[]
  idColumn: number
  /** Headers that stand more than once: the first counts. */
  twins: string[]
  /** Headers that were missing until now. */
  added?: string[]
}

/** In which rows to look for the headers: people put a title above. */
const MOST_ABOVE = 20
/** How many ids are read at first where the last row is not the one that was written last. */
const LOOK_BACK = 200

/** null where no row has our headers. A missing header has column 0. */
export const readKeyedTable = (tab: Tab, shape: TableShape): KeyedTable | null => {
  const [first = []] = headerCells(tab, shape, 1)
  const found = inRow(tab, shape, first, 1)
  if (found && found.columns.every((column) => column > 0)) return found
  // Moved to the right of what was read, or a row above it.
  const { lastRow, lastColumn } = tab.extent()
  const rows = tab.display({ row: 1, column: 1, rows: Math.min(lastRow, MOST_ABOVE), columns: lastColumn })
  const tables = rows.map((cells, index) => inRow(tab, shape, cells, index + 1))
  const most = tables.reduce((best, table) => Math.max(best, headersIn(table)), 0)
  // Half of them, so that somebody's own list is never taken for ours.
  return most * 2 >= shape.headers.length ? (tables.find((table) => headersIn(table) === most) ?? null) : null
}

const headersIn = (table: KeyedTable | null): number => table?.columns.filter((column) => column > 0).length ?? 0

/** As many columns as ours need, without asking how wide the tab is; people may have deleted some. */
const headerCells = (tab: Tab, { headers, spare }: TableShape, row: number): string[][] => {
  try {
    return tab.display({ row, column: 1, rows: 1, columns: headers.length + spare })
  } catch {
    return tab.display({ row, column: 1, rows: 1, columns: tab.gridColumns() })
  }
}

const inRow = (tab: Tab, shape: TableShape, cells: string[], headerRow: number): KeyedTable | null => {
  const places = new Map<string, number[]>()
  cells.forEach((text, index) => {
    const name = text.trim().toLowerCase()
    places.set(name, [...(places.get(name) ?? []), index + 1])
  })
  const placesOf = (header: string): number[] => places.get(header.toLowerCase()) ?? []
  const columns = shape.headers.map((header) => placesOf(header)[0] ?? 0)
  if (columns.every((column) => column === 0)) return null
  return {
    tab,
    shape,
    headerRow,
    columns,
    idColumn: placesOf(shape.idHeader)[0] ?? 0,
    twins: shape.headers.filter((header) => placesOf(header).length > 1),
  }
}

/** Headers that are missing get a new column at the right. */
export const addMissingColumns = (table: KeyedTable, widths: ReadonlyMap<string, number>): KeyedTable => {
  const { tab, shape, headerRow } = table
  const missing = shape.headers.filter((_, index) => table.columns[index] === 0)
  if (missing.length === 0) return table
  const first = tab.extent().lastColumn + 1
  const lacking = first + missing.length - 1 - tab.gridColumns()
  if (lacking > 0) tab.addColumns(lacking)
  tab.write(headerRow, first, [[...missing]])
  tab.styleHeader(headerRow, first, missing.map((header) => widths.get(header) ?? 120))
  const columns = table.columns.map((column, index) => column || first + missing.indexOf(shape.headers[index] ?? ''))
  return { ...table, columns, idColumn: columns[shape.headers.indexOf(shape.idHeader)] ?? 0, added: missing }
}

/** The row of the last id. `hint`: where it was after the last writing; then nothing needs to be read. */
export const lastIdRow = ({ tab, headerRow, idColumn }: KeyedTable, hint: number): number => {
  const { lastRow } = tab.extent()
  if (lastRow <= headerRow || lastRow === hint) return Math.max(lastRow, headerRow)
  // Below the last id there may be check boxes and formulas, a thousand rows of them.
  let end = lastRow
  for (let size = LOOK_BACK; end > headerRow; size *= 10) {
    const start = Math.max(headerRow, end - size + 1)
    const ids = tab.values({ row: start, column: idColumn, rows: end - start + 1, columns: 1 })
    for (let index = ids.length - 1; index >= 0; index -= 1) if (textOf(ids[index]?.[0]) !== '') return start + index
    end = start - 1
  }
  return headerRow
}

/** Every id with its row, from the header down. Grows with the tab: for recovery only. */
export const allIds = ({ tab, headerRow, idColumn }: KeyedTable): Map<string, number> => idsIn(tab, headerRow, idColumn)

/** How often a column is read anew that grows while it is read. */
const TRIES = 5

/** Whoever inserts a row between the look at the size and the reading pushes the last one out of it: it would be taken for missing. */
const idsIn = (tab: Tab, headerRow: number, column: number): Map<string, number> => {
  let { lastRow } = tab.extent()
  for (let tries = 1; ; tries += 1) {
    const found = new Map<string, number>()
    if (lastRow <= headerRow) return found
    tab.values({ row: headerRow + 1, column, rows: lastRow - headerRow, columns: 1 }).forEach(([cell], index) => {
      const id = textOf(cell)
      if (id !== '' && !found.has(id)) found.set(id, headerRow + 1 + index)
    })
    const now = tab.extent().lastRow
    if (now <= lastRow || tries === TRIES) return found
    lastRow = now
  }
}

/** Buffered until the flush. `rows` have their cells in the order of `shape.headers`. The id comes last: a row that has one is whole. */
export const insertRows = ({ tab, shape, headerRow, columns, idColumn }: KeyedTable, below: number, rows: CellInput[][]): void => {
  const runs = columnRuns(columns)
  const holdsId = ({ column, indexes }: { column: number; indexes: number[] }): boolean => column <= idColumn && idColumn < column + indexes.length
  tab.insertFilled(below, {
    count: rows.length,
    cells: [...runs.filter((run) => !holdsId(run)), ...runs.filter(holdsId)].map(({ column, indexes }) => ({
      column,
      values: rows.map((cells) => indexes.map((index) => cells[index] ?? null)),
    })),
    formats: shape.headers.flatMap((header, index) => {
      const numberFormat = shape.formats.get(header)
      return numberFormat ? [{ column: columns[index] ?? 1, numberFormat }] : []
    }),
    plainColumns: below === headerRow ? Math.max(...columns) : 0,
  })
}

/** Our columns as runs of neighbours: one write each. */
const columnRuns = (columns: number[]): { column: number; indexes: number[] }[] => {
  const sorted = columns.map((column, index) => ({ column, index })).sort((a, b) => a.column - b.column)
  const runs: { column: number; indexes: number[] }[] = []
  for (const { column, index } of sorted) {
    const run = runs[runs.length - 1]
    if (run && column === run.column + run.indexes.length) run.indexes.push(index)
    else runs.push({ column, indexes: [index] })
  }
  return runs
}

/** Whether these ids stand in just these rows under the same headers: reads two small blocks. */
export const standThere = ({ tab, shape, headerRow, columns, idColumn }: KeyedTable, first: number, ids: string[]): boolean => {
  const [header = []] = headerCells(tab, shape, headerRow)
  const moved = shape.headers.some((name, index) => {
    const text = header[(columns[index] ?? 0) - 1]
    return text !== undefined && text.trim().toLowerCase() !== name.toLowerCase()
  })
  if (moved) return false
  const cells = tab.values({ row: first, column: idColumn, rows: ids.length, columns: 1 })
  return ids.every((id, index) => textOf(cells[index]?.[0]) === id)
}

export interface RowWithId {
  id: string
  cells: CellInput[]
}

/**
 * Rows that were written for the columns of `before` although columns had moved by then, so that they stand under wrong headers: they
 * are blanked, and answered to be written again. Rows that are nowhere were deleted by somebody.
 */
export const blankMisplaced = <Row extends RowWithId>(before: KeyedTable, now: KeyedTable, rows: readonly Row[]): Row[] => {
  const { tab, columns, headerRow } = now
  if (tab.id !== before.tab.id || columns.every((column, index) => column === before.columns[index])) return []
  const here = allIds(now)
  const there = before.idColumn === now.idColumn ? here : idsIn(tab, headerRow, before.idColumn)
  const width = Math.max(tab.extent().lastColumn, ...columns)
  return rows.filter(({ id, cells }) => {
    const row = here.get(id) ?? there.get(id)
    if (row === undefined) return false
    const block = { row, column: 1, rows: 1, columns: width }
    const [stands = []] = tab.values(block)
    const isRight = cells.every((cell, index) => typeof cell !== 'string' || cell.length >= MAX_CELL_CHARACTERS || stands[(columns[index] ?? 0) - 1] === cell)
    if (!isRight) tab.clear(block)
    return !isRight
  })
}

const textOf = (cell: CellInput | undefined): string => (typeof cell === 'string' ? cell.trim() : cell === null || cell === undefined ? '' : String(cell))
