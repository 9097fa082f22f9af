import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFakeHeyReach } from '../../../workbench/fake-heyreach/create-fake-heyreach'
import { deliverOverHttp, type HttpDelivery } from '../../../workbench/fake-heyreach/deliveries/deliver-over-http'
import type { FakeHeyReach, FakeHeyReachOptions } from '../../../workbench/fake-heyreach/types'

const googleUrl = 'https://script.google.com/macros/s/local/exec'
const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

interface Told {
  method: string
  path: string
  type: string
  body: string
}

/** A stand-in for the web app, and a stand-in HeyReach that delivers to it. */
const open = async (answer: (told: Told, response: ServerResponse) => void, options: FakeHeyReachOptions = {}, parallel = 8) => {
  const told: Told[] = []
  const server = createServer((request: IncomingMessage, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', type: request.headers['content-type'] ?? '', body: Buffer.concat(parts).toString() }
      told.push(one)
      answer(one, response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fake = createFakeHeyReach(options)
  const id = fake.putWebhook({ webhookUrl: `${googleUrl}?k=SECRET`, eventType: 'LIKED_POST' })
  const delivery: HttpDelivery = deliverOverHttp(fake, { mapAddress: (url) => url.replace(googleUrl, `${root}/exec`), parallel, everyMs: 5 })
  closing.push(delivery.close, () => server.closeAllConnections(), () => void server.close())
  return { fake, id, told, delivery }
}

/** Until it holds; the test's own time-out is the limit. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve))
}
const over = ({ deliveries }: FakeHeyReach) => deliveries.log().filter(({ state }) => state === 'delivered' || state === 'given-up')

it('posts JSON to the address as given, query and all', async () => {
  const { fake, id, told } = await open((_told, response) => void response.end('ok'))
  fake.deliveries.sendRaw(id, '{"a":"ä"}')
  await until(() => over(fake).length === 1)
  expect(told).toEqual([{ method: 'POST', path: '/exec?k=SECRET', type: 'application/json; charset=utf-8', body: '{"a":"ä"}' }])
  expect(fake.deliveries.log()).toMatchObject([{ state: 'delivered', tries: [{ outcome: '200' }] }])
})

it('follows a redirect as a browser would', async () => {
  const { fake, id, told } = await open(({ path }, response) =>
    void (path.startsWith('/exec') ? response.writeHead(302, { location: '/macros/echo?key=1' }).end() : response.end('ok')))
  fake.deliveries.sendTest(id)
  await until(() => over(fake).length === 1)
  expect(told.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /exec?k=SECRET', 'GET /macros/echo?key=1'])
  expect(fake.deliveries.counts.succeeded).toBe(1)
})

it('gives up waiting, and calls a broken connection what it is', async () => {
  let patient = false
  const { fake, id } = await open((_told, response) => {
    // The first is never answered.
    if (patient) response.destroy()
  }, { switches: { webhookTimeoutMs: 30 } })
  fake.deliveries.sendTest(id)
  await until(() => over(fake).length === 1)
  patient = true
  fake.switches.webhookTimeoutMs = 30000
  fake.deliveries.sendTest(id)
  await until(() => over(fake).length === 2)
  expect(over(fake).map(({ tries }) => tries[0]?.outcome)).toEqual(['no answer in 0.03 s', 'connection broken'])
})

it('has so many under way at once and no more, and sends the rest as they are answered', async () => {
  const waiting: ServerResponse[] = []
  const { fake, id, told } = await open((_told, response) => void waiting.push(response), {}, 3)
  for (let count = 0; count < 7; count++) fake.deliveries.sendTest(id)
  await until(() => told.length === 3)
  expect(fake.deliveries.log().filter(({ state }) => state === 'under-way')).toHaveLength(3)
  waiting.splice(0).forEach((response) => response.end('ok'))
  await until(() => told.length === 6)
  expect(over(fake)).toHaveLength(3)
})

it('lets the outreach go on', async () => {
  const { fake, told } = await open((_told, response) => void response.end('ok'), { outreach: { dayMs: 2000 } })
  await until(() => told.length > 0)
  expect(JSON.parse(told[0]!.body)).toMatchObject({ event_type: 'liked_post' })
  expect(fake.deliveries.counts.sent).toBeGreaterThan(0)
})

it('stops when closed; what was under way is sent again by the next', async () => {
  const { fake, id, told, delivery } = await open(() => undefined)
  fake.deliveries.sendRaw(id, '{}')
  await until(() => told.length === 1)
  delivery.close()
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(fake.deliveries.log()).toMatchObject([{ state: 'under-way', tries: [] }])
  const again = createFakeHeyReach({ data: fake.toJson() })
  expect(again.deliveries.take()).toMatchObject([{ body: '{}' }])
})
