/**
 * The spreadsheet as data: what a tab is and what can be done to it, by a script or by a person. Plain TypeScript, no
 * executions, no permissions. Rows and columns count from 1. `createBook` in `create-book.ts` makes one.
 */

import type { CustomFunctions } from './custom-functions'

export type ErrorText = '#N/A' | '#REF!' | '#VALUE!' | '#ERROR!' | '#NAME?' | '#DIV/0!' | '#NUM!' | '#NULL!' | 'Loading...'
/** `Loading...` stands where a script's function has not answered yet. */
export interface CellError {
  error: ErrorText
  message?: string
}

/**
 * A computed value. Dates and times are serial numbers (days since 1899-12-30, in the book's zone) under a date format.
 * Blank is ''.
 */
export type Scalar = string | number | boolean | CellError

export interface Cell {
  value: Scalar
  /** With the leading =. */
  formula?: string
  /** Number format pattern, e.g. 'yyyy-mm-dd', '0%', '@'; absent = automatic. */
  format?: string
  /** Address that the cell's text links to. */
  link?: string
  note?: string
  bold?: boolean
  italic?: boolean
  background?: string
  color?: string
  wrap?: boolean
  /** Text that is too long is cut off, not shown over the next cell. */
  clip?: boolean
  /** Absent: at the bottom, as Sheets does. */
  vertical?: 'top' | 'middle'
}

export interface Rect {
  row: number
  column: number
  rows: number
  columns: number
}

/** What can be put into a cell: a Date is an instant; null, undefined and '' clear the content. */
export type Entered = string | number | boolean | Date | null | undefined

export interface ColumnFilter {
  column: number
  /** Display texts that are filtered out. */
  hiddenValues: string[]
}

export interface Protection {
  rect: Rect | null // null: the whole tab
  /** Who may still edit; the owner always may. */
  editors: string[]
}

/** Conditional formatting: cells of its ranges that fulfil the condition look like this. */
export interface FormatRule {
  ranges: Rect[]
  criteria: 'TEXT_EQUAL_TO' | 'TEXT_CONTAINS' | 'CELL_NOT_EMPTY'
  /** What text is compared with, where there is one. */
  text?: string
  style: { background?: string; color?: string; bold?: boolean }
}

export interface Tab {
  readonly id: number
  readonly name: string
  readonly hidden: boolean
  readonly rowCount: number
  readonly columnCount: number
  readonly frozenRows: number
  /** As CSS has it; null without one. */
  readonly color: string | null
  readonly columnWidths: Readonly<Record<number, number>>
  readonly filter: { rect: Rect; columns: ColumnFilter[] } | null
  readonly protections: readonly Protection[]
  /** The first that holds for a cell is the one that counts. */
  readonly formatRules: readonly FormatRule[]

  /** Last row/column with content (values or formulas); 0 on an empty tab. */
  lastRow(): number
  lastColumn(): number
  cell(row: number, column: number): Cell | undefined
  /** The text as shown: number format, locale, dates in the book's zone. */
  displayText(row: number, column: number): string
  isHiddenByUser(row: number): boolean
  isHiddenByFilter(row: number): boolean
  isColumnHidden(column: number): boolean

  /**
   * Puts values in as if typed (USER_ENTERED): coercion, formulas, leading apostrophe. Keeps formats, drops links and
   * formulas of the cells. Out of the grid or over 50,000 characters throws with Google's text and changes nothing.
   */
  enter(row: number, column: number, values: readonly (readonly Entered[])[]): void
  /** Stores literally, no coercion (RAW). */
  enterRaw(row: number, column: number, values: readonly (readonly Entered[])[]): void
  clearContent(rect: Rect): void
  setFormat(rect: Rect, change: Partial<Omit<Cell, 'value' | 'formula'>>): void
  setLink(row: number, column: number, text: string, url: string): void

  /** New rows look like the row they push down, at the end like the last one; or like the row above, where that is asked. */
  insertRows(before: number, count: number, looksFrom?: 'above' | 'below'): void
  deleteRows(first: number, count: number): void
  insertColumns(before: number, count: number): void
  deleteColumns(first: number, count: number): void
  /** Sorts whole rows of the rectangle by one column; row heights, hidden flags do not move, cells do. */
  sort(rect: Rect, column: number, ascending: boolean): void
  hideRows(first: number, count: number): void
  showRows(first: number, count: number): void
  hideColumns(first: number, count: number): void
  showColumns(first: number, count: number): void
  setFilter(rect: Rect | null): void
  setColumnFilter(column: number, hiddenValues: string[]): void
  setFrozenRows(count: number): void
  setHidden(hidden: boolean): void
  setColor(color: string | null): void
  setColumnWidth(column: number, px: number): void
  rename(name: string): void
  protect(protection: Protection): void
  unprotectAll(): void
  setFormatRules(rules: readonly FormatRule[]): void
}

export interface Book {
  readonly id: string
  readonly name: string
  /** IANA zone; dates in cells are wall clock of this zone. */
  readonly timeZone: string
  readonly locale: string
  /** In order. */
  readonly tabs: readonly Tab[]
  /** Goes up with every change; the page asks for what is newer. */
  readonly version: number
  tabById(id: number): Tab | undefined
  tabByName(name: string): Tab | undefined
  insertTab(name?: string, index?: number): Tab
  deleteTab(id: number): void
  moveTab(id: number, index: number): void
  cellCount(): number
  /** Formulas in dirty cells are computed by now; called by readers, cheap when nothing changed. */
  recalculate(): void
  onChange(listener: () => void): () => void
  /** Lets formulas call a script's functions; null takes them away. What called one before is computed again. */
  setCustomFunctions(functions: CustomFunctions | null): void
  /** Calls that were pending have their results: the formulas that wait for them are computed again. */
  customCallsSettled(calls: readonly string[]): void
  /** All formulas that call custom functions ask again: the functions or what is remembered of them have changed. */
  customFunctionsChanged(): void
  /** Whether any formula calls one: then somebody has to recalculate for its sake. */
  callsCustomFunctions(): boolean
  toJson(): unknown
}

export interface BookOptions {
  id?: string
  name?: string
  timeZone?: string
  locale?: string
  /** What NOW and TODAY go by; the wall clock if left out. */
  now?: () => Date
}
