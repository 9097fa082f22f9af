/** Replies where Contacts holds 100,000 people: what listing and the toast cost, wherever the newest replies stand. */
import { contactsByHand, type ContactByHand } from './support/contacts-by-hand'
import { manyLeads, openSheet } from './support/sheet'
import type { RepliesPage } from '../../src/sidebar/protocol'

jest.setTimeout(120_000)

const MINUTE = 60_000
const NOW = Date.UTC(2026, 8, 14, 9, 0, 0)
const PEOPLE = 100_000
const REPLIED_EVERY = 10

/** Every tenth has replied; `ageOf`: of the n-th row's reply, in minutes. */
const people = (count: number, ageOf: (row: number) => number): ContactByHand[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Person ${index}`,
    reply: index % REPLIED_EVERY === 0 ? `Hello from ${index}` : null,
    repliedAt: index % REPLIED_EVERY === 0 ? new Date(NOW - ageOf(index) * MINUTE) : null,
    contactId: `c${index}`,
  }))

const costOf = (contacts: ContactByHand[]) => {
  const sheet = openSheet({ rows: manyLeads(1) })
  contactsByHand(sheet.book, contacts)
  const answer = sheet.value(sheet.ask('listReplies', { after: null }))
  if (answer.kind === 'none') throw new Error(answer.title)
  const { backendCalls, ms } = sheet.calls.at(-1)!
  const opened = sheet.open()
  const reply = answer.replies[0]!
  sheet.value(sheet.ask('showReply', { tabId: answer.tabId, ...reply }))
  return { list: { calls: backendCalls, ms }, toast: { ok: opened.ok, calls: opened.backendCalls, ms: opened.ms }, show: sheet.calls.at(-1)!, answer: answer as RepliesPage }
}

describe('among 100,000 contacts', () => {
  let small: ReturnType<typeof costOf>
  let large: ReturnType<typeof costOf>

  beforeAll(() => {
    small = costOf(people(1_000, (row) => 1_000 - row))
    large = costOf(people(PEOPLE, (row) => PEOPLE - row))
  })

  it('lists the newest 50 in as many calls as among 1,000, and in two seconds more', () => {
    expect(large.answer.replies.map(({ name }) => name)).toEqual(Array.from({ length: 50 }, (_, index) => `Person ${PEOPLE - REPLIED_EVERY * (index + 1)}`))
    expect(large.answer.counts.all).toBe(PEOPLE / REPLIED_EVERY)
    expect(large.list.calls).toBe(small.list.calls)
    expect(large.list.calls).toBeLessThanOrEqual(7)
    expect(large.list.ms - small.list.ms).toBeLessThan(2_000)
  })

  it('stays quick where the tab is sorted by name: fewer at once, the rest by “Show more”', () => {
    const { answer, list } = costOf(people(PEOPLE, (row) => (row * 7_919) % PEOPLE))
    expect(answer.replies.length).toBeGreaterThanOrEqual(10)
    expect(answer.replies.map(({ at }) => at)).toEqual([...answer.replies.map(({ at }) => at)].sort((a, b) => b - a))
    expect(list.calls).toBeLessThanOrEqual(18)
    expect(list.ms).toBeLessThan(5_000)
  })

  it('finds one row again in one reading of the ids', () => {
    expect(large.show.backendCalls).toBe(small.show.backendCalls)
    expect(large.show.ms - small.show.ms).toBeLessThan(2_000)
  })

  it('tells of them at opening in as many calls, far from the 30 seconds of a simple trigger', () => {
    const { toast } = large
    expect(toast).toMatchObject({ ok: true, calls: small.toast.calls })
    expect(toast.ms).toBeLessThan(4_000)
  })
})
