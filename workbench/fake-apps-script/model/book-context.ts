/** What a tab needs of its book, and the book of a tab: kept apart from the public contract. */
import type { Grid } from './grid'
import type { ColumnFilter, FormatRule, Protection, Rect, Tab } from './types'

export type Change = { kind: 'content'; rect: Rect } | { kind: 'visibility' } | { kind: 'look' } | { kind: 'structure' }

export interface BookContext {
  readonly timeZone: string
  readonly locale: string
  /** Formulas of dirty cells are computed. */
  recalculate(): void
  /** Says that a tab has changed. */
  changed(tabId: number, change: Change): void
  /** Throws where so many more cells would be too many. */
  claimCells(more: number): void
  /** Throws where a tab cannot be called so. */
  checkName(name: string, tabId: number): void
  /** A tab has a new name: formulas that name it follow. */
  renamed(before: string, name: string): void
  /** Refuses to hide the last visible tab. */
  checkHide(tabId: number): void
  /** All tabs with their grids: references to a changed tab are anywhere. */
  grids(): { name: string; grid: Grid }[]
}

/** All that is kept of a tab, besides its grid. */
export interface TabState {
  id: number
  name: string
  hidden: boolean
  rowCount: number
  columnCount: number
  frozenRows: number
  columnWidths: Record<number, number>
  filter: { rect: Rect; columns: ColumnFilter[] } | null
  protections: Protection[]
  formatRules: FormatRule[]
  hiddenByUser: Set<number>
  hiddenByFilter: Set<number>
  hiddenColumns: Set<number>
  color: string | null
}

export interface TabParts {
  tab: Tab
  state: TabState
  grid: Grid
}
