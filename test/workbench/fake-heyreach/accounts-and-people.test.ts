import { borealis, createDesk, day, keyPaths, leadAt, profile, sample, start } from './ask'

describe('LinkedIn accounts', () => {
  it.each([
    ['current', 'liaccount-getall.response.200'],
    ['older', 'liaccount-getall.older-shape.response.200']
  ] as const)('have precisely the keys of the %s sample', (accountShape, name) => {
    const answer = createDesk({ switches: { accountShape } }).post('/li_account/GetAll', {})
    expect(keyPaths(answer.json)).toEqual(keyPaths(sample(name)))
  })

  it('say who is logged out', () => {
    const { items } = createDesk({ workspace: borealis }).post('/li_account/GetAll', {}).json
    expect(items.map(({ id, authIsValid }: any) => [id, authIsValid])).toEqual([[72001, true], [72002, false]])
  })

  it('count the campaigns that run with them', () => {
    const desk = createDesk()
    const active = () => desk.post('/li_account/GetAll', {}).json.items.map((one: any) => one.activeCampaigns)
    expect(active()).toEqual([1, 1])
    desk.post('/campaign/Resume?campaignId=61002')
    expect(active()).toEqual([1, 2])
    desk.post('/campaign/Pause?campaignId=61001')
    expect(active()).toEqual([0, 1])
  })

  it('are found by name or e-mail', () => {
    const found = (keyword: string) => createDesk().post('/li_account/GetAll', { keyword }).json.totalCount
    expect([found('mira'), found('Reyes'), found('example.org'), found('nobody')]).toEqual([1, 1, 2, 0])
  })

  it('have a page limit of 100', () => {
    expect(createDesk().post('/li_account/GetAll', { limit: 101 }).status).toBe(400)
  })

  it('are read one by one', () => {
    const desk = createDesk()
    const one = desk.get('/li_account/GetById?accountId=71001')
    expect(keyPaths(one.json)).toEqual(keyPaths(sample('liaccount-getbyid.response.200')))
    expect(one.json).toMatchObject({ id: 71001, firstName: 'Mira', accountLimits: { connectioRequestLimit: 25 } })
    expect(desk.get('/li_account/GetById?accountId=72001').status).toBe(404)
    expect(desk.get('/li_account/GetById').status).toBe(400)
  })
})

describe('GetLead', () => {
  it('has precisely the keys of the sample, and strings of JSON where HeyReach has them', () => {
    const answer = createDesk().post('/lead/GetLead', { profileUrl: profile('Annika-Brandt-demo/') })
    expect(keyPaths(answer.json)).toEqual(keyPaths(sample('lead-getlead.response.200')))
    expect(answer.json).toMatchObject({
      fullName: 'Annika Brandt',
      companyName: 'Falkenau Maschinen',
      username: 'annika-brandt-demo',
      profileUrl: profile('annika-brandt-demo'),
      experiences: '[]'
    })
  })

  it('knows what an import told', () => {
    const desk = createDesk()
    desk.add(61001, [leadAt(profile('ada'), { about: 'Likes ports.', location: 'Ljubljana' })])
    expect(desk.post('/lead/GetLead', { profileUrl: profile('ada') }).json).toMatchObject({
      fullName: 'Ada Novak',
      about: 'Likes ports.',
      location: 'Ljubljana'
    })
  })

  it.each([
    ['404', 404],
    ['400', 400],
    ['empty', 200]
  ] as const)('of somebody unknown answers, by switch, %s', (getUnknownLead, status) => {
    const answer = createDesk({ switches: { getUnknownLead } }).post('/lead/GetLead', { profileUrl: profile('nobody') })
    expect(answer.status).toBe(status)
    expect(answer.body === '').toBe(status === 200)
  })

  it('needs a URL', () => {
    expect(createDesk().post('/lead/GetLead', { profileUrl: ' ' }).json.errors).toHaveProperty('ProfileUrl')
  })
})

describe('GetOverallStats', () => {
  const path = '/stats/GetOverallStats'
  const all = { accountIds: [], campaignIds: [] }

  it('has precisely the keys of the sample in every day and overall', () => {
    const figures = ({ byDayStats, overallStats }: any): string[][] =>
      [...Object.values(byDayStats), overallStats].map((one) => keyPaths(one))
    const [expected] = figures(sample('stats-getoverallstats.response.200'))
    for (const keys of figures(createDesk().post(path, all).json)) expect(keys).toEqual(expected)
  })

  it('needs both lists, and says so as the sample does', () => {
    expect(createDesk().post(path, {})).toMatchObject({ status: 400, json: sample('validation-error.response.400') })
    expect(Object.keys(createDesk().post(path, { accountIds: [] }).json.errors)).toEqual(['CampaignIds'])
  })

  it('covers about three weeks unless told, each day by its midnight', () => {
    const days = Object.keys(createDesk().post(path, all).json.byDayStats)
    expect(days).toHaveLength(22)
    expect(days[0]).toBe('2026-08-25T00:00:00Z')
    expect(days.at(-1)).toBe('2026-09-15T00:00:00Z')
  })

  it('has days that add up to the whole', () => {
    const { byDayStats, overallStats } = createDesk().post(path, all).json
    const days = Object.values<any>(byDayStats)
    for (const name of ['connectionsSent', 'connectionsAccepted', 'messagesSent', 'totalMessageReplies']) {
      expect(days.reduce((sum, one) => sum + one[name], 0)).toBe(overallStats[name])
      expect(overallStats[name]).toBeGreaterThan(0)
    }
    expect(overallStats.connectionAcceptanceRate).toBeCloseTo(overallStats.connectionsAccepted / overallStats.connectionsSent)
  })

  it('narrows by campaign, sender and time', () => {
    const sent = (body: object): number =>
      createDesk().post(path, { ...all, startDate: '2026-01-01T00:00:00Z', ...body }).json.overallStats.connectionsSent
    const everything = sent({})
    expect(sent({ campaignIds: [61001] }) + sent({ campaignIds: [61002] }) + sent({ campaignIds: [61004] })).toBe(everything)
    expect(sent({ accountIds: [71001] }) + sent({ accountIds: [71002] })).toBe(everything)
    expect(sent({ campaignIds: [62003] })).toBe(0)
    expect(sent({ endDate: new Date(start - 300 * day).toISOString() })).toBe(0)
  })
})
