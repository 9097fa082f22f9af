/** Which deliveries are the same event. A line is a body and what is done to it; the event is the same, or another. */
import { EVENT_TYPES } from '../../src/events/event-types'
import { parseEventId } from '../../src/events/identify-event'
import { fingerprintOf, identityOf, RECEIVED_AT, sample } from './support/samples'

type Change = (body: any) => unknown

const set = (key: string, value: unknown): Change => (body) => ({ ...body, [key]: value })
const inside = (party: string, key: string, value: unknown): Change => (body) => ({ ...body, [party]: { ...body[party], [key]: value } })
const drop = (key: string): Change => (body) => Object.fromEntries(Object.entries(body).filter(([each]) => each !== key))
const both = (...changes: Change[]): Change => (body) => changes.reduce<unknown>((changed, change) => change(changed), body)
const messages = (change: (list: any[]) => any[]): Change => (body) => ({ ...body, recent_messages: change(body.recent_messages) })
const newest = (more: object): Change => messages((list) => list.map((each, at) => (at === list.length - 1 ? { ...each, ...more } : each)))

const backwards = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(backwards)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, each]) => [key, backwards(each)]))
}

const CONNECTION = 'connection_request_accepted'
const SENT = 'message_sent'
const REPLY = 'every_message_reply_received'
const VIEW = 'viewed_profile.guess'
const TAGS = 'lead_tag_updated'
const TEST = 'connection_request_accepted.ui-test'

const otherCorrelation = set('correlation_id', '11111111-2222-3333-4444-555555555555')
const laterStamp = set('timestamp', '2026-09-01T10:00:00.1234567Z')
const EARLIER = { creation_time: '2026-07-01T08:00:00Z', message: 'Earlier', is_reply: true }

const SAME: [string, string, Change][] = [
  ['another correlation_id', CONNECTION, otherCorrelation],
  ['another correlation_id', REPLY, otherCorrelation],
  ['another correlation_id', VIEW, otherCorrelation],
  ['no correlation_id', VIEW, drop('correlation_id')],
  ['a restamped timestamp', CONNECTION, laterStamp],
  ['a restamped timestamp', SENT, laterStamp],
  ['a restamped timestamp', REPLY, laterStamp],
  ['no timestamp', CONNECTION, drop('timestamp')],
  ['no timestamp', REPLY, drop('timestamp')],
  ['keys in another order', REPLY, backwards],
  ['keys in another order', TAGS, backwards],
  ['the type in upper case', REPLY, set('event_type', 'EVERY_MESSAGE_REPLY_RECEIVED')],
  ['ids as text', REPLY, both(inside('campaign', 'id', '60001'), inside('sender', 'id', ' 70001 '))],
  ['another spelling of the profile URL', REPLY, inside('lead', 'profile_url', 'linkedin.com/in/Ada-Novak-Sample/?trk=x')],
  ['another id of the lead', REPLY, inside('lead', 'id', '5')],
  ['a renamed campaign', CONNECTION, inside('campaign', 'name', 'South')],
  ['another campaign status', CONNECTION, inside('campaign', 'status', 'FINISHED')],
  ['another connection message', CONNECTION, set('connection_message', null)],
  ['more known of the lead', REPLY, inside('lead', 'position', 'CEO')],
  ['keys that nobody knows', REPLY, set('shard', 7)],
  ['older messages in front', REPLY, messages((list) => [EARLIER, ...list])],
  ['older messages behind', REPLY, messages((list) => [...list, EARLIER])],
  ['only the message that it is about', REPLY, messages((list) => list.slice(-1))],
  ['our own answer behind', REPLY, messages((list) => [...list, { creation_time: '2026-08-06T12:00:00Z', message: 'Great', is_reply: false }])],
  ['their reply behind what we sent', SENT, messages((list) => [...list, { creation_time: '2026-08-06T12:00:00Z', message: 'Ok', is_reply: true }])],
  ['the message’s time with zeros', REPLY, newest({ creation_time: '2026-08-06T11:20:25.680Z' })],
  ['the message’s time with an offset', REPLY, newest({ creation_time: '2026-08-06T13:20:25.68+02:00' })],
  ['the message’s time without a zone', REPLY, newest({ creation_time: '2026-08-06 11:20:25.6800000' })],
  ['is_reply as text', REPLY, newest({ is_reply: 'True' })],
  ['its own time with zeros', VIEW, set('timestamp', '2026-08-02T08:20:00.50000050Z')],
  ['its own time without zone', TAGS, set('timestamp', '2026-08-09T12:00:00.7000007')],
]

const OTHER: [string, string, Change][] = [
  ['of another type', REPLY, set('event_type', 'message_reply_received')],
  ['of another type', CONNECTION, set('event_type', 'connection_request_sent')],
  ['of another lead', CONNECTION, inside('lead', 'profile_url', 'https://www.linkedin.com/in/bo-lind-sample')],
  ['of another campaign', CONNECTION, inside('campaign', 'id', 60002)],
  ['of no campaign', CONNECTION, set('campaign', null)],
  ['of another sender', CONNECTION, inside('sender', 'id', 70002)],
  ['with another text', REPLY, newest({ message: 'Sure!' })],
  ['with a message at another time', REPLY, newest({ creation_time: '2026-08-06T11:20:25.681Z' })],
  ['with a message a ten-millionth later', REPLY, newest({ creation_time: '2026-08-06T11:20:25.6800001Z' })],
  ['with a newer reply', REPLY, messages((list) => [...list, { creation_time: '2026-08-06T12:00:00Z', message: '', is_reply: true }])],
  ['in another conversation', REPLY, set('conversation_id', '2-other')],
  ['at another time', VIEW, laterStamp],
  ['at another time', TAGS, laterStamp],
  ['at another time', 'campaign_completed.guess', laterStamp],
  ['a ten-millionth later', VIEW, set('timestamp', '2026-08-02T08:20:00.5000006Z')],
  ['another test', TEST, laterStamp],
  ['of a future type at another time', SENT, both(set('event_type', 'poll_sent'), laterStamp)],
]

describe('the same event', () => {
  it.each(SAME)('with %s: %s', (_what, name, change) => expect(fingerprintOf(change(sample(name)))).toBe(fingerprintOf(sample(name))))

  it.each([null, {}, [], '', { id: 0, name: 'Any' }, { id: '0' }, { id: null }])('of no campaign, written as %j', (campaign) =>
    expect(fingerprintOf({ ...sample(REPLY), campaign })).toBe(fingerprintOf(drop('campaign')(sample(REPLY)))))

  it('through a relay', () => expect(fingerprintOf([{ headers: { a: 1 }, body: JSON.stringify(sample(REPLY)) }])).toBe(fingerprintOf(sample(REPLY))))
})

describe('another event', () => {
  it.each(OTHER)('%s: %s', (_what, name, change) => expect(fingerprintOf(change(sample(name)))).not.toBe(fingerprintOf(sample(name))))

  it('has a fingerprint of its own for every type', () => {
    const all = Object.keys(EVENT_TYPES).map((type) => fingerprintOf({ ...sample(REPLY), event_type: type }))
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('without a readable time', () => {
  it.each([undefined, null, '', 'soon', '0001-01-01T00:00:00'])('the rest of the body tells two views apart, time %j', (timestamp) => {
    const view = { ...sample(VIEW), timestamp }
    expect(fingerprintOf(view)).toBe(fingerprintOf(backwards(otherCorrelation(view))))
    expect(fingerprintOf(view)).not.toBe(fingerprintOf(inside('lead', 'position', 'CEO')(view)))
  })

  it('two replies of the same words are two, told apart by their own time', () => {
    const reply = messages((list) => list.map(({ message, is_reply }) => ({ message, is_reply })))(sample(REPLY))
    expect(fingerprintOf(reply)).not.toBe(fingerprintOf(laterStamp(reply)))
  })

  it('a reply whose messages are missing goes by its own time', () => {
    const reply = drop('recent_messages')(sample(REPLY)) as any
    expect(fingerprintOf(reply)).toBe(fingerprintOf(otherCorrelation(reply)))
    expect(fingerprintOf(reply)).not.toBe(fingerprintOf(laterStamp(reply)))
  })

  it('connections of nobody are not all one', () =>
    expect(fingerprintOf(both(set('lead', null))(sample(CONNECTION)))).not.toBe(fingerprintOf(both(set('lead', null), laterStamp)(sample(CONNECTION)))))
})

describe('whom it is about', () => {
  const bare = (lead: unknown) => fingerprintOf({ ...sample(CONNECTION), lead })
  it('is known by id where the URL is no profile', () => {
    expect(bare({ id: 5, profile_url: 'https://example.com' })).toBe(bare({ id: '5', profile_url: null, email_address: 'a@example.com' }))
    expect(bare({ id: 5 })).not.toBe(bare({ id: 6 }))
  })
  it('is known by e-mail address where there is no id, in any case', () => {
    expect(bare({ email_address: 'Ada@Example.com ' })).toBe(bare({ id: 0, email_address: 'ada@example.com' }))
    expect(bare({ email_address: 'a@example.com' })).not.toBe(bare({ email_address: 'b@example.com' }))
  })
})

describe('the hour', () => {
  const hourOf = (iso: string) => Date.parse(iso) / 3_600_000
  it.each([
    ['a message event: of its message', REPLY, (body: any) => body, hourOf('2026-08-06T11:00:00Z')],
    ['a message event without messages: of the event', REPLY, drop('recent_messages'), hourOf('2026-08-06T11:00:00Z')],
    ['other events: of the event', VIEW, set('timestamp', '2026-08-02T09:59:59.9999999+02:00'), hourOf('2026-08-02T07:00:00Z')],
    ['no time: of its coming', VIEW, drop('timestamp'), RECEIVED_AT / 3_600_000],
    ['a time before 1970: of its coming', VIEW, set('timestamp', '0001-01-01T00:00:00Z'), RECEIVED_AT / 3_600_000],
  ])('%s', (_what, name, change, hour) => expect(identityOf(change(sample(name))).hour).toBe(hour))
})

describe('the event id', () => {
  it('holds the hour and the fingerprint', () => {
    const { eventId, hour, fingerprint } = identityOf(sample(REPLY))
    expect(fingerprint).toMatch(/^[A-Za-z0-9_-]{10}$/)
    expect(parseEventId(` ${eventId} `)).toEqual({ hour, fingerprint })
  })

  it.each(['', 'e5', 'e5-short', 'e5-elevenchars', 'x496115-rhNY85KB-B', 'e-1-rhNY85KB-B', 'E496115-rhNY85KB-B'])('is not read in %j', (text) =>
    expect(parseEventId(text)).toBeNull())
})
