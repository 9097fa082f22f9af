/** A cell of the model as the page gets it: display text, what the formula bar shows, look, that of conditional formatting included. */
import { coerce } from '../fake-apps-script/model/coerce'
import type { RuledStyle } from '../fake-apps-script/model/format-rules'
import type { Book, Cell, Tab } from '../fake-apps-script/model/types'
import type { CellView, RowView, StyledCellView } from './protocol'

/** What a text or number must be typed as; asked for every cell again and again, so answers are kept. */
export type AsTyped = (value: string | number, format: string | undefined, shown: string) => string

export const cellView = (tab: Tab, row: number, column: number, asTyped: AsTyped, ruled: RuledStyle): CellView => {
  const cell = tab.cell(row, column)
  if (!cell) return ''
  const text = tab.displayText(row, column)
  const edited = editText(cell, text, asTyped)
  const rule = ruled(row, column, text)
  const look = rule ? { ...cell, ...rule } : cell
  const style = styleOf(look)
  const view: StyledCellView = { t: text }
  if (edited !== text) view.e = edited
  if (cell.link) view.link = cell.link
  if (cell.note) view.note = cell.note
  if (typeof cell.value === 'object' && cell.value.message) view.m = cell.value.message
  if (style) view.s = style
  if (look.background) view.bg = look.background
  if (look.color) view.fg = look.color
  return Object.keys(view).length === 1 ? text : view
}

/** Typing this text into the cell gives what is in it. */
const editText = ({ formula, value, format }: Cell, shown: string, asTyped: AsTyped): string => {
  if (formula) return formula
  return typeof value === 'string' || typeof value === 'number' ? asTyped(value, format, shown) : shown
}

/** Answers kept at most, before all are forgotten. */
const MOST_KEPT = 200_000

export const createAsTyped = (book: Book): AsTyped => {
  const kept = new Map<string, string>()
  return (value, format, shown) => {
    if (typeof value === 'string' && isPlainlyText(value)) return value
    const key = `${typeof value} ${format ?? ''} ${value} ${shown}`
    const known = kept.get(key)
    if (known !== undefined) return known
    if (kept.size >= MOST_KEPT) kept.clear()
    const answer = typeof value === 'string' ? textAsTyped(value, format, book) : numberAsTyped(value, format, shown, book)
    kept.set(key, answer)
    return answer
  }
}

const textAsTyped = (value: string, format: string | undefined, book: Book): string => {
  const typed = coerce(value, format, book)
  return typed.kind === 'value' && typed.value === value ? value : `'${value}`
}

/** A date or a percentage reads better as shown, as long as nothing is lost by it. */
const numberAsTyped = (value: number, format: string | undefined, shown: string, book: Book): string => {
  const typed = coerce(shown, format, book)
  return typed.kind === 'value' && typed.value === value ? shown : String(value)
}

/** Texts that no locale reads as anything else, told without asking: most of a sheet. */
const isPlainlyText = (text: string): boolean =>
  text === '' || (/^\p{L}/u.test(text) && !/^(true|false)$/i.test(text) && (!/\d/.test(text) || text.length > 40 || /^\p{L}{1,2}\d|:\/\/|@/u.test(text)))

const styleOf = ({ value, bold, italic, wrap }: Cell): string => {
  const error = typeof value === 'object' && value.error !== 'Loading...'
  const aligned = typeof value === 'number' ? 'r' : typeof value === 'boolean' || typeof value === 'object' ? 'c' : ''
  return `${bold ? 'b' : ''}${italic ? 'i' : ''}${wrap ? 'w' : ''}${aligned}${error ? 'x' : ''}`
}

/** The row up to its last cell with something to show. */
export const rowView = (tab: Tab, row: number, asTyped: AsTyped, ruled: RuledStyle): RowView => {
  const cells: RowView = []
  for (let column = 1; column <= tab.columnCount; column++) {
    const cell = cellView(tab, row, column, asTyped, ruled)
    if (cell === '') continue
    while (cells.length < column - 1) cells.push('')
    cells.push(cell)
  }
  return cells
}
