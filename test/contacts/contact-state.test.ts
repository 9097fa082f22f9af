/** What is kept of people in cells: read back exactly, short, and never believed when damaged. */
import fc from 'fast-check'
import { decodeState, encodeState, identifiersIn, identifiersOf, knownAs } from '../../src/contacts/contact-state'
import { foldEvents } from '../../src/contacts/group-parts'
import { joinAll, partOf, type Part } from '../../src/contacts/part'
import { FACTS } from '../../src/contacts/person-event'
import { STAGES } from '../../src/leads/person-stages'
import { moreEvents } from './arbitrary-events'
import { eventsOf, row } from './support'

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
    fc.assert(fc.property(fc.array(anyPart, { maxLength: 4 }), (parts) => expect(decodeState(encodeState(parts))).toEqual(parts)), { numRuns: 100 })
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
      { numRuns: 300 },
    )
  })

  it('of any JSON never throws', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (json) => {
        decodeState(json)
        decodeState(`[1,[0],${json}]`)
        decodeState(`[1,[0],[[],[],[],[],${json},[],[0,0,0],""]]`)
      }),
      { numRuns: 150 },
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
