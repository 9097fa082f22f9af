/** Shows the selection on the cells that are drawn: a tint, an edge around each range, a frame around the current cell, marked headers. */
import { columnLetters, contains } from '../a1'
import type { BookStore } from '../book-view'
import type { Selection } from './selection'
import type { SheetTable } from './sheet-table'

const CLASSES = ['sel', 'sel-top', 'sel-bottom', 'sel-left', 'sel-right', 'current'] as const

export const createSelectionPainter = (host: HTMLElement, table: SheetTable, book: BookStore): ((selection: Selection) => void) => {
  /** Rows that wear something of the selection: the others, most of those that scroll by, need no look. */
  const painted = new WeakSet<HTMLElement>()

  return ({ ranges, active }) => {
    const columns = book.tab().columnCount
    const several = ranges.length > 1 || ranges[0]!.rows * ranges[0]!.columns > 1
    for (const { row, element } of table.drawnRows()) {
      const across = ranges.filter((rect) => row >= rect.row && row < rect.row + rect.rows)
      if (across.length > 0) painted.add(element)
      else if (!painted.delete(element)) continue
      const cells = element.children
      for (let index = 0; index < cells.length; index++) {
        const cell = cells[index] as HTMLElement
        const field = cell.getAttribute('tabulator-field')
        if (field === null) continue
        if (field === '#') {
          cell.classList.toggle('marked', across.length > 0)
          cell.classList.toggle('marked-whole', across.some((rect) => rect.columns === columns))
          continue
        }
        // Cells stand in column order after the row's number.
        const column = index
        const wanted = new Set<string>()
        if (row === active.row && column === active.column) wanted.add('current')
        for (const rect of across) {
          if (!contains(rect, row, column)) continue
          if (several) wanted.add('sel')
          if (row === rect.row) wanted.add('sel-top')
          if (row === rect.row + rect.rows - 1) wanted.add('sel-bottom')
          if (column === rect.column) wanted.add('sel-left')
          if (column === rect.column + rect.columns - 1) wanted.add('sel-right')
        }
        for (const name of CLASSES) cell.classList.toggle(name, wanted.has(name))
        if (wanted.size > 0 || cell.hasAttribute('aria-selected')) cell.setAttribute('aria-selected', String(wanted.size > 0))
      }
    }
    const rows = book.tab().rowCount
    for (let column = 1; column <= columns; column++) {
      const header = host.querySelector(`.tabulator-col[tabulator-field="${columnLetters(column)}"]`)
      const along = ranges.filter((rect) => column >= rect.column && column < rect.column + rect.columns)
      header?.classList.toggle('marked', along.length > 0)
      header?.classList.toggle('marked-whole', along.some((rect) => rect.rows === rows))
    }
  }
}
