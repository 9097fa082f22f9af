/** Addresses as people write them: column letters, 'B7', 'A2:F41'. */
import type { Rect } from '../server/protocol'

export const columnLetters = (column: number): string =>
  column <= 26 ? String.fromCharCode(64 + column) : columnLetters(Math.floor((column - 1) / 26)) + columnLetters(((column - 1) % 26) + 1)

export const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row}`

export const rangeName = ({ row, column, rows, columns }: Rect): string =>
  rows === 1 && columns === 1 ? cellName(row, column) : `${cellName(row, column)}:${cellName(row + rows - 1, column + columns - 1)}`

/** Reads 'C5', 'A2:C9', '7:9' or 'B:D' within a grid of that size; null where it is none of them. */
export const parseRange = (text: string, grid: { rows: number; columns: number }): Rect | null => {
  const match = /^\s*([A-Z]{0,3})(\d{0,8})(?::([A-Z]{0,3})(\d{0,8}))?\s*$/i.exec(text)
  if (!match) return null
  const [, fromLetters = '', fromDigits = '', toLetters = fromLetters, toDigits = fromDigits] = match
  const single = match[3] === undefined
  if (!fromLetters && !fromDigits) return null
  if (single && (!fromLetters || !fromDigits)) return null
  if (!!fromLetters !== !!toLetters) return null
  const columns = [fromLetters ? columnNumber(fromLetters) : 1, toLetters ? columnNumber(toLetters) : grid.columns]
  const rows = [fromDigits ? Number(fromDigits) : 1, toDigits ? Number(toDigits) : grid.rows]
  const rect = rectBetween({ row: rows[0]!, column: columns[0]! }, { row: rows[1]!, column: columns[1]! })
  const fits = rect.row >= 1 && rect.column >= 1 && rect.row + rect.rows - 1 <= grid.rows && rect.column + rect.columns - 1 <= grid.columns
  return fits ? rect : null
}

export interface CellPlace {
  row: number
  column: number
}

export const rectBetween = (one: CellPlace, other: CellPlace): Rect => ({
  row: Math.min(one.row, other.row),
  column: Math.min(one.column, other.column),
  rows: Math.abs(one.row - other.row) + 1,
  columns: Math.abs(one.column - other.column) + 1
})

export const contains = (rect: Rect, row: number, column: number): boolean =>
  row >= rect.row && row < rect.row + rect.rows && column >= rect.column && column < rect.column + rect.columns
