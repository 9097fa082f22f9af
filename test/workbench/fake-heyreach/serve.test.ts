import { request } from 'node:http'
import { serveFakeHeyReach, type ServedFakeHeyReach } from '../../../workbench/fake-heyreach/serve'
import { acme, counts, createDesk, profile } from './ask'

type Desk = ReturnType<typeof createDesk>

let served: ServedFakeHeyReach | undefined

afterEach(async () => {
  await served?.close()
  served = undefined
})

interface Open {
  desk: Desk
  /** The API root. */
  url: string
  at(path: string): string
  headers: Record<string, string>
}

const open = async (latencyMs = 1): Promise<Open> => {
  const desk = createDesk({ latencyMs })
  const { url, port } = (served = await serveFakeHeyReach(desk.fake, { port: 0 }))
  const headers = { 'X-API-KEY': desk.fake.keys[acme] ?? '', 'Content-Type': 'application/json' }
  return { desk, url, headers, at: (path) => `http://127.0.0.1:${port}${path}` }
}

const addBody = (slug: string): string =>
  JSON.stringify({ campaignId: 61001, accountLeadPairs: [{ lead: { firstName: 'Zoë', profileUrl: profile(slug) } }] })

describe('the stand-in over HTTP', () => {
  it('answers like the core, text outside ASCII unharmed', async () => {
    const { desk, url, headers } = await open()
    expect((await fetch(`${url}/auth/CheckApiKey`, { headers })).status).toBe(200)
    expect((await fetch(`${url}/auth/CheckApiKey`)).status).toBe(401)
    const added = await fetch(`${url}/campaign/AddLeadsToCampaignV2`, { method: 'POST', headers, body: addBody('zoë') })
    expect(added.headers.get('content-type')).toMatch(/^application\/json/)
    expect(await added.json()).toEqual(counts(1, 0, 0))
    expect(desk.fake.ledger(61001).at(-1)).toMatchObject({ profileUrl: profile('zoë'), lead: { firstName: 'Zoë' } })
  })

  it('spends its latency', async () => {
    const { url, headers } = await open(60)
    const before = performance.now()
    await fetch(`${url}/auth/CheckApiKey`, { headers })
    expect(performance.now() - before).toBeGreaterThanOrEqual(55)
  })

  it.each([
    ['before', false],
    ['after', true]
  ] as const)('breaks the connection %s carrying out', async (drop, there) => {
    const { desk, url, headers } = await open()
    desk.fake.addFault({ times: 1, effect: { drop } })
    const send = () => fetch(`${url}/campaign/AddLeadsToCampaignV2`, { method: 'POST', headers, body: addBody('ada') })
    await expect(send()).rejects.toThrow(/fetch failed/)
    expect(desk.fake.ledger(61001).some(({ profileUrl }) => profileUrl === profile('ada'))).toBe(there)
    expect(await (await send()).json()).toEqual(there ? counts(0, 1, 0) : counts(1, 0, 0))
  })

  it('knows nothing outside the API root', async () => {
    const { at } = await open()
    expect((await fetch(at('/'))).status).toBe(404)
    expect((await fetch(at('/api/publicity/auth/CheckApiKey'))).status).toBe(404)
  })

  it('closes, though an answer is still waiting', async () => {
    const { url, headers } = await open(600000)
    const asked = fetch(`${url}/auth/CheckApiKey`, { headers }).catch(() => 'broken')
    await new Promise((resolve) => setImmediate(resolve))
    await served?.close()
    served = undefined
    expect(await asked).toBe('broken')
  })

  it('says when its port is taken', async () => {
    const { desk } = await open()
    await expect(serveFakeHeyReach(desk.fake, { port: served?.port ?? 0 })).rejects.toThrow(/EADDRINUSE/)
  })
})

describe('its controls', () => {
  it('show campaigns, their leads and the latest calls, never a key', async () => {
    const { url, headers, at } = await open()
    await fetch(`${url}/campaign/AddLeadsToCampaignV2`, { method: 'POST', headers, body: addBody('ada') })
    const text = await (await fetch(at('/__state'))).text()
    const state = JSON.parse(text)
    const running = state.campaigns.find(({ id }: { id: number }) => id === 61001)
    expect(running).toMatchObject({ name: 'Acme – CFO DACH', status: 'IN_PROGRESS', workspace: acme, leads: 15 })
    expect(running.ledger.at(-1)).toMatchObject({ profileUrl: profile('ada'), name: 'Zoë', status: 'Pending', added: 1 })
    expect(state.calls).toMatchObject([{ method: 'POST', route: '/campaign/AddLeadsToCampaignV2', status: 200 }])
    expect(text).not.toContain(headers['X-API-KEY'])
  })

  it('add faults and remove them', async () => {
    const { url, headers, at } = await open()
    const json = { 'Content-Type': 'application/json' }
    const post = (body: unknown) => fetch(at('/__faults'), { method: 'POST', headers: json, body: JSON.stringify(body) })
    const status = async () => (await fetch(`${url}/auth/CheckApiKey`, { headers })).status
    expect((await post({ effect: { status: 503 } })).status).toBe(201)
    expect(await status()).toBe(503)
    expect((await fetch(at('/__faults'), { method: 'DELETE' })).status).toBe(204)
    expect(await status()).toBe(200)
  })

  it.each([
    [{ effect: { explode: true } }, /effect/],
    [{ times: -1, effect: { delayMs: 1 } }, /times/],
    [{ leads: 'ada', effect: { delayMs: 1 } }, /leads/],
    [[], /object/]
  ])('refuse %j as a fault, saying why', async (body, why) => {
    const { at } = await open()
    const headers = { 'Content-Type': 'application/json' }
    const answer = await fetch(at('/__faults'), { method: 'POST', headers, body: JSON.stringify(body) })
    expect(answer.status).toBe(400)
    expect((await answer.json()).errorMessage).toMatch(why)
  })

  it('show webhooks and deliveries without their secret', async () => {
    const { desk, at } = await open()
    const id = desk.fake.putWebhook({ webhookUrl: 'https://script.google.com/macros/s/local/exec?k=SECRET', eventType: 'LIKED_POST' })
    desk.fake.deliveries.sendTest(id)
    desk.fake.deliveries.take()
    const text = await (await fetch(at('/__state'))).text()
    expect(JSON.parse(text)).toMatchObject({
      webhooks: [{ id, webhookUrl: 'https://script.google.com/macros/s/local/exec?…', eventType: 'LIKED_POST', isActive: true }],
      deliveries: [{ webhookId: id, kind: 'test', state: 'under-way' }],
      deliveryCounts: { sent: 1 }
    })
    expect(text).not.toContain('SECRET')
  })

  it('make something happen, and repeat a delivery of it', async () => {
    const { desk, at } = await open()
    desk.fake.putWebhook({ eventType: 'LIKED_POST' })
    desk.add(61001, [profile('ada')])
    const post = async (path: string, body: unknown) => {
      const answer = await fetch(at(path), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
      return { status: answer.status, json: await answer.json() }
    }
    const emitted = await post('/__emit', { campaignId: 61001, profileUrl: profile('ada'), kind: 'post-liked' })
    expect(emitted).toEqual({ status: 201, json: [1] })
    expect(await post('/__repeat', { id: 1 })).toEqual({ status: 201, json: { id: 2 } })
    expect(desk.fake.deliveries.take()).toHaveLength(2)
    expect(await post('/__repeat', { id: 99 })).toEqual({ status: 400, json: { errorMessage: 'no delivery 99' } })
    for (const wrong of [null, {}, { campaignId: 61001, profileUrl: profile('nobody'), kind: 'post-liked' }, { campaignId: 61001, profileUrl: profile('ada'), kind: 'danced' }]) {
      expect((await post('/__emit', wrong)).status).toBe(400)
    }
  })

  it('are out of reach of a web page elsewhere', async () => {
    const { at } = await open()
    const simple = await fetch(at('/__faults'), { method: 'POST', body: '{"effect":{"status":500}}' })
    expect(simple.status).toBe(415)
    const rebound = await new Promise<number>((resolve, reject) => {
      const asked = request(at('/__state'), { headers: { host: 'evil.example' } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      })
      asked.on('error', reject).end()
    })
    expect(rebound).toBe(403)
  })
})
