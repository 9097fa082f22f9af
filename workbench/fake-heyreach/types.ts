/** The stand-in HeyReach's terms. The rules live in a synchronous core; HTTP is a thin coat over it. */
import type { Webhook } from './state'

export interface ApiRequest {
  method: string
  /** Path and query below the API root, e.g. '/campaign/GetById?campaignId=1'. */
  path: string
  headers: Record<string, string>
  body: string
}

export interface ApiAnswer {
  status: number
  headers: Record<string, string>
  body: string
  /** How long the answer took, on top of the caller's own costs. */
  latencyMs: number
  /** Set: the connection breaks, before or after the request was carried out; there is no answer. */
  dropped?: 'before' | 'after'
}

export interface Fault {
  /** Which route, e.g. '/campaign/AddLeadsToCampaignV2'; absent = any. */
  route?: string
  /** Only requests naming one of these profile URLs. */
  leads?: string[]
  /** How many requests it hits; absent = all until removed. */
  times?: number
  /** Lets this many matching requests pass first. */
  after?: number
  effect: FaultEffect
}

export type FaultEffect =
  /** An answer of a gateway in front; the request is not carried out unless `carriedOut` says so. */
  | { status: number; body?: string; headers?: Record<string, string>; carriedOut?: true }
  | { delayMs: number }
  | { drop: 'before' | 'after' }
  /** Leads of an add request count as failed; with `leads` only those. */
  | { refuseLeads: true }
  /** Leads of an add request are in no count; with `leads` only those. */
  | { dropLeadsSilently: true }

export interface LedgerEntry {
  campaignId: number
  /** Normalised by the stand-in's own rule. */
  profileUrl: string
  /** The lead as accepted, with customUserFields. */
  lead: Record<string, unknown>
  linkedInAccountId: number | null
  /** How often the same person was added anew (1; 0 for who was there before the first request) and updated. */
  added: number
  updated: number
  /** Pending, InSequence, Finished, Paused, Failed, or Stopped (which the API shows as Failed). */
  status: string
  at: number
}

/** Where the sources disagree or are silent, both readings; the object can be changed at any time. */
export interface HeyReachSwitches {
  /** Both readings of adding to a paused campaign without the flag. */
  pausedAdd: 'stays-paused' | 'wakes'
  retryAfterHeader: boolean
  unauthorizedBody: string
  createWebhookAnswer: 'empty' | 'id'
  getByIdOfDraft: 'found' | '404'
  campaignShape: 'current' | 'older'
  /** Older account objects lack profileUrl, limits and cooldowns. */
  accountShape: 'current' | 'older'
  /** FINISHED was seen to restart without its flag. */
  finishedAdd: 'wakes' | 'needs-flag'
  /** SCHEDULED and STARTING are not named among those that take leads, nor as refusing them. */
  scheduledAdd: 'accepted' | 'refused'
  /** A sender that is not the campaign's own. */
  foreignSender: 'fails' | 'another-is-chosen'
  /** A campaign resumed with no lead left. */
  resumeEmpty: 'pauses' | 'finishes'
  /** A lead without first or last name: only profileUrl is said to be needed in campaigns, lists want all three. */
  namelessLead: 'added' | 'dropped'
  badFieldName: 'lead-fails' | 'request-400'
  /** 'plain' takes only the forms known to work: https, with or without www, /in/slug, with or without final slash. */
  profileUrlForms: 'any' | 'plain'
  /** Of the pending leads only those about to act are listed by GetLeadsFromCampaign. */
  pendingListed: 'about-to-act' | 'all'
  /** totalUsersInProgress was seen at -1 in a campaign that was over. */
  inProgressFigure: 'exact' | 'one-too-low'
  getUnknownLead: '404' | '400' | 'empty'
  tooManyRequestsBody: string
  /** The upsert is documented for requests one after the other; what two at once make of a new person is not known. */
  overlappingAdds: 'once' | 'twice'
}

export interface FakeHeyReachOptions {
  now?: () => number
  latencyMs?: number
  /** What `toJson` gave; defaults to the demo data. */
  data?: unknown
  switches?: Partial<HeyReachSwitches>
  /** Requests a minute per key before 429; 300 as documented. */
  requestsPerMinute?: number
  /** How far progressStats are behind; 0 unless told. */
  statsLagMs?: number
  /** Keys by workspace name; the demo keys unless told. Saved state never holds a key. */
  keys?: Record<string, string>
}

/** A person whom a second add request named while an earlier one that named them was still on its way. */
export interface Overlap {
  at: number
  campaignId: number
  profileUrl: string
}

export interface CallRecord {
  at: number
  method: string
  route: string
  status: number | null
  /** Last four characters of the key used. */
  keyEnding: string
  body: string
}

export interface WebhookRecord extends Omit<Webhook, 'workspaceId'> {
  /** By name. */
  workspace: string
}

export interface FakeHeyReach {
  handle(request: ApiRequest): ApiAnswer
  readonly switches: HeyReachSwitches
  readonly calls: readonly CallRecord[]
  /** Oldest first. */
  readonly overlaps: readonly Overlap[]
  addFault(fault: Fault): () => void
  clearFaults(): void
  /** Accepted leads of a campaign, in order. */
  ledger(campaignId: number): LedgerEntry[]
  campaigns(): { id: number; name: string; status: string; workspace: string; leads: number }[]
  /** Oldest first; of one workspace or of all. */
  webhooks(workspaceName?: string): WebhookRecord[]
  /** Somebody does it in HeyReach: changes the one with this id, or makes one; the first workspace's unless told. */
  putWebhook(webhook: Partial<WebhookRecord>): number
  removeWebhook(id: number): void
  revokeKey(key: string): void
  /** Somebody changes it in HeyReach; any text, since new statuses may come. */
  setStatus(campaignId: number, status: string): void
  /** The demo keys by workspace name. */
  readonly keys: Record<string, string>
  toJson(): unknown
}
