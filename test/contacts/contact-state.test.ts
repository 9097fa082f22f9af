/** What is kept of people in cells: read back exactly, short, and never believed when damaged. */
import fc from 'fast-check'
import { decodeState, encodeState, identifiersIn, identifiersOf, knownAs } from '../../src/contacts/contact-state'
import { describePerson } from '../../src/contacts/describe-person'
import { foldEvents } from '../../src/contacts/group-parts'
import { joinAll, partOf, type Part } from '../../src/contacts/part'
import { readPersonEvent, FACTS } from '../../src/contacts/person-event'
import { STAGES } from '../../src/leads/person-stages'
import { EVENT_COLUMNS } from '../../src/events/event-columns'
import { eventRow } from '../../src/events/event-row'
import { identifyEvent } from '../../src/events/identify-event'
import type { CellInput } from '../../src/ports'
import { RECEIVED_AT, sample, SAMPLES, sampleText, sha256 } from '../events/support/samples'
import { readDelivery } from '../../src/events/read-delivery'
import { moreEvents } from './arbitrary-events'
import { eventsOf, minute, row } from './support'

const time = fc.oneof(fc.constant(0), fc.nat({ max: 8.64e15 }), fc.nat({ max: 5 }))
const anyText = fc.string({ unit: 'binary', maxLength: 30 })
const told = fc.option(fc.record({ at: time, text: anyText }))
const token = fc.stringMatching(/^[IAMROr][A-Za-z0-9_-]{5}$/)
const map = <T>(value: fc.Arbitrary<T>) => fc.array(fc.tuple(anyText, value), { maxLength: 4 }).map((entries) => new Map(entries))

const anyPart: fc.Arbitrary<Part> = fc.record({
  urls: map(time),
  ids: map(time),
  mails: fc.array(anyText, { maxLength: 4 }).map((mails) => new Set(mails)),
  facts: fc.dictionary(fc.constantFrom(...FACTS), fc.record({ at: time, text: anyText })),
  reply: told,
  repliedAt: time,
  campaigns: map(fc.record({ stage: fc.constantFrom(...STAGES), at: time, reply: told })),
  firstAt: time,
  lastAt: time,
  happened: fc.array(token, { maxLength: 8 }).map((tokens) => new Set(tokens)),
})

describe('a state', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(fc.array(anyPart, { maxLength: 4 }), (parts) => expect(decodeState(encodeState(parts))).toEqual(parts)), { numRuns: 500 })
  })

  it('comes back as it was, of people of events', () => {
    fc.assert(
      fc.property(moreEvents, (events) => {
        for (const { parts } of foldEvents([], events)) {
          expect(decodeState(encodeState(parts))).toEqual(parts)
          expect(encodeState(decodeState(encodeState(parts)) ?? [])).toBe(encodeState(parts))
        }
      }),
    )
  })

  it('does not repeat a campaign’s reply that is the last reply', () => {
    const answer = 'Let us talk next week. '.repeat(20)
    const [part] = eventsOf([row({ type: 'MESSAGE_REPLY_RECEIVED', url: 'linkedin.com/in/ada', reply: { at: 1, text: answer } })]).map(partOf)
    const state = encodeState(part ? [part] : [])
    expect(state.split('Let us talk')).toHaveLength(1 + 20)
    expect(decodeState(state)).toEqual([part])
  })

  it('of a usual contact is short', () => {
    const lead = { url: 'https://www.linkedin.com/in/jane-doe-1234567', id: 900000101, mail: 'jane.doe@acme.com', name: 'Jane Doe', company: 'Acme Industries', sender: 'Sam Sender', tags: 'Interested', more: { lead_position: 'Chief Financial Officer', lead_location: 'Zürich, Switzerland' } }
    const types = ['VIEWED_PROFILE', 'CONNECTION_REQUEST_SENT', 'CONNECTION_REQUEST_ACCEPTED', 'MESSAGE_SENT', 'MESSAGE_SENT']
    const rows = types.map((type, day) => row({ ...lead, type, at: day * 1440 }))
    const replies = ['MESSAGE_REPLY_RECEIVED', 'EVERY_MESSAGE_REPLY_RECEIVED'].map((type) => row({ ...lead, type, at: 9000, reply: { at: 8999, text: 'Thanks for reaching out, can you send me some times for next week?' } }))
    const state = encodeState([joinAll(eventsOf([...rows, ...replies]).map(partOf))])
    expect(state.length).toBeLessThan(600)
  })

  it.each(['', 'x', '{}', '[]', '[1]', '[1,5]', '[1,[]', '[2,[]]', '[0,[]]', '["1",[]]', '[1,[0],[]]', '[1,[0],5]', '[1,[-1]]', '[1,[0.5]]'])('is none in %p', (text) => {
    expect(decodeState(text)).toBeNull()
  })

  it('of nobody is nobody', () => {
    expect(decodeState(encodeState([]))).toEqual([])
  })

  it('of a newer version is not read', () => {
    const state = encodeState([joinAll(eventsOf([row({ url: 'linkedin.com/in/ada' })]).map(partOf))])
    expect(decodeState(state)).not.toBeNull()
    expect(decodeState(state.replace('[1,', '[2,'))).toBeNull()
  })

  it('that somebody changed is read whole or not at all, and never throws', () => {
    const change = fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.string({ maxLength: 3 }))
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 2 }), fc.array(change, { maxLength: 3 }), (parts, changes) => {
        let text = encodeState(parts)
        for (const [place, length, put] of changes) {
          const at = place % (text.length + 1)
          text = text.slice(0, at) + put + text.slice(at + length)
        }
        const read = decodeState(text)
        if (read !== null) expect(decodeState(encodeState(read))).toEqual(read)
      }),
      { numRuns: 2000 },
    )
  })

  it('of any JSON never throws', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (json) => {
        decodeState(json)
        decodeState(`[1,[0],${json}]`)
        decodeState(`[1,[0],[[],[],[],[],${json},[],[0,0,0],""]]`)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a state that is too long for its cell', () => {
  const mark = (index: number): string => String(index).padStart(5, '0')
  const usual = joinAll(eventsOf([row({ url: 'linkedin.com/in/ada', id: 5, mail: 'ada@acme.com', name: 'Ada' })]).map(partOf))
  const busy: Part = { ...usual, happened: new Set(Array.from({ length: 9000 }, (_, index) => 'OMr'.charAt(index % 3) + mark(index))) }
  const campaigns: Part['campaigns'] = new Map(Array.from({ length: 400 }, (_, index) => [String(index), { stage: 'Replied' as const, at: index + 1, reply: { at: index + 1, text: '"'.repeat(300) } }]))

  it('lets go of views and likes before replies', () => {
    const state = encodeState([busy])
    expect(state.length).toBeLessThanOrEqual(45_000)
    const [part] = decodeState(state) ?? []
    expect(part?.happened.size).toBeGreaterThan(7000)
    expect([...(part?.happened ?? [])].filter((token) => token.startsWith('r'))).toHaveLength(3000)
    expect({ ...part, happened: 0 }).toEqual({ ...busy, happened: 0 })
  })

  it('is the same in whatever order things were told', () => {
    const backwards: Part = { ...busy, happened: new Set([...busy.happened].reverse()) }
    expect(encodeState([backwards])).toBe(encodeState([busy]))
  })

  it('lets go of the campaigns of long ago, never of who it is', () => {
    const state = encodeState([{ ...busy, campaigns }, usual])
    expect(state.length).toBeLessThanOrEqual(45_000)
    const [part] = decodeState(state) ?? []
    expect(part?.campaigns.has('399')).toBe(true)
    expect(part?.campaigns.has('0')).toBe(false)
    expect([part?.urls, part?.ids, part?.mails]).toEqual([usual.urls, usual.ids, usual.mails])
  })
})

describe('what people are known as', () => {
  it('comes back from the cell, each once, without blanks', () => {
    fc.assert(
      fc.property(moreEvents, (events) => {
        for (const { parts } of foldEvents([], events)) {
          const identifiers = identifiersIn(knownAs(parts))
          expect(identifiers).toEqual(identifiersOf(parts))
          expect(identifiers.length).toBeGreaterThan(0)
          expect(new Set(identifiers).size).toBe(identifiers.length)
          expect([...identifiers].sort()).toEqual(identifiers)
        }
      }),
    )
  })

  it('is one identifier for an id with blanks', () => {
    const parts = eventsOf([row({ id: '4 a%20b' })]).map(partOf)
    expect(identifiersIn(knownAs(parts))).toEqual(['id:4%20a%2520b'])
  })

  it('passes over what somebody typed there', () => {
    expect(identifiersIn(' in/ada  hello id:5\nmail:a@b.c in/ ')).toEqual(['in/ada', 'id:5', 'mail:a@b.c'])
  })
})

describe('a row of Events', () => {
  const anyCell: fc.Arbitrary<CellInput> = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.json(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: false }),
    fc.constantFrom('linkedin.com/in/ada', 'a@b.c', 'EVERY_MESSAGE_REPLY_RECEIVED', 'e500000-abcdefghij'),
  )
  const headers = EVENT_COLUMNS.map(({ header }) => header)

  it('may hold anything: a person comes of it, or nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyCell, { minLength: headers.length, maxLength: headers.length }), { maxLength: 4 }), (rows) => {
        const events = rows.flatMap((cells) => readPersonEvent((header) => cells[headers.indexOf(header)] ?? '') ?? [])
        for (const person of foldEvents([], events)) {
          const { cells, contactId } = describePerson(person)
          expect(contactId).toMatch(/^(?:in\/|id:|mail:)\S+$/)
          expect(Object.values(cells)).not.toContain('')
          expect(decodeState(String(cells.state))).toEqual(person.parts)
          for (const cell of Object.values(cells)) if (cell instanceof Date) expect(cell.getTime()).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each(SAMPLES)('of HeyReach’s %s tells of Ada, or is a test', (name) => {
    const { events } = readDelivery(sampleText(name), '')
    for (const event of events) {
      const cells = eventRow(event, identifyEvent(event, RECEIVED_AT, sha256), RECEIVED_AT)
      const read = readPersonEvent((header) => cells[headers.indexOf(header)] ?? '')
      if (event.isTest) {
        expect(read).toBeNull()
        continue
      }
      const person = read && describePerson(foldEvents([], [read])[0] ?? { parts: [], sharedMails: [], candidates: [] })
      expect(person?.cells).toMatchObject({ eventCount: 1, profileUrl: event.lead.profileUrl?.replace(/\/$/, '') })
      expect(Number(person?.cells.replyCount)).toBe(event.type.includes('REPLY') ? 1 : 0)
    }
  })

  it('and the two announcements of one reply of HeyReach’s are one reply', () => {
    const first = sample('message_reply_received')
    const every = { ...first, event_type: 'every_message_reply_received' }
    const rows = [first, every].map((body) => {
      const [event] = readDelivery(JSON.stringify(body), '').events
      if (!event) throw new Error('no event')
      const cells = eventRow(event, identifyEvent(event, RECEIVED_AT, sha256), RECEIVED_AT)
      return Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? '']))
    })
    const [person] = foldEvents([], eventsOf(rows))
    expect(person && describePerson(person).cells).toMatchObject({ eventCount: 2, replyCount: 1 })
  })
})

describe('many people at once', () => {
  const many = (count: number, who: (index: number) => object) => eventsOf(Array.from({ length: count }, (_, index) => row({ at: index, ...who(index) })))

  /** Some 50 ms each; whatever grows with the square of it takes many seconds. */
  it.each([
    ['5,000 events onto 5,000 parts', many(5000, (index) => ({ url: `linkedin.com/in/p${index}`, mail: `p${index}@acme.com` })), many(5000, (index) => ({ mail: `p${index}@acme.com`, id: index }))],
    ['20,000 events of one person', [], many(20_000, () => ({ url: 'linkedin.com/in/ada' }))],
    ['5,000 people of one company’s address', many(5000, (index) => ({ url: `linkedin.com/in/p${index}`, mail: 'info@acme.com' })), many(5000, () => ({ mail: 'info@acme.com' }))],
    ['a chain of 10,000', [], many(10_000, (index) => ({ url: `linkedin.com/in/p${index >> 1}`, id: (index + 1) >> 1 || '' }))],
  ])('%s take well under a second', (_name, before, events) => {
    const known = before.map(partOf)
    const start = performance.now()
    const people = foldEvents(known, events)
    const took = performance.now() - start
    expect(people.length).toBeGreaterThan(0)
    expect(took).toBeLessThan(2000)
  })

  it('stages say where each is', () => {
    const [person] = foldEvents([], eventsOf([
      row({ url: 'linkedin.com/in/ada', type: 'MESSAGE_SENT', at: 3 }),
      row({ url: 'linkedin.com/in/ada', type: 'MESSAGE_SENT', at: 5 }),
      row({ url: 'linkedin.com/in/ada', type: 'CONNECTION_REQUEST_SENT', at: 9 }),
      row({ url: 'linkedin.com/in/ada', type: 'MESSAGE_REPLY_RECEIVED', at: 7, campaign: 66, reply: { at: 6, text: 'z'.repeat(400) } }),
      row({ url: 'linkedin.com/in/ada', type: 'EVERY_MESSAGE_REPLY_RECEIVED', at: 8, campaign: null, reply: { at: 8, text: 'Hi' } }),
      row({ url: 'linkedin.com/in/ada', type: 'LEAD_TAG_UPDATED', at: 9, campaign: null }),
    ]))
    expect(person && describePerson(person).stages).toEqual({
      keys: ['in/ada'],
      campaigns: [
        { campaignId: '', stage: 'Replied', at: minute(8).getTime(), reply: 'Hi' },
        { campaignId: '55', stage: 'Messaged', at: minute(5).getTime(), reply: '' },
        { campaignId: '66', stage: 'Replied', at: minute(7).getTime(), reply: `${'z'.repeat(299)}…` },
      ],
    })
  })
})
