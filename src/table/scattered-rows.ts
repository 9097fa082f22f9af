/**
 * Rows all over a long tab, in the same few calls however far apart they are: Google reads one rectangle a call, so a formula on a
 * hidden tab brings them together. It goes on showing them as they are: reading once more tells what has become of them.
 */
import type { CellInput, Tab } from '../ports'
import { columnLetter, quotedTabName } from './column-letter'
import type { KeyedTable } from './keyed-table'

export interface ScatteredRows {
  /** Row → its cells, in the order of the table's headers; rows that are not there are missing. `headersHold`: columns are where they were. */
  read(): { rows: Map<number, CellInput[]>; headersHold: boolean }
  close(): void
}

export interface LookUpPlace {
  tab: Tab
  /** This column and as many to its right as the table is wide are free, from row 1 down. */
  column: number
  /** Of the table's tab; asked for when it turns out wrong. */
  tabName: string
}

/** Reading so many rows that nobody asked for costs less than the formula. */
const SPAN_READ_WHOLE = 2_000
/** The grid of a new tab, and then some. */
const ROWS_A_FORMULA = 900

/** `rows`: whichever is below the end now may be there when it is read again. */
export const openScatteredRows = (table: KeyedTable, rows: readonly number[], lastRow: number, place: LookUpPlace): ScatteredRows => {
  const wanted = [...new Set([table.headerRow, ...rows])].sort((a, b) => a - b)
  const last = wanted[wanted.length - 1] ?? table.headerRow
  return last - table.headerRow <= SPAN_READ_WHOLE ? inOneBlock(table, wanted, lastRow) : byFormula(table, wanted, place)
}

const inOneBlock = (table: KeyedTable, wanted: number[], lastRow: number): ScatteredRows => {
  const { tab, headerRow } = table
  const width = Math.max(...table.columns)
  let last = Math.min(lastRow, wanted[wanted.length - 1] ?? headerRow)
  return {
    read: () => {
      const cells = tab.values({ row: headerRow, column: 1, rows: last - headerRow + 1, columns: width })
      // What has been put below meanwhile is looked at the next time.
      last = wanted[wanted.length - 1] ?? headerRow
      return asTold(table, wanted.flatMap((row) => (cells[row - headerRow] ? [[row, cells[row - headerRow] ?? []]] : [])))
    },
    close: () => undefined,
  }
}

const byFormula = (table: KeyedTable, wanted: number[], place: LookUpPlace): ScatteredRows => {
  const width = Math.max(...table.columns)
  const { tab: scratch, column } = place
  const groups = Array.from({ length: Math.ceil(wanted.length / ROWS_A_FORMULA) }, (_, index) => wanted.slice(index * ROWS_A_FORMULA, (index + 1) * ROWS_A_FORMULA))
  const area = (group: number[]) => ({ row: 1, column: column + 1, rows: group.length, columns: width })
  let shown: number[] | null = null
  const show = (group: number[], name: string): CellInput[][] => {
    if (shown !== group) {
      if (shown) scratch.clear({ row: 1, column, rows: shown.length, columns: width + 1 })
      scratch.write(1, column, group.map((row) => [row]))
      scratch.writeFormula(1, column + 1, formula(name, width, columnLetter(column), group.length))
      shown = group
    }
    return scratch.values(area(group))
  }
  const holds = (cells: CellInput[][], group: number[]): boolean => group[0] !== table.headerRow || headersStand(table, cells[0] ?? [])
  return {
    read: () => {
      const found: [number, CellInput[]][] = []
      for (const group of groups) {
        let cells = show(group, place.tabName)
        if (!holds(cells, group)) {
          place.tabName = table.tab.name
          shown = null
          cells = show(group, place.tabName)
        }
        group.forEach((row, index) => {
          const line = cells[index]
          if (line && line[0] !== '#REF!') found.push([row, line])
        })
      }
      return asTold(table, found)
    },
    close: () => {
      if (shown) scratch.clear({ row: 1, column, rows: shown.length, columns: width + 1 })
    },
  }
}

const asTold = (table: KeyedTable, found: [number, CellInput[]][]): ReturnType<ScatteredRows['read']> => ({
  rows: new Map(found.filter(([row]) => row !== table.headerRow).map(([row, cells]) => [row, table.columns.map((column) => cells[column - 1] ?? null)])),
  headersHold: headersStand(table, found.find(([row]) => row === table.headerRow)?.[1] ?? []),
})

const headersStand = ({ shape, columns }: KeyedTable, cells: CellInput[]): boolean =>
  shape.headers.every((header, index) => String(cells[(columns[index] ?? 0) - 1] ?? '').trim().toLowerCase() === header.toLowerCase())

/** Semicolons: where a comma is the decimal mark, a formula with commas does not parse (platform facts §3.5). */
const formula = (name: string, width: number, rows: string, count: number): string =>
  `=MAKEARRAY(${count};${width};LAMBDA(i;c;INDEX(${quotedTabName(name)}!$A:$${columnLetter(width)};INDEX($${rows}$1:$${rows}$${count};i;1);c)))`
