/** Deliveries in shapes of our own beside HeyReach's known ones: name → body, and the type that the webhook's address names. */
import { sample } from './samples'

export interface Shape {
  body: string
  hint: string
}

const shape = (body: unknown, hint = ''): Shape => ({ body: typeof body === 'string' ? body : JSON.stringify(body), hint })

const without = (body: any, ...keys: string[]): any => Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)))
const sent = () => sample('message_sent')
const reply = () => sample('every_message_reply_received')
const accepted = () => sample('connection_request_accepted')

export const SHAPES: Record<string, Shape> = {
  'type-upper-case': shape({ ...sent(), event_type: 'MESSAGE_SENT' }),
  'type-camel-case': shape({ ...without(sent(), 'event_type'), eventType: 'messageSent' }),
  'type-from-address': shape(without(accepted(), 'event_type'), 'connection_request_accepted'),
  'type-in-body-before-address': shape(accepted(), 'MESSAGE_SENT'),
  'type-of-the-future': shape({ ...accepted(), event_type: 'lead.voiceNotePlayed' }),
  'type-inferred-reply': shape(without(reply(), 'event_type')),
  'type-inferred-sent': shape(without(sent(), 'event_type')),
  'type-inferred-inmail': shape(without(sample('inmail_sent.recent_inmails.guess'), 'event_type')),
  'type-nowhere': shape(without(accepted(), 'event_type')),
  'parties-missing': shape(without(reply(), 'campaign', 'sender', 'lead')),
  'parties-null': shape({ ...reply(), campaign: null, sender: null, lead: null }),
  'parties-empty': shape({ ...reply(), campaign: {}, sender: {}, lead: {} }),
  'parties-of-wrong-type': shape({ ...reply(), campaign: 'North', sender: [70001], lead: 7, recent_messages: 'none', is_inmail: 'perhaps' }),
  'flat-tag-event': shape({
    event_type: 'lead_tag_updated',
    timestamp: '2026-08-09T12:00:00.7Z',
    lead_id: 900000101,
    lead_profile_url: 'https://www.linkedin.com/in/ada-novak-sample',
    lead_full_name: 'Ada Novak',
    campaign_id: '60001',
    campaign_name: 'Sample Campaign North',
    sender_id: 70001,
    tags: ['Interested', { id: 5, name: 'warm', color: 'Red' }],
  }),
  'flat-tag-event-bare-keys': shape({ event_type: 'lead_tag_updated', timestamp: '2026-08-09T12:00:00Z', profile_url: 'linkedin.com/in/ada-novak-sample', first_name: 'Ada', last_name: 'Novak', tags: 'warm' }),
  'auto-tag-event': shape({
    eventType: 'LEAD_AUTO_TAGGED_INTERESTED',
    timestamp: '2026-09-19T15:30:00Z',
    correlationId: '0b5e6c1e-7a3d-4f52-9b61-000000000099',
    leadProfileUrl: 'https://www.linkedin.com/in/ada-novak-sample',
    leadFirstName: 'Ada',
    leadLastName: 'Novak',
    leadEmailAddress: null,
    campaignId: 60001,
    campaignName: 'Sample Campaign North',
    senderFullName: 'Mira Okafor',
    tagName: 'Interested',
    confidence: 0.93,
    id: 'evt-1',
  }),
  'auto-tag-event-bare-keys': shape({ eventType: 'lead_auto_tagged_generic', profileUrl: 'https://www.linkedin.com/in/ada-novak-sample/', fullName: 'Ada Novak', companyName: 'Example Freight', autoTags: [{ name: 'Asks for price' }] }),
  'unknown-keys': shape({
    ...accepted(),
    workspace: { id: 5, plan: null },
    campaign: { ...accepted().campaign, folder: 'Q3' },
    sender: { ...accepted().sender, seat: 4 },
    lead: { ...accepted().lead, headline: 'Ships things', tags: ['a'], lists: [{ id: 40001, name: 'Leads July' }, 'August'] },
  }),
  'voice-message': shape({ ...reply(), recent_messages: [...reply().recent_messages, { creation_time: '2026-08-07T08:00:00Z', message: '', is_reply: true, message_type: 'VOICE' }] }),
  'messages-out-of-order': shape({ ...reply(), recent_messages: [...reply().recent_messages].reverse() }),
  'messages-both-lists': shape({ ...sample('inmail_sent.recent_inmails.guess'), recent_messages: [{ creation_time: '2026-08-07T08:59:00Z', message: 'Hello', is_reply: false }] }),
  'messages-without-direction': shape({ ...reply(), recent_messages: [{ creation_time: '2026-08-06T11:20:25Z', message: 'Yes?' }] }),
  'reply-without-a-reply': shape({ ...reply(), recent_messages: sent().recent_messages }),
  'time-without-zone': shape({ ...accepted(), timestamp: '2026-08-04T06:41:30' }),
  'time-with-offset': shape({ ...accepted(), timestamp: '2026-08-04T08:41:30.5+02:00' }),
  'time-in-milliseconds': shape({ ...accepted(), timestamp: 1785825690908 }),
  'time-unreadable': shape({ ...accepted(), timestamp: 'last Tuesday' }),
  'time-missing': shape(without(sample('viewed_profile.guess'), 'timestamp')),
  'numbers-as-text': shape({ ...accepted(), campaign: { id: '60001', name: 2026, status: true }, sender: { id: '070001' } }),
  'large-ids': shape('{"event_type":"viewed_profile","timestamp":"2026-08-02T08:20:00Z","lead":{"id":90071992547409931234,"full_name":"id: 90071992547409931234, says she"},"trace":12345678901234567890}'),
  'cells-that-sheets-would-read': shape({ ...accepted(), connection_message: '=IMPORTXML("http://x")', lead: { ...accepted().lead, full_name: '+1', company_name: '2026-09', position: 'TRUE', location: '007' } }),
  'keys-of-the-prototype': shape('{"event_type":"viewed_profile","timestamp":"2026-08-02T08:20:00Z","__proto__":{"a":1},"constructor":"x","lead":{"id":"1","__proto__":"y","toString":2},"hasOwnProperty":true}'),
  'body-with-mark-and-space': shape(`\ufeff  ${JSON.stringify(sent())}\r\n`),
  'body-as-json-text': shape(JSON.stringify(JSON.stringify(sent()))),
  'relay-body-as-text': shape({ headers: {}, body: JSON.stringify(sent()) }),
  'relay-in-relay': shape([{ body: { payload: [{ body: JSON.stringify([sent()]) }] } }]),
  'relay-type-outside': shape({ eventType: 'message_sent', sentBy: 'relay', data: without(sent(), 'event_type') }),
  'relay-several': shape([sent(), { body: accepted() }, { hello: 'world' }, 5]),
  'event-with-data': shape({ ...accepted(), data: { more: 1 } }),
  'campaign-only-without-status': shape({ event_type: 'campaign_completed', timestamp: '2026-08-30T18:00:00Z', campaign: { id: 60001 } }),
  'type-only-known': shape({ event_type: 'campaign_completed' }),
  'type-only-unknown': shape({ event_type: 'ping', hello: 'world' }),
  'test-of-a-reply': shape({ ...reply(), correlation_id: '00000000-0000-0000-0000-000000000000', lead: { ...reply().lead, id: 'TestId' }, recent_messages: [{ creation_time: '2026-08-01T00:00:00Z', message: 'Test Message', is_reply: false }] }),
  'zeros-alone-are-no-test': shape({ ...reply(), correlation_id: '00000000-0000-0000-0000-000000000000' }),
  'empty-body': shape(' \n'),
  'empty-object': shape({}),
  'empty-list': shape([]),
  'long-list-of-nothing': shape(Array(100).fill({})),
  'plain-text': shape('event_type=message_sent&lead=5'),
  'cut-off': shape(JSON.stringify(sent()).slice(0, 300)),
  'too-deep': shape('['.repeat(20000) + ']'.repeat(20000)),
}
