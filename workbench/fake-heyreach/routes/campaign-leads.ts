/** /campaign: the leads in a campaign, the campaigns of a lead, and stopping one. */
import { pageOf } from '../create-reader'
import { campaignLeadObject, fullName } from '../lead-objects'
import { isRunning, leadProgress } from '../lead-progress'
import { profileKey } from '../profile-key'
import { broken, done, invalid, json, noSuchCampaign, type Reply } from '../reply'
import type { Campaign, Enrolment } from '../state'
import type { Route, RouteContext } from './route'

const timeFilters = ['CreationTime', 'Everywhere', 'LastActionTakenTime', 'FailedTime', 'LastActionTakenOrFailedTime'] as const

/** How many pending leads a sender has in sight: its daily connection requests. */
const aboutToAct = 25

const getLeads = ({ body, store, workspace, switches }: RouteContext): Reply => {
  const campaignId = body.integer('campaignId')
  const page = body.page(100)
  const from = body.time('timeFrom') ?? -Infinity
  const to = body.time('timeTo') ?? Infinity
  const filter = body.choice('timeFilter', timeFilters) ?? 'Everywhere'
  const problems = body.problems()
  if (problems) return invalid(problems)
  const campaign = store.campaign(workspace, campaignId)
  if (!campaign) return noSuchCampaign()
  const inRange = (at: number | null): boolean => at !== null && at >= from && at <= to
  const anyTime = from === -Infinity && to === Infinity
  const listed = listedLeads(campaign, store.enrolments(campaignId), switches.pendingListed).filter((enrolment) => {
    if (anyTime) return true
    const { lastActionAt, failedAt } = leadProgress(enrolment)
    const times = {
      CreationTime: [enrolment.at],
      LastActionTakenTime: [lastActionAt],
      FailedTime: [failedAt],
      LastActionTakenOrFailedTime: [lastActionAt, failedAt],
      Everywhere: [enrolment.at, lastActionAt, failedAt]
    }
    return times[filter].some(inRange)
  })
  const { totalCount, items } = pageOf(listed, page)
  const shown = items.map((lead) => campaignLeadObject(lead, store.meet(workspace.id, lead.personKey), store, switches))
  return json({ totalCount, items: shown })
}

/** A draft shows nobody; of the pending leads only those about to act are listed, so totals can be below the truth. */
const listedLeads = (campaign: Campaign, all: readonly Enrolment[], pendingListed: 'about-to-act' | 'all'): Enrolment[] => {
  if (campaign.status === 'DRAFT') return []
  const most = pendingListed === 'all' ? Infinity : aboutToAct * campaign.senderIds.length
  let pending = 0
  return all.filter((enrolment) => leadProgress(enrolment).campaignStatus !== 'Pending' || ++pending <= most)
}

const getCampaigns = ({ body, store, workspace }: RouteContext): Reply => {
  const page = body.page(100)
  const email = body.text('email')?.trim().toLowerCase() || null
  const linkedinId = body.text('linkedinId')?.trim() || null
  const profileUrl = body.text('profileUrl')?.trim() || null
  if (!email && !linkedinId && !profileUrl) body.problem('profileUrl', 'One of Email, LinkedinId and ProfileUrl is required.')
  const problems = body.problems()
  if (problems) return invalid(problems)
  const key = profileUrl === null ? null : profileKey(profileUrl)
  const person = store
    .people(workspace)
    .find((one) => one.key === key || one.memberId === linkedinId || one.emailAddress?.toLowerCase() === email)
  const campaigns = store
    .campaigns()
    .filter((campaign) => campaign.workspaceId === workspace.id)
    .flatMap((campaign) => {
      const enrolment = person && store.enrolment(campaign.id, person.key)
      if (!enrolment) return []
      const { id: campaignId, name: campaignName, status: campaignStatus } = campaign
      return [{ campaignId, campaignName, campaignStatus, leadStatus: leadProgress(enrolment).campaignStatus }]
    })
  return json({ leadFullName: person ? fullName(person) : null, ...pageOf(campaigns, page) })
}

const stop = ({ body, store, workspace, now }: RouteContext): Reply => {
  const campaignId = body.integer('campaignId')
  const leadUrl = body.text('leadUrl')?.trim() || null
  const leadMemberId = body.text('leadMemberId')?.trim() || null
  if (leadUrl === null && leadMemberId === null) body.problem('leadUrl', 'The LeadUrl field is required.')
  const problems = body.problems()
  if (problems) return invalid(problems)
  const campaign = store.campaign(workspace, campaignId)
  if (!campaign) return noSuchCampaign()
  const key = leadUrl === null ? null : profileKey(leadUrl)
  const enrolment = leadMemberId
    ? store.enrolments(campaignId).find((one) => store.meet(workspace.id, one.personKey).memberId === leadMemberId)
    : key === null
      ? null
      : store.enrolment(campaignId, key)
  if (!enrolment) return broken('There is no such lead in the campaign.', 404)
  const progress = leadProgress(enrolment)
  if (!isRunning(progress)) {
    const workflow = progress.campaignStatus === 'Finished' ? 'FINISHED' : 'FAILED'
    return broken(`Cannot perform the action because the workflow is in ${workflow} state.`)
  }
  enrolment.history.push({ kind: 'stopped', at: now })
  return done()
}

export const campaignLeadRoutes: Route[] = [
  { method: 'POST', path: '/campaign/GetLeadsFromCampaign', body: true, answer: getLeads },
  { method: 'POST', path: '/campaign/GetCampaignsForLead', body: true, answer: getCampaigns },
  { method: 'POST', path: '/campaign/StopLeadInCampaign', body: true, answer: stop }
]
