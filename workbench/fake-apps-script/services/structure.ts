/** Changes of a tab's grid: inserting and deleting rows and columns, hiding, widths. Buffered like every write. */
import type { Execution } from '../execution/execution'
import type { PendingWrite } from '../execution/write-buffer'
import { refuse, TEXTS } from '../google-error'
import type { Cell, Rect, Tab } from '../model/types'
import { checkMayEdit, checkMaySplit, fitsGrid } from './refs'

/** A cell without any look of its own. */
export const PLAIN: Partial<Omit<Cell, 'value' | 'formula'>> = {
  format: undefined,
  bold: undefined,
  italic: undefined,
  background: undefined,
  color: undefined,
  wrap: undefined,
  clip: undefined,
  vertical: undefined,
  note: undefined,
  link: undefined,
}

const MOST_CELLS = 10_000_000

export const checkCellCount = (x: Execution, more: number): void => {
  if (x.host.book.cellCount() + more > MOST_CELLS) refuse(TEXTS.tooManyCells)
}

/** Puts one change of a tab into the buffer, after the checks that Google makes at once. */
export const change = (x: Execution, tabId: number, rect: Rect | null, apply: (tab: Tab) => void, ofGrid = false): void => {
  const tab = x.tab(tabId)
  checkMayEdit(x, tab, rect)
  put(x, {
    ofGrid,
    cells: rect ? rect.rows * rect.columns : 1,
    apply: () => {
      // The tab may be another by now: gone, smaller, protected.
      const now = x.tab(tabId)
      if (rect && !fitsGrid(now, rect)) refuse(TEXTS.outsideGrid)
      checkMayEdit(x, now, rect)
      apply(now)
    },
  })
}

/** Where changes of the grid are not batched, they are made when asked for. */
const put = (x: Execution, write: PendingWrite): void => {
  if (!write.ofGrid || x.host.switches.structureBuffered) return x.writes.add(write)
  x.commit()
  write.apply()
}

export const insertRows = (x: Execution, tabId: number, before: number, count: number, looksFrom: 'above' | 'below'): void => {
  x.commit()
  const tab = x.tab(tabId)
  if (count < 1 || before < 1 || before > tab.rowCount + 1) refuse(TEXTS.outsideGrid)
  checkMaySplit(x, tab, 'row', before)
  checkCellCount(x, count * tab.columnCount)
  change(x, tabId, null, (now) => now.insertRows(before, count, looksFrom), true)
}

export const insertColumns = (x: Execution, tabId: number, before: number, count: number): void => {
  x.commit()
  const tab = x.tab(tabId)
  if (count < 1 || before < 1 || before > tab.columnCount + 1) refuse(TEXTS.outsideGrid)
  checkMaySplit(x, tab, 'column', before)
  checkCellCount(x, count * tab.rowCount)
  change(x, tabId, null, (now) => now.insertColumns(before, count), true)
}

export const deleteRows = (x: Execution, tabId: number, first: number, count: number): void => {
  x.commit()
  const tab = x.tab(tabId)
  const rect = { row: first, column: 1, rows: count, columns: tab.columnCount }
  if (count < 1 || first < 1 || !fitsGrid(tab, rect)) refuse(TEXTS.outsideGrid)
  if (count === tab.rowCount) refuse("You can't delete all the rows on the sheet.")
  change(x, tabId, rect, (now) => now.deleteRows(first, count), true)
}

export const deleteColumns = (x: Execution, tabId: number, first: number, count: number): void => {
  x.commit()
  const tab = x.tab(tabId)
  const rect = { row: 1, column: first, rows: tab.rowCount, columns: count }
  if (count < 1 || first < 1 || !fitsGrid(tab, rect)) refuse(TEXTS.outsideGrid)
  if (count === tab.columnCount) refuse("You can't delete all the columns on the sheet.")
  change(x, tabId, rect, (now) => now.deleteColumns(first, count), true)
}

/**
 * Appends below the last row with content: looked up when the call is made, written when the buffer goes out. What
 * another execution appended in between is overwritten (platform facts §3.3, §10.9).
 */
export const appendRow = (x: Execution, tabId: number, cells: unknown[], enter: (tab: Tab, row: number) => void): void => {
  x.commit()
  const tab = x.tab(tabId)
  const row = tab.lastRow() + 1
  const width = Math.max(tab.columnCount, cells.length)
  const growth = Math.max(0, row - tab.rowCount) * width + (width - tab.columnCount) * tab.rowCount
  if (growth > 0) checkCellCount(x, growth)
  checkMayEdit(x, tab, { row, column: 1, rows: 1, columns: width })
  x.writes.add({
    ofGrid: true,
    cells: cells.length,
    apply: () => {
      const now = x.tab(tabId)
      if (row > now.rowCount) now.insertRows(now.rowCount + 1, row - now.rowCount)
      if (width > now.columnCount) now.insertColumns(now.columnCount + 1, width - now.columnCount)
      enter(now, row)
    },
  })
}
