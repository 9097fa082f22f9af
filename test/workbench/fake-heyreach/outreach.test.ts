import fc from 'fast-check'
import { borealis, campaign, createDesk, profile } from './ask'
import { createWebhookDesk, dayMs, type WebhookDesk } from './webhook-desk'
import { chance } from '../../../workbench/fake-heyreach/outreach/chance'
import { nextStep } from '../../../workbench/fake-heyreach/outreach/next-step'
import type { HistoryEvent, HistoryKind, SavedState } from '../../../workbench/fake-heyreach/state'
import { createFakeHeyReach } from '../../../workbench/fake-heyreach/create-fake-heyreach'

const outreach = { dayMs }
const people = (count: number, prefix = 'new') => Array.from({ length: count }, (_, index) => profile(`${prefix}-${index}`))
const historyOf = (desk: { fake: { toJson(): unknown } }, slug: string): HistoryEvent[] =>
  (desk.fake.toJson() as SavedState).enrolments.find(({ personKey }) => personKey === slug)?.history ?? []
const kinds = (history: HistoryEvent[]): HistoryKind[] => history.map(({ kind }) => kind)
const newPosts = (desk: WebhookDesk, prefix = 'new') => desk.posted.filter(({ body }) => body.lead?.profile_url.includes(`/in/${prefix}-`))

describe('without outreach', () => {
  it('nobody is contacted, however long it takes', () => {
    const desk = createWebhookDesk()
    desk.add(61001, people(3))
    desk.days(1000)
    expect(desk.posted).toEqual([])
    expect(historyOf(desk, 'new-0')).toEqual([])
  })
})

describe('a lead that is added', () => {
  it('is acted on within moments', () => {
    const desk = createWebhookDesk({ outreach: { dayMs: 75000 } })
    desk.wait(40000)
    desk.fake.advance()
    desk.add(61001, people(1))
    desk.wait(2000)
    desk.fake.advance()
    desk.deliver()
    expect(newPosts(desk).map(({ type }) => type)).toEqual(['VIEWED_PROFILE'])
  })

  it('comes through a sequence: viewed, invited or written to, accepted before the message, out once they answer', () => {
    const desk = createWebhookDesk({ outreach })
    desk.add(61001, people(60))
    desk.days(30, 60)
    for (let index = 0; index < 60; index++) {
      const seen = kinds(historyOf(desk, `new-${index}`))
      const text = seen.join(' ')
      expect(text).toMatch(/^profile-viewed (failed$|(post-liked )?(followed )?(connection-sent|inmail-sent) )/)
      if (seen.includes('message-sent')) expect(text).toMatch(/connection-sent connection-accepted message-sent/)
      expect(seen.filter((kind) => kind === 'finished' || kind === 'failed')).toHaveLength(1)
      if (seen.some((kind) => kind.endsWith('reply'))) expect(text).toMatch(/-reply finished/)
    }
  })

  it('meets every kind of event among many', () => {
    const desk = createWebhookDesk({ outreach })
    desk.add(61001, people(100))
    desk.days(40, 80)
    expect(new Set(desk.posted.map(({ type }) => type))).toEqual(new Set(Object.keys(desk.ids)))
    const replies = desk.ofType('EVERY_MESSAGE_REPLY_RECEIVED').map(({ body }) => body)
    expect(replies.some(({ campaign: of }) => of === null)).toBe(true)
    expect(replies.some(({ is_inmail }) => is_inmail)).toBe(true)
    expect(replies.some(({ recent_messages }) => recent_messages.at(-1).message === '')).toBe(true)
    const writers = replies.map(({ lead }) => lead.id)
    expect(new Set(writers).size).toBeLessThan(writers.length)
  })

  it('shows in the API what has happened to it', () => {
    const desk = createWebhookDesk({ outreach })
    desk.add(61001, people(60))
    desk.days(4, 16)
    const { items } = desk.post('/campaign/GetLeadsFromCampaign', { campaignId: 61001, limit: 100 }).json
    for (const item of items) {
      const slug = item.linkedInUserProfile.profileUrl.split('/in/')[1]
      if (!slug.startsWith('new-')) continue
      const seen = kinds(historyOf(desk, slug))
      expect(item.leadConnectionStatus).toBe(
        seen.includes('connection-accepted') ? 'ConnectionAccepted' : seen.includes('connection-sent') ? 'ConnectionSent' : 'None'
      )
      const { campaigns: _c, ...found } = desk.post('/campaign/GetCampaignsForLead', { profileUrl: profile(slug) }).json
      expect(found.items[0].leadStatus).toBe(item.leadCampaignStatus)
    }
    const stats = desk.get('/campaign/GetById?campaignId=61001').json.progressStats
    expect(stats.totalUsers).toBe(74)
    expect(stats.totalUsersFinished).toBeGreaterThan(5)
  })
})

describe('a sender’s daily limits', () => {
  /** The most that any sender did of a kind in one day, over all campaigns. */
  const busiest = (state: SavedState, senderId: number, kind: HistoryKind, from: number): number => {
    const days = new Map<number, number>()
    for (const { history } of state.enrolments.filter((one) => one.senderId === senderId)) {
      for (const { at } of history.filter((event) => event.kind === kind && event.at >= from)) {
        days.set(Math.floor(at / dayMs), (days.get(Math.floor(at / dayMs)) ?? 0) + 1)
      }
    }
    return Math.max(...days.values())
  }

  it('are shared by all its campaigns, used to the full, and never exceeded', () => {
    const desk = createDesk({ outreach })
    const from = Date.UTC(2026, 8, 15, 8)
    // Jonas, who may invite 12 a day, is in both; Mira may invite 25.
    desk.post(`/campaign/Resume?campaignId=${campaign.paused}`)
    for (const [id, prefix] of [[61001, 'one'], [campaign.paused, 'two']] as const) {
      for (let part = 0; part < 2; part++) desk.add(id, people(100, `${prefix}${part}`))
    }
    for (let step = 0; step < 40; step++) {
      desk.wait(dayMs / 4)
      desk.fake.advance()
    }
    const state = desk.fake.toJson() as SavedState
    expect(busiest(state, 71002, 'connection-sent', from)).toBe(12)
    expect(busiest(state, 71001, 'connection-sent', from)).toBeLessThanOrEqual(25)
    expect(busiest(state, 71002, 'profile-viewed', from)).toBe(40)
    expect(busiest(state, 71002, 'message-sent', from)).toBeLessThanOrEqual(20)
    const invited = state.enrolments.filter(({ senderId, history }) => senderId === 71002 && history.some(({ kind, at }) => kind === 'connection-sent' && at >= from))
    expect(new Set(invited.map(({ campaignId }) => campaignId))).toEqual(new Set([61001, campaign.paused]))
  })

  it('are kept over a restart within the day', () => {
    const desk = createDesk({ outreach })
    // A whole day ahead.
    desk.wait(dayMs - (Date.UTC(2026, 8, 15, 8) % dayMs))
    desk.add(61001, people(100))
    desk.wait(dayMs / 2)
    let now = Date.UTC(2026, 8, 15, 8) + dayMs - (Date.UTC(2026, 8, 15, 8) % dayMs) + dayMs / 2
    desk.fake.advance()
    const again = createFakeHeyReach({ now: () => now, outreach, data: desk.fake.toJson() })
    now += dayMs / 2 - 1
    again.advance()
    const today = Math.floor(now / dayMs)
    const views = (again.toJson() as SavedState).enrolments
      .filter(({ senderId }) => senderId === 71001)
      .flatMap(({ history }) => history.filter(({ kind, at }) => kind === 'profile-viewed' && Math.floor(at / dayMs) === today))
    expect(views.length).toBe(40)
  })

  it('of nothing a day let nothing happen', () => {
    const state = createDesk().fake.toJson() as SavedState
    for (const sender of state.senders) sender.limits.profileViews = 0
    const desk = createWebhookDesk({ outreach, data: state })
    desk.add(61001, people(5))
    desk.days(5, 5)
    expect(newPosts(desk)).toEqual([])
  })
})

describe('who waits', () => {
  it('is the leads of a paused campaign, until it goes on; then they are caught up with bit by bit', () => {
    const desk = createWebhookDesk({ outreach })
    desk.add(61001, people(20))
    desk.days(1, 4)
    desk.post('/campaign/Pause?campaignId=61001')
    const before = newPosts(desk).length
    desk.days(20, 20)
    expect(newPosts(desk).length).toBe(before)
    desk.post('/campaign/Resume?campaignId=61001')
    desk.days(0.01)
    expect(newPosts(desk).length - before).toBeLessThan(5)
    desk.days(5, 20)
    expect(newPosts(desk).length).toBeGreaterThan(before + 10)
    for (const { body } of newPosts(desk).slice(before)) expect(Date.parse(body.timestamp)).toBeGreaterThanOrEqual(Date.UTC(2026, 8, 15, 8) + 21 * dayMs)
  })

  it('is nobody in a finished or canceled campaign', () => {
    for (const status of ['FINISHED', 'CANCELED', 'FAILED']) {
      const desk = createWebhookDesk({ outreach })
      desk.add(61001, people(20))
      desk.fake.setStatus(61001, status)
      desk.days(20, 10)
      expect(newPosts(desk)).toEqual([])
    }
  })

  it('is a lead that was stopped, for ever', () => {
    const desk = createWebhookDesk({ outreach })
    desk.add(61001, people(20))
    desk.days(0.5, 4)
    for (const leadUrl of people(20)) desk.post('/campaign/StopLeadInCampaign', { campaignId: 61001, leadUrl })
    const before = newPosts(desk).length
    expect(before).toBeGreaterThan(0)
    desk.days(20, 20)
    expect(newPosts(desk).length).toBe(before)
  })

  it('is everybody while the stand-in is closed: opened again it does not make up for it all at once', () => {
    const desk = createWebhookDesk({ outreach })
    desk.add(61001, people(40))
    desk.days(0.5, 4)
    const opened = Date.UTC(2026, 11, 1)
    let now = opened
    const again = createFakeHeyReach({ now: () => now, outreach, data: desk.fake.toJson() })
    const since = (): HistoryEvent[] =>
      (again.toJson() as SavedState).enrolments.flatMap(({ history }) => history).filter(({ at }) => at > Date.UTC(2026, 8, 20))
    now += dayMs / 100
    again.advance()
    expect(since().length).toBeLessThan(5)
    now += 2 * dayMs
    again.advance()
    expect(since().length).toBeGreaterThan(20)
    for (const { at } of since()) expect(at).toBeGreaterThan(opened)
  })

  it.each([
    ['logged out', { authIsValid: false, isActive: true }, 0],
    ['switched off', { authIsValid: true, isActive: false }, 0],
    ['at work', { authIsValid: true, isActive: true }, 5]
  ])('is the leads of a sender who is %s (%#)', (_what, change, least) => {
    const data = createDesk().fake.toJson() as SavedState
    for (const sender of data.senders) if (sender.id === 72002) Object.assign(sender, change)
    const desk = createWebhookDesk({ outreach, workspace: borealis, data })
    desk.add(campaign.loggedOut, people(5))
    desk.days(20, 20)
    if (least === 0) expect(desk.posted).toEqual([])
    else expect(newPosts(desk).length).toBeGreaterThan(least)
  })

  it('is nobody for a moment that is past: what follows an event told late happens now', () => {
    // Nobody can be viewed, so that nothing happens but what the test says.
    const data = createDesk().fake.toJson() as SavedState
    for (const sender of data.senders) sender.limits.profileViews = 0
    const desk = createWebhookDesk({ outreach, data })
    desk.add(61001, people(30))
    desk.days(5, 20)
    const now = Date.UTC(2026, 8, 15, 8) + 5 * dayMs
    for (const profileUrl of people(30)) desk.fake.emit({ campaignId: 61001, profileUrl, kind: 'connection-accepted', at: now - 2 * dayMs })
    desk.days(1, 4)
    const messages = newPosts(desk).filter(({ type }) => type === 'MESSAGE_SENT')
    expect(messages.length).toBeGreaterThan(20)
    for (const { body } of messages) expect(Date.parse(body.timestamp)).toBeGreaterThanOrEqual(now)
  })

  it('is everybody until a scheduled campaign starts', () => {
    const desk = createWebhookDesk({ outreach: { dayMs }, workspace: borealis })
    desk.add(campaign.scheduled, people(5))
    desk.days(20, 20)
    expect(newPosts(desk)).toEqual([])
    desk.wait(3 * 86400000)
    desk.days(1, 10)
    expect(newPosts(desk).length).toBeGreaterThan(4)
    for (const { body } of newPosts(desk)) expect(Date.parse(body.timestamp)).toBeGreaterThan(Date.UTC(2026, 8, 18, 8))
  })
})

describe('a campaign', () => {
  it('is completed once all its leads are through, told once', () => {
    const desk = createWebhookDesk({ outreach })
    desk.days(60, 60)
    expect(desk.fake.campaigns().find(({ id }) => id === 61001)?.status).toBe('FINISHED')
    expect(desk.ofType('CAMPAIGN_COMPLETED').map(({ body }) => body.campaign)).toMatchObject([{ id: 61001, status: 'FINISHED' }])
  })

  it('goes on, and is completed again, when leads are added', () => {
    const desk = createWebhookDesk({ outreach })
    desk.days(60, 60)
    desk.add(61001, people(3))
    desk.days(30, 30)
    expect(newPosts(desk).length).toBeGreaterThan(3)
    expect(desk.ofType('CAMPAIGN_COMPLETED')).toHaveLength(2)
  })
})

describe('chance', () => {
  const run = (seed: number, steps: number) => {
    const desk = createWebhookDesk({ outreach: { dayMs, seed } })
    desk.add(61001, people(50))
    desk.days(12, steps)
    return { posted: desk.posted.map(({ body }) => body), state: JSON.stringify((desk.fake.toJson() as SavedState).enrolments) }
  }

  it('falls the same way for the same seed, to the last byte of every delivery', () => {
    expect(run(7, 12)).toEqual(run(7, 12))
  })

  it('falls the same way however often it is asked', () => {
    const whole = run(3, 1)
    for (const steps of [2, 7, 150]) expect(run(3, steps).state).toBe(whole.state)
  })

  it('falls another way for another seed', () => {
    expect(run(1, 12).state).not.toBe(run(2, 12).state)
  })

  it('is a figure from 0 up to 1, spread evenly, also for texts that differ at the end', () => {
    const figures = Array.from({ length: 10000 }, (_, index) => chance(`1/61001/new-${index}/accept`))
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = figures.filter((figure) => figure >= tenth / 10 && figure < (tenth + 1) / 10).length
      expect(share).toBeGreaterThan(850)
      expect(share).toBeLessThan(1150)
    }
  })
})

describe('the next step', () => {
  const kind = fc.constantFrom<HistoryKind>(
    ...(['profile-viewed', 'post-liked', 'followed', 'connection-sent', 'connection-accepted', 'message-sent', 'message-reply'] as const),
    ...(['inmail-sent', 'inmail-reply', 'outside-reply', 'tagged', 'paused', 'resumed', 'finished', 'failed', 'stopped'] as const)
  )

  it('comes after all that has happened, for any history, and none after stopped or failed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, fc.nat(100000)), { maxLength: 12 }), fc.nat(100000), fc.string(), (events, at, luck) => {
        const history = events.map(([one, when]) => ({ kind: one, at: when }))
        const step = nextStep({ at, history, luck, dayMs, campaignRuns: true })
        if (history.some((event) => event.kind === 'stopped' || event.kind === 'failed')) return step === null
        return step === null || (step.due > at && history.every((event) => step.due > event.at))
      })
    )
  })

  it('ends: no lead is acted on for ever', () => {
    for (let index = 0; index < 500; index++) {
      const history: HistoryEvent[] = []
      for (;;) {
        const step = nextStep({ at: 0, history, luck: `x/${index}`, dayMs, campaignRuns: true })
        if (!step) break
        history.push({ kind: step.kind, at: step.due })
        expect(history.length).toBeLessThan(20)
      }
    }
  })
})
