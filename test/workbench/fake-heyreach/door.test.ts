import { acme, borealis, createDesk, sample } from './ask'

const getAll = '/campaign/GetAll'

describe('the key', () => {
  it('is confirmed with 200 and no body at all', () => {
    const answer = createDesk().get('/auth/CheckApiKey')
    expect(answer).toMatchObject({ status: 200, body: '', headers: {} })
  })

  it.each([
    ['absent', ''],
    ['unknown', 'demo-nobody'],
    ['in another case', 'DEMO-ACME-7QM2XVT9LRW4CKD8']
  ])('is refused with 401 when %s', (_how, key) => {
    const desk = createDesk()
    expect(desk.get('/auth/CheckApiKey', { 'X-API-KEY': key })).toMatchObject({ status: 401, body: '' })
    expect(desk.post(getAll, {}, { 'X-API-KEY': key }).status).toBe(401)
    expect(desk.get('/no/such/route', { 'X-API-KEY': key }).status).toBe(401)
  })

  it('is refused with whatever body is set', () => {
    const desk = createDesk({ switches: { unauthorizedBody: '{"message":"no"}' } })
    expect(desk.get('/auth/CheckApiKey', { 'X-API-KEY': 'x' }).json).toEqual({ message: 'no' })
  })

  it('is read from the header in any case, and from nowhere else', () => {
    const { fake } = createDesk()
    const key = fake.keys[acme] ?? ''
    const ask = (headers: Record<string, string>, path = '/auth/CheckApiKey') =>
      fake.handle({ method: 'GET', path, headers, body: '' }).status
    expect(ask({ 'x-api-key': key })).toBe(200)
    expect(ask({ authorization: `Bearer ${key}` })).toBe(401)
    expect(ask({}, `/auth/CheckApiKey?apiKey=${key}`)).toBe(401)
  })

  it('stops working once revoked, the other client’s key does not', () => {
    const desk = createDesk()
    desk.fake.revokeKey(desk.fake.keys[acme] ?? '')
    expect(desk.get('/auth/CheckApiKey').status).toBe(401)
    expect(desk.get('/auth/CheckApiKey', { 'X-API-KEY': desk.fake.keys[borealis] ?? '' }).status).toBe(200)
  })

  it('sees its own workspace only', () => {
    const ours = createDesk().post(getAll, {})
    const theirs = createDesk({ workspace: borealis }).post(getAll, {})
    expect(ours.json.totalCount).toBe(4)
    expect(theirs.json.totalCount).toBe(3)
    expect(createDesk({ workspace: borealis }).get('/campaign/GetById?campaignId=61001').status).toBe(404)
  })
})

describe('the way in', () => {
  it.each([
    ['GET', getAll],
    ['POST', '/campaign/GetById?campaignId=61001'],
    ['GET', '/campaign/Pause?campaignId=61001'],
    ['DELETE', '/auth/CheckApiKey']
  ])('answers 405 to %s %s', (method, path) => {
    const { fake } = createDesk()
    const headers = { 'X-API-KEY': fake.keys[acme] ?? '', 'Content-Type': 'application/json' }
    expect(fake.handle({ method, path, headers, body: '{}' }).status).toBe(405)
  })

  it.each(['/linkedinaccount/GetAll', '/v1/campaign/GetAll', '/campaign', '/'])('answers 404 to %s', (path) => {
    expect(createDesk().post(path, {}).status).toBe(404)
  })

  it.each(['text/plain', '', 'application/x-www-form-urlencoded'])('answers 415 to a body of type "%s"', (type) => {
    expect(createDesk().post(getAll, {}, { 'Content-Type': type }).status).toBe(415)
  })

  it('takes JSON with a charset, and routes and names in any case', () => {
    const answer = createDesk().post('/Campaign/getall', { LIMIT: 1 }, { 'Content-Type': 'application/json; charset=utf-8' })
    expect(answer.status).toBe(200)
    expect(answer.json.items).toHaveLength(1)
  })

  it.each([
    ['nothing', ''],
    ['broken JSON', '{"offset":'],
    ['a list', '[]']
  ])('answers 400 in the validation form when the body is %s', (_what, body) => {
    const { fake } = createDesk()
    const headers = { 'X-API-KEY': fake.keys[acme] ?? '', 'Content-Type': 'application/json' }
    const answer = fake.handle({ method: 'POST', path: getAll, headers, body })
    expect(answer.status).toBe(400)
    expect(Object.keys(JSON.parse(answer.body))).toEqual(Object.keys(sample('validation-error.response.400')))
  })

  it('calls a non-empty answer JSON', () => {
    expect(createDesk().post(getAll, {}).headers['content-type']).toMatch(/^application\/json/)
  })
})

describe('the pace', () => {
  const exhaust = (desk: ReturnType<typeof createDesk>, times: number): number[] =>
    Array.from({ length: times }, () => desk.get('/auth/CheckApiKey').status)

  it('is 300 a minute over all routes, then 429 with no hint', () => {
    const desk = createDesk()
    expect(exhaust(desk, 299).every((status) => status === 200)).toBe(true)
    expect(desk.post(getAll, {}).status).toBe(200)
    expect(desk.get('/auth/CheckApiKey')).toMatchObject({ status: 429, headers: {} })
  })

  it('frees up as the minute slides on', () => {
    const desk = createDesk({ requestsPerMinute: 2 })
    expect(desk.get('/auth/CheckApiKey').status).toBe(200)
    desk.wait(40000)
    expect(exhaust(desk, 2)).toEqual([200, 429])
    desk.wait(20000)
    expect(exhaust(desk, 2)).toEqual([200, 429])
  })

  it('is each key’s own', () => {
    const desk = createDesk({ requestsPerMinute: 1 })
    expect(exhaust(desk, 2)).toEqual([200, 429])
    expect(desk.get('/auth/CheckApiKey', { 'X-API-KEY': desk.fake.keys[borealis] ?? '' }).status).toBe(200)
  })

  it('carries out nothing that it refuses', () => {
    const desk = createDesk({ requestsPerMinute: 1 })
    desk.get('/auth/CheckApiKey')
    const before = desk.fake.ledger(61001).length
    expect(desk.add(61001, ['https://www.linkedin.com/in/late-one']).status).toBe(429)
    expect(desk.fake.ledger(61001)).toHaveLength(before)
  })

  it('says how long to wait when the switch is on', () => {
    const desk = createDesk({ requestsPerMinute: 1, switches: { retryAfterHeader: true, tooManyRequestsBody: 'slow down' } })
    desk.get('/auth/CheckApiKey')
    desk.wait(15500)
    expect(desk.get('/auth/CheckApiKey')).toMatchObject({ status: 429, body: 'slow down', headers: { 'retry-after': '45' } })
  })
})
