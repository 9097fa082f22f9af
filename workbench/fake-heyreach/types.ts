/** The stand-in HeyReach's terms. The rules live in a synchronous core; HTTP is a thin coat over it. */

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
  effect: { status: number; body?: string; headers?: Record<string, string> } | { delayMs: number } | { drop: 'before' | 'after' } | { refuseLeads: true } | { dropLeadsSilently: true }
}

export interface LedgerEntry {
  campaignId: number
  /** Normalised by the stand-in's own rule. */
  profileUrl: string
  /** The lead as accepted, with customUserFields. */
  lead: Record<string, unknown>
  linkedInAccountId: number | null
  /** How often the same person was added anew (must stay 1) and updated. */
  added: number
  updated: number
  status: string
  at: number
}

export interface HeyReachSwitches {
  /** Both readings of adding to a paused campaign without the flag. */
  pausedAdd: 'stays-paused' | 'wakes'
  retryAfterHeader: boolean
  unauthorizedBody: string
  createWebhookAnswer: 'empty' | 'id'
  getByIdOfDraft: 'found' | '404'
  campaignShape: 'current' | 'older'
}

export interface FakeHeyReachOptions {
  now?: () => number
  latencyMs?: number
  /** Defaults to the demo data. */
  data?: unknown
  switches?: Partial<HeyReachSwitches>
  /** Requests a minute per key before 429; 300 as documented. */
  requestsPerMinute?: number
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

export interface FakeHeyReach {
  handle(request: ApiRequest): ApiAnswer
  readonly switches: HeyReachSwitches
  readonly calls: readonly CallRecord[]
  addFault(fault: Fault): () => void
  clearFaults(): void
  /** Accepted leads of a campaign, in order. */
  ledger(campaignId: number): LedgerEntry[]
  campaigns(): { id: number; name: string; status: string; workspace: string; leads: number }[]
  revokeKey(key: string): void
  /** The demo keys by workspace name. */
  readonly keys: Record<string, string>
  toJson(): unknown
}
