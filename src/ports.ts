/**
 * What features need of the platform: a few small synchronous interfaces. `google/` carries them out;
 * nobody else names a Google global. Rows and columns count from 1, as on the sheet. Times are epoch ms.
 */

/** What a cell can be given: text is always inert (see `Tab.write`), null clears the cell. */
export type CellInput = string | number | boolean | Date | null

/** A rectangle of cells of one tab. */
export interface Block {
  row: number
  column: number
  rows: number
  columns: number
}

export interface Extent {
  lastRow: number
  lastColumn: number
}

export interface NewRows {
  count: number
  /** Blocks of cells, in the order of writing; strings go in as plain text. */
  cells: { column: number; values: CellInput[][] }[]
  formats: { column: number; numberFormat: string }[]
  /** So many columns get the look of ordinary rows, not that of the headers above; 0 for none. */
  plainColumns: number
}

export interface Tab {
  readonly id: number
  readonly name: string
  /** What is filled, from A1 on; an empty tab has one row and column too. */
  extent(): Extent
  /** The grid's size. */
  gridRows(): number
  gridColumns(): number
  frozenRows(): number
  /** Cells as displayed. */
  display(block: Block): string[][]
  /** Cells as they are: dates as Date, numbers as number, blank as ''. For writing back what was read. */
  values(block: Block): CellInput[][]
  /** The address that a cell's text links to (whole text or first linked part), or null; by its place in the block, from 0. */
  links(block: Block): (row: number, column: number) => string | null
  /** For each cell its formula (with the leading =), or ''. */
  formulas(block: Block): string[][]
  /** Writes values; every string goes in as plain text, whatever it looks like. Buffered until `flush`. */
  write(row: number, column: number, values: CellInput[][]): void
  /** Single cells anywhere on the tab: cheap each, as long as nothing is read in between. Buffered until `flush`. */
  writeCells(cells: readonly { row: number; column: number; value: CellInput }[]): void
  /** One row below the last filled one, grid growing as needed; strings go in as plain text. Not safe against others: hold a lock. */
  append(values: CellInput[]): void
  /** Writes one formula of our own making (never text from outside). */
  writeFormula(row: number, column: number, formula: string): void
  /** Several of them, a rectangle. */
  writeFormulas(row: number, column: number, formulas: string[][]): void
  clear(block: Block): void
  addColumns(count: number): void
  addRows(count: number): void
  /** New rows below this one, with its look, and what goes into them: one change of the sheet, buffered until `flush`. */
  insertFilled(below: number, rows: NewRows): void
  deleteRows(row: number, count: number): void
  /** Look of headers we create: bold, columns as wide as told (in px). */
  styleHeader(row: number, column: number, widths: number[]): void
  /** A number format for these cells. */
  format(block: Block, numberFormat: string): void
  /** Look of cells we create: a number format for each column of the block ('' for none), text wrapped, at the top. */
  styleCells(block: Block, formats: string[]): void
  freezeRows(count: number): void
  hideColumns(column: number, count: number): void
  /** The tab's basic filter over these cells, where it has none yet. */
  addFilter(block: Block): void
  /** Cells of the block that read just so get these colours, whoever writes them: rules of the tab, added to those it has. */
  colourByText(block: Block, rules: readonly { text: string; background: string; font: string }[]): void
  /** Brings the tab before the person, unhidden where it was hidden. */
  show(): void
  /** Selects these row numbers (as few ranges as possible) and brings the first into view. */
  selectRows(rows: number[]): void
}

export interface Selection {
  tab: Tab
  blocks: Block[]
}

export interface Spreadsheet {
  /** False where the platform gives this execution no spreadsheet (a web app, by its documentation: platform facts §1.4). */
  isReachable(): boolean
  id(): string
  timeZone(): string
  /** What the person at the keyboard has selected; null where nobody is at a keyboard. */
  selection(): Selection | null
  tabById(id: number): Tab | null
  tabByName(name: string): Tab | null
  /** A hidden tab of our own, made when missing, the person's tab and selection kept; then its first cell says what it is. */
  hiddenTab(name: string, heading?: string): Tab
  /** A new tab at the end for people to see; it becomes the active one. */
  addTab(name: string): Tab
  /** Every tab: for what is counted over the whole spreadsheet. */
  tabs(): Tab[]
  flush(): void
}

/** Words to the person at the keyboard. */
export interface Notices {
  /** Goes away by itself. */
  toast(text: string): void
  /** Waits until it is closed. Releases every lock (platform facts §2.2). */
  alert(title: string, text: string): void
}

export interface KeyValueStore {
  get(key: string): string | null
  set(key: string, value: string): void
  delete(key: string): void
  /** Everything, in one call. */
  all(): Record<string, string>
  /** Several in one call; what is not named stays. */
  setAll(entries: Record<string, string>): void
}

export interface Cache {
  get(key: string): string | null
  /** Of those that are there, in one call. */
  getAll(keys: readonly string[]): Record<string, string>
  putAll(entries: Record<string, string>, seconds: number): void
  put(key: string, value: string, seconds: number): void
  remove(key: string): void
}

export interface Lock {
  /** False when not got in time, and also when the lock service refuses. */
  tryLock(ms: number): boolean
  release(): void
}

export interface HttpRequest {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  url: string
  headers: Record<string, string>
  /** JSON text, or absent. */
  body?: string
  /** As a browser does; only for our own address. */
  followRedirects?: boolean
  /** How long to wait for the answer; Google may wait longer all the same (platform facts §7). */
  timeoutSeconds?: number
}

/** An answer of any status, or `lost`: the platform threw, and the request may have been carried out or not. */
export type HttpOutcome =
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string }
  | { kind: 'lost'; detail: string }

export interface Http {
  /**
   * Sends all at once; outcomes in the requests' order. An infrastructure exception takes every answer of
   * the group with it: then all are `lost` (facts/apps-script §7, docs/platform-facts.md).
   */
  sendAll(requests: HttpRequest[]): HttpOutcome[]
}

export interface Trigger {
  id: string
  functionName: string
}

/** Time triggers of the person who runs; others' are invisible (platform facts §5.2). */
export interface Triggers {
  list(): Trigger[]
  everyMinutes(functionName: string, minutes: 1 | 5): void
  everyHour(functionName: string): void
  delete(id: string): void
  /** Throws where this person has not agreed to everything that the script needs. */
  requireConsent(): void
}

export interface Clock {
  now(): number
  sleep(ms: number): void
}

export interface Ports {
  spreadsheet: Spreadsheet
  notices: Notices
  /** The person's own, this document's (every editor can read it). */
  userStore: KeyValueStore
  documentStore: KeyValueStore
  /** The script's, which is this spreadsheet's: the only ones that are there in a web app for certain. */
  scriptStore: KeyValueStore
  userCache: Cache
  documentCache: Cache
  scriptCache: Cache
  documentLock: Lock
  /** Serves the writing of events and nothing else. */
  scriptLock: Lock
  /** One person's runs take turns by it: whatever holds it is over when the execution is, killed or not. */
  userLock: Lock
  triggers: Triggers
  http: Http
  clock: Clock
  /** SHA-256 as lower-case hex, of UTF-8. */
  sha256(text: string): string
  uuid(): string
}
