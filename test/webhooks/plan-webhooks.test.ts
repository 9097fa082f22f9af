/** What planning promises, from any starting set. */
import fc from 'fast-check'
import type { Webhook } from '../../src/heyreach/api-types'
import { ALL_TYPES, DEFAULT_TYPES } from '../../src/webhooks/notification-types'
import { isDone, planWebhooks } from '../../src/webhooks/plan-webhooks'
import { carriedOut, isNamedOurs, SECRET, settings, startingSet, TAG, URL, wanted } from './support'

const right = (type: string, changes: Partial<Webhook> = {}): Webhook => ({
  id: 1,
  name: `Sheet ${TAG} x`,
  url: `${URL}?k=${SECRET}&t=${type}`,
  eventType: type,
  campaignIds: [],
  isActive: true,
  ...changes,
})

const replies = wanted({ types: ['MESSAGE_REPLY_RECEIVED'] })
const planFor = (...actual: Webhook[]) => planWebhooks(replies, actual)

describe('from any starting set', () => {
  it('one plan makes exactly what is wanted, and others’ stay as they are', () => {
    fc.assert(
      fc.property(startingSet, settings, (actual, chosen) => {
        const target = wanted(chosen)
        const after = carriedOut(planWebhooks(target, actual), actual)
        const ours = after.filter(isNamedOurs)
        const there = new Set(actual.filter(isNamedOurs).map(({ eventType }) => eventType))
        const expected = target.webhooks.filter(({ eventType, isActive }) => isActive || there.has(eventType))
        const told = ({ eventType, url, isActive, campaignIds }: Omit<Webhook, 'id' | 'name'>) => ({ eventType, url, isActive, campaignIds })
        const sorted = (all: Omit<Webhook, 'id' | 'name'>[]) => all.map(told).sort((a, b) => (a.eventType < b.eventType ? -1 : 1))
        expect(sorted(ours)).toEqual(sorted(expected))
        expect(after.filter((one) => !isNamedOurs(one))).toEqual(actual.filter((one) => !isNamedOurs(one)))
      }),
      { numRuns: 1000 },
    )
  })

  it('a second plan has nothing to do', () => {
    fc.assert(
      fc.property(startingSet, settings, (actual, chosen) => {
        const after = carriedOut(planWebhooks(wanted(chosen), actual), actual)
        expect(isDone(planWebhooks(wanted(chosen), after))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('a type that is there is never made anew and never taken away: it is put right in place', () => {
    fc.assert(
      fc.property(startingSet, settings, (actual, chosen) => {
        const target = wanted(chosen)
        const plan = planWebhooks(target, actual)
        for (const { eventType } of target.webhooks) {
          const twins = actual.filter((one) => isNamedOurs(one) && one.eventType === eventType)
          if (twins.length === 0) continue
          expect(plan.create.map((one) => one.eventType)).not.toContain(eventType)
          const left = twins.filter(({ id }) => !plan.delete.some((gone) => gone.id === id))
          expect(left).toHaveLength(1)
        }
      }),
    )
  })

  it('of twins the one that is right already stays, untouched', () => {
    fc.assert(
      fc.property(startingSet, (actual) => {
        const target = wanted()
        const plan = planWebhooks(target, actual)
        for (const { eventType, url } of target.webhooks) {
          const isRight = (one: Webhook) => isNamedOurs(one) && one.eventType === eventType && one.url === url && one.isActive && one.campaignIds.length === 0
          if (actual.some(isRight)) expect(plan.keep.map(({ type }) => type)).toContain(eventType)
        }
      }),
    )
  })
})

describe('one notification', () => {
  it.each<[string, Partial<Webhook>, string[]]>([
    ['another address', { url: 'https://script.google.com/macros/s/other/exec?k=x' }, ['address']],
    ['another secret', { url: `${URL}?k=other&t=MESSAGE_REPLY_RECEIVED` }, ['address']],
    ['no type in its address', { url: `${URL}?k=${SECRET}` }, ['address']],
    ['some campaigns only', { campaignIds: [61001] }, ['scope']],
    ['switched off', { isActive: false }, ['switched-off']],
  ])('with %s is changed in place', (_, changes, differences) => {
    const plan = planFor(right('MESSAGE_REPLY_RECEIVED', changes))
    expect(plan.update).toEqual([{ type: 'MESSAGE_REPLY_RECEIVED', differences, change: { id: 1, ...replies.webhooks[0] } }])
    expect({ made: plan.create, gone: plan.delete }).toEqual({ made: [], gone: [] })
  })

  it('of another type goes, and the right one is made', () => {
    const plan = planFor(right('MESSAGE_REPLY_RECEIVED', { eventType: 'FOLLOW_SENT' }))
    expect(plan.delete).toEqual([{ id: 1, type: 'FOLLOW_SENT', why: 'not-wanted' }])
    expect(plan.create.map(({ eventType }) => eventType)).toEqual(['MESSAGE_REPLY_RECEIVED'])
  })

  it('that HeyReach writes in a form of its own is the same', () => {
    const url = `HTTPS://Script.Google.com/macros/s/AKfycb-ours/exec?t=MESSAGE_REPLY_RECEIVED&k=${SECRET}`
    expect(isDone(planFor(right('MESSAGE_REPLY_RECEIVED', { url })))).toBe(true)
  })

  it('that somebody renamed behind its beginning stays this sheet’s', () => {
    expect(isDone(planFor(right('MESSAGE_REPLY_RECEIVED', { name: `Sheet ${TAG} for Anna` })))).toBe(true)
  })

  it.each([`Sheet ${TAG}x Reply`, 'Sheet zzz999 Reply', 'Replies', ''])('of others, with our very address, is left alone: “%s”', (name) => {
    const plan = planFor(right('MESSAGE_REPLY_RECEIVED', { name }))
    expect({ others: plan.others, made: plan.create.length, changed: plan.update, gone: plan.delete }).toEqual({ others: 1, made: 1, changed: [], gone: [] })
  })
})

it('a sheet without a tag has no notifications, whatever there is', () => {
  const actual = [right('MESSAGE_REPLY_RECEIVED', { name: 'Sheet  Reply' }), right('MESSAGE_REPLY_RECEIVED', { name: 'Sheet ' })]
  expect(planWebhooks({ tag: '', webhooks: [] }, actual)).toMatchObject({ delete: [], update: [], others: 2 })
})

it('paused, what is there is switched off and nothing is made', () => {
  const paused = wanted({ types: ['MESSAGE_REPLY_RECEIVED', 'FOLLOW_SENT'], on: false })
  const plan = planWebhooks(paused, [right('MESSAGE_REPLY_RECEIVED')])
  expect(plan.create).toEqual([])
  expect(plan.update.map(({ differences, change }) => [differences, change.isActive])).toEqual([[['switched-on'], false]])
})

it('a type that is asked for twice is wanted once, and one that is not known not at all', () => {
  expect(wanted({ types: ['FOLLOW_SENT', 'FOLLOW_SENT', 'TO_COME', 'toString'] }).webhooks).toHaveLength(1)
})

it('every name is one that HeyReach takes, of its own, and for this sheet', () => {
  const names = wanted().webhooks.map(({ name }) => name)
  expect(names).toHaveLength(12)
  expect(new Set(names).size).toBe(12)
  for (const name of names) {
    expect(name.length).toBeGreaterThanOrEqual(3)
    expect(name.length).toBeLessThanOrEqual(25)
    expect(name.startsWith(`Sheet ${TAG} `)).toBe(true)
  }
})

it('by default every reply is the one that is not wanted', () => {
  expect(ALL_TYPES.filter((type) => !DEFAULT_TYPES.includes(type))).toEqual(['EVERY_MESSAGE_REPLY_RECEIVED'])
})
