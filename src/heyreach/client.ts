/**
 * HeyReach's API as a few functions (notifications aside: `webhooks-client.ts`). Requests go out at the shared pace, a few at a time,
 * and are repeated where it helps. Never call it while holding the document lock (`reserveBatches` aside): the pace takes it.
 */
import { AppError } from '../errors'
import type {
  AddBatch,
  AddOutcome,
  CampaignDetails,
  CampaignLeadPage,
  LeadCampaigns,
  LeadLookup,
  LeadPageAsked,
  LeadPageOutcome,
  LeadProfile,
  OverallStats,
  Sender,
  StatsRequest,
  StopItem,
  StopOutcome,
} from './api-types'
import { bodyOf, openConnection, PAGE, READING_MS, unreadable, type ClientOptions, type ClientPorts } from './open-connection'
import { parseAddCounts, parseCampaign, parseLeadCampaign, parsePage, parseSender } from './parse-answers'
import { parseCampaignLead, parseLeadProfile } from './parse-lead'
import { parseOverallStats } from './parse-stats'
import { parseJson } from './read-json'
import type { Sent } from './send-requests'

export type HeyReachClient = ReturnType<typeof createHeyReachClient>

export const createHeyReachClient = (ports: ClientPorts, key: string, options: ClientOptions = {}) => {
  const { pace, request, send, read, readPages } = openConnection(ports, key, options)

  const post = (path: string, bodies: unknown[], deadline: number): Sent[] =>
    send(bodies.map((body) => request('post', path, body)), deadline)

  const lookUp = (profileUrls: readonly string[], deadline: number): LeadLookup[] =>
    post('/lead/GetLead', profileUrls.map((profileUrl) => ({ profileUrl })), deadline).map(leadLookup)

  return {
    /** Throws bad-key, unreachable, rate-limited. */
    checkKey: (): void => void read(request('get', '/auth/CheckApiKey')),

    /** All of them, whatever their status. */
    listCampaigns: (): CampaignDetails[] =>
      readPages('/campaign/GetAll', { keyword: '', statuses: [], accountIds: [] }, parseCampaign),

    /** Throws not-found. */
    getCampaign: (id: number): CampaignDetails => {
      const campaign = parseCampaign(parseJson(read(request('get', `/campaign/GetById?campaignId=${id}`))))
      if (!campaign) throw unreadable('campaign')
      return campaign
    },

    /** Throws refused-by-heyreach, not-found. */
    pauseCampaign: (id: number): void => void read(request('post', `/campaign/Pause?campaignId=${id}`, {})),

    listSenders: (): Sender[] => readPages('/li_account/GetAll', { keyword: '' }, parseSender),

    /** For whoever holds the document lock: the pace for so many leads' batches, without taking it again. */
    reserveBatches: (leads: number): void => {
      if (leads > 0) pace.reserve(Math.ceil(leads / PAGE))
    },

    /** One outcome a batch, in order. Both resume flags are always said. */
    addLeads: (batches: AddBatch[], deadline: number): AddOutcome[] => {
      if (batches.some(({ pairs }) => pairs.length > PAGE)) {
        throw new AppError('unexpected', { detail: 'a batch of more than 100 leads' })
      }
      const bodies = batches.map(({ campaignId, pairs, resumeFinished, resumePaused }) => ({
        campaignId,
        accountLeadPairs: pairs,
        resumeFinishedCampaign: resumeFinished,
        resumePausedCampaign: resumePaused,
      }))
      return post('/campaign/AddLeadsToCampaignV2', bodies, deadline).map(addOutcome)
    },

    /** One call each. A lead that is not there or not running is no error. */
    stopLeads: (items: StopItem[], deadline: number): StopOutcome[] => {
      const bodies = items.map(({ campaignId, profileUrl }) => ({ campaignId, leadMemberId: null, leadUrl: profileUrl }))
      return post('/campaign/StopLeadInCampaign', bodies, deadline).map(stopOutcome)
    },

    /** In which campaigns each of these people is; a person HeyReach does not know is in none. */
    campaignsForLeads: (profileUrls: string[], deadline: number): LeadCampaigns[] => {
      const bodies = profileUrls.map((profileUrl) => ({ profileUrl, offset: 0, limit: PAGE }))
      return post('/campaign/GetCampaignsForLead', bodies, deadline).map((sent): LeadCampaigns => {
        if (sent.error?.code === 'not-found') return { kind: 'found', campaigns: [] }
        if (sent.error) return { kind: 'unknown', error: sent.error }
        const page = parsePage(parseJson(bodyOf(sent)), parseLeadCampaign)
        return page ? { kind: 'found', campaigns: page.items } : { kind: 'unknown', error: unreadable('campaigns of a lead') }
      })
    },

    /** null for somebody HeyReach does not know. Throws unreachable, rate-limited, bad-key. */
    getLead: (profileUrl: string): LeadProfile | null => {
      const [found] = lookUp([profileUrl], ports.clock.now() + (options.readingMs ?? READING_MS))
      if (found?.kind === 'failed') throw found.error
      return found?.kind === 'found' ? found.lead : null
    },

    /** One call each, one answer each in order; nothing is thrown. At the deadline the rest is left unsent, and says so. */
    getLeads: (profileUrls: readonly string[], deadline: number): LeadLookup[] => lookUp(profileUrls, deadline),

    /** A page of a campaign's leads, at most 100. Of the pending only those about to act are listed: absence proves nothing. */
    leadsFromCampaign: (campaignId: number, { offset, limit }: { offset: number; limit: number }): CampaignLeadPage => {
      const body = leadsBody(campaignId, offset, Math.min(limit, PAGE))
      return leadPage(read(request('post', '/campaign/GetLeadsFromCampaign', body)), body)
    },

    /** Whole pages, of several campaigns if need be, some at a time; outcomes in their order. */
    leadPages: (asked: LeadPageAsked[], deadline: number): LeadPageOutcome[] => {
      const bodies = asked.map(({ campaignId, offset }) => leadsBody(campaignId, offset, PAGE))
      return post('/campaign/GetLeadsFromCampaign', bodies, deadline).map((sent, index): LeadPageOutcome => {
        if (sent.error) return { kind: 'failed', error: sent.error }
        try {
          return { kind: 'page', page: leadPage(bodyOf(sent), bodies[index] ?? leadsBody(0, 0, PAGE)) }
        } catch (error) {
          if (error instanceof AppError) return { kind: 'failed', error }
          throw error
        }
      })
    },

    overallStats: ({ accountIds, campaignIds, from, to }: StatsRequest): OverallStats => {
      const body = {
        accountIds,
        campaignIds,
        ...(from === undefined ? {} : { startDate: new Date(from).toISOString() }),
        ...(to === undefined ? {} : { endDate: new Date(to).toISOString() }),
      }
      const stats = parseOverallStats(parseJson(read(request('post', '/stats/GetOverallStats', body))))
      if (!stats) throw unreadable('statistics')
      return stats
    },
  }
}

const leadsBody = (campaignId: number, offset: number, limit: number) => ({ campaignId, offset, limit, timeFrom: null, timeTo: null, timeFilter: 'Everywhere' })

const leadPage = (answered: string, { offset, limit }: { offset: number; limit: number }): CampaignLeadPage => {
  const page = parsePage(parseJson(answered), parseCampaignLead)
  if (!page) throw unreadable('leads of a campaign')
  const { items: leads, received, totalCount } = page
  const next = offset + received
  const isLast = received === 0 || (totalCount === null ? received < limit : next >= totalCount)
  return { leads, totalCount, nextOffset: isLast ? null : next }
}

const addOutcome = (sent: Sent): AddOutcome => {
  const { outcome, error, resent } = sent
  if (error && !outcome) return { kind: 'not-sent', error }
  // After a lost try nothing but a success says what became of it.
  if (error) return { kind: resent || error.facts.outcomeUnknown ? 'unknown' : 'refused', error }
  const counts = parseAddCounts(parseJson(bodyOf(sent)))
  if (counts) return { kind: 'answered', ...counts, resent }
  return { kind: 'unknown', error: new AppError('unexpected-answer', { detail: 'counts of added leads', outcomeUnknown: true }) }
}

const stopOutcome = ({ outcome, error, resent }: Sent): StopOutcome => {
  if (!error) return { kind: 'stopped' }
  const detail = error.facts.detail ?? ''
  if (error.code === 'not-found' && !/campaign with provided id/i.test(detail)) return { kind: 'not-in-campaign' }
  // Our own first try, whose answer was lost, may be why it is not running any more.
  if (error.code === 'refused-by-heyreach' && /\bworkflow\b.*\bstate\b/i.test(detail)) {
    return resent ? { kind: 'stopped' } : { kind: 'was-not-running' }
  }
  const isUnknown = !outcome || resent || error.facts.outcomeUnknown === true || error.code === 'rate-limited'
  return isUnknown && error.code !== 'bad-key' ? { kind: 'unknown', error } : { kind: 'refused', error }
}

/** How HeyReach says that it does not know somebody is not documented, so nothing to read counts too. */
const leadLookup = (sent: Sent): LeadLookup => {
  const { error, outcome } = sent
  if (error && (error.code === 'not-found' || saysUnknownLead(error))) return { kind: 'unknown-lead' }
  if (error) return { kind: 'failed', error, wasAsked: outcome !== null }
  const body = bodyOf(sent)
  const lead = parseLeadProfile(parseJson(body))
  if (lead) return { kind: 'found', lead }
  return body.trim() === '' || body.trim() === 'null' ? { kind: 'unknown-lead' } : { kind: 'failed', error: unreadable('lead'), wasAsked: true }
}

const saysUnknownLead = (error: AppError): boolean =>
  error.code === 'refused-by-heyreach' && /not found|not exist|no lead|no profile/i.test(error.facts.detail ?? '')
