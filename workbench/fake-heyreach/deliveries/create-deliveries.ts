/**
 * Deliveries to webhooks: what is due is taken, its outcome reported, and what failed comes again up to five times over a day.
 * No network and no clock of its own.
 */
import type { Delivery, EventType, Happening, Webhook } from '../state'
import type { Store } from '../store'
import type { DeliveryCounts, DeliveryRecord, DueDelivery, HeyReachSwitches } from '../types'
import { judgeAnswer, type WebhookAnswer } from './judge-answer'
import { payloadOf, uuidOf } from './payload'
import { testPayload } from './test-payload'

export interface Deliveries {
  /** One for each active webhook that the happening concerns; their ids. */
  announce(happening: Happening): number[]
  sendTest(webhookId: number): number
  /** Any body at all, to one webhook. */
  sendRaw(webhookId: number, body: string): number
  /** The same body once more, to where it went then, however long ago. */
  repeat(id: number): number
  nextDue(): number | null
  take(most: number): DueDelivery[]
  report(id: number, answer: WebhookAnswer): void
  records(): DeliveryRecord[]
  readonly counts: DeliveryCounts
}

/** Deliveries that are over and further back than this are let go of. */
const kept = 2000

export interface DeliveryTime {
  now(): number
  /** Milliseconds of ours for one of HeyReach's. */
  scale: number
}

export const createDeliveries = (store: Store, switches: HeyReachSwitches, { now, scale }: DeliveryTime): Deliveries => {
  const counts: DeliveryCounts = { sent: 0, succeeded: 0, failed: 0, givenUp: 0 }
  const all = store.deliveries
  // What was under way when the state was saved is sent again: nobody knows how it ended.
  for (const delivery of all.values()) if (delivery.state === 'under-way') delivery.state = 'waiting'
  const waiting = new Map([...all.values()].filter(({ state }) => state === 'waiting').map((delivery) => [delivery.id, delivery]))

  const add = (webhook: Webhook, made: Pick<Delivery, 'kind' | 'happening' | 'body' | 'dueAt'>): number => {
    const { id: webhookId, webhookUrl: url, eventType } = webhook
    const delivery = store.addDelivery({ webhookId, url, eventType, ...made, createdAt: now(), tries: [], state: 'waiting' })
    waiting.set(delivery.id, delivery)
    return delivery.id
  }

  const webhookOf = (id: number): Webhook => {
    const webhook = store.webhooks().find((one) => one.id === id)
    if (!webhook) throw new Error(`no webhook ${id}`)
    return webhook
  }

  const bodyOf = (happening: Happening, eventType: EventType, seal: string, timestamp: number, until: number): string =>
    JSON.stringify(
      payloadOf(store, happening, {
        eventType,
        correlationId: uuidOf(seal),
        timestamp,
        until,
        recentMessages: switches.recentMessages
      })
    )

  /** What a retry sends, as the switches have it. */
  const again = (delivery: Delivery): void => {
    const { happening } = delivery
    if (!happening || delivery.kind !== 'event') return
    const seal = `${happening.id}/${delivery.webhookId}`
    const correlation = switches.retryCorrelation === 'new' ? `${seal}/${delivery.tries.length}` : seal
    const timestamp = switches.retryTimestamp === 'restamped' ? now() : happening.at
    const built = JSON.parse(bodyOf(happening, delivery.eventType, correlation, timestamp, Math.max(now(), happening.until))) as Record<string, unknown>
    const { timestamp: stamped, correlation_id } = built
    const frozen = JSON.parse(delivery.body) as Record<string, unknown>
    delivery.body = JSON.stringify(switches.retryBody === 'rebuilt' ? built : { ...frozen, timestamp: stamped, correlation_id })
  }

  const end = (delivery: Delivery, state: 'delivered' | 'given-up'): void => {
    delivery.state = state
    waiting.delete(delivery.id)
    if (state === 'given-up') counts.givenUp += 1
    for (const [id, old] of all) {
      if (all.size <= kept) break
      if (old.state === 'delivered' || old.state === 'given-up') all.delete(id)
    }
  }

  const addressOf = ({ url, webhookId }: Delivery): string | null => {
    if (switches.retryAddress === 'kept') return url
    const webhook = store.webhooks().find(({ id }) => id === webhookId)
    return webhook?.isActive ? webhook.webhookUrl : null
  }

  return {
    counts,
    announce: (happening) =>
      store
        .webhooks()
        .filter((webhook) => concerns(webhook, happening))
        .map((webhook) => {
          const body = bodyOf(happening, webhook.eventType, `${happening.id}/${webhook.id}`, happening.at, happening.until)
          return add(webhook, { kind: 'event', happening, body, dueAt: happening.at })
        }),
    sendTest: (webhookId) => {
      const webhook = webhookOf(webhookId)
      const sender = store.workspaces().flatMap((one) => (one.id === webhook.workspaceId ? store.senders(one) : []))[0] ?? null
      const body = JSON.stringify(testPayload(webhook.eventType, sender, now()))
      return add(webhook, { kind: 'test', happening: null, body, dueAt: now() })
    },
    sendRaw: (webhookId, body) => add(webhookOf(webhookId), { kind: 'raw', happening: null, body, dueAt: now() }),
    repeat: (id) => {
      const old = all.get(id)
      if (!old) throw new Error(`no delivery ${id}`)
      const { webhookId, url, eventType, happening, body } = old
      const made = { kind: 'repeat' as const, happening, body, dueAt: now(), createdAt: now() }
      const delivery = store.addDelivery({ webhookId, url, eventType, ...made, tries: [], state: 'waiting' })
      waiting.set(delivery.id, delivery)
      return delivery.id
    },
    nextDue: () => {
      let least: number | null = null
      for (const { state, dueAt } of waiting.values()) if (state === 'waiting' && (least === null || dueAt < least)) least = dueAt
      return least
    },
    take: (most) => {
      const due = [...waiting.values()]
        .filter(({ state, dueAt }) => state === 'waiting' && dueAt <= now())
        .sort((a, b) => a.dueAt - b.dueAt || a.id - b.id)
        .slice(0, most)
      return due.flatMap((delivery): DueDelivery[] => {
        if (delivery.tries.length > 0) {
          const url = addressOf(delivery)
          if (url === null) {
            end(delivery, 'given-up')
            return []
          }
          delivery.url = url
          again(delivery)
        }
        delivery.state = 'under-way'
        counts.sent += 1
        return [{ id: delivery.id, url: delivery.url, body: delivery.body }]
      })
    },
    report: (id, answer) => {
      const delivery = waiting.get(id)
      if (delivery?.state !== 'under-way') throw new Error(`delivery ${id} is not under way`)
      const { delivered, outcome } = judgeAnswer(answer, switches)
      delivery.tries.push({ at: now(), outcome })
      if (delivered) {
        counts.succeeded += 1
        return end(delivery, 'delivered')
      }
      counts.failed += 1
      const pause = delivery.kind === 'test' ? undefined : switches.retrySpacing[delivery.tries.length - 1]
      if (pause === undefined) return end(delivery, 'given-up')
      delivery.state = 'waiting'
      delivery.dueAt = now() + pause * scale
    },
    records: () => [...all.values()].map((delivery) => recordOf(store, delivery))
  }
}

const concerns = ({ workspaceId, isActive, eventType, campaignIds }: Webhook, happening: Happening): boolean =>
  isActive &&
  workspaceId === happening.workspaceId &&
  happening.eventTypes.includes(eventType) &&
  (campaignIds.length === 0 || (happening.campaignId !== null && campaignIds.includes(happening.campaignId)))

const recordOf = (store: Store, { id, webhookId, url, eventType, kind, happening, body, createdAt, dueAt, tries, state }: Delivery): DeliveryRecord => {
  const person = happening?.personKey ? store.person(happening.workspaceId, happening.personKey) : null
  return {
    id, webhookId, url, eventType, kind, body, createdAt, state,
    nextTryAt: state === 'waiting' ? dueAt : null,
    leadName: person ? [person.firstName, person.lastName].filter(Boolean).join(' ') : '',
    tries: structuredClone(tries)
  }
}
