/** /webhooks: a workspace's webhooks, one event type each; twins are allowed, and each delivers. */
import { pageOf } from '../create-reader'
import { judgeName, judgeUrl, refuseScope } from '../judge-webhook'
import { broken, done, invalid, json, type Reply } from '../reply'
import { eventTypes, type Webhook } from '../state'
import type { Route, RouteContext } from './route'

const create = ({ body, store, workspace, switches }: RouteContext): Reply => {
  const webhookName = body.text('webhookName')
  const webhookUrl = body.text('webhookUrl')
  const eventType = body.choice('eventType', eventTypes)
  const campaignIds = body.integers('campaignIds', 'optional')
  if (!body.has('webhookName')) body.missing('webhookName')
  else if (webhookName !== null) judgeName(body, webhookName)
  if (!body.has('webhookUrl')) body.missing('webhookUrl')
  else if (webhookUrl !== null) judgeUrl(body, webhookUrl)
  if (!body.has('eventType')) body.missing('eventType')
  const problems = body.problems()
  if (problems || webhookName === null || webhookUrl === null || eventType === null) return invalid(problems ?? {})
  const refused = refuseScope(store, workspace, { eventType, campaignIds })
  if (refused) return refused
  // isActive is not among the documented fields: a new one delivers at once, whatever is sent.
  const { id } = store.addWebhook({ workspaceId: workspace.id, webhookName, webhookUrl, eventType, campaignIds, isActive: true })
  return switches.createWebhookAnswer === 'id' ? json({ webhookId: id }) : done()
}

const getAll = ({ body, store, workspace }: RouteContext): Reply => {
  const page = body.page(100)
  const problems = body.problems()
  if (problems) return invalid(problems)
  const { totalCount, items } = pageOf(store.webhooks().filter(({ workspaceId }) => workspaceId === workspace.id), page)
  return json({ totalCount, items: items.map(webhookObject) })
}

const getById = (context: RouteContext): Reply => withWebhook(context, (webhook) => json(webhookObject(webhook)))

/** Null or absent leaves a field as it is. */
const update = (context: RouteContext): Reply =>
  withWebhook(context, (webhook) => {
    const { body, store, workspace } = context
    const webhookName = body.text('webhookName') ?? webhook.webhookName
    const webhookUrl = body.text('webhookUrl') ?? webhook.webhookUrl
    const eventType = body.choice('eventType', eventTypes) ?? webhook.eventType
    const campaignIds = body.optionalIntegers('campaignIds') ?? webhook.campaignIds
    const isActive = body.optionalFlag('isActive') ?? webhook.isActive
    judgeName(body, webhookName)
    judgeUrl(body, webhookUrl)
    const problems = body.problems()
    if (problems) return invalid(problems)
    const refused = refuseScope(store, workspace, { eventType, campaignIds })
    if (refused) return refused
    Object.assign(webhook, { webhookName, webhookUrl, eventType, campaignIds, isActive } satisfies Partial<Webhook>)
    return done()
  })

const remove = (context: RouteContext): Reply =>
  withWebhook(context, ({ id }) => {
    context.store.removeWebhook(id)
    return done()
  })

/** The id is taken from the query alone. */
const withWebhook = ({ query, store, workspace }: RouteContext, answer: (webhook: Webhook) => Reply): Reply => {
  const id = query.integer('webhookId')
  const problems = query.problems()
  if (problems) return invalid(problems)
  const webhook = store.webhook(workspace, id)
  return webhook ? answer(webhook) : broken('There is no webhook with provided id.', 404)
}

const webhookObject = ({ workspaceId: _workspaceId, ...shown }: Webhook): Omit<Webhook, 'workspaceId'> => shown

export const webhookRoutes: Route[] = [
  { method: 'POST', path: '/webhooks/CreateWebhook', body: true, answer: create },
  { method: 'POST', path: '/webhooks/GetAllWebhooks', body: true, answer: getAll },
  { method: 'GET', path: '/webhooks/GetWebhookById', body: false, answer: getById },
  { method: 'PATCH', path: '/webhooks/UpdateWebhook', body: true, answer: update },
  { method: 'DELETE', path: '/webhooks/DeleteWebhook', body: false, answer: remove }
]
