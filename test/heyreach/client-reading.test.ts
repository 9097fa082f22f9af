/** The client against the stand-in HeyReach: reading. */
import { createHeyReachClient } from '../../src/heyreach/client'
import { answer, clientWorld, codeOf, DEADLINE, DRAFT, FINISHED, INVITED, PAUSED, REPLIED, RUNNING, scripted, START } from './support'

describe('reading', () => {
  it('accepts a good key', () => expect(() => clientWorld().client.checkKey()).not.toThrow())

  it('says bad-key for a wrong and for a revoked one', () => {
    const { ports, client, heyReach, acme } = clientWorld()
    expect(codeOf(() => createHeyReachClient(ports, 'wrong-key').checkKey())).toBe('bad-key')
    heyReach.revokeKey(acme)
    expect(codeOf(() => client.listCampaigns())).toBe('bad-key')
  })

  it('lists all campaigns of the workspace, whatever their status', () => {
    const campaigns = clientWorld().client.listCampaigns()
    expect(campaigns.map(({ id, status }) => [id, status]).sort()).toEqual([
      [RUNNING, 'IN_PROGRESS'],
      [PAUSED, 'PAUSED'],
      [DRAFT, 'DRAFT'],
      [FINISHED, 'FINISHED'],
    ])
    expect(campaigns.find(({ id }) => id === RUNNING)).toMatchObject({ senderIds: [71001, 71002], organizationUnitId: 41001 })
  })

  it('reads older campaigns too', () => {
    const campaigns = clientWorld({ switches: { campaignShape: 'older' } }).client.listCampaigns()
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
    const { client } = clientWorld()
    expect(client.getCampaign(RUNNING)).toMatchObject({ name: 'Acme – CFO DACH', status: 'IN_PROGRESS' })
    expect(codeOf(() => client.getCampaign(1))).toBe('not-found')
  })

  it('lists senders with their limits', () =>
    expect(clientWorld().client.listSenders().map(({ name, connectionLimit }) => [name, connectionLimit])).toEqual([
      ['Mira Okafor', 25],
      ['Jonas Reyes', 12],
    ]))

  it('gets a lead', () =>
    expect(clientWorld().client.getLead(REPLIED)).toMatchObject({ fullName: 'Annika Brandt', companyName: 'Falkenau Maschinen' }))

  it.each(['404', '400', 'empty'] as const)('says null for a lead HeyReach does not know (%s)', (getUnknownLead) =>
    expect(clientWorld({ switches: { getUnknownLead } }).client.getLead('https://www.linkedin.com/in/nobody-at-all')).toBeNull(),
  )

  it('gets many leads, one call each and several at once: found and unknown ones in their order', () => {
    const { client, groups } = clientWorld()
    const nobody = 'https://www.linkedin.com/in/nobody-at-all'
    const found = client.getLeads([REPLIED, nobody, ...Array.from({ length: 9 }, () => INVITED)], DEADLINE)
    expect(found.map(({ kind }) => kind)).toEqual(['found', 'unknown-lead', ...Array.from({ length: 9 }, () => 'found')])
    expect(found[0]).toMatchObject({ lead: { fullName: 'Annika Brandt' } })
    expect(groups.map((group) => group.length)).toEqual([10, 1])
  })

  it('leaves leads unasked that the pace has no room for in time, and says so', () => {
    const { client, heyReach, clock } = clientWorld()
    const deadline = START + 24_000
    const found = client.getLeads(Array.from({ length: 300 }, () => REPLIED), deadline)
    const asked = found.filter((one) => one.kind === 'found')
    expect(asked).toHaveLength(240)
    expect(heyReach.calls).toHaveLength(240)
    expect(found.slice(240)).toEqual(Array.from({ length: 60 }, () => expect.objectContaining({ kind: 'failed', wasAsked: false })))
    expect(clock.now()).toBeLessThanOrEqual(deadline + 1_000)
  })

  it('a bad key ends the asking; nothing is thrown', () => {
    const { ports, heyReach } = clientWorld()
    const found = createHeyReachClient(ports, 'wrong-key').getLeads(Array.from({ length: 25 }, () => REPLIED), DEADLINE)
    expect(found.every((one) => one.kind === 'failed' && one.error.code === 'bad-key')).toBe(true)
    expect(heyReach.calls).toHaveLength(10)
  })

  it('HeyReach asking for a longer pause than there is time for ends the asking: the limit is the key’s', () => {
    const { client, heyReach } = clientWorld()
    heyReach.addFault({ effect: { status: 429, headers: { 'Retry-After': '60' } } })
    const found = client.getLeads(Array.from({ length: 200 }, () => REPLIED), START + 24_000)
    expect(found.every((one) => one.kind === 'failed' && one.error.code === 'rate-limited')).toBe(true)
    expect(heyReach.calls).toHaveLength(10)
  })

  it('says of each lead what kept HeyReach from answering, and of an answer that it cannot be read', () => {
    const { client, heyReach } = clientWorld()
    heyReach.addFault({ effect: { status: 500 } })
    expect(client.getLeads([REPLIED], START + 5_000)).toEqual([{ kind: 'failed', wasAsked: true, error: expect.objectContaining({ code: 'unreachable' }) }])
    const { ports } = scripted(answer(200, { hello: 'there' }))
    const [odd] = createHeyReachClient(ports, 'some-key').getLeads([REPLIED], DEADLINE)
    expect(odd).toMatchObject({ kind: 'failed', error: { code: 'unexpected-answer' } })
  })

  it('turns the pages of a campaign’s leads', () => {
    const { client } = clientWorld()
    const first = client.leadsFromCampaign(RUNNING, { offset: 0, limit: 10 })
    expect(first.leads).toHaveLength(10)
    expect(first.nextOffset).toBe(10)
    const rest = client.leadsFromCampaign(RUNNING, { offset: 10, limit: 100 })
    expect(rest.nextOffset).toBeNull()
    expect(first.leads.length + rest.leads.length).toBe(first.totalCount)
    expect(first.leads.find(({ profile }) => profile.profileUrl === REPLIED)).toMatchObject({ messageStatus: 'MessageReply' })
  })

  it('reads several pages of several campaigns at once, and tells of each what became of it', () => {
    const { client, groups, heyReach } = clientWorld()
    const whole = client.leadsFromCampaign(RUNNING, { offset: 0, limit: 100 })
    groups.length = 0
    const asked = [{ campaignId: RUNNING, offset: 10 }, { campaignId: 4711, offset: 0 }, { campaignId: FINISHED, offset: 0 }]
    const [rest, gone, other] = client.leadPages(asked, DEADLINE)
    expect(rest).toEqual({ kind: 'page', page: { leads: whole.leads.slice(10), totalCount: whole.totalCount, nextOffset: null } })
    expect(gone).toMatchObject({ kind: 'failed', error: { code: 'not-found' } })
    expect(other).toMatchObject({ kind: 'page', page: { totalCount: 5 } })
    expect(groups.map((group) => group.length)).toEqual([3])
    heyReach.addFault({ route: '/campaign/GetLeadsFromCampaign', effect: { status: 200, body: '<html>' } })
    expect(client.leadPages(asked.slice(0, 1), DEADLINE)).toMatchObject([{ kind: 'failed', error: { code: 'unexpected-answer' } }])
  })

  it('finds the campaigns of many people at once', () => {
    const { client, groups } = clientWorld()
    const people = [REPLIED, 'https://www.linkedin.com/in/nobody-at-all', ...Array.from({ length: 10 }, () => INVITED)]
    const found = client.campaignsForLeads(people, DEADLINE)
    expect(found[0]).toEqual({
      kind: 'found',
      campaigns: [{ campaignId: RUNNING, campaignName: 'Acme – CFO DACH', campaignStatus: 'IN_PROGRESS', leadStatus: 'Finished' }],
    })
    expect(found[1]).toEqual({ kind: 'found', campaigns: [] })
    expect(groups.map((group) => group.length)).toEqual([10, 2])
  })

  it('reads figures of a period', () => {
    const stats = clientWorld().client.overallStats({ accountIds: [], campaignIds: [RUNNING], from: START - 30 * 86_400_000, to: START })
    expect(stats.overall['connectionsSent']).toBeGreaterThan(0)
    expect(stats.byDay.length).toBeGreaterThanOrEqual(30)
  })

  it('tries again after a broken connection, a 500 and a 429, and honours Retry-After', () => {
    const { client, heyReach, clock } = clientWorld()
    heyReach.addFault({ times: 1, effect: { drop: 'before' } })
    heyReach.addFault({ times: 1, after: 1, effect: { status: 500 } })
    heyReach.addFault({ times: 1, after: 2, effect: { status: 429, headers: { 'Retry-After': '7' } } })
    expect(client.listCampaigns()).toHaveLength(4)
    expect(heyReach.calls.map(({ status }) => status)).toEqual([null, 500, 429, 200])
    expect(clock.slept.some((ms) => ms >= 7_000 && ms <= 8_000)).toBe(true)
  })

  it('gives up within a minute, in words of ours', () => {
    const { client, heyReach, clock } = clientWorld()
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
    const { client, google } = clientWorld()
    client.checkKey()
    client.listCampaigns()
    client.listSenders()
    expect(google.calls).toBeLessThanOrEqual(8)
  })
})
