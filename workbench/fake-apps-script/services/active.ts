/** What is active, asked in four places with the same answers: the app, the spreadsheet, a sheet, the selection. */
import type { Execution } from '../execution/execution'
import type { Rect, Tab } from '../model/types'
import type { Ref } from '../wire'
import { rangeHandle, rangeListHandle, sheetHandle, type RangeListRef, type RangeRef } from './refs'

/** A web app of a bound script: documented to have no active spreadsheet, observed to have one (platform facts §1.4). */
export const hasActiveBook = (x: Execution): boolean => x.request.kind !== 'web-app' || x.host.switches.webappActive === 'present'

export const activeTab = (x: Execution): Tab | undefined => x.host.book.tabById(x.view.activeTabId) ?? x.host.book.tabs[0]

export const activeSheet = (x: Execution): Ref | null => {
  const tab = activeTab(x)
  return tab && hasActiveBook(x) ? sheetHandle(tab) : null
}

/** The range with the current cell is the last one. */
export const activeRange = (x: Execution): Ref | null => {
  const rect = x.view.selection.at(-1)
  return rect && hasActiveBook(x) ? rangeHandle(x.view.activeTabId, rect) : null
}

export const activeRangeList = (x: Execution): Ref | null =>
  x.view.selection.length > 0 && hasActiveBook(x) ? rangeListHandle(x.view.activeTabId, x.view.selection) : null

export const currentCell = (x: Execution): Ref | null => {
  const rect = x.view.selection.at(-1)
  return rect && hasActiveBook(x) ? rangeHandle(x.view.activeTabId, { ...rect, rows: 1, columns: 1 }) : null
}

const A1: Rect = { row: 1, column: 1, rows: 1, columns: 1 }

export const activateTab = (x: Execution, tabId: number): void => {
  if (x.tab(tabId).id !== x.view.activeTabId) x.activate(tabId, [A1])
}

export const activateRange = (x: Execution, { tabId, row, column, rows, columns }: RangeRef): void =>
  x.activate(tabId, [{ row, column, rows, columns }])

export const activateRangeList = (x: Execution, { tabId, rects }: RangeListRef): void => x.activate(tabId, rects)

/** A cell inside the selection becomes the current one without changing it. */
export const activateCell = (x: Execution, cell: RangeRef): void => {
  const inside = x.view.activeTabId === cell.tabId && x.view.selection.some((rect) => contains(rect, cell))
  if (!inside) return activateRange(x, cell)
  const holding = x.view.selection.find((rect) => contains(rect, cell))
  if (holding) x.activate(cell.tabId, [...x.view.selection.filter((rect) => rect !== holding), holding])
}

const contains = (outer: Rect, inner: Rect): boolean =>
  outer.row <= inner.row &&
  inner.row < outer.row + outer.rows &&
  outer.column <= inner.column &&
  inner.column < outer.column + outer.columns
