/** /campaign/AddLeadsToCampaign and V2: an upsert by profile URL, answered with counts and never lead by lead. */
import { enrolLead } from '../enrol-lead'
import { isFieldName, judgeLead } from '../judge-lead'
import { profileKey } from '../profile-key'
import { readLeadPairs, type LeadPair } from '../read-lead-pairs'
import { broken, invalid, json, noSuchCampaign, type Reply } from '../reply'
import type { Campaign } from '../state'
import type { HeyReachSwitches } from '../types'
import type { Route, RouteContext } from './route'

interface Tally {
  added: number
  updated: number
  failed: number
}

const addLeads =
  (show: (tally: Tally) => unknown) =>
  (context: RouteContext): Reply => {
    const { body, store, workspace, switches, now } = context
    const campaignId = body.integer('campaignId')
    const pairs = readLeadPairs(body)
    const flags = { finished: body.flag('resumeFinishedCampaign'), paused: body.flag('resumePausedCampaign') }
    if (switches.badFieldName === 'request-400') refuseBadFieldNames(context, pairs)
    const problems = body.problems()
    if (problems) return invalid(problems)
    const campaign = store.campaign(workspace, campaignId)
    if (!campaign) return noSuchCampaign()
    const refusal = refusalOf(campaign, switches)
    if (refusal) return broken(refusal)

    const tally: Tally = { added: 0, updated: 0, failed: 0 }
    const taken: { key: string; added: boolean }[] = []
    for (const pair of pairs) {
      const outcome = addLead(context, campaign, pair)
      if (outcome !== 'dropped') tally[outcome] += 1
      const key = profileKey(pair.lead.profileUrl ?? '')
      if (key !== null && (outcome === 'added' || outcome === 'updated')) taken.push({ key, added: outcome === 'added' })
    }
    context.onTheWay.leave(campaignId, taken, context.until)
    wake(campaign, { tally, flags, switches, now })
    return json(show(tally))
  }

const addLead = (context: RouteContext, campaign: Campaign, pair: LeadPair): keyof Tally | 'dropped' => {
  const { store, switches, now } = context
  const fault = context.leadFault(profileKey(pair.lead.profileUrl ?? ''))
  if (fault) return fault === 'refuse' ? 'failed' : 'dropped'
  const verdict = judgeLead(pair, switches)
  if (verdict.kind !== 'take') return verdict.kind === 'fail' ? 'failed' : 'dropped'
  const foreign = pair.linkedInAccountId !== null && !campaign.senderIds.includes(pair.linkedInAccountId)
  if (foreign && switches.foreignSender === 'fails') return 'failed'
  const requestedSenderId = foreign ? null : pair.linkedInAccountId
  const outcome = enrolLead(store, { campaign, key: verdict.key, lead: verdict.lead, requestedSenderId, now })
  const beside = context.onTheWay.arrive(campaign.id, verdict.key)
  if (!beside?.added || outcome === 'added' || switches.overlappingAdds === 'once') return outcome
  const twice = store.enrolment(campaign.id, verdict.key)
  if (twice) twice.added += 1
  return 'added'
}

/** Only the draft's text was ever seen; the others follow its wording. */
const refusalOf = ({ status }: Campaign, { scheduledAdd }: HeyReachSwitches): string | null => {
  switch (status) {
    case 'DRAFT':
      return 'You cannot add new leads to a draft campaign.'
    case 'CANCELED':
      return 'You cannot add new leads to a canceled campaign.'
    case 'FAILED':
      return 'You cannot add new leads to a failed campaign.'
    case 'SCHEDULED':
      return scheduledAdd === 'refused' ? 'You cannot add new leads to a scheduled campaign.' : null
    case 'STARTING':
      return scheduledAdd === 'refused' ? 'You cannot add new leads to a starting campaign.' : null
    case 'IN_PROGRESS':
    case 'PAUSED':
    case 'FINISHED':
      return null
  }
}

interface Waking {
  tally: Tally
  flags: { finished: boolean; paused: boolean }
  switches: HeyReachSwitches
  now: number
}

const wake = (campaign: Campaign, { tally, flags, switches, now }: Waking): void => {
  if (tally.added > 0 && campaign.status === 'IN_PROGRESS') campaign.next = null
  const wakes =
    (campaign.status === 'FINISHED' && (flags.finished || switches.finishedAdd === 'wakes')) ||
    (campaign.status === 'PAUSED' && (flags.paused || switches.pausedAdd === 'wakes'))
  if (tally.added === 0 || !wakes) return
  campaign.status = 'IN_PROGRESS'
  campaign.startedAt ??= now
  campaign.next = null
}

const refuseBadFieldNames = ({ body }: RouteContext, pairs: LeadPair[]): void => {
  const bad = pairs.flatMap(({ lead }) => lead.customUserFields).filter(({ name }) => !isFieldName(name))
  if (bad.length > 0) body.problem('customUserFields', 'Names may hold letters, digits and underscores only.')
}

export const addLeadsRoutes: Route[] = [
  { method: 'POST', path: '/campaign/AddLeadsToCampaign', body: true, answer: addLeads(({ added }) => added) },
  {
    method: 'POST',
    path: '/campaign/AddLeadsToCampaignV2',
    body: true,
    answer: addLeads(({ added, updated, failed }) => ({
      addedLeadsCount: added,
      updatedLeadsCount: updated,
      failedLeadsCount: failed
    }))
  }
]
