import fc from 'fast-check'
import { parseAddCounts, parseCampaign, parseLeadCampaign, parsePage, parseSender } from '../../src/heyreach/parse-answers'
import { parseCampaignLead, parseLeadProfile } from '../../src/heyreach/parse-lead'
import { parseOverallStats } from '../../src/heyreach/parse-stats'
import { timeOf } from '../../src/heyreach/read-time'
import counts from '../fixtures/heyreach/campaign-addleadsv2.response.200.json'
import campaigns from '../fixtures/heyreach/campaign-getall.response.200.json'
import olderCampaigns from '../fixtures/heyreach/campaign-getall.older-shape.response.200.json'
import leadCampaigns from '../fixtures/heyreach/campaign-getcampaignsforlead.response.200.json'
import campaignLeads from '../fixtures/heyreach/campaign-getleads.response.200.json'
import lead from '../fixtures/heyreach/lead-getlead.response.200.json'
import senders from '../fixtures/heyreach/liaccount-getall.response.200.json'
import olderSenders from '../fixtures/heyreach/liaccount-getall.older-shape.response.200.json'
import stats from '../fixtures/heyreach/stats-getoverallstats.response.200.json'

const PARSERS = [parseCampaign, parseSender, parseLeadCampaign, parseLeadProfile, parseCampaignLead, parseOverallStats, parseAddCounts]

describe('HeyReach’s answers in our shapes', () => {
  it('campaigns, newer and older', () => {
    expect(parsePage(campaigns, parseCampaign)).toMatchObject({ received: 3, totalCount: 3 })
    expect(parsePage(campaigns, parseCampaign)?.items[0]).toEqual({
      id: 60001,
      name: 'Sample Campaign North',
      status: 'IN_PROGRESS',
      senderIds: [70001, 70002],
      organizationUnitId: 40001,
      listName: 'Sample List A',
      createdAt: Date.UTC(2026, 7, 3, 9, 12, 44, 120),
      startedAt: Date.UTC(2026, 7, 3, 9, 30, 2, 551),
      progress: { leads: 120, waiting: 21, inProgress: 80, finished: 15, failed: 2, stopped: 1, excluded: 1 },
    })
    expect(parsePage(olderCampaigns, parseCampaign)?.items).toEqual([
      {
        id: 60009,
        name: 'Sample Older Shape',
        status: 'UNKNOWN',
        senderIds: [70001],
        organizationUnitId: null,
        listName: 'Sample List Z',
        createdAt: Date.UTC(2024, 8, 30, 21, 28, 6, 933),
        startedAt: null,
        progress: { leads: 10, waiting: 2, inProgress: 3, finished: 5, failed: 0, stopped: null, excluded: null },
      },
    ])
  })

  it('progress below nothing is nobody, and what is not told is not known', () => {
    const over = parsePage(campaigns, parseCampaign)?.items[2]
    expect([over?.name, over?.progress.inProgress]).toEqual(['Sample Campaign Done', 0])
    const nothing = { leads: null, waiting: null, inProgress: null, finished: null, failed: null, stopped: null, excluded: null }
    for (const progressStats of [undefined, null, 'x', [], {}]) expect(parseCampaign({ id: 1, progressStats })?.progress).toEqual(nothing)
  })

  it('senders, newer and older', () => {
    expect(parsePage(senders, parseSender)?.items[0]).toMatchObject({
      id: 70001,
      name: 'Mira Okafor',
      connectionLimit: 25,
      activeCampaigns: 2,
    })
    expect(parsePage(olderSenders, parseSender)?.items).toEqual([
      {
        id: 70003,
        name: 'idle@example.org',
        emailAddress: 'idle@example.org',
        isActive: false,
        authIsValid: false,
        activeCampaigns: 0,
        connectionLimit: null,
      },
    ])
  })

  it('the campaigns of a lead', () => {
    expect(parsePage(leadCampaigns, parseLeadCampaign)?.items.map(({ leadStatus }) => leadStatus)).toEqual(['InSequence', 'Finished'])
  })

  it('a lead', () => {
    expect(parseLeadProfile(lead)).toMatchObject({
      profileUrl: 'https://www.linkedin.com/in/ada-novak-sample',
      memberId: '900000101',
      fullName: 'Ada Novak',
      emailAddress: '',
      industry: '',
      connections: 500,
      customFields: [],
    })
    expect(parseLeadProfile({ username: 'ada', linkedin_id: 5 })).toMatchObject({ profileUrl: 'https://www.linkedin.com/in/ada', memberId: '5' })
    expect(parseLeadProfile({ firstName: 'Ada' })).toBeNull()
  })

  it('custom fields that repeat stay a list', () => {
    const customFields = [{ name: 'a', value: '1' }, { name: 'a', value: '2' }, { name: '' }, null, { name: 'n', value: 7 }]
    expect(parseLeadProfile({ profileUrl: 'x', customFields })?.customFields).toEqual([
      { name: 'a', value: '1' },
      { name: 'a', value: '2' },
      { name: 'n', value: '7' },
    ])
  })

  it('the leads of a campaign', () => {
    const leads = parsePage(campaignLeads, parseCampaignLead)?.items ?? []
    expect(leads[0]).toMatchObject({
      id: 880001,
      campaignStatus: 'InSequence',
      connectionStatus: 'ConnectionAccepted',
      messageStatus: 'MessageSent',
      createdAt: Date.UTC(2026, 7, 3, 9, 31, 0, 0),
      lastActionAt: Date.UTC(2026, 7, 5, 8, 1, 10, 334),
      failedAt: null,
      senderName: 'Mira Okafor',
    })
    expect(leads[0]?.profile.tags).toEqual(['warm'])
    expect(leads[2]).toMatchObject({ errorCode: 'LeadBlockedByRecipient', campaignStatus: 'Failed' })
  })

  it('figures, by day and in all', () => {
    const parsed = parseOverallStats(stats)
    expect(parsed?.overall['connectionsSent']).toBe(50)
    expect(parsed?.byDay.map(({ at }) => at)).toEqual([Date.UTC(2026, 7, 1), Date.UTC(2026, 7, 2)])
    expect(parseOverallStats({})).toBeNull()
  })

  it('counts of an add', () => {
    expect(parseAddCounts(counts)).toEqual({ added: 1, updated: 0, failed: 0 })
    expect(parseAddCounts({ addedLeadsCount: 2, updatedLeadsCount: 1 })).toEqual({ added: 2, updated: 1, failed: 0 })
  })

  const noCounts = [1, null, {}, [], 'x', { addedLeadsCount: 3 }, ...[-1, 0.5, '1e'].map((count) => ({ addedLeadsCount: count, updatedLeadsCount: 0 }))]
  it.each(noCounts)(
    'no counts in %j: nobody is called refused for it',
    (value) => expect(parseAddCounts(value)).toBeNull(),
  )

  it('nothing from outside makes a parser throw', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const parse of PARSERS) {
          expect(() => parse(value)).not.toThrow()
          expect(() => parsePage({ items: [value], totalCount: value }, parse as (item: unknown) => unknown)).not.toThrow()
        }
        expect(() => parsePage(value, parseCampaign)).not.toThrow()
      }),
    ))
})

describe('times', () => {
  const at = Date.UTC(2026, 7, 3, 9, 12, 44, 120)
  it.each([
    ['2026-08-03T09:12:44.1209312Z', at],
    ['2026-08-03T09:12:44.120931Z', at],
    ['2026-08-03T09:12:44.12Z', at],
    ['2026-08-03T09:12:44.120', at],
    ['2026-08-03T11:12:44.12+02:00', at],
    ['2026-08-03T04:12:44.12-0500', at],
    ['2026-08-03T09:12:44.1Z', at - 20],
    ['2026-08-03T09:12:44Z', at - 120],
    ['2026-08-03 09:12:44Z', at - 120],
    ['2026-08-03T09:12Z', at - 44_120],
    ['2026-08-03', Date.UTC(2026, 7, 3)],
  ])('%s', (text, ms) => expect(timeOf(text)).toBe(ms))

  it.each(['', 'yesterday', '0001-01-01T00:00:00', '2026-13-01T00:00:00Z', '2026-02-30', '2026-08-03T25:00:00Z', '2026-08-03T10:99:00Z', '12', null, undefined, 5, {}])('%j is no time', (value) =>
    expect(timeOf(value)).toBeNull(),
  )

  it('with any number of fraction digits means the same instant as the built-in reader says', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms)), fc.integer({ min: 0, max: 7 }), (date, digits) => {
        const [whole = '', fraction = ''] = date.toISOString().replace('Z', '').split('.')
        const kept = `${fraction}0000`.slice(0, digits)
        const text = `${whole}${digits > 0 ? `.${kept}` : ''}Z`
        expect(timeOf(text)).toBe(Date.parse(`${whole}.${`${kept}000`.slice(0, 3)}Z`))
      }),
    ))
})
