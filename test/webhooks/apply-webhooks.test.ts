/** One pass against the emulated HeyReach: from any starting set to what is wanted, whatever becomes of calls and answers. */
import fc from 'fast-check'
import type { Webhook } from '../../src/heyreach/api-types'
import { createWebhooksClient } from '../../src/heyreach/webhooks-client'
import { applyWebhooks } from '../../src/webhooks/apply-webhooks'
import { isDone, planWebhooks } from '../../src/webhooks/plan-webhooks'
import type { Wanted } from '../../src/webhooks/wanted-webhooks'
import type { Fault, FakeHeyReachOptions } from '../../workbench/fake-heyreach/types'
import { fakeWorld } from '../heyreach/support'
import { isNamedOurs, settings, startingSet, TAG, wanted } from './support'

const CREATE = '/webhooks/CreateWebhook'
const UPDATE = '/webhooks/UpdateWebhook'
const DELETE = '/webhooks/DeleteWebhook'
const LIST = '/webhooks/GetAllWebhooks'

const world = (options: FakeHeyReachOptions = {}) => {
  const { heyReach, ports, clock } = fakeWorld({ requestsPerMinute: 100_000, ...options })
  const key = heyReach.keys['Acme Robotics'] ?? ''
  const client = createWebhooksClient(ports, key, { random: () => 0 })
  const deadline = () => clock.now() + 300_000
  const list = (): Webhook[] => client.list(deadline())
  /** As somebody's work before us. */
  const put = (webhooks: Omit<Webhook, 'id'>[]): void => {
    for (const { isActive, name, ...one } of webhooks) {
      // HeyReach takes names of 3 characters or more.
      client.create([{ name: name.length < 3 ? `${name}...` : name, ...one }], deadline())
      const made = list().at(-1)
      if (made && !isActive) client.update([{ id: made.id, isActive: false }], deadline())
    }
  }
  const apply = (target: Wanted = wanted()) => applyWebhooks(client, () => target, deadline())
  const writes = () => heyReach.calls.filter(({ method, route }) => method !== 'GET' && route !== LIST).length
  return { heyReach, client, list, put, apply, writes, deadline }
}

const shown = (webhooks: Webhook[]) =>
  webhooks.filter(isNamedOurs).map(({ eventType, url, isActive, campaignIds }) => ({ eventType, url, isActive, campaignIds })).sort((a, b) => (a.eventType < b.eventType ? -1 : 1))

const asWanted = (target: Wanted) =>
  target.webhooks.map(({ eventType, url, isActive, campaignIds }) => ({ eventType, url, isActive, campaignIds })).sort((a, b) => (a.eventType < b.eventType ? -1 : 1))

const known = startingSet.map((all) => all.filter(({ eventType }) => !eventType.startsWith('LEAD_AUTO')).map((one) => (/^(EVERY|LEAD_TAG)/.test(one.eventType) ? { ...one, campaignIds: [] } : one)))

describe.each(['empty', 'id'] as const)('where HeyReach answers a new one with %s', (createWebhookAnswer) => {
  it('one pass makes it as wanted from any starting set, others’ stay, and a second pass writes nothing', () => {
    fc.assert(
      fc.property(known, settings, (actual, chosen) => {
        const { list, put, apply, writes } = world({ switches: { createWebhookAnswer } })
        put(actual)
        const others = list().filter((one) => !isNamedOurs(one))
        const target = wanted(chosen)
        expect(apply(target).error).toBeNull()
        expect(isDone(planWebhooks(target, list()))).toBe(true)
        if (chosen.on) expect(shown(list())).toEqual(asWanted(target))
        expect(list().filter((one) => !isNamedOurs(one))).toEqual(others)
        const before = writes()
        expect(apply(target)).toMatchObject({ error: null, changes: 0 })
        expect(writes()).toBe(before)
      }),
      { numRuns: 60 },
    )
  })
})

it('reads every page before it plans: what stands on the third is not made anew', () => {
  const { client, list, put, apply, writes, deadline } = world()
  const others = Array.from({ length: 230 }, (_, index) => ({ name: `Other ${index}`, url: 'https://example.com/', eventType: 'FOLLOW_SENT', campaignIds: [] }))
  client.create(others, deadline())
  const target = wanted({ types: ['FOLLOW_SENT', 'LIKED_POST'] })
  put(target.webhooks)
  const before = writes()
  expect(apply(target).error).toBeNull()
  expect({ written: writes() - before, all: list().length }).toEqual({ written: 0, all: 232 })
})

it('at no step a type stops being sent that was sent before and is wanted', () => {
  fc.assert(
    fc.property(known, (actual) => {
      const { client, list, put, deadline } = world()
      put(actual)
      const target = wanted()
      const sent = () => target.webhooks.filter(({ eventType, url }) => list().some((one) => isNamedOurs(one) && one.eventType === eventType && one.url === url && one.isActive && one.campaignIds.length === 0)).map(({ eventType }) => eventType)
      const steps = [sent()]
      const stepwise = <A extends unknown[], R>(call: (...args: A) => R) => (...args: A): R => {
        const answer = call(...args)
        steps.push(sent())
        return answer
      }
      const watched = { ...client, update: stepwise(client.update), create: stepwise(client.create), delete: stepwise(client.delete) }
      expect(applyWebhooks(watched, () => target, deadline()).error).toBeNull()
      steps.forEach((now, index) => expect(now).toEqual(expect.arrayContaining(steps[index - 1] ?? [])))
    }),
    { numRuns: 40 },
  )
})

it('what receives is put right before anything is made, and what is too many goes last', () => {
  const { heyReach, apply, target, writes } = messy()
  const before = writes()
  apply(target)
  const order = heyReach.calls.filter(({ route }) => route !== LIST).slice(before).map(({ route }) => route)
  expect([...new Set(order)]).toEqual([UPDATE, CREATE, DELETE])
  expect(order).toEqual([...order].sort((a, b) => [UPDATE, CREATE, DELETE].indexOf(a) - [UPDATE, CREATE, DELETE].indexOf(b)))
})

const faults = (effect: Fault['effect']) => [CREATE, UPDATE, DELETE, LIST].map((route): Fault => ({ route, times: 1, effect }))

/** One to change, one twin too many, one to take away, the rest to make. */
const messy = () => {
  const made = world()
  const [first, second] = wanted({ secret: 'f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0' }).webhooks
  const [right] = wanted().webhooks
  if (!first || !second || !right) throw new Error('no webhooks')
  made.put([right, right, second, { ...first, name: 'Zapier' }])
  made.client.create([{ ...first, eventType: 'EVERY_MESSAGE_REPLY_RECEIVED', name: `Sheet ${TAG} Every reply` }], made.deadline())
  return { ...made, target: wanted({ types: wanted().webhooks.map(({ eventType }) => eventType).filter((type) => type !== 'EVERY_MESSAGE_REPLY_RECEIVED') }) }
}

describe('a call that fails once', () => {
  it.each([
    ['answered 500, not carried out', faults({ status: 500 })],
    ['answered 502, carried out', faults({ status: 502, carriedOut: true })],
    ['asked to wait', faults({ status: 429, headers: { 'Retry-After': '2' } })],
    ['with its answer lost, carried out', faults({ drop: 'after' })],
    ['lost on its way there', faults({ drop: 'before' })],
  ])('%s: the pass gets there all the same, without a twin', (_, all) => {
    for (const fault of all) {
      const { heyReach, list, apply, target } = messy()
      heyReach.addFault(fault)
      expect({ route: fault.route, error: apply(target).error }).toEqual({ route: fault.route, error: null })
      heyReach.clearFaults()
      expect(heyReach.calls.some(({ route }) => route === fault.route)).toBe(true)
      expect({ route: fault.route, ours: shown(list()) }).toEqual({ route: fault.route, ours: asWanted(target) })
      expect(list().filter(({ name }) => name === 'Zapier')).toHaveLength(1)
    }
  })
})

it('a new one whose answer is lost is looked for before it is made again', () => {
  const { heyReach, list, apply } = world()
  heyReach.addFault({ route: CREATE, effect: { drop: 'after' }, times: 1 })
  const target = wanted({ types: ['FOLLOW_SENT'] })
  apply(target)
  expect(heyReach.calls.filter(({ route }) => route === CREATE)).toHaveLength(1)
  expect(list()).toHaveLength(1)
})

it('what HeyReach refuses leaves the rest done, is told, and is tried again by the next pass', () => {
  const { heyReach, list, apply, target } = messy()
  heyReach.addFault({ route: CREATE, times: 1, effect: { status: 400, body: '{"errorMessage":"Too many webhooks."}' } })
  const first = apply(target)
  expect(first.error).toMatchObject({ code: 'refused-by-heyreach', facts: { detail: 'Too many webhooks.' } })
  expect(first.left?.create).toHaveLength(1)
  expect({ changed: first.left?.update, gone: first.left?.delete }).toEqual({ changed: [], gone: [] })
  expect(apply(target).error).toBeNull()
  expect(shown(list())).toEqual(asWanted(target))
})

it('what is gone before it is changed or deleted is no error', () => {
  for (const route of [UPDATE, DELETE]) {
    const { heyReach, list, apply, target } = messy()
    heyReach.addFault({ route, times: 1, effect: { status: 404, carriedOut: true, body: '{"errorMessage":"There is no webhook with provided id."}' } })
    expect({ route, error: apply(target).error }).toEqual({ route, error: null })
    expect({ route, ours: shown(list()) }).toEqual({ route, ours: asWanted(target) })
  }
})

it('a revoked key ends the pass at once', () => {
  const { heyReach, apply } = world()
  heyReach.revokeKey(heyReach.keys['Acme Robotics'] ?? '')
  expect(apply().error?.code).toBe('bad-key')
  expect(heyReach.calls).toHaveLength(1)
})

it('is bounded where HeyReach never becomes as wanted, and makes nothing twice that HeyReach says it made', () => {
  const { heyReach, apply } = world()
  heyReach.addFault({ route: CREATE, effect: { status: 200, body: '' } })
  expect(apply()).toMatchObject({ error: { code: 'unexpected-answer' } })
  expect(heyReach.calls.filter(({ route }) => route === CREATE)).toHaveLength(12)
})

it('settings that change during a pass are what it goes by from then on', () => {
  const { client, list, deadline } = world()
  const targets = [wanted(), wanted({ types: ['FOLLOW_SENT'] })]
  let asked = 0
  const result = applyWebhooks(client, () => targets[Math.min(asked++, 1)] ?? null, deadline())
  expect(result.error).toBeNull()
  expect(shown(list())).toEqual(asWanted(wanted({ types: ['FOLLOW_SENT'] })))
})

it('nothing wanted any more ends it without a call', () => {
  const { client, heyReach, deadline } = world()
  expect(applyWebhooks(client, () => null, deadline())).toMatchObject({ left: null, changes: 0, error: null })
  expect(heyReach.calls).toEqual([])
})
