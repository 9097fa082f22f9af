/** The client against the stand-in HeyReach. */
import { AppError } from '../../src/errors'
import { API_ROOT, createHeyReachClient } from '../../src/heyreach/client'
import type { AddPair } from '../../src/heyreach/api-types'
import { nextProbes, startSplit, tellSplits } from '../../src/heyreach/split-refused'
import { answer, fakeWorld, portsOver, scripted, START } from './support'
import draftRefusal from '../fixtures/heyreach/campaign-addleadsv2.draft.response.400.json'

const RUNNING = 61001
const PAUSED = 61002
const DRAFT = 61003
const FINISHED = 61004
const ADD = '/campaign/AddLeadsToCampaignV2'
const STOP = '/campaign/StopLeadInCampaign'
const DEADLINE = START + 120_000
const REPLIED = 'https://www.linkedin.com/in/annika-brandt-demo'
const INVITED = 'https://www.linkedin.com/in/claudia-rossetti-demo'

const pairs = (count: number, from = 0): AddPair[] =>
  Array.from({ length: count }, (_, index) => ({
    linkedInAccountId: null,
    lead: {
      profileUrl: `https://www.linkedin.com/in/test-person-${from + index}`,
      firstName: 'Test',
      lastName: `Person ${from + index}`,
      customUserFields: [{ name: 'row', value: String(from + index) }],
    },
  }))

const batch = (campaignId: number, leads: AddPair[], more: { resumeFinished?: boolean; resumePaused?: boolean } = {}) => ({
  campaignId,
  pairs: leads,
  resumeFinished: false,
  resumePaused: false,
  ...more,
})

const world = (options?: Parameters<typeof fakeWorld>[0]) => {
  const made = fakeWorld(options)
  return { ...made, client: createHeyReachClient(made.ports, made.acme, () => 0.5) }
}

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('reading', () => {
  it('accepts a good key', () => expect(() => world().client.checkKey()).not.toThrow())

  it('says bad-key for a wrong and for a revoked one', () => {
    const { ports, client, heyReach, acme } = world()
    expect(codeOf(() => createHeyReachClient(ports, 'wrong-key').checkKey())).toBe('bad-key')
    heyReach.revokeKey(acme)
    expect(codeOf(() => client.listCampaigns())).toBe('bad-key')
  })

  it('lists all campaigns of the workspace, whatever their status', () => {
    const campaigns = world().client.listCampaigns()
    expect(campaigns.map(({ id, status }) => [id, status]).sort()).toEqual([
      [RUNNING, 'IN_PROGRESS'],
      [PAUSED, 'PAUSED'],
      [DRAFT, 'DRAFT'],
      [FINISHED, 'FINISHED'],
    ])
    expect(campaigns.find(({ id }) => id === RUNNING)).toMatchObject({ senderIds: [71001, 71002], organizationUnitId: 41001 })
  })

  it('reads older campaigns too', () => {
    const campaigns = world({ switches: { campaignShape: 'older' } }).client.listCampaigns()
    expect(campaigns).toHaveLength(4)
    expect(campaigns[0]?.organizationUnitId).toBeNull()
  })

  it('turns pages of a hundred until the end, and keeps once what comes twice', () => {
    const item = (id: number) => ({ id, name: `Campaign ${id}`, status: 'PAUSED', campaignAccountIds: [] })
    const all = Array.from({ length: 230 }, (_, index) => item(index + 1))
    // A new campaign came in between: everything moves down by one.
    const second = [item(100), ...all.slice(100, 199)]
    const { ports, requests } = scripted(
      answer(200, { totalCount: 230, items: all.slice(0, 100) }),
      answer(200, { totalCount: 231, items: second }),
      answer(200, { totalCount: 231, items: all.slice(199) }),
    )
    const campaigns = createHeyReachClient(ports, 'some-key').listCampaigns()
    expect(campaigns.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
    expect(requests.map(({ body }) => JSON.parse(body ?? '').offset)).toEqual([0, 100, 200])
    expect(requests.every(({ body }) => JSON.parse(body ?? '').limit === 100)).toBe(true)
  })

  it('turns pages even where HeyReach does not say how many there are', () => {
    const items = Array.from({ length: 100 }, (_, index) => ({ id: index }))
    const { ports, requests } = scripted(answer(200, { items }), answer(200, { items: [{ id: 100 }] }))
    expect(createHeyReachClient(ports, 'some-key').listCampaigns()).toHaveLength(101)
    expect(requests).toHaveLength(2)
  })

  it('gets one campaign, or says not-found', () => {
    const { client } = world()
    expect(client.getCampaign(RUNNING)).toMatchObject({ name: 'Acme – CFO DACH', status: 'IN_PROGRESS' })
    expect(codeOf(() => client.getCampaign(1))).toBe('not-found')
  })

  it('lists senders with their limits', () =>
    expect(world().client.listSenders().map(({ name, connectionLimit }) => [name, connectionLimit])).toEqual([
      ['Mira Okafor', 25],
      ['Jonas Reyes', 12],
    ]))

  it('gets a lead', () =>
    expect(world().client.getLead(REPLIED)).toMatchObject({ fullName: 'Annika Brandt', companyName: 'Falkenau Maschinen' }))

  it.each(['404', '400', 'empty'] as const)('says null for a lead HeyReach does not know (%s)', (getUnknownLead) =>
    expect(world({ switches: { getUnknownLead } }).client.getLead('https://www.linkedin.com/in/nobody-at-all')).toBeNull(),
  )

  it('turns the pages of a campaign’s leads', () => {
    const { client } = world()
    const first = client.leadsFromCampaign(RUNNING, { offset: 0, limit: 10 })
    expect(first.leads).toHaveLength(10)
    expect(first.nextOffset).toBe(10)
    const rest = client.leadsFromCampaign(RUNNING, { offset: 10, limit: 100 })
    expect(rest.nextOffset).toBeNull()
    expect(first.leads.length + rest.leads.length).toBe(first.totalCount)
    expect(first.leads.find(({ profile }) => profile.profileUrl === REPLIED)).toMatchObject({ messageStatus: 'MessageReply' })
  })

  it('finds the campaigns of many people at once', () => {
    const { client, groups } = world()
    const people = [REPLIED, 'https://www.linkedin.com/in/nobody-at-all', ...Array.from({ length: 10 }, () => INVITED)]
    const found = client.campaignsForLeads(people, DEADLINE)
    expect(found[0]).toEqual({
      kind: 'found',
      campaigns: [{ campaignId: RUNNING, campaignName: 'Acme – CFO DACH', campaignStatus: 'IN_PROGRESS', leadStatus: 'Finished' }],
    })
    expect(found[1]).toEqual({ kind: 'found', campaigns: [] })
    expect(groups.map((group) => group.length)).toEqual([5, 5, 2])
  })

  it('reads figures of a period', () => {
    const stats = world().client.overallStats({ accountIds: [], campaignIds: [RUNNING], from: START - 30 * 86_400_000, to: START })
    expect(stats.overall['connectionsSent']).toBeGreaterThan(0)
    expect(stats.byDay.length).toBeGreaterThanOrEqual(30)
  })

  it('tries again after a broken connection, a 500 and a 429, and honours Retry-After', () => {
    const { client, heyReach, clock } = world()
    heyReach.addFault({ times: 1, effect: { drop: 'before' } })
    heyReach.addFault({ times: 1, after: 1, effect: { status: 500 } })
    heyReach.addFault({ times: 1, after: 2, effect: { status: 429, headers: { 'Retry-After': '7' } } })
    expect(client.listCampaigns()).toHaveLength(4)
    expect(heyReach.calls.map(({ status }) => status)).toEqual([null, 500, 429, 200])
    expect(clock.slept.some((ms) => ms >= 7_000 && ms <= 8_000)).toBe(true)
  })

  it('gives up within a minute, in words of ours', () => {
    const { client, heyReach, clock } = world()
    heyReach.addFault({ effect: { status: 503 } })
    expect(codeOf(() => client.listCampaigns())).toBe('unreachable')
    heyReach.clearFaults()
    heyReach.addFault({ effect: { status: 429 } })
    const before = clock.now()
    expect(codeOf(() => client.listCampaigns())).toBe('rate-limited')
    expect(clock.now() - before).toBeLessThanOrEqual(60_000)
  })

  it.each(['', 'null', '<html>', '[]', '{"items":5}'])('says unexpected-answer to a list that is %j', (body) => {
    const { ports } = scripted(answer(200, body))
    expect(codeOf(() => createHeyReachClient(ports, 'some-key').listCampaigns())).toBe('unexpected-answer')
  })

  it('asks three things for eight calls to Google at most', () => {
    const { client, google } = world()
    client.checkKey()
    client.listCampaigns()
    client.listSenders()
    expect(google.calls).toBeLessThanOrEqual(8)
  })
})

describe('adding', () => {
  it('adds batches in groups of five, a group and its pace for four calls to Google', () => {
    const { client, heyReach, groups, google } = world()
    const batches = Array.from({ length: 12 }, (_, index) => batch(RUNNING, pairs(100, index * 100)))
    const before = heyReach.ledger(RUNNING).length
    const outcomes = client.addLeads(batches, DEADLINE)
    expect(outcomes).toEqual(batches.map(() => ({ kind: 'answered', added: 100, updated: 0, failed: 0, resent: false })))
    expect(groups.map((group) => group.length)).toEqual([5, 5, 2])
    expect(heyReach.ledger(RUNNING)).toHaveLength(before + 1200)
    expect(google.calls).toBe(4)
  })

  it('sends fields, custom fields and the sender as they are', () => {
    const { client, heyReach } = world()
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
    const { client, heyReach } = world()
    client.addLeads([batch(RUNNING, pairs(1), { resumeFinished, resumePaused })], DEADLINE)
    expect(JSON.parse(heyReach.calls[0]?.body ?? '')).toMatchObject({
      resumeFinishedCampaign: resumeFinished,
      resumePausedCampaign: resumePaused,
    })
  })

  it('tells new from known and refused from silently dropped', () => {
    const { client, heyReach } = world()
    client.addLeads([batch(RUNNING, pairs(3))], DEADLINE)
    const [first, second] = pairs(2, 100).map(({ lead }) => lead.profileUrl) as [string, string]
    heyReach.addFault({ route: ADD, leads: [first], effect: { refuseLeads: true } })
    heyReach.addFault({ route: ADD, leads: [second], effect: { dropLeadsSilently: true } })
    expect(client.addLeads([batch(RUNNING, [...pairs(3), ...pairs(4, 100)])], DEADLINE)).toEqual([
      { kind: 'answered', added: 2, updated: 3, failed: 1, resent: false },
    ])
  })

  it('finds out who was refused by sending parts again, which adds nobody twice', () => {
    const { client, heyReach } = world()
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
    const { client } = world()
    const outcomes = client.addLeads([batch(DRAFT, pairs(2)), batch(RUNNING, pairs(2))], DEADLINE)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['refused', 'answered'])
    expect(outcomes[0]).toMatchObject({ error: { code: 'refused-by-heyreach', facts: { detail: draftRefusal.errorMessage } } })
  })

  it('nobody is added twice when answers get lost after the request was carried out', () => {
    const { client, heyReach } = world()
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
    const { client, heyReach } = world()
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
    const { client, heyReach, clock } = world()
    heyReach.addFault({ route: ADD, effect: { status: 429 } })
    expect(client.addLeads([batch(RUNNING, pairs(2))], DEADLINE)).toMatchObject([{ kind: 'refused', error: { code: 'rate-limited' } }])
    expect(clock.now()).toBeLessThanOrEqual(DEADLINE)
  })

  it('holds everybody back after one “too many”', () => {
    const { client, heyReach } = world()
    heyReach.addFault({ route: ADD, times: 1, effect: { status: 429 } })
    const outcomes = client.addLeads(Array.from({ length: 15 }, (_, index) => batch(RUNNING, pairs(1, index))), DEADLINE)
    expect(outcomes.every(({ kind }) => kind === 'answered')).toBe(true)
    const times = heyReach.calls.map(({ at }) => at - START)
    expect(times.filter((at) => at < 10_000)).toHaveLength(5)
    expect(times).toHaveLength(16)
  })

  it('stops at a revoked key: what comes after is not sent', () => {
    const { client, heyReach } = world()
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
    const { client, heyReach } = world({ latencyMs: 4_000 })
    const outcomes = client.addLeads(Array.from({ length: 15 }, (_, index) => batch(RUNNING, pairs(1, index))), START + 5_000)
    expect(outcomes.slice(0, 10).every(({ kind }) => kind === 'answered')).toBe(true)
    expect(outcomes.slice(10).map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'not-sent'))
    expect(heyReach.calls).toHaveLength(10)
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
    const outcomes = client.addLeads(Array.from({ length: 12 }, (_, index) => batch(RUNNING, pairs(1, index))), DEADLINE)
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 5 }, () => 'answered'),
      ...Array.from({ length: 5 }, () => 'unknown'),
      'not-sent',
      'not-sent',
    ])
    expect(outcomes[11]).toMatchObject({ error: { code: 'platform-limit' } })
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
    expect(codeOf(() => world().client.addLeads([batch(RUNNING, pairs(101))], DEADLINE))).toBe('unexpected'))

  it('keeps to 240 a minute, so that HeyReach’s limit of 300 is never met', () => {
    const { client, heyReach, clock } = world({ latencyMs: 10 })
    const outcomes = client.addLeads(Array.from({ length: 500 }, (_, index) => batch(RUNNING, pairs(1, index))), START + 300_000)
    expect(outcomes.every(({ kind }) => kind === 'answered')).toBe(true)
    expect(heyReach.calls.some(({ status }) => status === 429)).toBe(false)
    expect(clock.now() - START).toBeGreaterThan(120_000)
    const times = heyReach.calls.map(({ at }) => at)
    for (const at of times) expect(times.filter((other) => other > at - 60_000 && other <= at).length).toBeLessThanOrEqual(240)
  })

  it('meets HeyReach’s own limit with patience where others use the key too', () => {
    const { client, heyReach } = world({ latencyMs: 10, requestsPerMinute: 60 })
    const outcomes = client.addLeads(Array.from({ length: 150 }, (_, index) => batch(RUNNING, pairs(1, index))), START + 300_000)
    expect(outcomes.every(({ kind }) => kind === 'answered')).toBe(true)
    expect(heyReach.calls.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    expect(heyReach.calls.length).toBeLessThan(250)
  })
})

describe('stopping', () => {
  const item = (profileUrl: string, campaignId = RUNNING) => ({ campaignId, profileUrl })

  it('tells stopped, not running, not in the campaign, and no such campaign', () => {
    const { client, heyReach } = world()
    const items = [item(INVITED), item(REPLIED), item('https://www.linkedin.com/in/nobody-at-all'), item(INVITED, 1)]
    const outcomes = client.stopLeads(items, DEADLINE)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stopped', 'was-not-running', 'not-in-campaign', 'refused'])
    expect(outcomes[3]).toMatchObject({ error: { code: 'not-found' } })
    expect(heyReach.ledger(RUNNING).find(({ profileUrl }) => profileUrl === INVITED)?.status).toBe('Stopped')
  })

  it('a stop whose answer was lost is a stop', () => {
    const { client, heyReach } = world()
    heyReach.addFault({ route: STOP, times: 1, effect: { drop: 'after' } })
    expect(client.stopLeads([item(INVITED)], DEADLINE)).toEqual([{ kind: 'stopped' }])
    expect(heyReach.calls.map(({ status }) => status)).toEqual([null, 400])
  })

  it('says unknown when HeyReach never answers, and refused for a bad key', () => {
    const { client, heyReach } = world()
    heyReach.addFault({ route: STOP, effect: { drop: 'before' } })
    expect(client.stopLeads([item(INVITED)], DEADLINE)).toMatchObject([{ kind: 'unknown', error: { code: 'unreachable' } }])
    heyReach.clearFaults()
    heyReach.addFault({ route: STOP, effect: { status: 401 } })
    const outcomes = client.stopLeads(Array.from({ length: 7 }, () => item(INVITED)), DEADLINE + 120_000)
    expect(outcomes.every((outcome) => outcome.kind === 'refused' && outcome.error.code === 'bad-key')).toBe(true)
    expect(heyReach.calls.filter(({ status }) => status === 401)).toHaveLength(5)
  })

  it('forty stops cost four calls to Google besides the requests', () => {
    const { client, google } = world()
    client.stopLeads(Array.from({ length: 40 }, () => item(REPLIED)), DEADLINE)
    expect(google.calls).toBe(4)
  })
})

describe('the key', () => {
  it('goes into one header and nowhere else', () => {
    const { client, groups, acme, kept, heyReach } = world()
    client.checkKey()
    client.listCampaigns()
    client.addLeads([batch(RUNNING, pairs(2))], DEADLINE)
    client.stopLeads([{ campaignId: RUNNING, profileUrl: INVITED }], DEADLINE)
    for (const { url, headers, body } of groups.flat()) {
      expect(url.startsWith(`${API_ROOT}/`)).toBe(true)
      expect(headers['X-API-KEY']).toBe(acme)
      expect(url + (body ?? '') + JSON.stringify({ ...headers, 'X-API-KEY': '' })).not.toContain(acme)
    }
    expect(JSON.stringify([...kept])).not.toContain(acme)
    expect(heyReach.calls.length).toBeGreaterThan(3)
  })

  it('is struck from what HeyReach or Google say about it', () => {
    const key = 'demo-key-that-is-quoted'
    const quotes = [answer(400, { errorMessage: `key ${key}` }), answer(500, { errorMessage: key }), { kind: 'lost' as const, detail: key }]
    for (const outcome of quotes) {
      const { ports } = portsOver({ sendAll: (requests) => requests.map(() => outcome) })
      const client = createHeyReachClient(ports, key)
      const thrown = (() => {
        try {
          return client.listCampaigns()
        } catch (error) {
          return error
        }
      })()
      expect(thrown).toBeInstanceOf(AppError)
      expect(JSON.stringify(thrown) + String(thrown)).not.toContain(key)
      expect(JSON.stringify(client.addLeads([batch(RUNNING, pairs(1))], START + 300_000))).not.toContain(key)
    }
  })
})
