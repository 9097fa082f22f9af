import { createInProcessTransport } from '../../../workbench/fake-heyreach/in-process-transport'
import { acme, createDesk, profile } from './ask'

const root = 'https://api.heyreach.io/api/public'

const open = (given = root) => {
  const desk = createDesk({ latencyMs: 90 })
  const send = createInProcessTransport(desk.fake, given)
  const ask = (url: string, method = 'get', body: string | null = null) =>
    send({ method, url, headers: { 'X-API-KEY': desk.fake.keys[acme] ?? '', 'Content-Type': 'application/json' }, body })
  return { desk, ask }
}

describe('the way in without a network', () => {
  it('answers with the latency as ms', () => {
    const { ask } = open()
    expect(ask(`${root}/auth/CheckApiKey`)).toEqual({ status: 200, headers: {}, body: '', ms: 90 })
    expect(ask(`${root}/li_account/GetAll`, 'post', '{}')).toMatchObject({ status: 200, ms: 90 })
    expect(ask(`${root}/campaign/GetById?campaignId=61001`)).toMatchObject({ status: 200 })
  })

  it('takes another root', () => {
    const { ask } = open('http://127.0.0.1:4000/api/public')
    expect(ask('http://127.0.0.1:4000/api/public/auth/CheckApiKey')).toMatchObject({ status: 200 })
  })

  it('turns a dropped connection into Google’s failure, carried out or not', () => {
    const { desk, ask } = open()
    const body = (slug: string) => ({ campaignId: 61001, accountLeadPairs: [{ lead: { profileUrl: profile(slug) } }] })
    const add = (slug: string) => ask(`${root}/campaign/AddLeadsToCampaignV2`, 'post', JSON.stringify(body(slug)))
    desk.fake.addFault({ times: 1, effect: { drop: 'before' } })
    expect(add('ada')).toEqual({ failure: 'address-unavailable', ms: 90 })
    desk.fake.addFault({ times: 1, effect: { drop: 'after' } })
    expect(add('bo')).toEqual({ failure: 'address-unavailable', ms: 90 })
    const slugs = desk.fake.ledger(61001).map(({ profileUrl }) => profileUrl)
    expect([slugs.includes(profile('ada')), slugs.includes(profile('bo'))]).toEqual([false, true])
  })

  it('gives up after a minute', () => {
    const { desk, ask } = open()
    desk.fake.addFault({ effect: { delayMs: 90000 } })
    expect(ask(`${root}/auth/CheckApiKey`)).toEqual({ failure: 'timeout', ms: 60000 })
  })

  it('knows no other host, and no other path of this one', () => {
    const { desk, ask } = open()
    expect(ask('https://api.heyreach.example/api/public/auth/CheckApiKey')).toMatchObject({ failure: 'dns-error' })
    expect(ask('https://api.heyreach.io/api/publicity')).toMatchObject({ status: 404 })
    expect(desk.fake.calls).toEqual([])
  })
})
