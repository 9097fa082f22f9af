import fc from 'fast-check'
import { acme, borealis, campaign, counts, createDesk, leadAt, profile, sample } from './ask'

type Desk = ReturnType<typeof createDesk>

const entry = (desk: Desk, slug: string, id = campaign.running) =>
  desk.fake.ledger(id).find(({ profileUrl }) => profileUrl === profile(slug))
const statusOf = (desk: Desk, id: number) => desk.fake.campaigns().find((one) => one.id === id)?.status
const size = (desk: Desk, id = campaign.running): number => desk.fake.ledger(id).length

describe('adding leads', () => {
  it('answers counts, and the ledger has the lead as sent', () => {
    const desk = createDesk()
    const request = sample('campaign-addleadsv2.request')
    request.campaignId = campaign.running
    request.accountLeadPairs[0].linkedInAccountId = 71001
    const answer = desk.post('/campaign/AddLeadsToCampaignV2', request)
    expect(answer).toMatchObject({ status: 200, json: sample('campaign-addleadsv2.response.200') })
    expect(entry(desk, 'ada-novak-sample')).toMatchObject({
      campaignId: campaign.running,
      lead: request.accountLeadPairs[0].lead,
      linkedInAccountId: 71001,
      added: 1,
      updated: 0,
      status: 'Pending'
    })
  })

  it('answers a bare number on the older route', () => {
    const desk = createDesk()
    const pairs = ['one', 'two'].map((slug) => ({ lead: leadAt(profile(slug)) }))
    const answer = desk.post('/campaign/AddLeadsToCampaign', { campaignId: 61001, accountLeadPairs: pairs })
    expect(answer.body).toBe('2')
    expect(typeof answer.json).toBe(typeof sample('campaign-addleadsv1.response.200'))
  })

  it('updates who is there already', () => {
    const desk = createDesk()
    desk.add(61001, [profile('ada')])
    const before = size(desk)
    expect(desk.add(61001, [profile('ada')]).json).toEqual(sample('campaign-addleadsv2.duplicate.response.200'))
    expect(size(desk)).toBe(before)
    expect(entry(desk, 'ada')).toMatchObject({ added: 1, updated: 1 })
  })

  it('overwrites the fields and custom fields that come, and keeps the others', () => {
    const desk = createDesk()
    const fields = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }))
    const add = (more: object) => desk.add(61001, [leadAt(profile('ada'), { ...more })])
    add({ position: 'COO', companyName: 'Old', customUserFields: fields(['a', '1'], ['b', '2']) })
    add({ companyName: 'New', customUserFields: fields(['b', '3'], ['B', '4']) })
    expect(entry(desk, 'ada')?.lead).toMatchObject({
      position: 'COO',
      companyName: 'New',
      customUserFields: fields(['a', '1'], ['b', '3'], ['B', '4'])
    })
  })

  it('updates a stopped lead without starting it again', () => {
    const desk = createDesk()
    desk.add(61001, [profile('ada')])
    desk.post('/campaign/StopLeadInCampaign', { campaignId: 61001, leadUrl: profile('ada') })
    expect(desk.add(61001, [profile('ada')]).json).toEqual(counts(0, 1, 0))
    expect(entry(desk, 'ada')?.status).toBe('Stopped')
  })

  it('takes a person into two campaigns', () => {
    const desk = createDesk()
    desk.add(61001, [profile('ada')])
    expect(desk.add(campaign.paused, [profile('ada')]).json).toEqual(counts(1, 0, 0))
  })

  it('counts a twin within one request as updated', () => {
    expect(createDesk().add(61001, [profile('ada'), `${profile('ADA')}/`]).json).toEqual(counts(1, 1, 0))
  })

  it('marks those enrolled before any request with added 0', () => {
    const desk = createDesk()
    expect(desk.fake.ledger(61001).every(({ added }) => added === 0)).toBe(true)
    expect(desk.add(61001, [profile('annika-brandt-demo')]).json).toEqual(counts(0, 1, 0))
    expect(entry(desk, 'annika-brandt-demo')).toMatchObject({ added: 0, updated: 1 })
  })

  it('keeps two clients’ same person apart', () => {
    const desk = createDesk()
    desk.add(61001, [leadAt(profile('ada'), { emailAddress: 'ada@example.com' })])
    const key = { 'X-API-KEY': desk.fake.keys[borealis] ?? '' }
    expect(desk.post('/campaign/AddLeadsToCampaignV2', { campaignId: 61001, accountLeadPairs: [] }, key).status).toBe(404)
    expect(desk.post('/lead/GetLead', { profileUrl: profile('ada') }, key).status).toBe(404)
  })

  it('reads names in any case, as the server binds them', () => {
    const desk = createDesk()
    const answer = desk.post('/campaign/AddLeadsToCampaignV2', {
      CampaignId: 61001,
      ACCOUNTLEADPAIRS: [
        { Lead: { ProfileUrl: profile('ada'), FIRSTNAME: 'Ada', CustomUserFields: [{ Name: 'x', Value: 'y' }] } }
      ]
    })
    expect(answer.json).toEqual(counts(1, 0, 0))
    expect(entry(desk, 'ada')?.lead).toMatchObject({ firstName: 'Ada', customUserFields: [{ name: 'x', value: 'y' }] })
  })

  it('never makes two entries of one person, whatever forms are sent in whatever batches', () => {
    const slug = fc.constantFrom('ada', 'bo-li', 'josé', '佐藤', 'c3-po')
    const form = fc.constantFrom<(slug: string) => string>(
      (name) => profile(name),
      (name) => `${profile(name)}/`,
      (name) => `https://linkedin.com/in/${name.toUpperCase()}`,
      (name) => `http://de.linkedin.com/in/${encodeURIComponent(name)}/?utm_source=x`,
      (name) => `www.linkedin.com/in/${name.normalize('NFD')}#about`
    )
    const batch = fc.array(
      fc.tuple(slug, form).map(([name, spell]) => ({ name, url: spell(name) })),
      { maxLength: 8 }
    )
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 5 }), (batches) => {
        const desk = createDesk()
        const before = size(desk)
        const told = batches.map((one) => desk.add(61001, one.map(({ url }) => url)).json)
        const people = new Set(batches.flat().map(({ name }) => name)).size
        const sum = (name: string): number => told.reduce((total, answer) => total + answer[name], 0)
        expect(size(desk) - before).toBe(people)
        expect(sum('addedLeadsCount')).toBe(people)
        expect(sum('updatedLeadsCount')).toBe(batches.flat().length - people)
      })
    )
  })
})

describe('a lead that cannot be taken', () => {
  it.each([
    ['no profile URL', leadAt(undefined)],
    ['null', leadAt(null)],
    ['a blank one', leadAt('  ')],
    ['linkedInUrl instead', { firstName: 'Ada', lastName: 'Novak', linkedInUrl: profile('ada') }]
  ])('is silently dropped with %s', (_what, lead) => {
    const desk = createDesk()
    const before = size(desk)
    expect(desk.add(61001, [lead]).json).toEqual(sample('campaign-addleadsv2.nothing-landed.response.200'))
    expect(size(desk)).toBe(before)
  })

  it.each([
    ['a company page', leadAt('https://www.linkedin.com/company/acme/')],
    ['a Sales Navigator page', leadAt('https://www.linkedin.com/sales/lead/ACwAAA,NAME')],
    ['another site', leadAt('https://www.example.com/in/ada')],
    ['an e-mail', leadAt('ada@example.com')],
    ['no name after /in/', leadAt('https://www.linkedin.com/in/')],
    ['a custom field name with a space', leadAt(profile('ada'), { customUserFields: [{ name: 'ice breaker', value: 'x' }] })],
    ['a custom field name with an umlaut', leadAt(profile('ada'), { customUserFields: [{ name: 'grüße', value: 'x' }] })],
    ['an empty custom field name', leadAt(profile('ada'), { customUserFields: [{ name: '', value: 'x' }] })],
    ['a runaway field', leadAt(profile('ada'), { position: 'x'.repeat(251) })]
  ])('counts as failed with %s, and its neighbours are added', (_what, lead) => {
    const desk = createDesk()
    const before = size(desk)
    expect(desk.add(61001, [profile('good-one'), lead, profile('good-two')]).json).toEqual(counts(2, 0, 1))
    expect(size(desk)).toBe(before + 2)
  })

  it('is refused with the whole request for a bad custom field name, by switch', () => {
    const desk = createDesk({ switches: { badFieldName: 'request-400' } })
    const bad = leadAt(profile('ada'), { customUserFields: [{ name: 'ice-breaker', value: 'x' }] })
    const before = size(desk)
    expect(desk.add(61001, [profile('good-one'), bad]).status).toBe(400)
    expect(size(desk)).toBe(before)
  })

  it('is nobody without a name only by switch', () => {
    const nameless = { profileUrl: profile('ada') }
    expect(createDesk().add(61001, [nameless]).json).toEqual(counts(1, 0, 0))
    expect(createDesk({ switches: { namelessLead: 'dropped' } }).add(61001, [nameless]).json).toEqual(counts(0, 0, 0))
  })

  it('may be refused for an unusual form of URL, by switch', () => {
    const desk = createDesk({ switches: { profileUrlForms: 'plain' } })
    const bare = ['http://www.linkedin.com/in/a', 'linkedin.com/in/b', 'https://de.linkedin.com/in/c']
    const odd = [...bare, `${profile('d')}?x=1`, `${profile('e')}/en`]
    expect(desk.add(61001, odd).json).toEqual(counts(0, 0, 5))
    expect(desk.add(61001, [profile('f'), 'https://linkedin.com/in/g/']).json).toEqual(counts(2, 0, 0))
  })
})

describe('an add request that is not valid', () => {
  const pair = { lead: leadAt(profile('ada')) }
  const withLead = (more: object) => ({ campaignId: 61001, accountLeadPairs: [{ lead: leadAt(profile('a'), { ...more }) }] })
  const customFields = 'AccountLeadPairs[0].Lead.CustomUserFields'
  it.each([
    ['no campaign', { accountLeadPairs: [pair] }, 'CampaignId'],
    ['a text as campaign', { campaignId: '61001', accountLeadPairs: [pair] }, 'CampaignId'],
    ['no pairs', { campaignId: 61001 }, 'AccountLeadPairs'],
    ['a pair without lead', { campaignId: 61001, accountLeadPairs: [{}] }, 'AccountLeadPairs[0].Lead'],
    ['bare leads', { campaignId: 61001, accountLeadPairs: [pair.lead] }, 'AccountLeadPairs[0].Lead'],
    ['a number as name', withLead({ firstName: 7 }), 'AccountLeadPairs[0].Lead.FirstName'],
    ['custom fields as a map', withLead({ customUserFields: { a: '1' } }), customFields],
    ['a custom value that is no text', withLead({ customUserFields: [{ name: 'a', value: 1 }] }), customFields],
    [
      'a text as sender',
      { campaignId: 61001, accountLeadPairs: [{ ...pair, linkedInAccountId: '71001' }] },
      'AccountLeadPairs[0].LinkedInAccountId'
    ],
    ['a text as flag', { campaignId: 61001, accountLeadPairs: [pair], resumePausedCampaign: 'no' }, 'ResumePausedCampaign']
  ])('is refused for %s', (_what, body, field) => {
    const desk = createDesk()
    const before = size(desk)
    const answer = desk.post('/campaign/AddLeadsToCampaignV2', body)
    expect(answer.status).toBe(400)
    expect(Object.keys(answer.json.errors)).toEqual([field])
    expect(size(desk)).toBe(before)
  })

  it('is refused above 100 leads, as a whole, and taken with 100', () => {
    const desk = createDesk()
    const leads = (count: number) => Array.from({ length: count }, (_, index) => profile(`many-${index}`))
    expect(desk.add(61001, leads(101)).json.errors).toHaveProperty('AccountLeadPairs')
    expect(desk.add(61001, leads(100)).json).toEqual(counts(100, 0, 0))
  })

  it('answers 404 for a campaign that is not there', () => {
    const unknown = sample('campaign-getbyid.unknown.response.404')
    expect(createDesk().add(5, [profile('ada')])).toMatchObject({ status: 404, json: unknown })
  })
})

describe('the campaign’s state', () => {
  it('DRAFT refuses in HeyReach’s words and writes nothing', () => {
    const desk = createDesk()
    const answer = desk.add(campaign.draft, [profile('ada')], { resumeFinishedCampaign: true, resumePausedCampaign: true })
    expect(answer).toMatchObject({ status: 400, json: sample('campaign-addleadsv2.draft.response.400') })
    expect(size(desk, campaign.draft)).toBe(0)
  })

  it.each(['CANCELED', 'FAILED'])('%s refuses and writes nothing', (status) => {
    const data: any = createDesk().fake.toJson()
    for (const one of data.campaigns) if (one.id === campaign.running) one.status = status
    const desk = createDesk({ data })
    const before = size(desk)
    expect(desk.add(campaign.running, [profile('ada')]).status).toBe(400)
    expect(size(desk)).toBe(before)
  })

  it.each([
    ['stays-paused', false, 'PAUSED'],
    ['stays-paused', true, 'IN_PROGRESS'],
    ['wakes', false, 'IN_PROGRESS']
  ] as const)('PAUSED (%s, flag %s) becomes %s', (pausedAdd, resumePausedCampaign, status) => {
    const desk = createDesk({ switches: { pausedAdd } })
    expect(desk.add(campaign.paused, [profile('ada')], { resumePausedCampaign }).json).toEqual(counts(1, 0, 0))
    expect(statusOf(desk, campaign.paused)).toBe(status)
  })

  it.each([
    ['wakes', false, 'IN_PROGRESS'],
    ['needs-flag', false, 'FINISHED'],
    ['needs-flag', true, 'IN_PROGRESS']
  ] as const)('FINISHED (%s, flag %s) becomes %s', (finishedAdd, resumeFinishedCampaign, status) => {
    const desk = createDesk({ switches: { finishedAdd } })
    expect(desk.add(campaign.finished, [profile('ada')], { resumeFinishedCampaign }).json).toEqual(counts(1, 0, 0))
    expect(statusOf(desk, campaign.finished)).toBe(status)
  })

  it('neither flag wakes the other kind', () => {
    const desk = createDesk({ switches: { finishedAdd: 'needs-flag' } })
    desk.add(campaign.finished, [profile('ada')], { resumePausedCampaign: true })
    desk.add(campaign.paused, [profile('ada')], { resumeFinishedCampaign: true })
    expect([statusOf(desk, campaign.finished), statusOf(desk, campaign.paused)]).toEqual(['FINISHED', 'PAUSED'])
  })

  it('is not changed by leads that did not get in', () => {
    const desk = createDesk()
    desk.add(campaign.finished, [leadAt('n/a')], { resumeFinishedCampaign: true })
    desk.add(campaign.paused, [leadAt('')], { resumePausedCampaign: true })
    expect([statusOf(desk, campaign.finished), statusOf(desk, campaign.paused)]).toEqual(['FINISHED', 'PAUSED'])
  })

  it('SCHEDULED takes leads and stays scheduled, or refuses, by switch', () => {
    const desk = createDesk({ workspace: borealis })
    expect(desk.add(campaign.scheduled, [profile('ada')]).json).toEqual(counts(1, 0, 0))
    expect(statusOf(desk, campaign.scheduled)).toBe('SCHEDULED')
    desk.fake.switches.scheduledAdd = 'refused'
    expect(desk.add(campaign.scheduled, [profile('bo')]).status).toBe(400)
    expect(size(desk, campaign.scheduled)).toBe(1)
  })

  it('STARTING takes leads while it becomes IN_PROGRESS', () => {
    const data: any = createDesk().fake.toJson()
    const one = data.campaigns.find(({ id }: { id: number }) => id === campaign.running)
    Object.assign(one, { status: 'STARTING', next: { status: 'IN_PROGRESS', at: Date.UTC(2026, 8, 15, 8, 0, 4) } })
    const desk = createDesk({ data })
    expect(desk.add(campaign.running, [profile('ada')]).json).toEqual(counts(1, 0, 0))
    expect(statusOf(desk, campaign.running)).toBe('STARTING')
    desk.wait(4000)
    expect(statusOf(desk, campaign.running)).toBe('IN_PROGRESS')
  })
})

describe('the sender', () => {
  const sendersOf = (desk: Desk, id: number, workspace = acme): Record<string, number | null> => {
    const headers = { 'X-API-KEY': desk.fake.keys[workspace] ?? '' }
    const { items } = desk.post('/campaign/GetLeadsFromCampaign', { campaignId: id, limit: 100 }, headers).json
    return Object.fromEntries(items.map((item: any) => [item.linkedInUserProfile.profileUrl, item.linkedInSenderId]))
  }

  it('is the one asked for', () => {
    const desk = createDesk()
    const accountLeadPairs = ['one', 'two', 'three'].map((slug) => ({ linkedInAccountId: 71002, lead: leadAt(profile(slug)) }))
    desk.add(61001, [], { accountLeadPairs })
    const senders = sendersOf(desk, 61001)
    expect(['one', 'two', 'three'].map((slug) => senders[profile(slug)])).toEqual([71002, 71002, 71002])
  })

  it('is spread over the campaign’s senders when none is asked for', () => {
    const desk = createDesk()
    desk.add(61001, ['one', 'two', 'three', 'four'].map(profile))
    const senders = sendersOf(desk, 61001)
    const chosen = ['one', 'two', 'three', 'four'].map((slug) => senders[profile(slug)])
    expect(chosen.filter((id) => id === 71001)).toHaveLength(2)
    expect(chosen.filter((id) => id === 71002)).toHaveLength(2)
  })

  it.each([
    ['fails', counts(0, 0, 1)],
    ['another-is-chosen', counts(1, 0, 0)]
  ] as const)('that is not the campaign’s own: %s', (foreignSender, expected) => {
    const desk = createDesk({ switches: { foreignSender } })
    const accountLeadPairs = [{ linkedInAccountId: 71001, lead: leadAt(profile('ada')) }]
    expect(desk.add(campaign.paused, [], { accountLeadPairs }).json).toEqual(expected)
  })

  it('is nobody in a campaign without senders: its leads wait', () => {
    const data: any = createDesk().fake.toJson()
    for (const one of data.campaigns) if (one.id === campaign.paused) one.senderIds = []
    const desk = createDesk({ data, switches: { pendingListed: 'all' } })
    expect(desk.add(campaign.paused, [profile('ada')]).json).toEqual(counts(1, 0, 0))
    expect(sendersOf(desk, campaign.paused)[profile('ada')]).toBeNull()
    expect(entry(desk, 'ada', campaign.paused)?.status).toBe('Pending')
  })
})
