/** What applying these choices would do at HeyReach, in words; nothing is changed. */
import { requireReceiving } from '../account/receiving'
import type { Ports } from '../ports'
import type { NotificationsPlan, NotificationsRequest, PlannedNotification } from '../sidebar/protocol'
import { NOTIFICATION_LINE, planSummary, planButton } from '../words'
import { checkChoice } from './check-choice'
import { openWebhooks } from './open-webhooks'
import { isDone, planWebhooks, type WebhooksPlan } from './plan-webhooks'
import { PAGE_PATIENCE_MS } from './run-pass'
import { wantedWebhooks } from './wanted-webhooks'

/** Throws not-connected, other-workspace, invalid-input, and whatever reading at HeyReach throws. */
export const planNotifications = (ports: Ports, request: NotificationsRequest): NotificationsPlan => {
  const receiving = requireReceiving(ports)
  const { types, on } = checkChoice(receiving, request)
  const client = openWebhooks(ports, receiving)
  const actual = client.list(ports.clock.now() + PAGE_PATIENCE_MS)
  const plan = planWebhooks(wantedWebhooks({ ...receiving, types, on }), actual)
  const isKnown = receiving.applied && receiving.on === on && sameTypes(receiving.types, types)
  const pause = plan.update.filter(({ differences }) => differences.includes('switched-on')).length
  const counts = { create: plan.create.length, update: plan.update.length - pause, pause, delete: plan.delete.length, keep: plan.keep.length, others: plan.others, on }
  return { lines: linesOf(plan), summary: planSummary(counts), done: isDone(plan) && isKnown, buttonLabel: planButton(counts) }
}

const sameTypes = (a: string[], b: string[]): boolean => [...a].sort().join() === [...b].sort().join()

const linesOf = (plan: WebhooksPlan): PlannedNotification[] => [
  ...plan.create.map(({ eventType }) => ({ what: 'create' as const, text: NOTIFICATION_LINE.new(eventType) })),
  ...plan.update.map(({ type, differences }) => ({ what: 'update' as const, text: NOTIFICATION_LINE[differences[0] ?? 'address'](type) })),
  ...plan.delete.map(({ type, why }) => ({ what: 'delete' as const, text: NOTIFICATION_LINE[why](type) })),
  ...plan.keep.map(({ type }) => ({ what: 'keep' as const, text: NOTIFICATION_LINE.keep(type) })),
]
