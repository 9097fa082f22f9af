/** What identifies the spreadsheet's objects, and handles to them. */
import type { Execution } from '../execution/execution'
import { refuse, TEXTS } from '../google-error'
import type { Rect, Tab } from '../model/types'
import { refTo, type Ref } from '../wire'

export interface RangeRef extends Rect {
  tabId: number
}

export interface RangeListRef {
  tabId: number
  rects: Rect[]
}

export const bookHandle = (): Ref => refTo('Spreadsheet', null)
export const sheetHandle = (tab: Tab): Ref<number> => refTo('Sheet', tab.id)
export const rangeHandle = (tabId: number, { row, column, rows, columns }: Rect): Ref<RangeRef> =>
  refTo('Range', { tabId, row, column, rows, columns })
export const rangeListHandle = (tabId: number, rects: Rect[]): Ref<RangeListRef> =>
  refTo('RangeList', { tabId, rects: rects.map(({ row, column, rows, columns }) => ({ row, column, rows, columns })) })

/** A range of the grid as it is now, with this execution's own structural changes. */
export const rangeOn = (tab: Tab, rect: Rect): Ref<RangeRef> => {
  if (rect.rows < 1) refuse(TEXTS.noRows)
  if (rect.columns < 1) refuse(TEXTS.noColumns)
  if (rect.row < 1 || rect.column < 1 || !fitsGrid(tab, rect)) refuse(TEXTS.outsideGrid)
  return rangeHandle(tab.id, rect)
}

export const fitsGrid = (tab: Tab, rect: Rect): boolean =>
  rect.row + rect.rows - 1 <= tab.rowCount && rect.column + rect.columns - 1 <= tab.columnCount

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns

/**
 * Protected cells refuse whoever is neither owner nor named as editor (platform facts §3.2). Without a rectangle it is
 * about the tab itself, which only a protection of the whole tab closes.
 */
export const checkMayEdit = (x: Execution, tab: Tab, rect: Rect | null): void =>
  refuseWhereClosed(x, tab, (closed) => rect !== null && overlaps(closed, rect))

/** New rows or columns may not come between protected ones that belong together. */
export const checkMaySplit = (x: Execution, tab: Tab, along: 'row' | 'column', before: number): void =>
  refuseWhereClosed(x, tab, (closed) => {
    const size = along === 'row' ? closed.rows : closed.columns
    return closed[along] < before && before < closed[along] + size
  })

const refuseWhereClosed = (x: Execution, tab: Tab, meets: (closed: Rect) => boolean): void => {
  const { user } = x.request
  if (user === x.host.owner) return
  const closed = tab.protections.some((one) => (one.rect === null || meets(one.rect)) && !one.editors.includes(user))
  if (closed) refuse(TEXTS.protectedCell)
}

export const wholeTab = (tab: Tab): Rect => ({ row: 1, column: 1, rows: tab.rowCount, columns: tab.columnCount })
