import { createFakeHeyReach } from '../../../workbench/fake-heyreach/create-fake-heyreach'
import { acme, campaign, counts, createDesk, profile } from './ask'

describe('saved state', () => {
  it('comes back as it was, through JSON', () => {
    const desk = createDesk()
    desk.add(61001, [profile('ada')])
    desk.post('/campaign/StopLeadInCampaign', { campaignId: 61001, leadUrl: profile('ada') })
    desk.post('/campaign/Pause?campaignId=61001')
    const again = createDesk({ data: JSON.parse(JSON.stringify(desk.fake.toJson())) })
    expect(again.fake.campaigns()).toEqual(desk.fake.campaigns())
    for (const id of Object.values(campaign)) expect(again.fake.ledger(id)).toEqual(desk.fake.ledger(id))
    expect(again.add(61001, [profile('ada'), profile('bo')]).json).toEqual(counts(1, 1, 0))
  })

  it('gives nobody’s id twice', () => {
    const desk = createDesk()
    desk.add(61001, [profile('ada')])
    const again = createDesk({ data: desk.fake.toJson() })
    again.add(61001, [profile('bo')])
    const saved: any = again.fake.toJson()
    for (const ids of [saved.enrolments.map(({ id }: any) => id), saved.people.map(({ memberId }: any) => memberId)]) {
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('holds no key, and remembers which is revoked', () => {
    const { fake } = createDesk()
    fake.revokeKey(fake.keys[acme] ?? '')
    const text = JSON.stringify(fake.toJson())
    for (const key of Object.values(fake.keys)) expect(text).not.toContain(key)
    expect(createDesk({ data: JSON.parse(text) }).get('/auth/CheckApiKey').status).toBe(401)
  })

  it('is a copy: what happens later does not change it', () => {
    const desk = createDesk()
    const before = JSON.stringify(desk.fake.toJson())
    const saved = desk.fake.toJson()
    desk.add(61001, [profile('ada')])
    desk.post('/campaign/Pause?campaignId=61001')
    expect(JSON.stringify(saved)).toBe(before)
    const other = createDesk({ data: saved })
    other.add(61001, [profile('bo')])
    expect(JSON.stringify(saved)).toBe(before)
  })

  it('of another kind is refused', () => {
    expect(() => createFakeHeyReach({ data: { campaigns: [] } })).toThrow(/saved state/)
    expect(() => createFakeHeyReach({ data: null })).toThrow(/saved state/)
  })

  it('takes other keys by workspace name', () => {
    const fake = createFakeHeyReach({ keys: { [acme]: 'another-key' } })
    const ask = (key: string) =>
      fake.handle({ method: 'GET', path: '/auth/CheckApiKey', headers: { 'X-API-KEY': key }, body: '' }).status
    expect(ask('another-key')).toBe(200)
    expect(fake.keys).toEqual({ [acme]: 'another-key' })
  })
})
