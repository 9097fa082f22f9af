/** What holds for every delivery, however odd: it is read without an exception, nothing in it is lost, and text stays text. */
import fc from 'fast-check'
import { EVENT_COLUMNS } from '../../src/events/event-columns'
import { eventRow } from '../../src/events/event-row'
import { identifyEvent, parseEventId } from '../../src/events/identify-event'
import { readDelivery } from '../../src/events/read-delivery'
import { RECEIVED_AT, sample, SAMPLES, sha256 } from './support/samples'

const RUNS = 10_000
const TIMES = ['timestamp', 'received_at']

/** Of a body and what the address says; throws what must not be. */
const check = (body: string, hint: string): void => {
  const { events, unreadable } = readDelivery(body, hint)
  if (events.length + unreadable.length === 0) throw new Error('nothing came out')
  for (const event of events) {
    const identity = identifyEvent(event, RECEIVED_AT, sha256)
    const read = parseEventId(identity.eventId)
    if (read?.hour !== identity.hour || read.fingerprint !== identity.fingerprint) throw new Error(`event id ${identity.eventId}`)
    const row = eventRow(event, identity, RECEIVED_AT)
    if (row.length !== EVENT_COLUMNS.length) throw new Error(`${row.length} cells`)
    row.forEach((cell, at) => checkCell(EVENT_COLUMNS[at]?.header ?? '', cell))
    if (!/^(?:TEST )?[\p{Lu}\p{Lt}\p{Lo}\p{Lm}\p{Ll}\p{N}_]+$/u.test(String(row[0]))) throw new Error(`type ${String(row[0])}`)
  }
}

/** Only times are dates and only is_inmail is a boolean; nothing is a number. */
const checkCell = (header: string, cell: unknown): void => {
  if (cell === null || typeof cell === 'string') return
  if (TIMES.includes(header) && cell instanceof Date && Number.isFinite(cell.getTime())) return
  if (header === 'is_inmail' && typeof cell === 'boolean') return
  throw new Error(`${header} holds ${typeof cell} ${String(cell)}`)
}

const KEYS = [
  ...['event_type', 'eventType', 'type', 'timestamp', 'correlation_id', 'campaign', 'sender', 'lead', 'recent_messages', 'recent_inmails'],
  ...['is_inmail', 'is_reply', 'creation_time', 'message', 'id', 'name', 'tags', 'lists', 'profile_url', 'leadProfileUrl', 'body', 'data'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'toJSON', 'length', ''],
]
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, '', {}, [], 0, -0, 1e21, 5e-324, true, '=1+1', 'TRUE', '2026-09', '007', '\u0000', '\ud800', 'a\udc00b', '\ufeff', '[', '{}', '"x"'),
  fc.constantFrom<unknown>('2026-08-04T06:41:30.9087123Z', '9999-12-31T23:59:59Z', '1970-01-01T00:00+14:00', '0001-01-01T00:00:00', 1785825690908, '99999999999999999999'),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.integer(),
  fc.double(),
)
const { any } = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, odd, fc.array(tie('any'), { maxLength: 4 }), fc.array(fc.tuple(fc.constantFrom(...KEYS), tie('any')), { maxLength: 6 }).map(objectOf)),
}))

/** Own keys, `__proto__` too. */
function objectOf(entries: [string, unknown][]): unknown {
  return Object.fromEntries(entries)
}

const hint = fc.constantFrom('', 'MESSAGE_SENT', 'lead_tag_updated', '=x', '\ud800')

/** A known delivery, changed at a few places. */
interface Mutation {
  at: number
  kind: 'drop' | 'replace' | 'nest' | 'rename' | 'huge' | 'twin' | 'as-text'
  key: string
  value: unknown
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(60),
  kind: fc.constantFrom('drop', 'replace', 'nest', 'rename', 'huge', 'twin', 'as-text'),
  key: fc.constantFrom(...KEYS),
  value: odd,
})

/** Every object and array of a value with each of their keys, in reading order. */
const placesOf = (value: any): [any, string][] =>
  typeof value !== 'object' || value === null ? [] : Object.keys(value).flatMap((key): [any, string][] => [[value, key], ...placesOf(value[key])])

const put = (holder: any, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

const mutate = (body: unknown, { at, kind, key, value }: Mutation): void => {
  const places = placesOf(body)
  const place = places[at % Math.max(1, places.length)]
  if (!place) return
  const [holder, own] = place
  const old = holder[own]
  if (kind === 'drop' || kind === 'rename') delete holder[own]
  if (kind === 'rename' && !Array.isArray(holder)) put(holder, key, old)
  if (kind === 'replace') put(holder, own, value)
  if (kind === 'nest') put(holder, own, { [`${key}x`]: value, body: old })
  if (kind === 'huge') put(holder, own, `${JSON.stringify(value)} `.repeat(2000))
  if (kind === 'twin' && !Array.isArray(holder)) put(holder, key, old)
  if (kind === 'as-text') put(holder, own, JSON.stringify(old))
}

describe('any delivery', () => {
  it('as arbitrary text', () => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), hint, check), { numRuns: RUNS }))

  it('as arbitrary JSON', () => fc.assert(fc.property(any, hint, (value, of) => check(JSON.stringify(value) ?? '', of)), { numRuns: RUNS }))

  it('as a known event, changed', () => {
    const changed = fc.tuple(fc.constantFrom(...SAMPLES), fc.array(mutation, { minLength: 1, maxLength: 5 }))
    const one = ([name, mutations]: [string, Mutation[]], of: string): void => {
      const body = sample(name)
      for (const each of mutations) mutate(body, each)
      check(JSON.stringify(body), of)
    }
    fc.assert(fc.property(changed, hint, one), { numRuns: RUNS })
  })

  it('as a known event, cut anywhere or with a character changed', () => {
    const spoilt = fc.tuple(fc.constantFrom(...SAMPLES), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('', '"', '{', ']', '\\', '\u0000', ',,'))
    fc.assert(
      fc.property(spoilt, hint, ([name, share, with_], of) => {
        const text = JSON.stringify(sample(name))
        const at = Math.floor(share * text.length)
        check(text.slice(0, at), of)
        check(text.slice(0, at) + with_ + text.slice(at + 1), of)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['nested deeply', `{"lead":${'{"a":['.repeat(30000)}1${']}'.repeat(30000)}}`],
    ['a text of 2 MB', JSON.stringify({ ...sample('message_sent'), lead: { profile_url: `https://www.linkedin.com/in/${'a%20'.repeat(500_000)}` } })],
    ['backslashes for 2 MB', JSON.stringify({ event_type: 'x', lead: { id: '1' }, big: [10 ** 15], text: '\\"'.repeat(500_000), n: 'N' }).replace('"N"', '123456789012345678')],
    ['a list of 10,000', JSON.stringify(Array(10_000).fill([1, {}]))],
    ['an object of 50,000 keys', JSON.stringify({ event_type: 'liked_post', ...Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`key ${at}`, at])) })],
    ['text in text in text', Array.from({ length: 12 }).reduce<string>((text) => JSON.stringify(text), JSON.stringify(sample('message_sent')))],
  ])('of no reasonable size: %s', (_what, body) => check(body, ''))
})

describe('nothing is lost', () => {
  /** Every text somewhere in the row, or in what is unreadable. */
  it('of what a known event brings along beside what is known', () => {
    const marked = fc.tuple(fc.constantFrom(...SAMPLES.filter((name) => !name.includes('relay'))), fc.constantFrom('', 'campaign', 'sender', 'lead'), fc.constantFrom(...KEYS.filter((key) => key !== ''), 'colour', 'ID', 'Event'))
    fc.assert(
      fc.property(marked, ([name, party, key]) => {
        const body = sample(name)
        const holder = party === '' ? body : (body[party] ??= {})
        put(holder, Object.prototype.hasOwnProperty.call(holder, key) ? `${key} more` : key, 'a text nobody knows')
        const { events, unreadable } = readDelivery(JSON.stringify(body), '')
        const rows = events.map((event) => eventRow(event, identifyEvent(event, RECEIVED_AT, sha256), RECEIVED_AT))
        expect(JSON.stringify([rows, unreadable]).toLowerCase().replace(/_/g, ' ')).toContain('a text nobody knows')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the order of keys', () => {
  /** Keys in the order of their salted hash, in every object. */
  const shuffled = (value: any, salt: number): unknown => {
    if (Array.isArray(value)) return value.map((each) => shuffled(each, salt))
    if (typeof value !== 'object' || value === null) return value
    const keys = Object.keys(value).sort((a, b) => (sha256(`${salt}${a}`) < sha256(`${salt}${b}`) ? -1 : 1))
    return Object.fromEntries(keys.map((key) => [key, shuffled(value[key], salt)]))
  }

  it('changes neither who is meant nor which event it is, be a field there in several spellings', () =>
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.integer(), fc.boolean(), (name, salt, timed) => {
        const body = sample(name)
        if (!Array.isArray(body)) Object.assign(body, { campaignId: 9, campaign_ID: 8, sender_id: 1, SenderId: 2, tags: ['x'], Tags: ['y'] }, timed ? {} : { timestamp: null })
        const [one, other] = [body, shuffled(body, salt)].map((each) => readDelivery(JSON.stringify(each), '').events.map((event) => [identifyEvent(event, RECEIVED_AT, sha256), event.lead, event.campaign, event.sender]))
        expect(one).toHaveLength(1)
        expect(other).toEqual(one)
      }),
      { numRuns: 500 },
    ))
})
