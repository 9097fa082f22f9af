/** The client against the stand-in HeyReach: stopping, and where the key goes. */
import { AppError } from '../../src/errors'
import { createHeyReachClient } from '../../src/heyreach/client'
import { API_ROOT } from '../../src/heyreach/open-connection'
import { answer, batch, clientWorld, DEADLINE, INVITED, pairs, portsOver, REPLIED, RUNNING, START } from './support'

const STOP = '/campaign/StopLeadInCampaign'

describe('stopping', () => {
  const item = (profileUrl: string, campaignId = RUNNING) => ({ campaignId, profileUrl })

  it('tells stopped, not running, not in the campaign, and no such campaign', () => {
    const { client, heyReach } = clientWorld()
    const items = [item(INVITED), item(REPLIED), item('https://www.linkedin.com/in/nobody-at-all'), item(INVITED, 1)]
    const outcomes = client.stopLeads(items, DEADLINE)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stopped', 'was-not-running', 'not-in-campaign', 'refused'])
    expect(outcomes[3]).toMatchObject({ error: { code: 'not-found' } })
    expect(heyReach.ledger(RUNNING).find(({ profileUrl }) => profileUrl === INVITED)?.status).toBe('Stopped')
  })

  it('a stop whose answer was lost is a stop', () => {
    const { client, heyReach } = clientWorld()
    heyReach.addFault({ route: STOP, times: 1, effect: { drop: 'after' } })
    expect(client.stopLeads([item(INVITED)], DEADLINE)).toEqual([{ kind: 'stopped' }])
    expect(heyReach.calls.map(({ status }) => status)).toEqual([null, 400])
  })

  it('says unknown when HeyReach never answers, and refused for a bad key', () => {
    const { client, heyReach } = clientWorld()
    heyReach.addFault({ route: STOP, effect: { drop: 'before' } })
    expect(client.stopLeads([item(INVITED)], DEADLINE)).toMatchObject([{ kind: 'unknown', error: { code: 'unreachable' } }])
    heyReach.clearFaults()
    heyReach.addFault({ route: STOP, effect: { status: 401 } })
    const outcomes = client.stopLeads(Array.from({ length: 12 }, () => item(INVITED)), DEADLINE + 120_000)
    expect(outcomes.every((outcome) => outcome.kind === 'refused' && outcome.error.code === 'bad-key')).toBe(true)
    expect(heyReach.calls.filter(({ status }) => status === 401)).toHaveLength(10)
  })

  it('forty stops cost four calls to Google besides the requests', () => {
    const { client, google } = clientWorld()
    client.stopLeads(Array.from({ length: 40 }, () => item(REPLIED)), DEADLINE)
    expect(google.calls).toBe(4)
  })
})

describe('the key', () => {
  it('goes into one header and nowhere else', () => {
    const { client, groups, acme, kept, heyReach } = clientWorld()
    client.checkKey()
    client.listCampaigns()
    client.addLeads([batch(RUNNING, pairs(2))], DEADLINE)
    client.stopLeads([{ campaignId: RUNNING, profileUrl: INVITED }], DEADLINE)
    for (const { url, headers, body } of groups.flat()) {
      expect(url.startsWith(`${API_ROOT}/`)).toBe(true)
      expect(headers['X-API-KEY']).toBe(acme)
      expect(url + (body ?? '') + JSON.stringify({ ...headers, 'X-API-KEY': '' })).not.toContain(acme)
    }
    expect(JSON.stringify([...kept])).not.toContain(acme)
    expect(heyReach.calls.length).toBeGreaterThan(3)
  })

  it('is struck from what HeyReach or Google say about it', () => {
    const key = 'demo-key-that-is-quoted'
    const quotes = [answer(400, { errorMessage: `key ${key}` }), answer(500, { errorMessage: key }), { kind: 'lost' as const, detail: key }]
    for (const outcome of quotes) {
      const { ports } = portsOver({ sendAll: (requests) => requests.map(() => outcome) })
      const client = createHeyReachClient(ports, key)
      const thrown = (() => {
        try {
          return client.listCampaigns()
        } catch (error) {
          return error
        }
      })()
      expect(thrown).toBeInstanceOf(AppError)
      expect(JSON.stringify(thrown) + String(thrown)).not.toContain(key)
      expect(JSON.stringify(client.addLeads([batch(RUNNING, pairs(1))], START + 300_000))).not.toContain(key)
    }
  })
})
