/** /campaign: find, read, pause and resume. */
import { campaignObject } from '../campaign-object'
import { pageOf } from '../create-reader'
import { isRunning, leadProgress } from '../lead-progress'
import { broken, done, invalid, json, noSuchCampaign, type Reply } from '../reply'
import { campaignStatuses, type Campaign } from '../state'
import type { Route, RouteContext } from './route'

const getAll = (context: RouteContext): Reply => {
  const { body, store, workspace } = context
  const page = body.page(100)
  const keyword = body.text('keyword')?.toLowerCase() ?? ''
  const statuses = body.choices('statuses', campaignStatuses)
  const accountIds = body.integers('accountIds', 'optional')
  const problems = body.problems()
  if (problems) return invalid(problems)
  const found = store
    .campaigns()
    .filter((campaign) => campaign.workspaceId === workspace.id)
    .filter(({ name }) => name.toLowerCase().includes(keyword))
    .filter(({ status }) => statuses.length === 0 || statuses.includes(status))
    .filter(({ senderIds }) => accountIds.length === 0 || senderIds.some((id) => accountIds.includes(id)))
    .sort((a, b) => b.createdAt - a.createdAt)
  const { totalCount, items } = pageOf(found, page)
  return json({ totalCount, items: items.map((campaign) => shown(campaign, context)) })
}

const getById = (context: RouteContext): Reply =>
  withCampaign(context, (campaign) =>
    campaign.status === 'DRAFT' && context.switches.getByIdOfDraft === '404'
      ? noSuchCampaign()
      : json(shown(campaign, context))
  )

const pause = (context: RouteContext): Reply =>
  withCampaign(context, (campaign) => {
    if (!['IN_PROGRESS', 'STARTING', 'SCHEDULED'].includes(campaign.status)) {
      return broken('The campaign you are trying to pause is not in progress.')
    }
    campaign.status = 'PAUSED'
    campaign.next = null
    return done()
  })

const resume = (context: RouteContext): Reply =>
  withCampaign(context, (campaign) => {
    if (!['PAUSED', 'FINISHED', 'FAILED'].includes(campaign.status)) {
      return broken('The campaign you are trying to resume is not paused, finished or failed.')
    }
    const somebodyLeft = context.store.enrolments(campaign.id).some((enrolment) => isRunning(leadProgress(enrolment)))
    const afterAll = context.switches.resumeEmpty === 'pauses' ? 'PAUSED' : 'FINISHED'
    campaign.status = 'IN_PROGRESS'
    campaign.startedAt ??= context.now
    campaign.next = somebodyLeft ? null : { status: afterAll, at: context.now + 1000 }
    return done()
  })

/** These take the id in the query alone; in the body it counts as missing. */
const withCampaign = ({ query, store, workspace }: RouteContext, answer: (campaign: Campaign) => Reply): Reply => {
  const id = query.integer('campaignId')
  const problems = query.problems()
  if (problems) return invalid(problems)
  const campaign = store.campaign(workspace, id)
  return campaign ? answer(campaign) : noSuchCampaign()
}

const shown = (campaign: Campaign, { store, switches, now, statsLagMs }: RouteContext) =>
  campaignObject(campaign, store, { ...switches, statsAt: now - statsLagMs })

export const campaignRoutes: Route[] = [
  { method: 'POST', path: '/campaign/GetAll', body: true, answer: getAll },
  { method: 'GET', path: '/campaign/GetById', body: false, answer: getById },
  { method: 'POST', path: '/campaign/Pause', body: false, answer: pause },
  { method: 'POST', path: '/campaign/Resume', body: false, answer: resume }
]
