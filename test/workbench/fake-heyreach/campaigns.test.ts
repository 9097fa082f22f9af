import { borealis, campaign, createDesk, day, keyPaths, profile, sample } from './ask'

const ids = (answer: { json: any }): number[] => answer.json.items.map(({ id }: { id: number }) => id)
const statusOf = (desk: ReturnType<typeof createDesk>, id: number): string =>
  desk.get(`/campaign/GetById?campaignId=${id}`).json.status

describe('GetAll', () => {
  it('lists all of the workspace, drafts too, ten at a time unless told', () => {
    const answer = createDesk().post('/campaign/GetAll', {})
    expect(answer.json.totalCount).toBe(4)
    expect(ids(answer)).toEqual([61003, 61001, 61002, 61004])
  })

  it('pages by offset and limit and keeps the total', () => {
    const desk = createDesk()
    const all = ids(desk.post('/campaign/GetAll', { limit: 100 }))
    const pages = [0, 2, 4].map((offset) => desk.post('/campaign/GetAll', { offset, limit: 2 }))
    expect(pages.flatMap(ids)).toEqual(all)
    expect(pages.map(({ json }) => json.totalCount)).toEqual([4, 4, 4])
  })

  it('knows no skip and take', () => {
    expect(ids(createDesk().post('/campaign/GetAll', { skip: 3, take: 1 }))).toHaveLength(4)
  })

  it.each([
    ['keyword, in any case', { keyword: 'plant MANAGERS' }, [61002]],
    ['one status', { statuses: ['DRAFT'] }, [61003]],
    ['statuses', { statuses: ['PAUSED', 'FINISHED'] }, [61002, 61004]],
    ['sender', { accountIds: [71002] }, [61001, 61002]],
    ['all at once', { keyword: 'acme', statuses: ['IN_PROGRESS'], accountIds: [71001] }, [61001]],
    ['nothing, by empty lists and nulls', { keyword: null, statuses: [], accountIds: [] }, [61003, 61001, 61002, 61004]]
  ])('narrows by %s', (_what, filter, expected) => {
    expect(ids(createDesk().post('/campaign/GetAll', filter))).toEqual(expected)
  })

  it.each([
    ['limit above 100', { limit: 101 }, 'Limit'],
    ['limit 0', { limit: 0 }, 'Limit'],
    ['a negative offset', { offset: -1 }, 'Offset'],
    ['an unknown status', { statuses: ['RUNNING'] }, 'Statuses'],
    ['a text for a number', { limit: '10' }, 'Limit'],
    ['a number for a list', { accountIds: 71001 }, 'AccountIds']
  ])('refuses %s, naming the field in PascalCase', (_what, body, field) => {
    const answer = createDesk().post('/campaign/GetAll', body)
    expect(answer.status).toBe(400)
    expect(Object.keys(answer.json.errors)).toEqual([field])
  })

  it('takes a limit of exactly 100', () => {
    expect(createDesk().post('/campaign/GetAll', { limit: 100 }).status).toBe(200)
  })
})

describe('GetById', () => {
  it('gives the campaign', () => {
    expect(createDesk().get('/campaign/GetById?campaignId=61001').json).toMatchObject({
      id: 61001,
      name: 'Acme – CFO DACH',
      status: 'IN_PROGRESS',
      organizationUnitId: 41001,
      campaignAccountIds: [71001, 71002]
    })
  })

  it('answers 404 with HeyReach’s words for an unknown id', () => {
    const answer = createDesk().get('/campaign/GetById?campaignId=1')
    expect(answer).toMatchObject({ status: 404, json: sample('campaign-getbyid.unknown.response.404') })
  })

  it.each(['/campaign/GetById', '/campaign/GetById?campaignId=abc'])('answers 400 to %s', (path) => {
    expect(Object.keys(createDesk().get(path).json.errors)).toEqual(['CampaignId'])
  })

  it('knows a draft or not, by switch', () => {
    expect(createDesk().get(`/campaign/GetById?campaignId=${campaign.draft}`).json.startedAt).toBeNull()
    const other = createDesk({ switches: { getByIdOfDraft: '404' } })
    expect(other.get(`/campaign/GetById?campaignId=${campaign.draft}`).status).toBe(404)
  })

  it('gives times as HeyReach does: UTC, up to seven digits, no zeros at the end', () => {
    const { creationTime, startedAt } = createDesk().get('/campaign/GetById?campaignId=61001').json
    for (const time of [creationTime, startedAt]) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?Z$/)
  })
})

describe('the shape of a campaign', () => {
  it.each([
    ['current', 'campaign-getall.response.200'],
    ['older', 'campaign-getall.older-shape.response.200']
  ] as const)('has precisely the keys of the %s sample', (campaignShape, name) => {
    const answer = createDesk({ switches: { campaignShape } }).post('/campaign/GetAll', {})
    expect(keyPaths(answer.json)).toEqual(keyPaths(sample(name)))
  })

  it('is the same from GetById', () => {
    const answer = createDesk().get('/campaign/GetById?campaignId=61001')
    expect(keyPaths(answer.json)).toEqual(keyPaths(sample('campaign-getbyid.response.200')))
  })
})

describe('Pause', () => {
  it('shows at once, with an empty 200', () => {
    const desk = createDesk()
    expect(desk.post('/campaign/Pause?campaignId=61001')).toMatchObject({ status: 200, body: '' })
    expect(statusOf(desk, 61001)).toBe('PAUSED')
  })

  it('needs no content type, takes the id from the query and never from the body', () => {
    const desk = createDesk()
    expect(desk.post('/campaign/Pause', { campaignId: 61001 }).status).toBe(400)
    expect(statusOf(desk, 61001)).toBe('IN_PROGRESS')
    expect(desk.post('/campaign/Pause?CampaignId=61001', undefined, { 'Content-Type': '' }).status).toBe(200)
  })

  it.each([campaign.paused, campaign.draft, campaign.finished])('refuses %i, which is not running', (id) => {
    const answer = createDesk().post(`/campaign/Pause?campaignId=${id}`)
    expect(answer.status).toBe(400)
    expect(answer.json.errorMessage).toEqual(expect.any(String))
  })

  it('keeps a scheduled campaign from starting', () => {
    const desk = createDesk({ workspace: borealis })
    desk.post('/campaign/Pause?campaignId=62001')
    desk.wait(10 * day)
    expect(statusOf(desk, 62001)).toBe('PAUSED')
  })
})

describe('Resume', () => {
  it('wakes a paused campaign with leads to go on with', () => {
    const desk = createDesk()
    expect(desk.post(`/campaign/Resume?campaignId=${campaign.paused}`)).toMatchObject({ status: 200, body: '' })
    desk.wait(5000)
    expect(statusOf(desk, campaign.paused)).toBe('IN_PROGRESS')
  })

  it('refuses a draft in HeyReach’s words', () => {
    const answer = createDesk().post(`/campaign/Resume?campaignId=${campaign.draft}`)
    expect(answer).toMatchObject({ status: 400, json: sample('campaign-resume-draft.response.400') })
  })

  it.each([
    [campaign.running, undefined],
    [campaign.scheduled, borealis],
    [campaign.canceled, borealis]
  ])('refuses %i', (id, workspace) => {
    expect(createDesk(workspace ? { workspace } : {}).post(`/campaign/Resume?campaignId=${id}`).status).toBe(400)
  })

  it.each([
    ['pauses', 'PAUSED'],
    ['finishes', 'FINISHED']
  ] as const)('of a campaign with nobody left %s it a second later', (resumeEmpty, status) => {
    const desk = createDesk({ switches: { resumeEmpty } })
    expect(desk.post(`/campaign/Resume?campaignId=${campaign.finished}`).status).toBe(200)
    expect(statusOf(desk, campaign.finished)).toBe('IN_PROGRESS')
    desk.wait(1000)
    expect(statusOf(desk, campaign.finished)).toBe(status)
  })

  it('stays awake when leads come within that second', () => {
    const desk = createDesk()
    desk.post(`/campaign/Resume?campaignId=${campaign.finished}`)
    desk.add(campaign.finished, [profile('just-in-time')])
    desk.wait(60000)
    expect(statusOf(desk, campaign.finished)).toBe('IN_PROGRESS')
  })
})

describe('time', () => {
  it('starts a scheduled campaign', () => {
    const desk = createDesk({ workspace: borealis })
    expect(statusOf(desk, campaign.scheduled)).toBe('SCHEDULED')
    desk.wait(3 * day)
    const started = desk.get(`/campaign/GetById?campaignId=${campaign.scheduled}`).json
    expect(started.status).toBe('IN_PROGRESS')
    expect(started.startedAt).toMatch(/^2026-09-18/)
  })
})

describe('progressStats', () => {
  it('can be below zero in progress, by switch', () => {
    const desk = createDesk({ switches: { inProgressFigure: 'one-too-low' } })
    const { progressStats } = desk.get(`/campaign/GetById?campaignId=${campaign.finished}`).json
    expect(progressStats).toMatchObject({ totalUsers: 5, totalUsersInProgress: -1 })
  })

  it('adds up', () => {
    const { progressStats } = createDesk().get('/campaign/GetById?campaignId=61001').json
    expect(progressStats).toEqual({
      totalUsers: 14,
      totalUsersInProgress: 7,
      totalUsersPending: 3,
      totalUsersFinished: 2,
      totalUsersFailed: 1,
      totalUsersManuallyStopped: 1,
      totalUsersExcluded: 0
    })
  })

  it('follows adding and stopping, late by the stated lag', () => {
    const desk = createDesk({ statsLagMs: 120000 })
    const stats = () => desk.get('/campaign/GetById?campaignId=61001').json.progressStats
    desk.add(61001, [profile('new-one'), profile('new-two')])
    for (const slug of ['new-two', 'beat-zurcher-demo']) {
      desk.post('/campaign/StopLeadInCampaign', { campaignId: 61001, leadUrl: profile(slug) })
    }
    expect(stats()).toMatchObject({ totalUsers: 14, totalUsersPending: 3, totalUsersManuallyStopped: 1 })
    desk.wait(120000)
    expect(stats()).toMatchObject({ totalUsers: 16, totalUsersPending: 3, totalUsersManuallyStopped: 3 })
  })
})
