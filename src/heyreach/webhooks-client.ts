/**
 * HeyReach's webhooks (platform facts H§2.7). All of a kind go out together, and what became of each is told. A new one is sent once
 * only, since each time would make another; who lists afterwards knows (its answer has been seen with an id under two names and with none).
 */
import type { Webhook, WebhookChange, WebhookFields, WebhookOutcome } from './api-types'
import { openConnection, type ClientOptions, type ClientPorts } from './open-connection'
import { parseWebhook } from './parse-webhook'
import type { Sent } from './send-requests'

export type WebhooksClient = ReturnType<typeof createWebhooksClient>

export const createWebhooksClient = (ports: ClientPorts, key: string, options: ClientOptions = {}) => {
  const { request, send, readPages } = openConnection(ports, key, options)
  return {
    /** All of the workspace, others' too. Throws bad-key, unreachable, rate-limited, unexpected-answer. */
    list: (deadline: number): Webhook[] => readPages('/webhooks/GetAllWebhooks', {}, parseWebhook, deadline),

    create: (wanted: WebhookFields[], deadline: number): WebhookOutcome[] =>
      send(wanted.map((fields) => request('post', '/webhooks/CreateWebhook', namedAsThere(fields))), deadline, true).map(outcomeOf),

    /** What is not named stays. */
    update: (changes: WebhookChange[], deadline: number): WebhookOutcome[] =>
      send(changes.map(({ id, ...fields }) => request('patch', `/webhooks/UpdateWebhook?webhookId=${id}`, namedAsThere(fields))), deadline).map(outcomeOf),

    delete: (ids: number[], deadline: number): WebhookOutcome[] =>
      send(ids.map((id) => request('delete', `/webhooks/DeleteWebhook?webhookId=${id}`)), deadline).map(outcomeOf),
  }
}

/** JSON leaves out what is undefined. */
const namedAsThere = ({ name, url, eventType, campaignIds, isActive }: Partial<Omit<Webhook, 'id'>>) => ({
  webhookName: name,
  webhookUrl: url,
  eventType,
  campaignIds,
  isActive,
})

const outcomeOf = ({ error, outcome, resent }: Sent): WebhookOutcome => {
  if (!error) return { kind: 'done' }
  if (error.code === 'not-found') return { kind: 'gone' }
  return { kind: outcome !== null && (resent || error.facts.outcomeUnknown === true) ? 'unknown' : 'refused', error }
}
