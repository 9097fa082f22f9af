/** Random events with few names, URLs, ids and addresses, so that they meet often. As rows of the Events tab, read as these are. */
import fc from 'fast-check'
import { EVENT_TYPES } from '../../src/events/event-types'
import type { PersonEvent } from '../../src/contacts/person-event'
import { minute, readRow, type Row } from './support'

const often = (...values: string[]) => fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 3, arbitrary: fc.constantFrom(...values) })

const address = often('a@acme.com', 'b@acme.com', 'C@Acme.com', 'info@acme.com', 'd@acme.com', 'n/a')
const text = fc.constantFrom('', 'Ada', 'Bea', 'Čeněk 🚀', 'x'.repeat(320))
const when = fc.oneof(fc.nat({ max: 6 }).map(minute), fc.constant(''))

const message = fc.record({
  creation_time: fc.oneof(fc.nat({ max: 3 }).map((minutes) => minute(minutes).toISOString()), fc.constant('soon')),
  message: fc.constantFrom('', 'Yes', 'No', 'y'.repeat(2100)),
  is_reply: fc.constantFrom(true, true, false, null),
})

const row: fc.Arbitrary<Row> = fc.record({
  event_type: fc.constantFrom(...Object.keys(EVENT_TYPES), 'EVERY_MESSAGE_REPLY_RECEIVED', 'MESSAGE_REPLY_RECEIVED', 'LEAD_DANCED'),
  event_id: fc.nat({ max: 1e9 }).map((mark) => `e500000-${String(mark).padStart(10, '0').split('').reverse().join('')}`),
  timestamp: when,
  received_at: when,
  lead_profile_url: often('https://www.linkedin.com/in/ada', 'linkedin.com/in/Ada/', 'linkedin.com/in/bea', 'linkedin.com/in/cilla', 'linkedin.com/in/dora', 'linkedin.com/company/acme'),
  lead_id: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 2, arbitrary: fc.constantFrom<string | number>(1, '1', 2, '3', 0, '4 a%') }),
  lead_email_address: address,
  lead_custom_email: address,
  lead_enriched_email: often('info@acme.com', 'e@acme.com'),
  lead_full_name: text,
  lead_company_name: text,
  lead_tags: text,
  campaign_id: fc.constantFrom<string | number>('', 0, 55, '66'),
  campaign_name: fc.constantFrom('', 'North'),
  sender_full_name: text,
  recent_messages: fc.oneof(fc.constantFrom('', 'cut off ['), fc.array(message, { maxLength: 3 }).map((list) => JSON.stringify(list))),
  last_message: fc.constantFrom('', 'Yes'),
})

export const events = (minLength: number, maxLength: number): fc.Arbitrary<PersonEvent[]> =>
  fc
    .array(row, { minLength, maxLength: maxLength * 2 })
    .map((rows) => rows.flatMap((cells) => readRow(cells) ?? []).slice(0, maxLength))
    .filter(({ length }) => length >= minLength)

/** Up to 24. */
export const moreEvents = events(0, 24)
