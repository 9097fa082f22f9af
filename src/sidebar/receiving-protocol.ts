/** The part of the sidebar's protocol that is about receiving events: types only. Times are epoch ms. */
import type { Answer } from './protocol'

/** One of HeyReach's event types, as a person chooses among them. */
export interface EventTypeChoice {
  /** HeyReach's word, e.g. MESSAGE_REPLY_RECEIVED. */
  type: string
  label: string
  /** What is good to know of it; '' for nothing. */
  help: string
  on: boolean
}

export type HealthLevel = 'good' | 'info' | 'warning' | 'bad'

/** What the button beside a finding does: it leads to the part of the page, or asks the server. */
export type HealthAction = 'connect' | 'look-after' | 'address' | 'notifications' | 'check-now' | 'unreadable' | 'clear-events'

export interface HealthFinding {
  code: string
  level: HealthLevel
  /** What is so, one short sentence. */
  title: string
  /** What to do; '' when there is nothing to do. */
  help: string
  action: HealthAction | null
}

export interface ReceivingState {
  /** Who looks after this sheet, as typed; `me`: it is the person at this page. */
  lookAfter: { name: string; me: boolean } | null
  /** The web app's address, checked by a round trip; `shown` is shortened and without its secret. */
  address: { shown: string; checkedAt: number } | null
  /** Notifications were made from this very spreadsheet. */
  applied: boolean
  /** False: paused, HeyReach sends nothing. */
  on: boolean
  types: EventTypeChoice[]
  /** This spreadsheet is a copy of one that receives. */
  isCopy: boolean
  /** Worst first; one 'good' finding when all is well. */
  health: HealthFinding[]
  /** How many unreadable events there are. */
  unreadable: number
  /** Last event written, null for none yet. */
  lastEventAt: number | null
}

/** What the check of an address found. */
export type AddressCheck = { ok: true; state: ReceivingState } | { ok: false; title: string; help: string }

export interface NotificationsRequest {
  types: string[]
  on: boolean
}

export interface PlannedNotification {
  what: 'create' | 'update' | 'delete' | 'keep'
  /** e.g. 'Reply received: new', 'Invitation sent: address changes'. */
  text: string
}

export interface NotificationsPlan {
  lines: PlannedNotification[]
  /** e.g. '11 will be made, 1 changed. 3 of others stay as they are.' */
  summary: string
  /** Nothing to do: HeyReach is as wanted. */
  done: boolean
  buttonLabel: string
}

export interface UnreadableItem {
  id: string
  receivedAt: number
  /** Why it could not be read, and what to do. */
  title: string
  help: string
  /** Its beginning. */
  raw: string
}

export interface UnreadableResult {
  /** e.g. '2 are events now, 1 still cannot be read.' */
  message: string
  items: UnreadableItem[]
}

/** Events of whole days before this one, as on a calendar of the spreadsheet's time zone. */
export interface ClearRequest {
  /** yyyy-mm-dd */
  before: string
}

export interface ClearPlan {
  /** Rows that would go, and all rows. */
  count: number
  of: number
  /** e.g. 'Delete 12,300 events before 1 Oct 2026' */
  buttonLabel: string
  /** Set when there is nothing to clear: why. */
  blocked: string | null
}

export interface ExportPart {
  csv: string
  /** Where the next part begins; null after the last. */
  next: number | null
  /** Epoch ms: what is received later is in no part, and is not to be cleared. */
  upTo: number
}

export interface ClearProgress {
  deleted: number
  /** Call again while there are some. */
  left: number
}

export interface ReceivingFunctions {
  /** Asks nothing of HeyReach. */
  readReceiving(): Answer<ReceivingState>
  /** As `readReceiving`, after a look at HeyReach's notifications; changes nothing there. */
  lookAtNotifications(): Answer<ReceivingState>
  /** Puts right what is wrong at HeyReach, writes what waits, and looks at everything. */
  checkNow(): Answer<ReceivingState>
  /** Takes the sheet over where somebody else looked after it. */
  lookAfterSheet(request: { name: string }): Answer<ReceivingState>
  /** A round trip to the pasted address; kept when it is the right one. */
  checkAddress(request: { url: string }): Answer<AddressCheck>
  planNotifications(request: NotificationsRequest): Answer<NotificationsPlan>
  applyNotifications(request: NotificationsRequest): Answer<ReceivingState>
  renewSecret(): Answer<ReceivingState>
  /** Deletes every notification and trigger of this sheet. */
  stopReceiving(): Answer<ReceivingState>
  listUnreadable(): Answer<UnreadableItem[]>
  retryUnreadable(request: { ids: string[] }): Answer<UnreadableResult>
  deleteUnreadable(request: { ids: string[] }): Answer<UnreadableResult>
  planClearEvents(request: ClearRequest): Answer<ClearPlan>
  /** CSV of the events that would go, in parts. */
  exportEvents(request: ClearRequest & { from: number }): Answer<ExportPart>
  /** `upTo`: the file's; without a file all that are old go. */
  clearEvents(request: ClearRequest & { upTo?: number }): Answer<ClearProgress>
}
