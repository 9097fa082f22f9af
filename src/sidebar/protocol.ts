/**
 * What the sidebar and the server say to each other: types only. `index.ts` implements `ServerFunctions`
 * and the sidebar's bridge is typed by it, so a rename breaks the build and not the user.
 * Every answer crosses google.script.run as JSON text (a Date anywhere would turn it into null).
 */
import type { ErrorCode } from '../errors'
import type { Block } from '../ports'
import type { GetLeadFunctions } from './get-lead-protocol'
import type { ReceivingFunctions } from './receiving-protocol'
import type { RefreshFunctions } from './refresh-protocol'
import type { RepliesFunctions } from './replies-protocol'

export type * from './get-lead-protocol'
export type * from './receiving-protocol'
export type * from './refresh-protocol'
export type * from './replies-protocol'

export interface WordedError {
  code: ErrorCode
  /** What happened, one short sentence. */
  title: string
  /** What to do next. */
  help: string
}

export type Answer<T> = { ok: true; value: T } | { ok: false; error: WordedError }

/** `refresh` is the other half of `update`, for the menu item that asks for it. */
export type Asked = View | 'refresh'
export type View = 'connect' | 'add' | 'stop' | 'update' | 'replies' | 'events'
export type KeyHolder = 'me' | 'everyone'

export interface Connection {
  /** The client's name as the user typed it at connecting. */
  workspaceName: string
  /** The last four characters of the key in use. */
  keyEnding: string
  keyHolder: KeyHolder
  /** Just after connecting: names of some of its campaigns, so that the person sees whose workspace the key opens. */
  opens?: string[]
}

export interface SidebarState {
  /** Which view the menu item asked for. */
  view: View
  connection: Connection | null
  /** Set when the sheet is pinned to a workspace but this person has no key in use: they must connect with a key of this client. */
  pinnedWorkspaceName: string | null
  version: string
}

export interface ConnectRequest {
  key: string
  holder: KeyHolder
  workspaceName: string
}

// ------------------------------------------------------------------------------------------ campaigns

export interface CampaignChoice {
  id: number
  name: string
  /** HeyReach's word, e.g. IN_PROGRESS; 'UNKNOWN' where it gave none. */
  status: string
  /** The status in people's words, e.g. 'Running'. */
  statusWords: string
  canAdd: boolean
  /** Why it cannot be picked, or what adding will do (paused, finished, scheduled, no sender); '' when there is nothing to say. */
  remark: string
  /** Adding makes HeyReach start it again: needs a tick of its own. */
  restarts: boolean
  /** It is paused: a tick resumes it. */
  paused: boolean
  senderIds: number[]
}

export interface SenderChoice {
  id: number
  name: string
  /** False: logged out or switched off at HeyReach. */
  usable: boolean
  remark: string
}

export interface CampaignChoices {
  campaigns: CampaignChoice[]
  senders: SenderChoice[]
}

// ------------------------------------------------------------------------------------------ selection and mapping

export type LeadField =
  | 'profileUrl'
  | 'firstName'
  | 'lastName'
  | 'fullName'
  | 'companyName'
  | 'position'
  | 'location'
  | 'emailAddress'
  | 'summary'
  | 'about'

/** A column is named by its header, so a moved column stays itself; the second of twins is 'Header (2)'. */
export type ColumnKey = string

export type SenderChoiceMade =
  | { kind: 'heyreach' } // HeyReach spreads leads over the campaign's senders
  | { kind: 'account'; accountId: number }
  | { kind: 'column'; column: ColumnKey }

export interface Mapping {
  fields: Partial<Record<LeadField, ColumnKey>>
  customFields: { name: string; column: ColumnKey }[]
  sender: SenderChoiceMade
}

export interface ColumnView {
  key: ColumnKey
  /** The column's letter, e.g. 'C'. */
  letter: string
  /** The first filled value under the header, shortened. */
  sample: string
}

export type RowScope = 'selection' | 'without-status'

export interface SelectionView {
  tabId: number
  tabName: string
  headerRow: number
  columns: ColumnView[]
  /** e.g. 'A2:F41, A50:F60'. */
  rangeLabel: string
  /** The selected ranges: pass back in requests, so that these rows are meant whatever is selected by then. */
  blocks: Block[]
  /** Filled data rows in the selection; which of them are hidden is found by the preview. */
  rowCount: number
  /** Set when one cell is selected: the person may mean this row, or all rows without a status. */
  oneCell: { row: number; withoutStatusCount: number; withoutProfileCount: number } | null
  mapping: Mapping
  /** True when the mapping was remembered from an earlier run on this tab. */
  remembered: boolean
  /** Words about the headers (blank, twins), each a sentence. */
  remarks: string[]
}

// ------------------------------------------------------------------------------------------ adding

export interface AddOptions {
  /** Also add leads without a first and last name. */
  withoutName: boolean
  /** Also add people who are already in another campaign of this sheet. */
  inOtherCampaign: boolean
  /** The person has ticked that HeyReach restarts this finished campaign. */
  restartFinished: boolean
  /** The person has ticked that HeyReach resumes this paused campaign. */
  resumePaused: boolean
}

export interface AddRequest {
  tabId: number
  headerRow: number
  scope: RowScope
  /** Of `SelectionView`; absent: what is selected when the request arrives. */
  blocks?: Block[]
  campaignId: number
  mapping: Mapping
  options: AddOptions
}

/** One person to be added: who, and where they stood at the preview. */
export interface PersonRef {
  /** Identity: the normalised profile URL without its common start, e.g. 'in/ada-novak'. */
  key: string
  row: number
  /** When stopping in the row's campaign: which one stood in the row that was selected. */
  campaignId?: number
}

export interface SkippedGroup {
  reason: string
  /** e.g. 'Not added: no first name'. */
  label: string
  /** Which tick would include them, if any. */
  option: keyof AddOptions | null
  rows: number[]
  /** What each row's detail cell will say; '' where the row keeps its own status. In the order of `rows`. */
  details: string[]
  /** By what the server knows each row again; pass back as it came. In the order of `rows`. */
  proofs: string[]
}

export interface FillRate {
  field: string
  label: string
  column: ColumnKey | null
  filled: number
  of: number
}

export interface AddPreview {
  tabName: string
  rangeLabel: string
  people: PersonRef[]
  skipped: SkippedGroup[]
  hiddenRowCount: number
  fillRates: FillRate[]
  /** One whole lead as it will be sent. */
  example: { row: number; fields: { label: string; value: string }[] } | null
  campaign: CampaignChoice
  /** Sentences about what will happen: state, limits, days. */
  notices: string[]
  /** Set when the button must stay off until something is put right or ticked: says what. */
  blocked: string | null
  /** e.g. 'Add 40 to Acme – CFO DACH'. */
  buttonLabel: string
}

export interface AddChunkRequest {
  request: AddRequest
  /** The next people of the preview; at most `ADD_CHUNK_SIZE`. */
  people: PersonRef[]
  /** These people were sent to the server before, and its answer was lost: whose row says so by now was added by that. */
  again?: boolean
}

export interface StartAddRequest {
  request: AddRequest
  /** Who must wait for a later chunk; empty when one takes all. */
  waiting: PersonRef[]
  /** The preview's: rows that are left out are told why. */
  skipped: SkippedGroup[]
}

/** `in-campaign`: there for certain, but whether new is not known (an answer was lost). */
export type RowOutcome = 'in-campaign' | 'added' | 'already-there' | 'failed' | 'unconfirmed' | 'not-found' | 'skipped'

export interface RowResult {
  key: string
  /** Where the row stands now; null when it is gone from the tab. */
  row: number | null
  name: string
  outcome: RowOutcome
  /** The words that now stand in the row's detail cell. */
  detail: string
}

export interface ChunkResult {
  results: RowResult[]
  /** Counts of this chunk; `added + alreadyThere` may be mixed where HeyReach gives counts only. */
  added: number
  alreadyThere: number
  failed: number
  unconfirmed: number
  notFound: number
  /** HeyReach's word for the campaign's status, seen just before sending. */
  campaignStatus: string
  /** Where the statuses stand, e.g. 'N–Q'; '' when none was written. */
  statusColumns: string
  /** Set when the run must stop here: key revoked, campaign refused, tab gone, columns protected. */
  stopped: WordedError | null
  /** Ask again only after this long: HeyReach's pace. */
  waitMs: number
}

export interface FinishAddRequest {
  request: AddRequest
  /** The campaign's status as the preview showed it, and as it was just before the first chunk was sent. */
  statusShown: string
  statusBefore: string
}

export interface FinishAddResult {
  /** What the campaign's status is now, in a sentence, and whether it changed by the run. */
  campaignNow: string
  changed: boolean
  /** The change is what the person had ticked. */
  asked: boolean
  /** The campaign was paused and runs now, although nobody asked for that: it can be paused again. */
  wokeUnasked: boolean
}

// ------------------------------------------------------------------------------------------ stopping

export type StopWhere =
  | { kind: 'row' } // the campaign that stands in the row
  | { kind: 'campaign'; campaignId: number }
  | { kind: 'everywhere' }

export interface StopRequest {
  /** null when a URL was pasted instead of rows. */
  tabId: number | null
  headerRow: number | null
  /** Of `SelectionView`; absent: what is selected when the request arrives. */
  blocks?: Block[]
  pastedUrl: string | null
  where: StopWhere
}

export interface StopPreview {
  tabName: string
  rangeLabel: string
  people: PersonRef[]
  skipped: SkippedGroup[]
  hiddenRowCount: number
  /** How long it will take, in words. */
  duration: string
  /** What is good to know of these people. */
  notices: string[]
  buttonLabel: string
  blocked: string | null
}

export interface StopChunkRequest {
  request: StopRequest
  people: PersonRef[]
}

export type StopOutcome = 'stopped' | 'was-not-running' | 'not-in-campaign' | 'unconfirmed' | 'not-found'

export interface StopRowResult {
  key: string
  row: number | null
  name: string
  outcome: StopOutcome
  detail: string
}

export interface StopChunkResult {
  results: StopRowResult[]
  stopped: WordedError | null
  waitMs: number
}

// ------------------------------------------------------------------------------------------ the functions

/** Every function the sidebar calls. Each takes at most one plain value and answers JSON text of `Answer<…>`. */
export interface ServerFunctions extends GetLeadFunctions, ReceivingFunctions, RefreshFunctions, RepliesFunctions {
  getSidebarState(): Answer<SidebarState>
  connectHeyReach(request: ConnectRequest): Answer<Connection>
  disconnectHeyReach(): Answer<SidebarState>
  loadCampaigns(request: { fresh: boolean }): Answer<CampaignChoices>
  readSelection(): Answer<SelectionView>
  previewAddLeads(request: AddRequest): Answer<AddPreview>
  /** Before the first chunk: rows that are left out say why, rows that must wait their turn say so. */
  startAddLeads(request: StartAddRequest): Answer<null>
  addLeadsChunk(request: AddChunkRequest): Answer<ChunkResult>
  finishAddLeads(request: FinishAddRequest): Answer<FinishAddResult>
  /** Pauses a campaign that HeyReach has resumed by itself; answers what its status is then, in a sentence. */
  pauseCampaign(request: { campaignId: number }): Answer<string>
  previewStopLeads(request: StopRequest): Answer<StopPreview>
  stopLeadsChunk(request: StopChunkRequest): Answer<StopChunkResult>
  /** Selects rows on the sheet, so that the person sees which are meant. */
  showRows(request: { tabId: number; rows: number[] }): Answer<null>
}

/** How many people one `addLeadsChunk` takes: ten batches of 100. Fewer, and the calls around them cost more than sending. */
export const ADD_CHUNK_SIZE = 1000
/** How many people one `stopLeadsChunk` takes: one call each. */
export const STOP_CHUNK_SIZE = 40
/** How many people one `getLeadsChunk` takes: one call each. */
export const GET_LEAD_CHUNK_SIZE = 40
