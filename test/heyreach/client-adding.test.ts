/** The client against the stand-in HeyReach: adding. */
import { AppError } from '../../src/errors'
import type { AddPair } from '../../src/heyreach/api-types'
import { createHeyReachClient } from '../../src/heyreach/client'
import { nextProbes, startSplit, tellSplits } from '../../src/heyreach/split-refused'
import draftRefusal from '../fixtures/heyreach/campaign-addleadsv2.draft.response.400.json'
import { answer, batch, clientWorld, codeOf, DEADLINE, DRAFT, fakeWorld, pairs, RUNNING, scripted, START } from './support'

const ADD = '/campaign/AddLeadsToCampaignV2'

describe('adding', () => {
  it('adds batches in groups of ten, a group and its pace for four calls to Google', () => {
    const { client, heyReach, groups, google } = clientWorld()
    const batches = Array.from({ length: 12 }, (_, index) => batch(RUNNING, pairs(100, index * 100)))
    const before = heyReach.ledger(RUNNING).length
    const outcomes = client.addLeads(batches, DEADLINE)
    expect(outcomes).toEqual(batches.map(() => ({ kind: 'answered', added: 100, updated: 0, failed: 0, resent: false })))
    expect(groups.map((group) => group.length)).toEqual([10, 2])
    expect(heyReach.ledger(RUNNING)).toHaveLength(before + 1200)
    expect(google.calls).toBe(4)
  })

  it('sends fields, custom fields and the sender as they are', () => {
    const { client, heyReach } = clientWorld()
    const lead = { ...(pairs(1)[0] as AddPair).lead, companyName: 'Ünï & Co' }
    client.addLeads([batch(RUNNING, [{ linkedInAccountId: 71002, lead }])], DEADLINE)
    expect(heyReach.ledger(RUNNING).at(-1)).toMatchObject({
      linkedInAccountId: 71002,
      lead: { companyName: 'Ünï & Co', customUserFields: [{ name: 'row', value: '0' }] },
    })
  })

  it.each([
    [false, false],
    [true, false],
    [false, true],
  ])('always says both resume flags (%s, %s)', (resumeFinished, resumePaused) => {
    const { client, heyReach } = clientWorld()
    client.addLeads([batch(RUNNING, pairs(1), { resumeFinished, resumePaused })], DEADLINE)
    expect(JSON.parse(heyReach.calls[0]?.body ?? '')).toMatchObject({
      resumeFinishedCampaign: resumeFinished,
      resumePausedCampaign: resumePaused,
    })
  })

  it('tells new from known and refused from silently dropped', () => {
    const { client, heyReach } = clientWorld()
    client.addLeads([batch(RUNNING, pairs(3))], DEADLINE)
    const [first, second] = pairs(2, 100).map(({ lead }) => lead.profileUrl) as [string, string]
    heyReach.addFault({ route: ADD, leads: [first], effect: { refuseLeads: true } })
    heyReach.addFault({ route: ADD, leads: [second], effect: { dropLeadsSilently: true } })
    expect(client.addLeads([batch(RUNNING, [...pairs(3), ...pairs(4, 100)])], DEADLINE)).toEqual([
      { kind: 'answered', added: 2, updated: 3, failed: 1, resent: false },
    ])
  })

  it('finds out who was refused by sending parts again, which adds nobody twice', () => {
    const { client, heyReach } = clientWorld()
    const leads = pairs(100)
    const refused = [3, 4, 50, 99]
    const urls = refused.map((index) => leads[index]?.lead.profileUrl ?? '')
    heyReach.addFault({ route: ADD, leads: urls.slice(0, 2), effect: { refuseLeads: true } })
    heyReach.addFault({ route: ADD, leads: urls.slice(2), effect: { dropLeadsSilently: true } })
    const accepted = (items: number[][]): (number | null)[] =>
      client
        .addLeads(items.map((some) => batch(RUNNING, some.map((index) => leads[index] as AddPair))), DEADLINE)
        .map((outcome) => (outcome.kind === 'answered' ? outcome.added + outcome.updated : null))
    let split = startSplit(100, 100 - (accepted([leads.map((_, index) => index)])[0] ?? 0))
    for (let probes = nextProbes(split); probes.length > 0; probes = nextProbes(split)) split = tellSplits(split, accepted(probes))
    expect(split.refused.sort((a, b) => a - b)).toEqual(refused)
    expect(split.unknown).toEqual([])
    expect(heyReach.calls.length).toBeLessThanOrEqual(1 + refused.length * 8)
    const added = heyReach.ledger(RUNNING).filter(({ profileUrl }) => profileUrl.includes('test-person'))
    expect(added).toHaveLength(96)
    expect(added.every((entry) => entry.added === 1)).toBe(true)
  })

  it('gives HeyReach’s reason for a batch it refuses, and goes on with the others', () => {
    const { client } = clientWorld()
    const outcomes = client.addLeads([batch(DRAFT, pairs(2)), batch(RUNNING, pairs(2))], DEADLINE)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['refused', 'answered'])
    expect(outcomes[0]).toMatchObject({ error: { code: 'refused-by-heyreach', facts: { detail: draftRefusal.errorMessage } } })
  })

  it('nobody is added twice when answers get lost after the request was carried out', () => {
    const { client, heyReach } = clientWorld()
    heyReach.addFault({ route: ADD, times: 2, after: 1, effect: { drop: 'after' } })
    const before = heyReach.ledger(RUNNING).length
    const leads = [pairs(100), pairs(100, 100), pairs(50, 200)]
    const outcomes = client.addLeads(leads.map((some) => batch(RUNNING, some)), DEADLINE)
    outcomes.forEach((outcome, index) => {
      expect(outcome).toMatchObject({ kind: 'answered', failed: 0, resent: true })
      expect(outcome.kind === 'answered' && outcome.added + outcome.updated).toBe(leads[index]?.length)
    })
    const added = heyReach.ledger(RUNNING).slice(before)
    expect(added).toHaveLength(250)
    expect(added.every((entry) => entry.added === 1)).toBe(true)
  })

  it('says unknown, not failed, when no answer came in time', () => {
    const { client, heyReach } = clientWorld()
    heyReach.addFault({ route: ADD, effect: { drop: 'after' } })
    expect(client.addLeads([batch(RUNNING, pairs(2))], DEADLINE)).toMatchObject([{ kind: 'unknown', error: { code: 'unreachable' } }])
    heyReach.clearFaults()
    heyReach.addFault({ route: ADD, effect: { status: 502, carriedOut: true } })
    expect(client.addLeads([batch(RUNNING, pairs(2))], DEADLINE + 120_000)).toMatchObject([{ kind: 'unknown' }])
  })

  it('stays unknown when a try without answer is followed by a refusal', () => {
    const { ports } = scripted({ kind: 'lost', detail: 'x' }, answer(400, draftRefusal))
    expect(createHeyReachClient(ports, 'some-key').addLeads([batch(RUNNING, pairs(1))], DEADLINE)).toMatchObject([
      { kind: 'unknown', error: { code: 'refused-by-heyreach' } },
    ])
  })

  it('says refused when HeyReach answered nothing but “too many” until time was out', () => {
    const { client, heyReach, clock } = clientWorld()
    heyReach.addFault({ route: ADD, effect: { status: 429 } })
    expect(client.addLeads([batch(RUNNING, pairs(2))], DEADLINE)).toMatchObject([{ kind: 'refused', error: { code: 'rate-limited' } }])
    expect(clock.now()).toBeLessThanOrEqual(DEADLINE)
  })

  it('holds everybody back after one “too many”', () => {
    const { client, heyReach } = clientWorld()
    heyReach.addFault({ route: ADD, times: 1, effect: { status: 429 } })
    const outcomes = client.addLeads(Array.from({ length: 15 }, (_, index) => batch(RUNNING, pairs(1, index))), DEADLINE)
    expect(outcomes.every(({ kind }) => kind === 'answered')).toBe(true)
    const times = heyReach.calls.map(({ at }) => at - START)
    expect(times.filter((at) => at < 10_000)).toHaveLength(10)
    expect(times).toHaveLength(16)
  })

  it('stops at a revoked key: what comes after is not sent', () => {
    const { client, heyReach } = clientWorld()
    heyReach.addFault({ route: ADD, after: 5, times: 1, effect: { status: 401 } })
    const outcomes = client.addLeads(Array.from({ length: 12 }, (_, index) => batch(RUNNING, pairs(1, index))), DEADLINE)
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 5 }, () => 'answered'),
      'refused',
      ...Array.from({ length: 4 }, () => 'answered'),
      'not-sent',
      'not-sent',
    ])
    expect(outcomes[11]).toMatchObject({ error: { code: 'bad-key' } })
    expect(heyReach.calls).toHaveLength(10)
  })

  it('sends nothing after the deadline', () => {
    const { client, heyReach } = clientWorld({ latencyMs: 4_000 })
    const outcomes = client.addLeads(Array.from({ length: 25 }, (_, index) => batch(RUNNING, pairs(1, index))), START + 5_000)
    expect(outcomes.slice(0, 20).every(({ kind }) => kind === 'answered')).toBe(true)
    expect(outcomes.slice(20).map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'not-sent'))
    expect(heyReach.calls).toHaveLength(20)
  })

  it('keeps what was done when Google refuses to send any more', () => {
    const made = fakeWorld()
    let groups = 0
    const http = {
      sendAll: (requests: Parameters<typeof made.ports.http.sendAll>[0]) => {
        groups += 1
        if (groups === 2) throw new AppError('platform-limit', { detail: 'Service invoked too many times for one day: urlfetch.' })
        return made.ports.http.sendAll(requests)
      },
    }
    const client = createHeyReachClient({ ...made.ports, http }, made.acme)
    const outcomes = client.addLeads(Array.from({ length: 22 }, (_, index) => batch(RUNNING, pairs(1, index))), DEADLINE)
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 10 }, () => 'answered'),
      ...Array.from({ length: 10 }, () => 'unknown'),
      'not-sent',
      'not-sent',
    ])
    expect(outcomes[21]).toMatchObject({ error: { code: 'platform-limit' } })
    expect(groups).toBe(2)
  })

  it('says unknown to an answer without counts', () => {
    const { ports, requests } = scripted(answer(200, '7'))
    expect(createHeyReachClient(ports, 'some-key').addLeads([batch(RUNNING, pairs(1))], DEADLINE)).toMatchObject([
      { kind: 'unknown', error: { code: 'unexpected-answer', facts: { outcomeUnknown: true } } },
    ])
    expect(requests).toHaveLength(1)
  })

  it('a hundred leads are the most for a batch', () =>
    expect(codeOf(() => clientWorld().client.addLeads([batch(RUNNING, pairs(101))], DEADLINE))).toBe('unexpected'))

  it('keeps to 240 a minute, so that HeyReach’s limit of 300 is never met', () => {
    const { client, heyReach, clock } = clientWorld({ latencyMs: 10 })
    const outcomes = client.addLeads(Array.from({ length: 500 }, (_, index) => batch(RUNNING, pairs(1, index))), START + 300_000)
    expect(outcomes.every(({ kind }) => kind === 'answered')).toBe(true)
    expect(heyReach.calls.some(({ status }) => status === 429)).toBe(false)
    expect(clock.now() - START).toBeGreaterThan(120_000)
    const times = heyReach.calls.map(({ at }) => at)
    for (const at of times) expect(times.filter((other) => other > at - 60_000 && other <= at).length).toBeLessThanOrEqual(240)
  })

  it('meets HeyReach’s own limit with patience where others use the key too', () => {
    const { client, heyReach } = clientWorld({ latencyMs: 10, requestsPerMinute: 60 })
    const outcomes = client.addLeads(Array.from({ length: 150 }, (_, index) => batch(RUNNING, pairs(1, index))), START + 300_000)
    expect(outcomes.every(({ kind }) => kind === 'answered')).toBe(true)
    expect(heyReach.calls.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    expect(heyReach.calls.length).toBeLessThan(250)
  })
})
