/** A cell of the model as the page gets it: display text, what the formula bar shows, look. */
import { coerce } from '../fake-apps-script/model/coerce'
import type { Book, Cell, Tab } from '../fake-apps-script/model/types'
import type { CellView, RowView, StyledCellView } from './protocol'

export const cellView = (book: Book, tab: Tab, row: number, column: number): CellView => {
  const cell = tab.cell(row, column)
  if (!cell) return ''
  const text = tab.displayText(row, column)
  const edited = editText(book, cell, text)
  const style = styleOf(cell)
  const view: StyledCellView = { t: text }
  if (edited !== text) view.e = edited
  if (cell.link) view.link = cell.link
  if (cell.note) view.note = cell.note
  if (style) view.s = style
  if (cell.background) view.bg = cell.background
  if (cell.color) view.fg = cell.color
  return Object.keys(view).length === 1 ? text : view
}

/** Typing this text into the cell gives what is in it. */
const editText = (book: Book, { formula, value, format }: Cell, shown: string): string => {
  if (formula) return formula
  if (typeof value === 'string') {
    if (value === '') return ''
    const typed = coerce(value, format, book)
    const same = typed.kind === 'value' && typed.value === value
    return same ? value : `'${value}`
  }
  if (typeof value !== 'number') return shown
  const typed = coerce(shown, format, book)
  // A date or a percentage reads better as shown, as long as nothing is lost by it.
  return typed.kind === 'value' && typed.value === value ? shown : String(value)
}

const styleOf = ({ value, bold, italic, wrap }: Cell): string => {
  const error = typeof value === 'object'
  const aligned = typeof value === 'number' ? 'r' : typeof value === 'boolean' || error ? 'c' : ''
  return `${bold ? 'b' : ''}${italic ? 'i' : ''}${wrap ? 'w' : ''}${aligned}${error ? 'x' : ''}`
}

/** The row up to its last cell with something to show. */
export const rowView = (book: Book, tab: Tab, row: number): RowView => {
  const cells: RowView = []
  for (let column = 1; column <= tab.columnCount; column++) {
    const cell = cellView(book, tab, row, column)
    if (cell === '') continue
    while (cells.length < column - 1) cells.push('')
    cells.push(cell)
  }
  return cells
}
