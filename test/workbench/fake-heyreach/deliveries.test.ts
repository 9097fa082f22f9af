import { borealis, keyPaths, profile, sample } from './ask'
import { createWebhookDesk, dayMs, hookUrl, type WebhookDesk } from './webhook-desk'
import type { WebhookAnswer } from '../../../workbench/fake-heyreach/deliveries/judge-answer'
import type { EventType } from '../../../workbench/fake-heyreach/state'
import type { Emitted, FakeHeyReachOptions } from '../../../workbench/fake-heyreach/types'

const hour = 3600000
const ada = profile('ada-novak')

/** Ada is in the running campaign; nothing has happened to her yet. */
const open = (options: Parameters<typeof createWebhookDesk>[0] = {}): WebhookDesk => {
  const desk = createWebhookDesk(options)
  desk.add(61001, [{ firstName: 'Ada', lastName: 'Novak', profileUrl: ada, customUserFields: [] }])
  return desk
}
const emit = (desk: WebhookDesk, kind: Emitted['kind'], more: Partial<Emitted> = {}) =>
  desk.fake.emit({ campaignId: 61001, profileUrl: ada, kind, ...more })

describe('who is told', () => {
  const types = (desk: WebhookDesk) => {
    desk.deliver()
    return desk.posted.map(({ type }) => type)
  }

  it.each([
    ['profile-viewed', ['VIEWED_PROFILE']],
    ['post-liked', ['LIKED_POST']],
    ['followed', ['FOLLOW_SENT']],
    ['connection-sent', ['CONNECTION_REQUEST_SENT']],
    ['connection-accepted', ['CONNECTION_REQUEST_ACCEPTED']],
    ['message-sent', ['MESSAGE_SENT']],
    ['message-reply', ['MESSAGE_REPLY_RECEIVED', 'EVERY_MESSAGE_REPLY_RECEIVED']],
    ['inmail-sent', ['INMAIL_SENT']],
    ['inmail-reply', ['INMAIL_REPLY_RECEIVED', 'EVERY_MESSAGE_REPLY_RECEIVED']],
    ['outside-reply', ['EVERY_MESSAGE_REPLY_RECEIVED']],
    ['tagged', ['LEAD_TAG_UPDATED']],
    ['campaign-completed', ['CAMPAIGN_COMPLETED']],
    ['finished', []],
    ['failed', []]
  ] as const)('of %s: %j', (kind, expected) => {
    const desk = open()
    emit(desk, kind)
    expect(types(desk)).toEqual(expected)
  })

  it('of a second reply in a campaign, only who wants every reply', () => {
    const desk = open()
    for (const kind of ['message-sent', 'message-reply', 'message-reply', 'message-reply'] as const) emit(desk, kind)
    desk.deliver()
    expect([desk.ofType('MESSAGE_REPLY_RECEIVED').length, desk.ofType('EVERY_MESSAGE_REPLY_RECEIVED').length]).toEqual([1, 3])
  })

  it('of the first reply in another campaign, again both', () => {
    const desk = open()
    desk.add(61004, [ada])
    emit(desk, 'message-reply')
    emit(desk, 'message-reply', { campaignId: 61004 })
    desk.deliver()
    expect(desk.ofType('MESSAGE_REPLY_RECEIVED').map(({ body }) => body.campaign.id)).toEqual([61001, 61004])
  })

  it('twins, each', () => {
    const desk = open({ types: ['LIKED_POST'] })
    desk.fake.putWebhook({ eventType: 'LIKED_POST', webhookUrl: hookUrl })
    emit(desk, 'post-liked')
    expect(types(desk)).toEqual(['LIKED_POST', 'LIKED_POST'])
  })

  it.each([
    ['one that is off', { isActive: false }, 0],
    ['one of another workspace', { workspace: borealis }, 0],
    ['one for other campaigns', { campaignIds: [61004] }, 0],
    ['one for this campaign', { campaignIds: [61004, 61001] }, 1]
  ])('%s', (_what, webhook, times) => {
    const desk = open({ types: [] })
    desk.fake.putWebhook({ eventType: 'LIKED_POST', webhookUrl: hookUrl, ...webhook })
    emit(desk, 'post-liked')
    expect(types(desk)).toHaveLength(times)
  })
})

describe('the payload', () => {
  const shapes: [Emitted['kind'], EventType, string][] = [
    ['connection-sent', 'CONNECTION_REQUEST_SENT', 'wh-connection_request_sent'],
    ['connection-accepted', 'CONNECTION_REQUEST_ACCEPTED', 'wh-connection_request_accepted'],
    ['message-sent', 'MESSAGE_SENT', 'wh-message_sent'],
    ['message-reply', 'MESSAGE_REPLY_RECEIVED', 'wh-message_reply_received'],
    ['message-reply', 'EVERY_MESSAGE_REPLY_RECEIVED', 'wh-every_message_reply_received'],
    ['outside-reply', 'EVERY_MESSAGE_REPLY_RECEIVED', 'wh-every_message_reply_received.campaign-null'],
    ['inmail-sent', 'INMAIL_SENT', 'wh-inmail_sent.recent_inmails.guess'],
    ['inmail-reply', 'INMAIL_REPLY_RECEIVED', 'wh-inmail_reply_received.guess'],
    ['followed', 'FOLLOW_SENT', 'wh-follow_sent.guess'],
    ['post-liked', 'LIKED_POST', 'wh-liked_post.guess'],
    ['profile-viewed', 'VIEWED_PROFILE', 'wh-viewed_profile.guess'],
    ['tagged', 'LEAD_TAG_UPDATED', 'wh-lead_tag_updated'],
    ['campaign-completed', 'CAMPAIGN_COMPLETED', 'wh-campaign_completed.guess']
  ]

  it.each(shapes)('of %s as %s has precisely the keys of %s, in their order', (kind, type, name) => {
    const desk = open()
    emit(desk, kind)
    desk.deliver()
    const { body } = desk.ofType(type)[0]!
    expect(keyPaths(body)).toEqual(keyPaths(sample(name)))
    expect(Object.keys(body)).toEqual(Object.keys(sample(name)))
    expect(body.event_type).toBe(type.toLowerCase())
  })

  it('says who, in which campaign, by whom and when', () => {
    const desk = open()
    emit(desk, 'connection-sent', { text: 'Hi Ada.' })
    desk.deliver()
    const { senderId, memberId } = idsOf(desk)
    expect(desk.posted).toMatchObject([{
      url: hookUrl,
      method: 'POST',
      body: {
        connection_message: 'Hi Ada.',
        campaign: { name: 'Acme – CFO DACH', id: 61001, status: 'IN_PROGRESS' },
        sender: { id: senderId },
        lead: { id: memberId, profile_url: ada, full_name: 'Ada Novak', company_name: null }
      }
    }])
  })

  it('holds the conversation so far, oldest first, each message with a time of its own', () => {
    const desk = open()
    emit(desk, 'message-sent', { text: 'Hello' })
    for (let count = 1; count < 9; count++) emit(desk, 'message-reply', { text: `Yes ${count}` })
    emit(desk, 'message-reply', { text: '' })
    desk.deliver()
    const last = desk.ofType('EVERY_MESSAGE_REPLY_RECEIVED').at(-1)!.body
    expect(last.recent_messages.map(({ is_reply }: any) => is_reply)).toEqual([false, ...Array(9).fill(true)])
    expect([last.recent_messages[0], last.recent_messages[1], last.recent_messages[9]]).toMatchObject([{ message: 'Hello' }, { message: 'Yes 1' }, { message: '' }])
    const times = last.recent_messages.map(({ creation_time }: any) => Date.parse(creation_time))
    expect([...new Set(times)].sort()).toEqual(times)
    expect(desk.ofType('MESSAGE_SENT')[0]!.body.recent_messages).toHaveLength(1)
  })

  it('holds only the message itself, by switch', () => {
    const desk = open({ switches: { recentMessages: 'only-trigger' } })
    emit(desk, 'message-sent', { text: 'Hello' })
    emit(desk, 'message-reply', { text: 'Yes?' })
    desk.deliver()
    const { body } = desk.ofType('EVERY_MESSAGE_REPLY_RECEIVED')[0]!
    expect(body.recent_messages).toMatchObject([{ message: 'Yes?', is_reply: true, message_type: 'TEXT' }])
    expect(keyPaths(body)).toEqual(keyPaths(sample('wh-every_message_reply_received.only-trigger')))
  })

  it('names a conversation by the pair, InMails apart, in HeyReach’s form', () => {
    const desk = open()
    for (const kind of ['message-sent', 'message-reply', 'inmail-sent'] as const) emit(desk, kind)
    desk.deliver()
    const of = (type: EventType) => desk.ofType(type)[0]!.body.conversation_id
    expect(of('MESSAGE_SENT')).toBe(of('MESSAGE_REPLY_RECEIVED'))
    expect(of('INMAIL_SENT')).not.toBe(of('MESSAGE_SENT'))
    expect(Buffer.from(of('MESSAGE_SENT').slice(2), 'base64').toString()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_100$/)
  })

  it('has times with up to seven digits, those of messages with up to three, none with a zero at the end', () => {
    const desk = open()
    for (let count = 0; count < 60; count++) {
      emit(desk, 'message-reply')
      desk.wait(977)
    }
    desk.deliver()
    const bodies = desk.posted.map(({ body }) => body)
    for (const { timestamp } of bodies) expect(timestamp).toMatch(/:\d\d(\.\d{0,6}[1-9])?Z$/)
    const messages = bodies.flatMap(({ recent_messages }) => recent_messages)
    for (const { creation_time } of messages) expect(creation_time).toMatch(/:\d\d(\.\d{0,2}[1-9])?Z$/)
    const digits = new Set(messages.map(({ creation_time }) => creation_time.length))
    expect(digits.size).toBeGreaterThan(1)
  })

  it('shows the lead’s tags as they are from then on', () => {
    const desk = open()
    emit(desk, 'tagged', { tags: ['Interested', 'warm'] })
    desk.deliver()
    expect(desk.posted[0]!.body.lead.tags).toEqual(['Interested', 'warm'])
  })

  it('has a correlation id of its own for each webhook', () => {
    const desk = open()
    emit(desk, 'message-reply')
    desk.deliver()
    const ids = desk.posted.map(({ body }) => body.correlation_id)
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

const idsOf = (desk: WebhookDesk) => {
  const lead = desk.post('/campaign/GetLeadsFromCampaign', { campaignId: 61001, limit: 100 }).json.items.at(-1)
  return { senderId: lead.linkedInSenderId, memberId: lead.linkedInUserProfile.linkedin_id }
}

/** Lets a day and more pass, looking every minute; the moments of the posts, in minutes. */
const untilGivenUp = (desk: WebhookDesk): number[] => {
  for (let minute = 0; minute <= 26 * 60; minute++) {
    desk.deliver()
    desk.wait(60000)
  }
  return desk.posted.map(({ at }) => at / 60000)
}

describe('a delivery that fails', () => {
  it('comes again five times within a day, and then never', () => {
    const desk = open({ types: ['LIKED_POST'] })
    desk.answer(() => ({ status: 500 }))
    emit(desk, 'post-liked')
    const times = untilGivenUp(desk)
    expect(times).toEqual([0, 1, 11, 71, 431, 1391])
    expect(desk.fake.deliveries.counts).toEqual({ sent: 6, succeeded: 0, failed: 6, givenUp: 1 })
    expect(desk.fake.deliveries.log()).toMatchObject([{ state: 'given-up', leadName: 'Ada Novak', tries: Array(6).fill({ outcome: '500' }) }])
  })

  it('does not come again once it was taken', () => {
    const desk = open({ types: ['LIKED_POST'] })
    desk.answer(({ at }) => ({ status: at < 10 * 60000 ? 503 : 200 }))
    emit(desk, 'post-liked')
    expect(untilGivenUp(desk)).toEqual([0, 1, 11])
    expect(desk.fake.deliveries.counts).toEqual({ sent: 3, succeeded: 1, failed: 2, givenUp: 0 })
  })

  it('comes again as spaced by the switch, and compressed as the outreach is', () => {
    const desk = open({ types: ['LIKED_POST'], switches: { retrySpacing: [12 * hour] }, outreach: { dayMs } })
    desk.fake.setStatus(61001, 'PAUSED')
    desk.answer(() => 'dropped')
    emit(desk, 'post-liked')
    desk.deliver()
    desk.wait(dayMs / 2 - 1)
    expect(desk.deliver()).toBe(0)
    desk.wait(1)
    expect([desk.deliver(), desk.fake.deliveries.nextDue()]).toEqual([1, null])
  })

  const failing = (switches: FakeHeyReachOptions['switches'], between: (desk: WebhookDesk) => void = () => undefined) => {
    const desk = open({ types: ['EVERY_MESSAGE_REPLY_RECEIVED'], switches })
    desk.answer(() => ({ status: 500 }))
    emit(desk, 'message-reply', { text: 'one' })
    desk.deliver()
    between(desk)
    desk.wait(60000)
    desk.deliver()
    return { desk, first: desk.posted[0]!, again: desk.posted.at(-1)! }
  }
  const another = (desk: WebhookDesk) => {
    desk.wait(1000)
    emit(desk, 'message-reply', { text: 'two' })
  }

  it('keeps its body to the last byte, by default', () => {
    const { first, again } = failing({}, another)
    expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body))
  })

  it('has its body made anew, by switch: what was written meanwhile is in it', () => {
    const { again } = failing({ retryBody: 'rebuilt' }, another)
    const messages = again.body.recent_messages.map(({ message }: any) => message)
    expect(messages).toEqual(['one', 'two'])
  })

  it.each([
    ['retryTimestamp', 'restamped', 'timestamp'],
    ['retryCorrelation', 'new', 'correlation_id']
  ] as const)('changes with %s %s nothing but its %s', (name, position, key) => {
    const { first, again } = failing({ [name]: position })
    expect(again.body[key]).not.toBe(first.body[key])
    expect({ ...again.body, [key]: '' }).toEqual({ ...first.body, [key]: '' })
    if (key === 'timestamp') expect(Date.parse(again.body[key]) - Date.parse(first.body[key])).toBe(60000)
  })

  it.each([
    ['changed', 'kept', 2, hookUrl],
    ['changed', 'current', 2, 'https://new.example/'],
    ['deleted', 'kept', 2, hookUrl],
    ['deleted', 'current', 1, hookUrl],
    ['switched off', 'current', 1, hookUrl]
  ] as const)('goes, its webhook %s meanwhile and retryAddress %s, %i times in all, last to %s', (what, retryAddress, times, url) => {
    const { desk, again } = failing({ retryAddress }, ({ fake, ids }) => {
      const id = ids.EVERY_MESSAGE_REPLY_RECEIVED
      if (what === 'deleted') fake.removeWebhook(id)
      else fake.putWebhook({ id, ...(what === 'changed' ? { webhookUrl: 'https://new.example/' } : { isActive: false }) })
    })
    expect([desk.posted.length, again.url]).toEqual([times, url])
    expect(desk.fake.deliveries.log().filter(({ state }) => state === 'given-up')).toHaveLength(times === 1 ? 1 : 0)
  })
})

describe('what counts as delivered', () => {
  const html = '<html><body>Sign in</body></html>'
  it.each<[string, WebhookAnswer, boolean[]]>([
    // 2xx, 200-only, any-answer, body-ok
    ['200 with ok', { status: 200, body: 'ok' }, [true, true, true, true]],
    ['200 with a page', { status: 200, body: html }, [true, true, true, false]],
    ['204', { status: 204 }, [true, false, true, false]],
    ['302', { status: 302, body: 'ok' }, [false, false, true, false]],
    ['404', { status: 404 }, [false, false, true, false]],
    ['500 with ok', { status: 500, body: 'ok' }, [false, false, true, false]],
    ['a broken connection', 'dropped', [false, false, false, false]],
    ['no answer', 'timed-out', [false, false, false, false]],
    ['an answer that came too late', { status: 200, body: 'ok', ms: 30001 }, [false, false, false, false]]
  ])('%s', (_what, answer, expected) => {
    const taken = (['2xx', '200-only', 'any-answer', 'body-ok'] as const).map((webhookSuccess) => {
      const desk = open({ types: ['LIKED_POST'], switches: { webhookSuccess } })
      desk.answer(() => answer)
      emit(desk, 'post-liked')
      desk.deliver()
      return desk.fake.deliveries.counts.succeeded === 1
    })
    expect(taken).toEqual(expected)
  })

  it('depends on webhookTimeoutMs', () => {
    const desk = open({ types: ['LIKED_POST'], switches: { webhookTimeoutMs: 5000 } })
    desk.answer(() => ({ status: 200, ms: 5001 }))
    emit(desk, 'post-liked')
    desk.deliver()
    expect(desk.fake.deliveries.log()[0]!.tries).toMatchObject([{ outcome: 'no answer in 5 s' }])
  })
})

describe('a redirect', () => {
  const redirected = (webhookRedirects: 'follow' | 'fail', status = 302) => {
    const desk = open({ types: ['LIKED_POST'], switches: { webhookRedirects } })
    desk.answer(({ url }) => (url === hookUrl ? { status, headers: { Location: '/macros/echo?user_content_key=1' } } : { status: 200 }))
    emit(desk, 'post-liked')
    desk.deliver()
    return { legs: desk.posted.map(({ method, url }) => `${method} ${new URL(url).pathname}`), counts: desk.fake.deliveries.counts }
  }

  it('is followed with GET and no body, and the last answer counts', () => {
    const { legs, counts } = redirected('follow')
    expect(legs).toEqual(['POST /macros/s/local/exec', 'GET /macros/echo'])
    expect(counts).toMatchObject({ sent: 1, succeeded: 1 })
  })

  it('with 307 posts again', () => {
    expect(redirected('follow', 307).legs).toEqual(['POST /macros/s/local/exec', 'POST /macros/echo'])
  })

  it('is a failure, by switch', () => {
    const { legs, counts } = redirected('fail')
    expect(legs).toEqual(['POST /macros/s/local/exec'])
    expect(counts).toMatchObject({ succeeded: 0, failed: 1 })
  })

  it('in a circle is a failure', () => {
    const desk = open({ types: ['LIKED_POST'] })
    desk.answer(() => ({ status: 302, headers: { location: hookUrl } }))
    emit(desk, 'post-liked')
    desk.deliver()
    expect(desk.posted).toHaveLength(20)
    expect(desk.fake.deliveries.counts.failed).toBe(1)
  })
})

describe('on demand', () => {
  it('comes a delivery once more, weeks later and as it was', () => {
    const desk = open({ types: ['LIKED_POST'] })
    const [id] = emit(desk, 'post-liked')
    desk.deliver()
    desk.wait(12 * 24 * hour)
    desk.fake.deliveries.repeat(id!)
    expect(desk.deliver()).toBe(1)
    expect(desk.posted[1]).toMatchObject({ body: desk.posted[0]!.body, url: hookUrl })
    expect(() => desk.fake.deliveries.repeat(12345)).toThrow(/no delivery/)
  })

  it('comes the test of HeyReach’s own page, and is not repeated when it fails', () => {
    const desk = open({ types: ['CONNECTION_REQUEST_ACCEPTED'] })
    desk.fake.deliveries.sendTest(desk.ids.CONNECTION_REQUEST_ACCEPTED)
    desk.answer(() => ({ status: 500 }))
    expect(untilGivenUp(desk)).toEqual([0])
    const test = sample('wh-connection_request_accepted.ui-test')
    const { body } = desk.posted[0]!
    expect(body).toEqual({ ...test, sender: expect.objectContaining({ id: 71001 }), timestamp: expect.any(String) })
    expect(Object.keys(body)).toEqual(Object.keys(test))
  })

  it('comes a test of each type, its event type in lower case', () => {
    const desk = open()
    for (const id of Object.values(desk.ids)) desk.fake.deliveries.sendTest(id)
    desk.deliver()
    expect(desk.posted.map(({ type }) => type)).toEqual(Object.keys(desk.ids))
    for (const { body } of desk.posted) expect(body.correlation_id).toMatch(/^[0-]+$/)
  })

  it('comes any body at all', () => {
    const desk = open({ types: ['LIKED_POST'] })
    desk.fake.deliveries.sendRaw(desk.ids.LIKED_POST, '[1,"two"]')
    desk.deliver()
    expect(desk.posted[0]!.body).toEqual([1, 'two'])
  })
})

describe('the queue of deliveries', () => {
  it('hands each out once, and takes one report of it', () => {
    const { fake, ...desk } = open({ types: ['LIKED_POST'] })
    emit({ fake, ...desk } as WebhookDesk, 'post-liked')
    const [due] = fake.deliveries.take()
    expect(fake.deliveries.take()).toEqual([])
    fake.deliveries.report(due!.id, { status: 200 })
    expect(() => fake.deliveries.report(due!.id, { status: 200 })).toThrow(/not under way/)
  })

  it('hands out no more than asked for, and nothing before its time', () => {
    const desk = open({ types: ['LIKED_POST'] })
    for (const at of [0, 1, 2, 5000]) emit(desk, 'post-liked', { at: Date.UTC(2026, 8, 15, 8) + at })
    desk.wait(10)
    expect(desk.fake.deliveries.take(2)).toHaveLength(2)
    expect(desk.fake.deliveries.take()).toHaveLength(1)
  })

  it('is saved: what waits or was under way goes out afterwards', () => {
    const desk = open({ types: ['LIKED_POST', 'FOLLOW_SENT'] })
    emit(desk, 'post-liked')
    desk.fake.deliveries.take()
    emit(desk, 'followed')
    const again = createWebhookDesk({ types: [], data: JSON.parse(JSON.stringify(desk.fake.toJson())) })
    expect(again.deliver()).toBe(2)
    expect(again.posted.map(({ type }) => type)).toEqual(['LIKED_POST', 'FOLLOW_SENT'])
  })

  it('lets go of old deliveries, never of one that waits', () => {
    const desk = open({ types: ['LIKED_POST'] })
    desk.answer(({ body }) => ({ status: body.lead ? 500 : 200 }))
    const [waiting] = emit(desk, 'post-liked')
    for (let count = 0; count < 2100; count++) desk.fake.deliveries.sendRaw(desk.ids.LIKED_POST, '{}')
    desk.deliver()
    const log = desk.fake.deliveries.log()
    expect(log.length).toBeLessThanOrEqual(2000)
    expect(log[0]).toMatchObject({ id: waiting, state: 'waiting' })
    expect((desk.fake.toJson() as any).deliveries).toHaveLength(201)
  })
})
