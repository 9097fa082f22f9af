/** What a delivery's body holds: events, and parts that are none, with their cause and raw text. */
import { readDelivery } from '../../src/events/read-delivery'
import { UNREADABLE } from '../../src/words'
import { eventOf, sample } from './support/samples'
import { SHAPES } from './support/shapes'

const causesOf = (name: string) => {
  const { body, hint } = SHAPES[name] ?? { body: '', hint: '' }
  const { events, unreadable } = readDelivery(body, hint)
  return [events.length, ...unreadable.map(({ cause }) => cause)]
}

const typeOf = (body: any, hint = '') => eventOf(body, hint).type
const untyped = (name: string) => ({ ...sample(name), event_type: null })

describe('what cannot be read', () => {
  it.each([
    ['empty-body', 'empty'],
    ['plain-text', 'not-json'],
    ['cut-off', 'not-json'],
    ['too-deep', 'too-deep'],
    ['empty-object', 'not-an-event'],
    ['empty-list', 'not-an-event'],
    ['type-only-unknown', 'not-an-event'],
    ['long-list-of-nothing', 'not-an-event'],
    ['type-nowhere', 'no-type'],
  ])('%s: %s', (name, cause) => expect(causesOf(name)).toEqual([0, cause]))

  it('keeps the body as it came, mark and spaces too', () =>
    expect(readDelivery('\ufeff {"a": 1}\n', '').unreadable).toEqual([{ cause: 'not-an-event', raw: '\ufeff {"a": 1}\n' }]))

  it('keeps of a list only the part that it is about', () => {
    const { events, unreadable } = readDelivery(JSON.stringify([sample('message_sent'), { hello: 'world' }, 'hm']), '')
    expect(events).toHaveLength(1)
    expect(unreadable).toEqual([
      { cause: 'not-an-event', raw: '{"hello":"world"}' },
      { cause: 'not-json', raw: 'hm' },
    ])
  })

  it('is said in words, with what to do', () => {
    for (const { title, help } of Object.values(UNREADABLE)) {
      expect(title).toMatch(/^[A-Z].*\.$/)
      expect(help).toMatch(/^[A-Z].*\.$/)
    }
  })
})

describe('the type', () => {
  it.each(['message_sent', 'MESSAGE_SENT', 'Message_Sent', 'messageSent', 'MessageSent', ' message sent ', 'message-sent'])('is read in %j', (event_type) =>
    expect(typeOf({ ...sample('message_sent'), event_type })).toBe('MESSAGE_SENT'))

  it.each([
    ['poll_answered', 'POLL_ANSWERED'],
    ['leadPollAnswered', 'LEAD_POLL_ANSWERED'],
    ['=cmd()', 'CMD'],
  ])('may be one that is not known: %j', (event_type, type) => expect(typeOf({ ...sample('message_sent'), event_type })).toBe(type))

  it('of the address counts only where the body has none', () => {
    expect(typeOf(untyped('viewed_profile.guess'), 'viewed_profile')).toBe('VIEWED_PROFILE')
    expect(typeOf(sample('viewed_profile.guess'), 'MESSAGE_SENT')).toBe('VIEWED_PROFILE')
    expect(typeOf({ ...untyped('viewed_profile.guess'), type: 'webhook' }, 'VIEWED_PROFILE')).toBe('VIEWED_PROFILE')
  })

  it.each([
    ['every_message_reply_received', 'EVERY_MESSAGE_REPLY_RECEIVED'],
    ['message_sent', 'MESSAGE_SENT'],
    ['inmail_sent.recent_inmails.guess', 'INMAIL_SENT'],
    ['inmail_reply_received.guess', 'INMAIL_REPLY_RECEIVED'],
  ])('is told by the messages of %s, and noted', (name, type) => {
    const event = eventOf(untyped(name))
    expect([event.type, event.extra]).toEqual([type, '{"event_type_inferred":true}'])
  })

  it('is not guessed where the newest message does not say who wrote it', () =>
    expect(readDelivery(JSON.stringify({ ...untyped('message_sent'), recent_messages: [{ message: 'Hello' }] }), '').unreadable).toMatchObject([{ cause: 'no-type' }]))
})

describe('what has no column', () => {
  it('is kept as JSON, in the place where it stood', () => {
    const body = sample('connection_request_accepted')
    const event = eventOf({ ...body, shard: [1, null], lead: { ...body.lead, headline: 'Ships' }, sender: { ...body.sender, profile_url: { odd: true } } })
    expect(JSON.parse(event.extra)).toEqual({ shard: [1, null], lead: { headline: 'Ships' }, sender: { profile_url: { odd: true } } })
    expect(event.sender.profileUrl).toBeNull()
  })

  it.each(['campaign', 'sender', 'lead', 'recent_messages'])('keeps a %s that is something else', (key) =>
    expect(JSON.parse(eventOf({ ...sample('message_sent'), [key]: 'odd' }).extra)).toEqual({ [key]: 'odd' }))

  it.each(['campaign', 'sender', 'lead', 'recent_messages'])('has nothing of a %s that is missing, null or empty', (key) => {
    for (const nothing of [undefined, null, {}, []]) expect(eventOf({ ...sample('message_sent'), [key]: nothing }).extra).toBe('')
  })

  it('is nothing in what HeyReach is known to send', () =>
    expect(['message_sent', 'connection_request_sent.no-note', 'lead_tag_updated', 'campaign_completed.guess'].map((name) => eventOf(sample(name)).extra)).toEqual(['', '', '', '']))
})

describe('flat events', () => {
  it('read the lead at the top level, and never the sender as the lead', () => {
    const event = eventOf({ eventType: 'LEAD_AUTO_TAGGED_GENERIC', senderProfileUrl: 'https://www.linkedin.com/in/mira', senderId: 7, campaignName: 'North', profileUrl: 'https://www.linkedin.com/in/ada', tagName: 'Hot' })
    expect(event).toMatchObject({ lead: { profileUrl: 'https://www.linkedin.com/in/ada', id: null, tags: ['Hot'] }, sender: { id: '7', profileUrl: 'https://www.linkedin.com/in/mira' }, campaign: { name: 'North' }, extra: '' })
  })

  it('do not mix with a lead that stands by itself', () =>
    expect(eventOf({ ...sample('message_sent'), email: 'office@example.com' })).toMatchObject({ lead: { emailAddress: 'ada.novak@example.com' }, extra: '{"email":"office@example.com"}' }))
})
