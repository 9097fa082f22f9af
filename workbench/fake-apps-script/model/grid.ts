/**
 * Sparse storage of one tab: rows exist where something is in them, plain values are kept bare (no object per cell),
 * looks are shared. Good for 150,000 rows of 40 columns.
 */
import type { Cell, Rect, Scalar } from './types'

/** Everything of a cell but its content. */
export type Look = Readonly<Omit<Cell, 'value' | 'formula'>>

/** A formula in its cell; the engine fills in what it computes. */
export interface FormulaContent {
  formula: string
  row: number
  column: number
  value: Scalar
  /** It comes to a blank cell: shown as nothing, counted as 0. */
  blank?: boolean
  /** Of HYPERLINK. */
  link?: string
  /** The number format that the result brings along, where the cell has none of its own. */
  resultFormat?: string
  spill?: { rows: number; columns: number }
  /** It came of chance or of the time, itself or by what it read. */
  volatile?: boolean
}

/** A cell that shows a part of the array computed in another one. */
export interface SpilledContent {
  spilled: Scalar
  link?: string
  /** Of a date, where the cell has none of its own. */
  format?: string
  from: FormulaContent
}

export type Content = Scalar | FormulaContent | SpilledContent

export const isFormula = (content: Content | undefined): content is FormulaContent =>
  typeof content === 'object' && 'formula' in content
export const isSpilled = (content: Content | undefined): content is SpilledContent =>
  typeof content === 'object' && 'spilled' in content

export const scalarOf = (content: Content | undefined): Scalar => {
  if (content === undefined) return ''
  if (typeof content !== 'object') return content
  if ('formula' in content) return content.value
  if ('spilled' in content) return content.spilled
  return content
}

/** The number format that a computed value brings along. */
export const ownFormat = (content: Content | undefined): string | undefined =>
  isFormula(content) ? content.resultFormat : isSpilled(content) ? content.format : undefined

export interface GridRow {
  content: (Content | undefined)[]
  looks: (Look | undefined)[]
  filled: number
}

export interface Grid {
  readonly formulas: ReadonlySet<FormulaContent>
  readonly rows: readonly (GridRow | undefined)[]
  content(row: number, column: number): Content | undefined
  setContent(row: number, column: number, content: Content | undefined): void
  look(row: number, column: number): Look | undefined
  setLook(row: number, column: number, look: Look | undefined): void
  lastRow(): number
  lastColumn(): number
  insertRows(before: number, count: number): void
  deleteRows(first: number, count: number): void
  insertColumns(before: number, count: number): void
  deleteColumns(first: number, count: number): void
}

export const createGrid = (): Grid => {
  let rows: (GridRow | undefined)[] = []
  const filledInColumn: number[] = []
  const formulas = new Set<FormulaContent>()

  const forget = (row: GridRow): void => {
    row.content.forEach((content, index) => {
      if (content === undefined) return
      filledInColumn[index] = (filledInColumn[index] ?? 0) - 1
      if (isFormula(content)) formulas.delete(content)
    })
  }

  const rowFor = (row: number): GridRow => {
    const found = rows[row - 1]
    if (found) return found
    // Assigned one after the other, so that the array stays dense and splicing it is quick.
    while (rows.length < row - 1) rows.push(undefined)
    const made: GridRow = { content: [], looks: [], filled: 0 }
    rows[row - 1] = made
    return made
  }

  const setContent = (row: number, column: number, content: Content | undefined): void => {
    const line = content === undefined ? rows[row - 1] : rowFor(row)
    if (!line) return
    const before = line.content[column - 1]
    if (isFormula(before)) formulas.delete(before)
    if (before === undefined && content === undefined) return
    if (before === undefined) {
      line.filled++
      filledInColumn[column - 1] = (filledInColumn[column - 1] ?? 0) + 1
      while (line.content.length < column - 1) line.content.push(undefined)
    } else if (content === undefined) {
      line.filled--
      filledInColumn[column - 1] = (filledInColumn[column - 1] ?? 0) - 1
    }
    line.content[column - 1] = content
    if (isFormula(content)) {
      content.row = row
      content.column = column
      formulas.add(content)
    }
  }

  const setLook = (row: number, column: number, look: Look | undefined): void => {
    if (!look && !rows[row - 1]?.looks[column - 1]) return
    const { looks } = rowFor(row)
    while (looks.length < column - 1) looks.push(undefined)
    looks[column - 1] = look
  }

  const last = (length: number, filled: (index: number) => boolean): number => {
    let index = length
    while (index > 0 && !filled(index - 1)) index--
    return index
  }

  return {
    formulas,
    get rows() {
      return rows
    },
    content: (row, column) => rows[row - 1]?.content[column - 1],
    setContent,
    look: (row, column) => rows[row - 1]?.looks[column - 1],
    setLook,
    lastRow: () => last(rows.length, (index) => (rows[index]?.filled ?? 0) > 0),
    lastColumn: () => last(filledInColumn.length, (index) => (filledInColumn[index] ?? 0) > 0),

    insertRows(before, count) {
      if (before > rows.length) return
      rows = [...rows.slice(0, before - 1), ...new Array<undefined>(count).fill(undefined), ...rows.slice(before - 1)]
      for (const formula of formulas) if (formula.row >= before) formula.row += count
    },
    deleteRows(first, count) {
      for (const row of rows.slice(first - 1, first - 1 + count)) if (row) forget(row)
      rows = [...rows.slice(0, first - 1), ...rows.slice(first - 1 + count)]
      for (const formula of formulas) if (formula.row >= first) formula.row -= count
    },
    insertColumns(before, count) {
      const open = <T>(line: (T | undefined)[]): void => {
        if (line.length >= before) line.splice(before - 1, 0, ...new Array<undefined>(count).fill(undefined))
      }
      for (const row of rows) {
        if (!row) continue
        open(row.content)
        open(row.looks)
      }
      open(filledInColumn)
      for (const formula of formulas) if (formula.column >= before) formula.column += count
    },
    deleteColumns(first, count) {
      for (const row of rows) {
        if (!row) continue
        for (const content of row.content.splice(first - 1, count)) {
          if (content === undefined) continue
          row.filled--
          if (isFormula(content)) formulas.delete(content)
        }
        row.looks.splice(first - 1, count)
      }
      filledInColumn.splice(first - 1, count)
      for (const formula of formulas) if (formula.column >= first) formula.column -= count
    }
  }
}

/** Calls back for every position of the rectangle, row by row. */
export const eachPosition = (rect: Rect, visit: (row: number, column: number) => void): void => {
  for (let row = rect.row; row < rect.row + rect.rows; row++) {
    for (let column = rect.column; column < rect.column + rect.columns; column++) visit(row, column)
  }
}
