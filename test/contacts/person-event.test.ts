/** What rows of Events tell of people: HeyReach’s known deliveries as they are written, and cells that hold anything. */
import fc from 'fast-check'
import { decodeState } from '../../src/contacts/contact-state'
import { describePerson } from '../../src/contacts/describe-person'
import { foldEvents } from '../../src/contacts/group-parts'
import { readPersonEvent } from '../../src/contacts/person-event'
import { contactId } from '../../src/events/contact-id'
import { EVENT_COLUMNS } from '../../src/events/event-columns'
import { eventRow } from '../../src/events/event-row'
import { identifyEvent } from '../../src/events/identify-event'
import { readDelivery } from '../../src/events/read-delivery'
import type { CellInput } from '../../src/ports'
import { RECEIVED_AT, sample, SAMPLES, sampleText, sha256 } from '../events/support/samples'
import { eventsOf, minute, row } from './support'

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
          const { cells, contactId: id } = describePerson(person)
          expect(id).toMatch(/^(?:in\/|id:|mail:)\S+$/)
          expect(Object.values(cells)).not.toContain('')
          expect(decodeState(String(cells.state))).toEqual(person.parts)
          for (const cell of Object.values(cells)) if (cell instanceof Date) expect(cell.getTime()).toBeGreaterThan(0)
        }
      }),
      { numRuns: 150 },
    )
  })

  it.each(SAMPLES)('of HeyReach’s %s tells of its lead, or is a test', (name) => {
    const { events } = readDelivery(sampleText(name), '')
    for (const event of events) {
      const cells = eventRow(event, identifyEvent(event, RECEIVED_AT, sha256), RECEIVED_AT)
      const read = readPersonEvent((header) => cells[headers.indexOf(header)] ?? '')
      if (event.isTest || contactId(event.lead) === '') {
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

describe('a person’s stages', () => {
  it('are of campaigns that rows can name: of one without id a reply only', () => {
    const named = { url: 'linkedin.com/in/ada', campaign: null, more: { campaign_name: 'North' } }
    const stagesOf = (...types: string[]) => foldEvents([], eventsOf(types.map((type) => row({ ...named, type })))).map((person) => describePerson(person).stages.campaigns)
    expect(stagesOf('CONNECTION_REQUEST_SENT')).toEqual([[]])
    expect(stagesOf('CONNECTION_REQUEST_SENT', 'MESSAGE_REPLY_RECEIVED')).toEqual([[{ campaignId: '', stage: 'Replied', at: minute(0).getTime(), reply: '' }]])
  })

  it('say how far each campaign has come, and what was answered outside', () => {
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
