import { acme, borealis, createDesk, keyPaths, sample } from './ask'

const wanted = {
  webhookName: 'sheet-replies',
  webhookUrl: 'https://script.google.com/macros/s/local/exec?k=SECRET',
  eventType: 'MESSAGE_REPLY_RECEIVED',
  campaignIds: []
}
const create = (desk: ReturnType<typeof createDesk>, more: Record<string, unknown> = {}) =>
  desk.post('/webhooks/CreateWebhook', { ...wanted, ...more })
const all = (desk: ReturnType<typeof createDesk>) => desk.post('/webhooks/GetAllWebhooks', {}).json.items

describe('CreateWebhook', () => {
  it('keeps it, active, for all campaigns or some', () => {
    const desk = createDesk()
    const { webhookId } = create(desk).json
    create(desk, { eventType: 'CONNECTION_REQUEST_ACCEPTED', campaignIds: [61001] })
    expect(all(desk)).toMatchObject([{ id: webhookId, ...wanted, isActive: true }, { campaignIds: [61001] }])
  })

  it.each([
    ['id', { webhookId: expect.any(Number) }],
    ['empty', undefined]
  ] as const)('answers with %s, by switch', (createWebhookAnswer, answer) => {
    const desk = createDesk({ switches: { createWebhookAnswer } })
    expect(create(desk)).toMatchObject({ status: 200, json: answer })
    expect(all(desk)).toHaveLength(1)
  })

  it('ignores isActive, which is not among its fields', () => {
    const desk = createDesk()
    create(desk, { isActive: false })
    expect(all(desk)[0].isActive).toBe(true)
  })

  it('takes twins, each with an id of its own', () => {
    const desk = createDesk()
    create(desk)
    create(desk)
    expect(new Set(all(desk).map(({ id }: { id: number }) => id)).size).toBe(2)
  })

  it.each([
    ['no name', { webhookName: null }, 'WebhookName'],
    ['a name of 2', { webhookName: 'ab' }, 'WebhookName'],
    ['a name of 26', { webhookName: 'a'.repeat(26) }, 'WebhookName'],
    ['a number for a name', { webhookName: 12345 }, 'WebhookName'],
    ['no URL', { webhookUrl: undefined }, 'WebhookUrl'],
    ['a URL without a scheme', { webhookUrl: 'script.google.com/macros' }, 'WebhookUrl'],
    ['another scheme', { webhookUrl: 'ftp://example.com/x' }, 'WebhookUrl'],
    ['no event type', { eventType: '' }, 'EventType'],
    ['an unknown event type', { eventType: 'LEAD_FINISHED_SEQUENCE_WITHOUT_REPLYING' }, 'EventType'],
    ['a lower-case event type', { eventType: 'message_sent' }, 'EventType'],
    ['a text for campaigns', { campaignIds: ['61001'] }, 'CampaignIds']
  ])('refuses %s, naming the field in PascalCase', (_what, more, field) => {
    const desk = createDesk()
    const answer = create(desk, more)
    expect([answer.status, Object.keys(answer.json.errors)]).toEqual([400, [field]])
    expect(all(desk)).toEqual([])
  })

  it.each([['abc'], ['a'.repeat(25)]])('takes the name %s', (webhookName) => {
    expect(create(createDesk(), { webhookName }).status).toBe(200)
  })

  it.each([
    ['campaigns for every reply', { eventType: 'EVERY_MESSAGE_REPLY_RECEIVED', campaignIds: [61001] }],
    ['campaigns for tags', { eventType: 'LEAD_TAG_UPDATED', campaignIds: [61001] }],
    ['a campaign of another workspace', { campaignIds: [61001, 62002] }],
    ['a campaign that is not there', { campaignIds: [1] }]
  ])('refuses %s with an errorMessage', (_what, more) => {
    const desk = createDesk()
    expect(create(desk, more)).toMatchObject({ status: 400, json: { errorMessage: expect.any(String) } })
    expect(all(desk)).toEqual([])
  })

  it('takes each of the twelve event types', () => {
    const desk = createDesk()
    const types = [
      ...['CONNECTION_REQUEST_SENT', 'CONNECTION_REQUEST_ACCEPTED', 'MESSAGE_SENT', 'MESSAGE_REPLY_RECEIVED', 'INMAIL_SENT'],
      ...['INMAIL_REPLY_RECEIVED', 'EVERY_MESSAGE_REPLY_RECEIVED', 'FOLLOW_SENT', 'LIKED_POST', 'VIEWED_PROFILE'],
      ...['CAMPAIGN_COMPLETED', 'LEAD_TAG_UPDATED']
    ]
    expect(types.map((eventType) => create(desk, { eventType }).status)).toEqual(types.map(() => 200))
  })
})

describe('GetAllWebhooks', () => {
  it('has precisely the keys of the sample, ten at a time unless told', () => {
    const desk = createDesk()
    for (let count = 0; count < 12; count++) create(desk, { campaignIds: [61001] })
    const answer = desk.post('/webhooks/GetAllWebhooks', {})
    expect(keyPaths(answer.json)).toEqual(keyPaths(sample('webhooks-getall.response.200')))
    expect([answer.json.totalCount, answer.json.items.length]).toEqual([12, 10])
  })

  it('pages by offset and limit', () => {
    const desk = createDesk()
    for (let count = 0; count < 5; count++) create(desk)
    const page = (offset: number) => desk.post('/webhooks/GetAllWebhooks', { offset, limit: 2 }).json.items
    const ids = [0, 2, 4].flatMap((offset) => page(offset).map(({ id }: { id: number }) => id))
    expect(ids).toEqual(all(desk).map(({ id }: { id: number }) => id))
  })

  it('takes a limit of 100 and refuses 101', () => {
    const status = (limit: number) => createDesk().post('/webhooks/GetAllWebhooks', { limit }).status
    expect([status(100), status(101)]).toEqual([200, 400])
  })

  it('shows nothing of another workspace', () => {
    const desk = createDesk()
    desk.fake.putWebhook({ workspace: borealis })
    expect(all(desk)).toEqual([])
  })
})

describe('GetWebhookById', () => {
  it('gives one, with precisely the keys of the sample', () => {
    const desk = createDesk()
    const { webhookId } = create(desk, { campaignIds: [61001] }).json
    const answer = desk.get(`/webhooks/GetWebhookById?webhookId=${webhookId}`)
    expect(answer.json).toMatchObject({ id: webhookId, webhookName: wanted.webhookName })
    expect(keyPaths(answer.json)).toEqual(keyPaths(sample('webhooks-getbyid.response.200')))
  })

  it('needs the id in the query', () => {
    expect(Object.keys(createDesk().get('/webhooks/GetWebhookById').json.errors)).toEqual(['WebhookId'])
  })
})

describe('UpdateWebhook', () => {
  it('changes what is named and keeps what is null or absent', () => {
    const desk = createDesk()
    const { webhookId } = create(desk, { campaignIds: [61001] }).json
    const answer = desk.patch(`/webhooks/UpdateWebhook?webhookId=${webhookId}`, sample('webhooks-update.request'))
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(all(desk)).toEqual([{ id: webhookId, ...wanted, campaignIds: [61001], isActive: false }])
    desk.patch(`/webhooks/UpdateWebhook?webhookId=${webhookId}`, { webhookUrl: 'https://x.example/y', campaignIds: [], isActive: true })
    expect(all(desk)).toEqual([{ id: webhookId, ...wanted, webhookUrl: 'https://x.example/y', isActive: true }])
  })

  it.each([
    ['a short name', { webhookName: 'x' }],
    ['a bad URL', { webhookUrl: 'nowhere' }],
    ['an unknown type', { eventType: 'NEW' }],
    ['a text for isActive', { isActive: 'no' }],
    ['a foreign campaign', { campaignIds: [62001] }],
    ['a type that takes no campaigns, while there are some', { eventType: 'LEAD_TAG_UPDATED' }]
  ])('refuses %s and changes nothing', (_what, change) => {
    const desk = createDesk()
    const { webhookId } = create(desk, { campaignIds: [61001] }).json
    const before = all(desk)
    const answer = desk.patch(`/webhooks/UpdateWebhook?webhookId=${webhookId}`, { isActive: false, ...change })
    expect(answer.status).toBe(400)
    expect(all(desk)).toEqual(before)
  })
})

describe('DeleteWebhook', () => {
  it('removes that one', () => {
    const desk = createDesk()
    const [first, second] = [create(desk), create(desk)].map(({ json }) => json.webhookId)
    expect(desk.remove(`/webhooks/DeleteWebhook?webhookId=${first}`)).toMatchObject({ status: 200, body: '' })
    expect(all(desk)).toMatchObject([{ id: second }])
  })
})

describe('an id that is not there, or another workspace’s', () => {
  const foreign = 7001
  it.each([
    ['GetWebhookById', (desk: ReturnType<typeof createDesk>) => desk.get(`/webhooks/GetWebhookById?webhookId=${foreign}`)],
    ['UpdateWebhook', (desk: ReturnType<typeof createDesk>) => desk.patch(`/webhooks/UpdateWebhook?webhookId=${foreign}`, { isActive: false })],
    ['DeleteWebhook', (desk: ReturnType<typeof createDesk>) => desk.remove(`/webhooks/DeleteWebhook?webhookId=${foreign}`)]
  ])('is 404 for %s', (_name, ask) => {
    const desk = createDesk()
    expect(ask(desk)).toMatchObject({ status: 404, json: { errorMessage: expect.any(String) } })
    desk.fake.putWebhook({ id: foreign, workspace: borealis })
    expect(ask(desk).status).toBe(404)
    expect(desk.fake.webhooks(borealis)).toMatchObject([{ id: foreign, isActive: true }])
  })
})

describe('another verb', () => {
  it.each(['/webhooks/UpdateWebhook?webhookId=1', '/webhooks/DeleteWebhook?webhookId=1'])('is 405 for %s', (path) => {
    expect(createDesk().post(path, {}).status).toBe(405)
  })
})

describe('webhooks as somebody else changes them', () => {
  it('are made, broken and removed, workspace by workspace', () => {
    const { fake } = createDesk()
    const mine = fake.putWebhook({ webhookName: 'theirs', eventType: 'LIKED_POST' })
    fake.putWebhook({ workspace: borealis })
    fake.putWebhook({ id: mine, isActive: false })
    expect(fake.webhooks(acme)).toMatchObject([{ id: mine, webhookName: 'theirs', isActive: false, workspace: acme }])
    expect(fake.webhooks()).toHaveLength(2)
    fake.removeWebhook(mine)
    expect(fake.webhooks(acme)).toEqual([])
  })
})

describe('saved webhooks', () => {
  it('come back, and no id is given twice', () => {
    const desk = createDesk()
    create(desk)
    const again = createDesk({ data: JSON.parse(JSON.stringify(desk.fake.toJson())) })
    expect(all(again)).toEqual(all(desk))
    create(again)
    expect(new Set(again.fake.webhooks().map(({ id }) => id)).size).toBe(2)
  })

  it('are none in a file of before there were any', () => {
    const saved: any = createDesk().fake.toJson()
    const { webhooks: _webhooks, nextWebhookId: _next, ...rest } = saved
    const desk = createDesk({ data: { ...rest, version: 1 } })
    expect(all(desk)).toEqual([])
    expect(create(desk).status).toBe(200)
    expect(desk.fake.toJson()).toMatchObject({ version: 2, webhooks: [wanted] })
  })

  it('missing from a newer file are a broken file', () => {
    const { webhooks: _webhooks, ...rest }: any = createDesk().fake.toJson()
    expect(() => createDesk({ data: rest })).toThrow(/saved state/)
  })
})
