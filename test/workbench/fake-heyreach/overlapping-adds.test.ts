/** The same person in two add requests at once: noticed always, and in one of two readings counted twice. */
import { campaign, counts, createDesk, profile } from './ask'

const [ada, bo] = [profile('ada'), profile('bo')]
const entry = (desk: ReturnType<typeof createDesk>, url: string) =>
  desk.fake.ledger(campaign.running).find(({ profileUrl }) => profileUrl === url)

describe('two add requests for one person', () => {
  it('one after the other do not overlap', () => {
    const desk = createDesk({ latencyMs: 200, switches: { overlappingAdds: 'twice' } })
    desk.add(campaign.running, [ada])
    desk.wait(200)
    expect(desk.add(campaign.running, [ada]).json).toEqual(counts(0, 1, 0))
    expect(desk.fake.overlaps).toEqual([])
    expect(entry(desk, ada)).toMatchObject({ added: 1, updated: 1 })
  })

  it.each([
    ['once', 1, counts(1, 1, 0)],
    ['twice', 2, counts(2, 0, 0)],
  ] as const)('at once count %s', (overlappingAdds, added, answer) => {
    const desk = createDesk({ latencyMs: 200, switches: { overlappingAdds } })
    desk.add(campaign.running, [ada])
    desk.wait(199)
    expect(desk.add(campaign.running, [ada, bo]).json).toEqual(answer)
    expect(desk.fake.overlaps).toMatchObject([{ campaignId: campaign.running, profileUrl: ada }])
    expect(entry(desk, ada)?.added).toBe(added)
  })

  it('overlap for as long as the answer is delayed', () => {
    const desk = createDesk({ latencyMs: 200 })
    desk.fake.addFault({ times: 1, effect: { delayMs: 30_000 } })
    desk.add(campaign.running, [ada])
    desk.wait(30_000)
    desk.add(campaign.running, [ada])
    expect(desk.fake.overlaps).toHaveLength(1)
  })

  it('do not overlap when they are for different campaigns, or when the first was not carried out', () => {
    const desk = createDesk({ switches: { overlappingAdds: 'twice' } })
    desk.fake.addFault({ times: 1, effect: { drop: 'before' } })
    desk.add(campaign.running, [ada])
    desk.add(campaign.paused, [ada])
    desk.add(campaign.running, [ada])
    expect(desk.fake.overlaps).toEqual([])
  })

  it('of somebody who was there before are noticed, but add nobody', () => {
    const desk = createDesk({ latencyMs: 200, switches: { overlappingAdds: 'twice' } })
    desk.add(campaign.running, [ada])
    desk.wait(1000)
    desk.add(campaign.running, [ada])
    desk.add(campaign.running, [ada])
    expect(desk.fake.overlaps).toHaveLength(1)
    expect(entry(desk, ada)?.added).toBe(1)
  })

  it('within one request are no overlap', () => {
    const desk = createDesk({ switches: { overlappingAdds: 'twice' } })
    expect(desk.add(campaign.running, [ada, ada]).json).toEqual(counts(1, 1, 0))
    expect(desk.fake.overlaps).toEqual([])
  })
})

it('a campaign’s status can be changed from outside, to anything', () => {
  const desk = createDesk()
  desk.fake.setStatus(campaign.running, 'ARCHIVED')
  expect(desk.get(`/campaign/GetById?campaignId=${campaign.running}`).json.status).toBe('ARCHIVED')
  expect(() => desk.fake.setStatus(1, 'PAUSED')).toThrow('no campaign 1')
})
