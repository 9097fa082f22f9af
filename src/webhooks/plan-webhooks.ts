/**
 * What must change at HeyReach so that each wanted webhook is there exactly once: pure. Those of others are in no part of the plan.
 * What can be put right in place is, so that no moment is without it; what is too many goes last (see `apply-webhooks.ts`).
 */
import type { Webhook, WebhookChange } from '../heyreach/api-types'
import { isOurs, type Wanted, type WantedWebhook } from './wanted-webhooks'

/** What is not as wanted; the first one is what people are told. */
export type Difference = 'address' | 'scope' | 'switched-off' | 'switched-on'

export interface PlannedUpdate {
  type: string
  change: WebhookChange
  differences: Difference[]
}

export interface PlannedDelete {
  id: number
  type: string
  /** Another one of its type stays, or nobody wants the type (any more). */
  why: 'twin' | 'not-wanted'
}

export interface WebhooksPlan {
  create: WantedWebhook[]
  update: PlannedUpdate[]
  delete: PlannedDelete[]
  /** As wanted. */
  keep: { type: string; id: number }[]
  /** How many of others there are. */
  others: number
}

export const planWebhooks = ({ tag, webhooks }: Wanted, actual: Webhook[]): WebhooksPlan => {
  const ours = actual.filter((one) => isOurs(tag, one))
  const plan: WebhooksPlan = { create: [], update: [], delete: [], keep: [], others: actual.length - ours.length }
  const kept = new Set<number>()
  for (const wanted of webhooks) {
    const best = bestOf(wanted, ours.filter(({ eventType }) => eventType === wanted.eventType))
    if (!best) {
      // Paused: what is not there sends nothing.
      if (wanted.isActive) plan.create.push(wanted)
      continue
    }
    kept.add(best.id)
    const differences = differencesOf(wanted, best)
    if (differences.length === 0) plan.keep.push({ type: wanted.eventType, id: best.id })
    else plan.update.push({ type: wanted.eventType, change: { id: best.id, ...wanted }, differences })
  }
  const wantedTypes = webhooks.map(({ eventType }) => eventType)
  for (const { id, eventType } of ours) {
    if (!kept.has(id)) plan.delete.push({ id, type: eventType, why: wantedTypes.includes(eventType) ? 'twin' : 'not-wanted' })
  }
  return plan
}

export const isDone = ({ create, update, delete: tooMany }: WebhooksPlan): boolean => create.length + update.length + tooMany.length === 0

/** The one with the least to change, of equals the oldest: two passes at once choose the same. */
const bestOf = (wanted: WantedWebhook, twins: Webhook[]): Webhook | null =>
  twins.reduce<Webhook | null>((best, one) => {
    if (!best) return one
    const less = differencesOf(wanted, one).length - differencesOf(wanted, best).length
    return less < 0 || (less === 0 && one.id < best.id) ? one : best
  }, null)

/** The name is no difference: with our beginning it may say what it likes. It is put right beside others. */
const differencesOf = (wanted: WantedWebhook, one: Webhook): Difference[] => {
  const differences: Difference[] = []
  if (!isSameAddress(wanted.url, one.url)) differences.push('address')
  if (one.campaignIds.length > 0) differences.push('scope')
  if (one.isActive !== wanted.isActive) differences.push(wanted.isActive ? 'switched-off' : 'switched-on')
  return differences
}

/** HeyReach may write an address its own way: its host in another case, its parameters in another order. */
const isSameAddress = (a: string, b: string): boolean => a === b || inOneForm(a) === inOneForm(b)

const inOneForm = (address: string): string => {
  const [path = '', query = ''] = (address.trim().split('#')[0] ?? '').split('?')
  const parameters = query.split('&').filter((part) => part !== '')
  return `${path.replace(/^https?:\/\/[^/]+/i, (host) => host.toLowerCase())}?${parameters.sort().join('&')}`
}
