/**
 * Deliveries to webhooks: what is due is taken, its outcome reported, and what failed comes again up to five times over a day.
 * No network and no clock of its own.
 */
import { fullName } from '../lead-objects'
import { createQueue } from '../create-queue'
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
  const waiting = createQueue<Delivery>((one, other) => one.dueAt - other.dueAt || one.id - other.id)
  for (const delivery of all.values()) if (delivery.state === 'waiting') waiting.push(delivery)

  const add = (webhook: Webhook, made: Pick<Delivery, 'kind' | 'happening' | 'body' | 'dueAt'>): number => {
    const { id: webhookId, workspaceId, webhookUrl: url, eventType } = webhook
    const delivery = store.addDelivery({ workspaceId, webhookId, url, eventType, ...made, createdAt: now(), tries: [], state: 'waiting' })
    waiting.push(delivery)
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
    if (state === 'given-up') counts.givenUp += 1
    for (const [id, old] of all) {
      if (all.size <= kept) break
      if (old.state === 'delivered' || old.state === 'given-up') all.delete(id)
    }
  }

  const dueNow = (): Delivery | undefined => ((waiting.peek()?.dueAt ?? Infinity) <= now() ? waiting.pop() : undefined)

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
      const { workspaceId, webhookId, url, eventType, happening, body } = old
      const made = { kind: 'repeat' as const, happening, body, dueAt: now(), createdAt: now() }
      const delivery = store.addDelivery({ workspaceId, webhookId, url, eventType, ...made, tries: [], state: 'waiting' })
      waiting.push(delivery)
      return delivery.id
    },
    nextDue: () => waiting.peek()?.dueAt ?? null,
    take: (most) => {
      const taken: DueDelivery[] = []
      while (taken.length < most) {
        const delivery = dueNow()
        if (!delivery) break
        const url = delivery.tries.length === 0 ? delivery.url : addressOf(delivery)
        if (url === null) {
          end(delivery, 'given-up')
          continue
        }
        if (delivery.tries.length > 0) again(delivery)
        Object.assign(delivery, { url, state: 'under-way' } satisfies Partial<Delivery>)
        counts.sent += 1
        taken.push({ id: delivery.id, url, body: delivery.body })
      }
      return taken
    },
    report: (id, answer) => {
      const delivery = all.get(id)
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
      waiting.push(delivery)
    },
    records: () => [...all.values()].map((delivery) => recordOf(store, delivery))
  }
}

const concerns = ({ workspaceId, isActive, eventType, campaignIds }: Webhook, happening: Happening): boolean =>
  isActive &&
  workspaceId === happening.workspaceId &&
  happening.eventTypes.includes(eventType) &&
  (campaignIds.length === 0 || (happening.campaignId !== null && campaignIds.includes(happening.campaignId)))

const recordOf = (store: Store, delivery: Delivery): DeliveryRecord => {
  const { workspaceId, happening, dueAt, ...shown } = delivery
  const person = happening?.personKey ? store.person(happening.workspaceId, happening.personKey) : null
  return {
    ...shown,
    tries: structuredClone(delivery.tries),
    workspace: store.workspaces().find(({ id }) => id === workspaceId)?.name ?? '',
    nextTryAt: delivery.state === 'waiting' ? dueAt : null,
    leadName: person ? fullName(person) : ''
  }
}
