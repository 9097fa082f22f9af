/**
 * One pass: list, plan, carry out, list again, until HeyReach is as wanted. What one call came to is never relied on: an answer may be
 * lost, and a new one's says little (platform facts H§2.7), so the next list tells. Killed anywhere, the next pass goes on from there.
 */
import { AppError } from '../errors'
import type { Webhook, WebhookOutcome } from '../heyreach/api-types'
import type { WebhooksClient } from '../heyreach/webhooks-client'
import { isDone, planWebhooks, type WebhooksPlan } from './plan-webhooks'
import type { Wanted } from './wanted-webhooks'

/** Two do it; more are for what others or lost answers change meanwhile. */
const MOST_ROUNDS = 4

export interface PassResult {
  /** What HeyReach had at first. */
  before: Webhook[]
  /** What is still to do by the last list; null when there was no list. */
  left: WebhooksPlan | null
  /** Why not all is as wanted; null when it is. */
  error: AppError | null
  /** How many calls changed something, as far as answers tell. */
  changes: number
}

/**
 * `wanted` is asked before each round: somebody may change the settings meanwhile; null ends the pass. What is refused is not tried
 * again in this pass, and the rest is done.
 */
export const applyWebhooks = (client: WebhooksClient, wanted: () => Wanted | null, deadline: number): PassResult => {
  const result: PassResult = { before: [], left: null, error: null, changes: 0 }
  const settled: Settled = { made: new Set(), refused: new Set() }
  for (let round = 0; round <= MOST_ROUNDS; round += 1) {
    const now = wanted()
    if (!now) return result
    let actual: Webhook[]
    try {
      actual = client.list(deadline)
    } catch (error) {
      return { ...result, error: asAppError(error) }
    }
    if (round === 0) result.before = actual
    result.left = planWebhooks(now, actual)
    if (isDone(result.left)) return { ...result, error: null }
    const todo = without(result.left, settled)
    if (round === MOST_ROUNDS || isDone(todo)) break
    const { changes, error } = carryOut(client, todo, settled, deadline)
    result.changes += changes
    result.error = error ?? result.error
    if (error && endsThePass(error)) return result
  }
  return { ...result, error: result.error ?? new AppError('unexpected-answer', { detail: STILL_DIFFERENT }) }
}

const STILL_DIFFERENT = 'notifications are not as they were set'

/** What this pass leaves alone, by names of its own. */
interface Settled {
  /** HeyReach said that it made these types: a list that does not show them yet must not have them made twice. */
  made: Set<string>
  refused: Set<string>
}

const refusedCreate = (type: string): string => `create:${type}`
const refusedChange = (id: number): string => `change:${id}`

const without = (plan: WebhooksPlan, { made, refused }: Settled): WebhooksPlan => ({
  ...plan,
  create: plan.create.filter(({ eventType }) => !made.has(eventType) && !refused.has(refusedCreate(eventType))),
  update: plan.update.filter(({ change }) => !refused.has(refusedChange(change.id))),
  delete: plan.delete.filter(({ id }) => !refused.has(refusedChange(id))),
})

/** What receives is put right first, what is missing made, what is too many taken away last. */
const carryOut = (client: WebhooksClient, plan: WebhooksPlan, { made, refused }: Settled, deadline: number): { changes: number; error: AppError | null } => {
  let changes = 0
  let error: AppError | null = null
  const steps: { names: string[]; send: () => WebhookOutcome[]; done?: (index: number) => void }[] = [
    { names: plan.update.map(({ change }) => refusedChange(change.id)), send: () => client.update(plan.update.map(({ change }) => change), deadline) },
    {
      names: plan.create.map(({ eventType }) => refusedCreate(eventType)),
      // Made as HeyReach makes them: at once, for all campaigns.
      send: () => client.create(plan.create.map(({ name, url, eventType, campaignIds }) => ({ name, url, eventType, campaignIds })), deadline),
      done: (index) => void made.add(plan.create[index]?.eventType ?? ''),
    },
    { names: plan.delete.map(({ id }) => refusedChange(id)), send: () => client.delete(plan.delete.map(({ id }) => id), deadline) },
  ]
  for (const { names, send, done } of steps) {
    if (names.length === 0) continue
    send().forEach((outcome, index) => {
      if (outcome.kind === 'done') {
        changes += 1
        done?.(index)
      }
      if (outcome.kind === 'refused') refused.add(names[index] ?? '')
      if (outcome.kind === 'refused' || outcome.kind === 'unknown') error = outcome.error
    })
    if (error && endsThePass(error)) break
  }
  return { changes, error }
}

/** The same would come of every further call. */
const endsThePass = ({ code }: AppError): boolean => code === 'bad-key' || code === 'platform-limit' || code === 'rate-limited'

const asAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error
  throw error
}
