/** Copy, cut and paste of cells as tab-separated text, on the grid's own text area. */
import { displayText, type BookStore } from '../book-view'
import { parseTsv, toTsv } from '../tsv'
import type { Edit, Rect } from '../../server/protocol'
import type { Selection } from './selection'

/** The cells of the last range as displayed; hidden rows are not copied, nor blank lines after what is filled. */
export const copyText = (selection: Selection, book: BookStore): string => {
  const rect = selection.ranges.at(-1)!
  const filled = [...book.rows().keys()].reduce((last, row) => Math.max(last, row), 0)
  const rows = book.visibleRows().filter((row) => row >= rect.row && row < rect.row + rect.rows && (row <= filled || rect.rows === 1))
  return toTsv(rows.map((row) => Array.from({ length: rect.columns }, (_, index) => displayText(book.cell(row, rect.column + index)))))
}

/** What pasting this text onto the selection does: one value fills every range, more go in from the top left and may enlarge the grid. */
export const pasteEdit = (text: string, selection: Selection, tab: number): { edit: Edit; covers: Rect[] } => {
  const values = parseTsv(text)
  const rect = selection.ranges.at(-1)!
  const single = values.length === 1 && values[0]!.length === 1
  if (single && (rect.rows * rect.columns > 1 || selection.ranges.length > 1)) {
    return { edit: { op: 'fill', tab, rects: selection.ranges, value: values[0]![0]! }, covers: selection.ranges }
  }
  const width = Math.max(...values.map((row) => row.length))
  const square = values.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
  return {
    edit: { op: 'enter', tab, row: rect.row, column: rect.column, values: square },
    covers: [{ row: rect.row, column: rect.column, rows: values.length, columns: width }]
  }
}
