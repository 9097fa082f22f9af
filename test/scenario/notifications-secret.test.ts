/** A new secret while events come: none is refused, late retries are not either, and after 25 hours the old one is worth nothing. */
import type { WebhookRecord } from '../../workbench/fake-heyreach/types'
import { ACME } from './support/adding'
import { callAsPage } from './support/call-as-page'
import { leaveContactsToOthers } from './support/delivery-ledger'
import { notifyingSheet, receivingOf, setUp, wrongAt } from './support/notifying'
import { OWNER } from './support/sheet'

const HOUR = 3_600_000

const started = () => {
  let during: (() => void) | null = null
  let isBusy = false
  const made = notifyingSheet({
    host: {
      onCall: ({ backend }) => {
        if (!backend || !during || isBusy) return
        isBusy = true
        const work = during
        made.sheet.meanwhile(work)
        isBusy = false
      },
    },
  })
  setUp(made.world, made.sheet)
  return { ...made, duringEveryCall: (work: (() => void) | null) => void (during = work) }
}

const first = (webhooks: WebhookRecord[]): WebhookRecord => {
  const [one] = webhooks
  if (!one) throw new Error('no notification')
  return one
}

it('at any call of the renewal, what HeyReach sends just then and what it had sent before is taken', () => {
  const renewedWith = (call: number) => {
    const { world, sheet, duringEveryCall } = started()
    // All share one clock: what follows an event would take the renewal's time.
    leaveContactsToOthers(sheet)
    const before = first(sheet.heyreach.webhooks(ACME))
    let calls = 0
    let taken: boolean[] = []
    duringEveryCall(() => {
      calls += 1
      if (calls === call) taken = [before, ...sheet.heyreach.webhooks(ACME).slice(0, 2)].map((webhook, lead) => world.deliver(webhook, lead))
    })
    callAsPage(sheet, OWNER, 'renewSecret')
    duringEveryCall(null)
    return { calls, taken, wrong: wrongAt(sheet.heyreach, receivingOf(sheet)) }
  }
  const { calls: count } = renewedWith(0)
  expect(count).toBeGreaterThan(20)
  for (let call = 1; call <= count; call += 1) {
    const { taken, wrong } = renewedWith(call)
    expect({ call, taken, wrong }).toEqual({ call, taken: [true, true, true], wrong: [] })
  }
})

it('late retries with the old secret are taken for a day, and refused once it has run out', () => {
  const { world, sheet } = started()
  const before = first(sheet.heyreach.webhooks(ACME))
  callAsPage(sheet, OWNER, 'renewSecret')
  for (let hour = 1; hour <= 24; hour += 1) {
    sheet.clock.advance(HOUR)
    if (hour % 6 === 0) sheet.host.fireTriggers('checkNotifications')
    expect({ hour, taken: world.deliver(before, hour) }).toEqual({ hour, taken: true })
  }
  sheet.clock.advance(8 * HOUR)
  sheet.host.fireTriggers('checkNotifications')
  expect(world.deliver(before, 99)).toBe(false)
  expect(receivingOf(sheet).old).toEqual([])
  expect(world.deliver(first(sheet.heyreach.webhooks(ACME)), 100)).toBe(true)
})

it('while some notification could not be moved its secret counts without an end, and from the move on for 25 hours', () => {
  const { world, sheet } = started()
  const last = sheet.heyreach.webhooks(ACME).at(-1) ?? first([])
  sheet.heyreach.addFault({ route: '/webhooks/UpdateWebhook', effect: { status: 400, body: '{"errorMessage":"Not now."}' } })
  expect(sheet.tryAs(OWNER, 'renewSecret')).toMatchObject({ answer: { ok: false, error: { code: 'refused-by-heyreach' } } })
  expect(receivingOf(sheet).old).toMatchObject([{ until: null }])
  sheet.clock.advance(72 * HOUR)
  sheet.host.fireTriggers('checkNotifications')
  expect(world.deliver(last, 1)).toBe(true)
  sheet.heyreach.clearFaults()
  sheet.host.fireTriggers('checkNotifications')
  expect(wrongAt(sheet.heyreach, receivingOf(sheet))).toEqual([])
  const [old] = receivingOf(sheet).old
  expect((old?.until ?? 0) - sheet.clock.now()).toBeGreaterThan(24.9 * HOUR)
  expect((old?.until ?? 0) - sheet.clock.now()).toBeLessThanOrEqual(25 * HOUR)
})

it('counts at once, although somebody has been guessing secrets just before', () => {
  const { world, sheet } = started()
  const before = first(sheet.heyreach.webhooks(ACME))
  expect(world.deliver(before, 1)).toBe(true)
  expect(world.deliver({ ...before, webhookUrl: before.webhookUrl.replace(/k=\w+/, 'k=guessed') }, 2)).toBe(false)
  callAsPage(sheet, OWNER, 'renewSecret')
  expect(world.deliver(first(sheet.heyreach.webhooks(ACME)), 3)).toBe(true)
})

it('twice in a row both old ones count', () => {
  const { world, sheet } = started()
  const oldest = first(sheet.heyreach.webhooks(ACME))
  callAsPage(sheet, OWNER, 'renewSecret')
  const older = first(sheet.heyreach.webhooks(ACME))
  callAsPage(sheet, OWNER, 'renewSecret')
  expect([world.deliver(oldest, 1), world.deliver(older, 2)]).toEqual([true, true])
  expect(new Set([oldest.webhookUrl, older.webhookUrl, first(sheet.heyreach.webhooks(ACME)).webhookUrl]).size).toBe(3)
})

it('renewed at any call of a check, the check undoes nothing of it, and the next one finds all as wanted', () => {
  const renewedAt = (call: number) => {
    const { world, sheet, duringEveryCall } = started()
    const before = first(sheet.heyreach.webhooks(ACME))
    sheet.heyreach.putWebhook({ id: before.id, isActive: false })
    const { secret } = receivingOf(sheet)
    let calls = 0
    duringEveryCall(() => {
      calls += 1
      if (calls === call) callAsPage(sheet, OWNER, 'renewSecret')
    })
    sheet.host.fireTriggers('checkNotifications')
    duringEveryCall(null)
    return { world, sheet, before, secret, calls }
  }
  const { calls: count } = renewedAt(0)
  expect(count).toBeGreaterThan(15)
  for (let call = 1; call <= count; call += 1) {
    const { world, sheet, before, secret } = renewedAt(call)
    expect({ call, isNew: receivingOf(sheet).secret !== secret }).toEqual({ call, isNew: true })
    const taken = [before, ...sheet.heyreach.webhooks(ACME).slice(0, 2)].map((webhook, lead) => world.deliver(webhook, lead))
    expect({ call, taken }).toEqual({ call, taken: [true, true, true] })
    sheet.host.fireTriggers('checkNotifications')
    expect({ call, wrong: wrongAt(sheet.heyreach, receivingOf(sheet)) }).toEqual({ call, wrong: [] })
  }
})
