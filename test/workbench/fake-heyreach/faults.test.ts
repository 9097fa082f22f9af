import { campaign, counts, createDesk, profile } from './ask'

const addPath = '/campaign/AddLeadsToCampaignV2'
const ping = '/auth/CheckApiKey'
const times = (count: number, ask: () => { status: number }): number[] => Array.from({ length: count }, () => ask().status)

describe('a fault', () => {
  it('hits the next n calls of its route and no other', () => {
    const desk = createDesk()
    const effect = { status: 503, body: 'busy', headers: { 'retry-after': '7' } }
    desk.fake.addFault({ route: '/li_account/GetAll', times: 2, effect })
    const accounts = () => desk.post('/li_account/getall', {})
    expect(desk.get(ping).status).toBe(200)
    expect(accounts()).toMatchObject({ status: 503, body: 'busy', headers: { 'retry-after': '7' } })
    expect(desk.get(ping).status).toBe(200)
    expect(times(2, accounts)).toEqual([503, 200])
  })

  it('lets some pass first', () => {
    const desk = createDesk()
    desk.fake.addFault({ after: 2, times: 1, effect: { status: 500 } })
    expect(times(4, () => desk.get(ping))).toEqual([200, 200, 500, 200])
  })

  it('stays until it is removed', () => {
    const desk = createDesk()
    const remove = desk.fake.addFault({ effect: { status: 500 } })
    desk.fake.addFault({ route: '/li_account/GetAll', effect: { status: 502 } })
    expect(times(3, () => desk.get(ping))).toEqual([500, 500, 500])
    remove()
    expect(desk.get(ping).status).toBe(200)
    desk.fake.clearFaults()
    expect(desk.post('/li_account/GetAll', {}).status).toBe(200)
  })

  it('hits only requests that name a given lead, in whatever form', () => {
    const desk = createDesk()
    desk.fake.addFault({ leads: [profile('ada')], effect: { status: 500 } })
    expect(desk.add(61001, [profile('bo')]).status).toBe(200)
    expect(desk.add(61001, [profile('cy'), `http://linkedin.com/in/ADA/`]).status).toBe(500)
    expect(desk.post('/campaign/StopLeadInCampaign', { campaignId: 61001, leadUrl: profile('ada') }).status).toBe(500)
    expect(desk.post('/lead/GetLead', { profileUrl: profile('Ada') }).status).toBe(500)
    expect(desk.get(ping).status).toBe(200)
  })

  it('of a status carries nothing out, unless told to', () => {
    const desk = createDesk()
    const names = () => desk.fake.ledger(campaign.running).map(({ profileUrl }) => profileUrl)
    desk.fake.addFault({ route: addPath, times: 1, effect: { status: 500 } })
    desk.add(campaign.running, [profile('ada')])
    expect(names()).not.toContain(profile('ada'))
    desk.fake.addFault({ route: addPath, times: 1, effect: { status: 500, carriedOut: true } })
    expect(desk.add(campaign.running, [profile('ada')]).status).toBe(500)
    expect(names()).toContain(profile('ada'))
  })

  it('drops the connection before or after acceptance; sending again gives the truth', () => {
    const desk = createDesk()
    desk.fake.addFault({ route: addPath, times: 1, effect: { drop: 'before' } })
    expect(desk.add(61001, [profile('ada')])).toMatchObject({ dropped: 'before', body: '' })
    desk.fake.addFault({ route: addPath, times: 1, effect: { drop: 'after' } })
    expect(desk.add(61001, [profile('bo')])).toMatchObject({ dropped: 'after', body: '' })
    expect(desk.add(61001, [profile('ada'), profile('bo')]).json).toEqual(counts(1, 1, 0))
    expect(desk.fake.calls.map(({ status }) => status)).toEqual([null, null, 200])
  })

  it('delays, on top of the stated latency, and others still count', () => {
    const desk = createDesk({ latencyMs: 80 })
    expect(desk.get(ping).latencyMs).toBe(80)
    desk.fake.addFault({ times: 1, effect: { delayMs: 1000 } })
    desk.fake.addFault({ times: 1, effect: { status: 500 } })
    expect(desk.get(ping)).toMatchObject({ status: 500, latencyMs: 1080 })
    expect(desk.get(ping)).toMatchObject({ status: 200, latencyMs: 80 })
  })

  it.each([
    [{ refuseLeads: true }, counts(2, 0, 1)],
    [{ dropLeadsSilently: true }, counts(2, 0, 0)]
  ] as const)('%j hits the given lead among its neighbours', (effect, expected) => {
    const desk = createDesk()
    desk.fake.addFault({ leads: [profile('bo')], effect })
    expect(desk.add(61001, [profile('ada'), profile('bo'), profile('cy')]).json).toEqual(expected)
    expect(desk.fake.ledger(61001).map(({ profileUrl }) => profileUrl)).not.toContain(profile('bo'))
  })

  it.each([
    [{ refuseLeads: true }, counts(0, 0, 2)],
    [{ dropLeadsSilently: true }, counts(0, 0, 0)]
  ] as const)('%j without leads hits all of the request', (effect, expected) => {
    const desk = createDesk()
    desk.fake.addFault({ times: 1, effect })
    expect(desk.add(campaign.paused, ['ada', 'bo'].map(profile), { resumePausedCampaign: true }).json).toEqual(expected)
    expect(desk.fake.campaigns().find(({ id }) => id === campaign.paused)?.status).toBe('PAUSED')
    expect(desk.add(campaign.paused, ['ada', 'bo'].map(profile)).json).toEqual(counts(2, 0, 0))
  })
})

describe('the record of calls', () => {
  it('has route, status and body, and of the key its last four characters', () => {
    const desk = createDesk()
    desk.get('/campaign/GetById?campaignId=1')
    desk.post('/li_account/GetAll', { limit: 5 })
    const key = Object.values(desk.fake.keys)[0] ?? ''
    expect(desk.fake.calls).toMatchObject([
      { method: 'GET', route: '/campaign/GetById', status: 404, keyEnding: key.slice(-4), body: '' },
      { method: 'POST', route: '/li_account/GetAll', status: 200, keyEnding: key.slice(-4), body: '{"limit":5}' }
    ])
    expect(JSON.stringify(desk.fake.calls)).not.toContain(key)
  })
})
