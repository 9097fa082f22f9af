/** Remembers each tab's rows as they were last sent, so that the page gets only rows that have changed since. */
import { createRuledStyle } from '../fake-apps-script/model/format-rules'
import type { Book, Tab } from '../fake-apps-script/model/types'
import { createAsTyped, rowView } from './cell-view'
import type { RowRun, RowView, TabView } from './protocol'

/** Rows below the last filled one that are looked at for their formats. */
const BEYOND_CONTENT = 100

interface Remembered {
  at: number
  rows: { json: string; view: RowView; version: number }[]
}

export interface TabViews {
  /** The tab as it is now; with `since` (a version sent before) only what has changed since. */
  view(tab: Tab, since: number): TabView
  /** How long the last comparing of a tab took. */
  costMs(): number
}

export const createTabViews = (book: Book): TabViews => {
  const remembered = new Map<number, Remembered>()
  const asTyped = createAsTyped(book)
  let costMs = 0

  const refresh = (tab: Tab): Remembered => {
    const before = remembered.get(tab.id)
    if (before?.at === book.version) return before
    const version = book.version
    const started = performance.now()
    book.recalculate()
    const count = Math.min(tab.rowCount, Math.max(tab.lastRow() + BEYOND_CONTENT, before?.rows.length ?? 0))
    const ruled = createRuledStyle(tab.formatRules)
    const rows = Array.from({ length: count }, (_, index) => {
      const view = rowView(tab, index + 1, asTyped, ruled)
      const json = JSON.stringify(view)
      const old = before?.rows[index]
      return old?.json === json ? old : { json, view, version }
    })
    const now = { at: version, rows }
    remembered.set(tab.id, now)
    for (const id of remembered.keys()) if (!book.tabById(id)) remembered.delete(id)
    costMs = performance.now() - started
    return now
  }

  return {
    costMs: () => costMs,
    view: (tab, since) => {
      const known = remembered.has(tab.id)
      const { rows } = refresh(tab)
      const whole = since < 0 || !known
      const sent: [number, RowView][] = []
      rows.forEach(({ view, version }, index) => {
        if (whole ? view.length > 0 : version > since) sent.push([index + 1, view])
      })
      return {
        id: tab.id,
        rowCount: tab.rowCount,
        columnCount: tab.columnCount,
        frozenRows: tab.frozenRows,
        columnWidths: tab.columnWidths,
        filter: tab.filter,
        hiddenByUser: runs(tab, (row) => tab.isHiddenByUser(row)),
        hiddenByFilter: runs(tab, (row) => tab.isHiddenByFilter(row)),
        hiddenColumns: Array.from({ length: tab.columnCount }, (_, index) => index + 1).filter((column) => tab.isColumnHidden(column)),
        whole,
        rows: sent
      }
    }
  }
}

const runs = (tab: Tab, holds: (row: number) => boolean): RowRun[] => {
  const found: RowRun[] = []
  for (let row = 1; row <= tab.rowCount; row++) {
    if (!holds(row)) continue
    const previous = found.at(-1)
    if (previous && previous[0] + previous[1] === row) previous[1]++
    else found.push([row, 1])
  }
  return found
}
