/** `B2:C9`, `A:A`, `5:5`, `Leads!A1` ↔ rectangles. */
import type { Book, Rect, Tab } from '../model/types'
import { refuse } from '../google-error'

export const columnName = (column: number): string => {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

const columnNumber = (name: string): number =>
  [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

export const toA1 = ({ row, column, rows, columns }: Rect): string => {
  const start = `${columnName(column)}${row}`
  return rows === 1 && columns === 1 ? start : `${start}:${columnName(column + columns - 1)}${row + rows - 1}`
}

/** A range on this tab; open ends reach to the end of the grid. */
export const parseA1 = (tab: Tab, text: string): Rect => {
  const local = text.includes('!') ? text.slice(text.lastIndexOf('!') + 1) : text
  const [, fromColumn = '', fromRow = '', second, toColumn = '', toRow = ''] =
    /^\$?([A-Za-z]{0,3})\$?(\d*)(:\$?([A-Za-z]{0,3})\$?(\d*))?$/.exec(local.trim()) ?? refuse('Range not found')
  if (!fromColumn && !fromRow) refuse('Range not found')
  if (second === undefined && (!fromColumn || !fromRow)) refuse('Range not found')
  const left = fromColumn ? columnNumber(fromColumn) : 1
  const top = fromRow ? Number(fromRow) : 1
  const right = second === undefined ? left : toColumn ? columnNumber(toColumn) : tab.columnCount
  const bottom = second === undefined ? top : toRow ? Number(toRow) : tab.rowCount
  return {
    row: Math.min(top, bottom),
    column: Math.min(left, right),
    rows: Math.abs(bottom - top) + 1,
    columns: Math.abs(right - left) + 1,
  }
}

/** The tab that `'My tab'!A1` names; null where the text names none. */
export const tabNamedIn = (book: Book, text: string): Tab | null => {
  if (!text.includes('!')) return null
  const name = text
    .slice(0, text.lastIndexOf('!'))
    .replace(/^'(.*)'$/, '$1')
    .replaceAll("''", "'")
  return book.tabByName(name) ?? refuse('Range not found')
}
