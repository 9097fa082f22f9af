/**
 * HeyReach's API as a few functions. The key goes into one header and nowhere else. Requests go out at the shared pace, a few at
 * a time, and are repeated where that is safe: reading, and adding (an upsert by profile URL).
 */
import { AppError } from '../errors'
import type { HttpOutcome, HttpRequest, Ports } from '../ports'
import type { AddBatch, AddOutcome, Campaign, LeadCampaigns, Sender, StopItem, StopOutcome } from './api-types'
import { errorOfAnswer } from './error-of-answer'
import { parseAddCounts, parseCampaign, parseLeadCampaign, parsePage, parseSender } from './parse-answers'
import { parseJson } from './read-json'
import { retryWait } from './retry-timing'
import { takePace } from './take-pace'

export const API_ROOT = 'https://api.heyreach.io/api/public'
const PAGE = 100
const MOST_PAGES = 50
/** Requests in flight at once: an infrastructure exception takes a whole group's answers with it. */
const GROUP = 5
/** How long reading may take, all tries together. */
const READING_MS = 60_000

export type HeyReachClient = ReturnType<typeof createHeyReachClient>
type ClientPorts = Pick<Ports, 'http' | 'clock' | 'documentLock' | 'documentCache'>

interface Tried {
  outcome: HttpOutcome | null
  error: AppError | null
  /** An earlier try may have been carried out. */
  resent: boolean
}

export const createHeyReachClient = (ports: ClientPorts, key: string) => {
  const request = (method: 'get' | 'post', path: string, body?: unknown): HttpRequest => ({
    method,
    url: API_ROOT + path,
    headers: { 'X-API-KEY': key, Accept: 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

  /** Sends all, in groups, trying again what may be tried again. A bad key ends it: the rest is not sent. */
  const sendAll = (requests: HttpRequest[], deadline: number): Tried[] => {
    const tried: Tried[] = requests.map(() => ({ outcome: null, error: null, resent: false }))
    let open = requests.map((_, index) => index)
    for (let tries = 1; open.length > 0; tries += 1) {
      let wait = 0
      const again: number[] = []
      // One reservation for all: asking for each group would cost four calls a time.
      if (!takePace(ports, open.length, deadline)) break
      for (let start = 0; start < open.length; start += GROUP) {
        const group = open.slice(start, start + GROUP)
        if (tried.some(({ error }) => error?.code === 'bad-key')) break
        const outcomes = ports.http.sendAll(group.map((index) => requests[index] as HttpRequest))
        group.forEach((index, position) => {
          const mine = tried[index] as Tried
          const outcome = outcomes[position] ?? { kind: 'lost' as const, detail: 'no answer' }
          mine.outcome = outcome
          mine.error = errorOfAnswer(outcome)
          if (!mine.error) return
          const now = ports.clock.now()
          const pause = retryWait(mine.error, tries, now, deadline, Math.random())
          if (pause === null) return
          mine.resent = mine.resent || mine.error.facts.outcomeUnknown === true
          wait = Math.max(wait, pause)
          again.push(index)
        })
      }
      open = again
      if (open.length > 0) ports.clock.sleep(wait)
    }
    return tried
  }

  /** One reading request. Throws its error. */
  const read = (single: HttpRequest): string => {
    const [tried] = sendAll([single], ports.clock.now() + READING_MS)
    if (tried?.error) throw tried.error
    if (tried?.outcome?.kind !== 'answer') throw new AppError('rate-limited')
    return tried.outcome.body
  }

  const readPages = <T>(path: string, body: Record<string, unknown>, parseItem: (item: unknown) => T | null): T[] => {
    const items: T[] = []
    let offset = 0
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const parsed = parsePage(parseJson(read(request('post', path, { ...body, offset, limit: PAGE }))), parseItem)
      if (!parsed) throw new AppError('unexpected-answer', { detail: path })
      items.push(...parsed.items)
      offset += parsed.received
      if (parsed.received === 0 || offset >= parsed.totalCount) return items
    }
    return items
  }

  return {
    /** Throws bad-key, unreachable, rate-limited. */
    checkKey: (): void => void read(request('get', '/auth/CheckApiKey')),

    listCampaigns: (): Campaign[] =>
      readPages('/campaign/GetAll', { keyword: '', statuses: [], accountIds: [] }, parseCampaign),

    /** Throws not-found. */
    getCampaign: (id: number): Campaign => {
      const campaign = parseCampaign(parseJson(read(request('get', `/campaign/GetById?campaignId=${id}`))))
      if (!campaign) throw new AppError('unexpected-answer', { detail: 'campaign' })
      return campaign
    },

    listSenders: (): Sender[] => readPages('/li_account/GetAll', { keyword: '' }, parseSender),

    /** One outcome a batch, in order. Both resume flags are always said. */
    addLeads: (batches: AddBatch[], deadline: number): AddOutcome[] => {
      const requests = batches.map(({ campaignId, pairs, resumeFinished, resumePaused }) =>
        request('post', '/campaign/AddLeadsToCampaignV2', {
          campaignId,
          accountLeadPairs: pairs,
          resumeFinishedCampaign: resumeFinished,
          resumePausedCampaign: resumePaused,
        }),
      )
      return sendAll(requests, deadline).map(({ outcome, error, resent }): AddOutcome => {
        if (!outcome) return { kind: 'not-sent', error: new AppError('rate-limited') }
        if (error?.code === 'unreachable' || (error && resent)) return { kind: 'unknown', error }
        if (error) return { kind: 'refused', error }
        const counts = outcome.kind === 'answer' ? parseAddCounts(parseJson(outcome.body)) : null
        return counts
          ? { kind: 'answered', ...counts, resent }
          : { kind: 'unknown', error: new AppError('unexpected-answer', { detail: 'counts of added leads' }) }
      })
    },

    /** One call each. A lead that is not there or not running is no error. Stopping twice does no harm, so lost calls are repeated. */
    stopLeads: (items: StopItem[], deadline: number): StopOutcome[] =>
      sendAll(
        items.map(({ campaignId, profileUrl }) =>
          request('post', '/campaign/StopLeadInCampaign', { campaignId, leadMemberId: null, leadUrl: profileUrl }),
        ),
        deadline,
      ).map(({ outcome, error, resent }): StopOutcome => {
        if (!outcome) return { kind: 'unknown', error: new AppError('rate-limited') }
        if (!error) return { kind: 'stopped' }
        if (error.code === 'not-found') return { kind: 'not-in-campaign' }
        // Our own first try, whose answer was lost, may be why it is not running any more.
        if (error.code === 'refused-by-heyreach' && /\bworkflow\b.*\bstate\b/i.test(error.facts.detail ?? '')) {
          return resent ? { kind: 'stopped' } : { kind: 'was-not-running' }
        }
        return error.code === 'unreachable' || error.code === 'rate-limited' ? { kind: 'unknown', error } : { kind: 'refused', error }
      }),

    /** In which campaigns each of these people is; a person HeyReach does not know is in none. */
    campaignsForLeads: (profileUrls: string[], deadline: number): LeadCampaigns[] =>
      sendAll(
        profileUrls.map((profileUrl) => request('post', '/campaign/GetCampaignsForLead', { profileUrl, offset: 0, limit: PAGE })),
        deadline,
      ).map(({ outcome, error }): LeadCampaigns => {
        if (error?.code === 'not-found') return { kind: 'found', campaigns: [] }
        if (error) return { kind: 'unknown', error }
        const page = outcome?.kind === 'answer' ? parsePage(parseJson(outcome.body), parseLeadCampaign) : null
        return page
          ? { kind: 'found', campaigns: page.items }
          : { kind: 'unknown', error: new AppError('unexpected-answer', { detail: 'campaigns of a lead' }) }
      }),
  }
}
