/** What a script reads from cells: dates as Date in the spreadsheet's zone, errors as their text, blanks as ''. */
import { isError, showsDate } from '../model/display-text'
import { serialToInstant } from '../model/serial-date'
import type { Book, Cell, Rect, Tab } from '../model/types'

export const cellsOf = <T>(
  tab: Tab,
  { row, column, rows, columns }: Rect,
  pick: (cell: Cell | undefined, row: number, column: number) => T,
): T[][] =>
  Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (_, across) => pick(tab.cell(row + down, column + across), row + down, column + across)),
  )

export const scriptValue = (book: Book, cell: Cell | undefined): string | number | boolean | Date => {
  const value = cell?.value ?? ''
  if (isError(value)) return value.error
  return typeof value === 'number' && showsDate(cell?.format) ? serialToInstant(value, book.timeZone) : value
}
