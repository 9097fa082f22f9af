/** The Events tab's columns are fixed: sheets live on, and people's own formulas point at them. */
import { EVENT_COLUMNS } from '../../src/events/event-columns'
import { eventRow } from '../../src/events/event-row'
import { eventOf, identityOf, RECEIVED_AT, sample } from './support/samples'

const PEOPLES =
  'event_type, timestamp, lead_full_name, lead_profile_url, lead_company_name, lead_position, lead_email_address, campaign_name, sender_full_name, last_message, connection_message, lead_tags, is_inmail'
const TECHNICAL =
  'event_id, received_at, correlation_id, campaign_id, campaign_status, sender_id, sender_first_name, sender_last_name, sender_email_address, sender_profile_url, lead_id, lead_first_name, lead_last_name, lead_location, lead_summary, lead_company_url, lead_about, lead_enriched_email, lead_custom_email, lead_lists, conversation_id, recent_messages, recent_inmails, extra, contact_id'

const headers = (hidden: boolean) => EVENT_COLUMNS.filter((column) => column.hidden === hidden).map(({ header }) => header).join(', ')

const rowOf = (body: unknown): Record<string, unknown> => {
  const row = eventRow(eventOf(body), identityOf(body), RECEIVED_AT)
  return Object.fromEntries(EVENT_COLUMNS.map(({ header }, at) => [header, row[at]]))
}

describe('the columns', () => {
  it('are people’s first, then technical ones, hidden', () => {
    expect(EVENT_COLUMNS.map(({ header }) => header).join(', ')).toBe(`${PEOPLES}, ${TECHNICAL}`)
    expect(headers(false)).toBe(PEOPLES)
  })

  it('give a number format to times and to nothing else', () =>
    expect(EVENT_COLUMNS.filter(({ format }) => format !== '').map(({ header }) => header)).toEqual(['timestamp', 'received_at']))
})

describe('a row', () => {
  it('has times as dates and ids as text', () =>
    expect(rowOf(sample('message_sent'))).toMatchObject({
      timestamp: new Date('2026-08-05T08:01:12.445Z'),
      received_at: new Date(RECEIVED_AT),
      campaign_id: '60001',
      sender_id: '70001',
      lead_id: '900000101',
      is_inmail: false,
    }))

  it.each([
    ['1 digit', '2026-08-05T08:01:12.4Z', '2026-08-05T08:01:12.400Z'],
    ['no digit', '2026-08-05T08:01:12Z', '2026-08-05T08:01:12.000Z'],
    ['7 digits', '2026-08-05T08:01:12.9999999Z', '2026-08-05T08:01:12.999Z'],
    ['no zone', '2026-08-05T08:01:12.25', '2026-08-05T08:01:12.250Z'],
    ['an offset', '2026-08-05T08:01:12-05:30', '2026-08-05T13:31:12.000Z'],
    ['seconds since 1970', 1785916872, '2026-08-05T08:01:12.000Z'],
    ['milliseconds as text', '1785916872445', '2026-08-05T08:01:12.445Z'],
  ])('reads a time with %s', (_what, timestamp, iso) => expect(rowOf({ ...sample('message_sent'), timestamp }).timestamp).toEqual(new Date(iso)))

  it.each(['soon', '0001-01-01T00:00:00', '2026-13-01T00:00:00Z', '5'])('keeps %j, no time, as text', (timestamp) =>
    expect(rowOf({ ...sample('message_sent'), timestamp }).timestamp).toBe(timestamp))

  it.each([
    [{ profile_url: 'https://linkedin.com/in/Ada/', id: 5, email_address: 'a@example.com' }, 'in/ada'],
    [{ profile_url: 'https://www.linkedin.com/company/x', id: 5, email_address: 'a@example.com' }, 'id:5'],
    [{ id: 0, email_address: ' A@Example.com' }, 'mail:a@example.com'],
    [{ enriched_email: 'b@example.com' }, 'mail:b@example.com'],
    [{ full_name: 'Ada' }, ''],
    [null, ''],
  ])('knows %j as contact %j', (lead, contact) => expect(rowOf({ ...sample('message_sent'), lead }).contact_id).toBe(contact))

  it('marks HeyReach’s own test, which no count of real events takes in', () => {
    expect(rowOf(sample('connection_request_accepted.ui-test')).event_type).toBe('TEST CONNECTION_REQUEST_ACCEPTED')
    expect(rowOf({ ...sample('connection_request_accepted'), connection_message: 'Test Message' }).event_type).toBe('CONNECTION_REQUEST_ACCEPTED')
  })

  it.each([
    ['zeros and its text', { correlation_id: '00000000-0000-0000-0000-000000000000', connection_message: 'Test Message' }, true],
    ['zeros and no lead', { correlation_id: '00000000-0000-0000-0000-000000000000', lead: null }, true],
    ['zeros alone', { correlation_id: '00000000-0000-0000-0000-000000000000' }, false],
    ['its text alone', { connection_message: 'Test Message' }, false],
  ])('takes %s for a test or not', (_what, more, isTest) => expect(eventOf({ ...sample('connection_request_accepted'), ...more }).isTest).toBe(isTest))

  it('says the lead’s newest message of a reply, ours of what was sent', () => {
    const recent_messages = [
      { creation_time: '2026-08-06T11:00:00.5Z', message: 'Theirs', is_reply: true },
      { creation_time: '2026-08-06T12:00:00Z', message: 'Ours', is_reply: false },
      { creation_time: '2026-08-06T11:00:00.25Z', message: 'Before', is_reply: true },
    ]
    expect(rowOf({ ...sample('every_message_reply_received'), recent_messages }).last_message).toBe('Theirs')
    expect(rowOf({ ...sample('message_sent'), recent_messages }).last_message).toBe('Ours')
  })
})
