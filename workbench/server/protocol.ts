/** What the page and the server say to each other: types only. Rows and columns count from 1, as on the sheet. */
import type { MenuItem, UiEffect } from '../fake-apps-script/types'
import type { ColumnFilter, Rect } from '../fake-apps-script/model/types'

export type { MenuItem, Rect, UiEffect }

/** A cell as shown. Plain text that shows and edits alike travels as a bare string, which most cells are. */
export type CellView = string | StyledCellView
export interface StyledCellView {
  /** Display text. */
  t: string
  /** What the formula bar shows, where it differs from `t`. */
  e?: string
  link?: string
  note?: string
  /** Why it shows an error. */
  m?: string
  /** Letters: b bold, i italic, w wrap, r right (numbers), c centre (booleans, errors), x error. */
  s?: string
  bg?: string
  fg?: string
}

/** Cells of a row from column A on; blanks at the end are left out. */
export type RowView = CellView[]

/** Consecutive rows: first, count. */
export type RowRun = [number, number]

export interface TabSummary {
  id: number
  name: string
  hidden: boolean
  color: string | null
}

export interface TabView {
  id: number
  rowCount: number
  columnCount: number
  frozenRows: number
  columnWidths: Record<number, number>
  filter: { rect: Rect; columns: ColumnFilter[] } | null
  hiddenByUser: RowRun[]
  hiddenByFilter: RowRun[]
  hiddenColumns: number[]
  /** True: rows not listed are blank. False: rows not listed are as they were at `since`. */
  whole: boolean
  rows: [number, RowView][]
}

export interface BookView {
  name: string
  version: number
  tabs: TabSummary[]
  tab: TabView
}

/** Where the person stands when they start something. */
export interface Whereabouts {
  tabId: number
  selection: Rect[]
  /** Who they are, among the people of this workbench. */
  user?: string
}

export type Edit =
  | { op: 'enter'; tab: number; row: number; column: number; values: string[][] }
  | { op: 'fill'; tab: number; rects: Rect[]; value: string }
  | { op: 'clear'; tab: number; rects: Rect[] }
  | { op: 'insert-rows'; tab: number; before: number; count: number }
  | { op: 'delete-rows'; tab: number; runs: RowRun[] }
  | { op: 'insert-columns'; tab: number; before: number; count: number }
  | { op: 'delete-columns'; tab: number; first: number; count: number }
  | { op: 'hide-rows'; tab: number; runs: RowRun[] }
  | { op: 'show-rows'; tab: number; runs: RowRun[] }
  | { op: 'sort'; tab: number; column: number; ascending: boolean }
  | { op: 'filter'; tab: number; rect: Rect | null }
  | { op: 'filter-column'; tab: number; column: number; hiddenValues: string[] }
  | { op: 'column-width'; tab: number; column: number; px: number }
  | { op: 'hide-columns'; tab: number; first: number; count: number }
  | { op: 'show-columns'; tab: number }
  | { op: 'freeze-rows'; tab: number; count: number }
  | { op: 'add-tab' }
  | { op: 'rename-tab'; tab: number; name: string }
  | { op: 'hide-tab'; tab: number; hidden: boolean }
  | { op: 'delete-tab'; tab: number }

export interface EditAnswer {
  version: number
  /** Google's text when the edit was refused; nothing was changed then. */
  refused?: string
  /** The tab that was added. */
  tabId?: number
}

/** What came of an execution, for the page: never more of an error than name and message. */
export interface RunAnswer {
  ok: boolean
  value?: unknown
  error?: { name: string; message: string }
  effects: PageEffect[]
}

/** As `UiEffect`, but pages of the script are fetched from an address of their own. */
export type PageEffect =
  | Exclude<UiEffect, { html: string }>
  | { kind: 'sidebar'; title: string; frame: string }
  | { kind: 'dialog'; title: string; frame: string; width: number; height: number; modal: boolean }

export interface RunRequest extends Whereabouts {
  functionName: string
  args: unknown[]
}

/** A function of the script that formulas may call, as its comment describes it. */
export interface CustomFunctionHelp {
  name: string
  description: string
  parameters: { name: string; optional: boolean; description: string }[]
  returns: string
}

export interface DialogQuestion {
  id: string
  kind: 'alert' | 'prompt'
  title: string
  prompt: string
  buttons: string
}

export type LiveEvent =
  | { kind: 'book'; version: number }
  | { kind: 'dialog'; question: DialogQuestion }
  | { kind: 'dialog-over'; id: string }
  | { kind: 'project' } // another project has been loaded: open again
  | { kind: 'heyreach' } // something happened there
  | { kind: 'apps-script' } // something ran, or was deployed

export interface HeyReachView {
  /** False: the API is somewhere else, and nothing can be shown. */
  emulated: boolean
  address: string
  campaigns: { id: number; name: string; status: string; workspace: string; leads: number }[]
  calls: { at: number; method: string; route: string; status: number | null }[]
  webhooks: WebhookView[]
  /** Workspaces with an event that was delivered and can be repeated. */
  repeatable: string[]
  /** Newest first. */
  deliveries: DeliveryView[]
}

export interface WebhookView {
  id: number
  workspace: string
  name: string
  eventType: string
  active: boolean
  /** Without path and query: the address holds a secret. */
  host: string
}

export interface DeliveryView {
  id: number
  workspace: string
  eventType: string
  kind: 'event' | 'repeat' | 'test' | 'raw'
  leadName: string
  at: number
  state: 'waiting' | 'under-way' | 'delivered' | 'given-up'
  /** What the last try came to; empty before the first. */
  outcome: string
  tries: number
}

/** What a person does by hand in the emulated HeyReach. */
export type HeyReachDeed =
  | { deed: 'send-test'; workspace: string }
  | { deed: 'repeat-old'; workspace: string }
  | { deed: 'set-active'; webhookId: number; active: boolean }
  | { deed: 'delete'; webhookId: number }

export interface LeadView {
  profileUrl: string
  name: string
  status: string
  fields: [string, string][]
  added: number
  updated: number
}
