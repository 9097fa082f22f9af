/** The stand-in HeyReach's terms. The rules live in a synchronous core; HTTP is a thin coat over it. */
import type { WebhookAnswer } from './deliveries/judge-answer'
import type { Delivery, HistoryKind, Webhook } from './state'

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
  /** The status message of a lead that was stopped by hand: no source shows one. */
  stoppedMessage: string | null
  /** Of the pending leads only those about to act are listed by GetLeadsFromCampaign. */
  pendingListed: 'about-to-act' | 'all'
  /** totalUsersInProgress was seen at -1 in a campaign that was over. */
  inProgressFigure: 'exact' | 'one-too-low'
  getUnknownLead: '404' | '400' | 'empty'
  tooManyRequestsBody: string
  /** The upsert is documented for requests one after the other; what two at once make of a new person is not known. */
  overlappingAdds: 'once' | 'twice'
  /** Whether a webhook's redirect is followed, and a POST goes on as GET, is documented nowhere. */
  webhookRedirects: 'follow' | 'fail'
  webhookTimeoutMs: number
  /** 'body-ok': 2xx, and the body says ok. */
  webhookSuccess: '2xx' | '200-only' | 'any-answer' | 'body-ok'
  /** Pauses before each retry, in HeyReach's milliseconds: five over a day are documented, their spacing is not. */
  retrySpacing: readonly number[]
  /** What a retry sends: the first body, or one made of what is so now. */
  retryBody: 'frozen' | 'rebuilt'
  retryTimestamp: 'kept' | 'restamped'
  retryCorrelation: 'kept' | 'new'
  /** Where a retry goes once the webhook has been changed or deleted; 'current' gives up where there is none. */
  retryAddress: 'kept' | 'current'
  /** Mostly the conversation so far was seen, sometimes only the message itself. */
  recentMessages: 'growing' | 'only-trigger'
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
  /** Leads are contacted, in compressed time; nobody is unless given. */
  outreach?: OutreachOptions
  /** Keys by workspace name; the demo keys unless told. Saved state never holds a key. */
  keys?: Record<string, string>
}

export interface OutreachOptions {
  /** How long one of HeyReach's days takes; retries are compressed by it too. */
  dayMs: number
  /** The same seed makes the same things happen. */
  seed?: number
}

export interface DueDelivery {
  id: number
  url: string
  body: string
}

export interface DeliveryRecord extends Omit<Delivery, 'happening' | 'dueAt' | 'workspaceId'> {
  /** By name. */
  workspace: string
  /** Whom it is about; empty where it is about nobody. */
  leadName: string
  nextTryAt: number | null
}

/** Since the stand-in was opened. `sent` and `failed` count requests, the others deliveries. */
export interface DeliveryCounts {
  sent: number
  succeeded: number
  failed: number
  givenUp: number
}

/** Something that happens now because a test or a person says so. */
export interface Emitted {
  campaignId: number
  /** A lead of that campaign; without one only 'campaign-completed' can happen. */
  profileUrl?: string
  kind: HistoryKind | 'campaign-completed'
  at?: number
  /** The message, or the note of a connection request. */
  text?: string
  tags?: string[]
  /** Of a failure: HeyReach's word. */
  errorCode?: string
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
  /** Lets all happen that is due by now; every request does so first. */
  advance(): void
  /** The ids of the deliveries that it makes. */
  emit(event: Emitted): number[]
  readonly deliveries: {
    /** Those due now, earliest first; each must be reported. */
    take(most?: number): DueDelivery[]
    report(id: number, answer: WebhookAnswer): void
    nextDue(): number | null
    /** As the “Test” button in HeyReach. */
    sendTest(webhookId: number): number
    /** Any body at all, as if from HeyReach. */
    sendRaw(webhookId: number, body: string): number
    /** Once more as it was last sent, however long ago that is. */
    repeat(id: number): number
    /** Oldest first. */
    log(): DeliveryRecord[]
    readonly counts: Readonly<DeliveryCounts>
  }
  revokeKey(key: string): void
  /** Somebody changes it in HeyReach; any text, since new statuses may come. */
  setStatus(campaignId: number, status: string): void
  /** The demo keys by workspace name. */
  readonly keys: Record<string, string>
  toJson(): unknown
}
