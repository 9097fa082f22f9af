/** Who is the same person, and what their row says: case by case, each in both orders, at once and event by event. */
import { describePerson } from '../../src/contacts/describe-person'
import { contactsOf, eventsOf, foldInBatches, minute, row, type Row, type Said } from './support'

const JANE = 'https://www.linkedin.com/in/jane-doe'
const ANN = 'https://www.linkedin.com/in/ann-lee'
const REPLY = 'MESSAGE_REPLY_RECEIVED'
const EVERY = 'EVERY_MESSAGE_REPLY_RECEIVED'
const SENT = 'MESSAGE_SENT'

/** What each person’s row says at least, by contact id. */
type Expected = Record<string, Partial<ReturnType<typeof contactsOf>[number]['cells']>>
type Case = [name: string, said: Said[], expected: Expected]

const TWO_AS_ONE = { 'in/jane-doe': { eventCount: 2, remarks: null } }
const ALSO = (mail: string) => `${mail} is also another person’s.`

const urls: Case[] = [
  ['a slash at the end changes nobody', [{ url: JANE }, { url: `${JANE}/` }], TWO_AS_ONE],
  ['nor does www', [{ url: JANE }, { url: 'https://linkedin.com/in/jane-doe' }], TWO_AS_ONE],
  ['nor the scheme', [{ url: JANE }, { url: 'linkedin.com/in/jane-doe' }], TWO_AS_ONE],
  ['nor a country’s site', [{ url: JANE }, { url: 'https://de.linkedin.com/in/jane-doe' }], TWO_AS_ONE],
  ['nor letter case', [{ url: JANE }, { url: 'https://www.linkedin.com/in/Jane-Doe' }], TWO_AS_ONE],
  ['nor a sub-page', [{ url: JANE }, { url: `${JANE}/overlay/contact-info/` }], TWO_AS_ONE],
  ['nor a query', [{ url: JANE }, { url: `${JANE}?trk=people` }], TWO_AS_ONE],
  ['nor percent-encoding', [{ url: 'https://www.linkedin.com/in/jan%C3%A9' }, { url: 'https://www.linkedin.com/in/jané' }], { 'in/jané': { eventCount: 2 } }],
  ['two profiles are two people', [{ url: JANE }, { url: ANN }], { 'in/ann-lee': { eventCount: 1 }, 'in/jane-doe': { eventCount: 1 } }],
  ['two people of one name and company stay two', [{ url: JANE, name: 'Jane', company: 'Acme' }, { url: ANN, name: 'Jane', company: 'Acme' }], { 'in/ann-lee': {}, 'in/jane-doe': {} }],
  ['a company’s page is no profile: the id tells who it is', [{ url: 'https://www.linkedin.com/company/acme', id: 7 }], { 'id:7': { profileUrl: null, leadId: '7' } }],
  ['the address is shown in one spelling', [{ url: 'de.linkedin.com/in/Jane-Doe/?x=1' }], { 'in/jane-doe': { profileUrl: JANE, profileKey: 'in/jane-doe' } }],
]

const ids: Case[] = [
  ['an id alone is a person', [{ id: 123, name: 'Jane' }], { 'id:123': { leadId: '123', name: 'Jane', profileUrl: null } }],
  ['an id is the same as number and as text', [{ id: 123 }, { id: '123' }], { 'id:123': { eventCount: 2 } }],
  ['a changed profile with the same id is one person, known by the newer', [{ url: JANE, id: 5, at: 1 }, { url: ANN, id: 5, at: 2 }], { 'in/ann-lee': { eventCount: 2, remarks: 'Also linkedin.com/in/jane-doe.', knownAs: 'id:5 in/ann-lee in/jane-doe' } }],
  ['an id joins to the profile that has it', [{ id: 5, at: 1 }, { url: JANE, id: 5, at: 2 }], { 'in/jane-doe': { eventCount: 2, leadId: '5' } }],
  ['one profile with two ids is one person', [{ url: JANE, id: 5, at: 1 }, { url: JANE, id: 6, at: 2 }], { 'in/jane-doe': { leadId: '6', remarks: 'HeyReach knows this person under several ids: 5 and 6.' } }],
  ['lead id 0 is none', [{ url: JANE, id: 0 }, { url: ANN, id: '0' }], { 'in/ann-lee': { leadId: null }, 'in/jane-doe': { leadId: null } }],
  ['what a template left unfilled is no id', [{ url: JANE, id: 'undefined' }, { url: ANN, id: 'undefined' }], { 'in/ann-lee': { leadId: null }, 'in/jane-doe': { leadId: null } }],
  ['ids hang together through profiles', [{ id: 5, at: 1 }, { url: JANE, id: 5, at: 2 }, { url: JANE, id: 6, at: 3 }, { id: 6, at: 4 }], { 'in/jane-doe': { eventCount: 4 } }],
  ['two people who swap profiles are told as one, with a remark', [{ url: JANE, id: 5, at: 1 }, { url: ANN, id: 6, at: 2 }, { url: ANN, id: 5, at: 3 }, { url: JANE, id: 6, at: 4 }], { 'in/jane-doe': { eventCount: 4, remarks: 'Also linkedin.com/in/ann-lee. HeyReach knows this person under several ids: 5 and 6.' } }],
]

const mails: Case[] = [
  ['an e-mail address alone is a person', [{ mail: 'jane@acme.com', name: 'Jane' }], { 'mail:jane@acme.com': { name: 'Jane', email: 'jane@acme.com', profileUrl: null } }],
  ['letter case and blanks of an address do not count', [{ mail: 'Jane@Acme.com ' }, { mail: 'jane@acme.com' }], { 'mail:jane@acme.com': { eventCount: 2 } }],
  ['who is known by e-mail only joins the profile that has it', [{ mail: 'j@acme.com' }, { url: JANE, mail: 'j@acme.com' }], TWO_AS_ONE],
  ['also by the custom address', [{ mail: 'j@acme.com' }, { url: JANE, custom: 'j@acme.com' }], TWO_AS_ONE],
  ['also by the enriched address', [{ enriched: 'j@acme.com' }, { url: JANE, mail: 'other@acme.com', custom: 'j@acme.com' }], TWO_AS_ONE],
  ['a company’s address merges no two profiles', [{ url: JANE, mail: 'info@acme.com' }, { url: ANN, mail: 'info@acme.com' }], { 'in/ann-lee': { remarks: ALSO('info@acme.com') }, 'in/jane-doe': { remarks: ALSO('info@acme.com') } }],
  ['nor does it bring in who is known by it only', [{ mail: 'info@acme.com' }, { url: JANE, mail: 'info@acme.com' }, { url: ANN, mail: 'info@acme.com' }], {
    'in/ann-lee': { eventCount: 1 },
    'in/jane-doe': { eventCount: 1 },
    'mail:info@acme.com': { eventCount: 1, remarks: 'Known by e-mail only. Could be linkedin.com/in/ann-lee or linkedin.com/in/jane-doe, so this row stays apart.' },
  }],
  ['two addresses of two people bring nobody together', [{ mail: 'a@acme.com', custom: 'b@acme.com' }, { url: JANE, mail: 'a@acme.com' }, { url: ANN, mail: 'b@acme.com' }], { 'in/ann-lee': {}, 'in/jane-doe': {}, 'mail:a@acme.com': { eventCount: 1 } }],
  ['an id without profile joins the profile without id by their address', [{ id: 5, mail: 'j@acme.com' }, { url: JANE, mail: 'j@acme.com' }], { 'in/jane-doe': { eventCount: 2, leadId: '5', remarks: null } }],
  ['not where the ids contradict', [{ id: 5, mail: 'j@acme.com' }, { url: JANE, id: 6, mail: 'j@acme.com' }], { 'id:5': { remarks: ALSO('j@acme.com') }, 'in/jane-doe': { remarks: ALSO('j@acme.com') } }],
  ['two ids without profile stay two', [{ id: 5, mail: 'j@acme.com' }, { id: 6, mail: 'j@acme.com' }], { 'id:5': {}, 'id:6': {} }],
  ['not where two profiles have the address', [{ id: 5, mail: 'j@acme.com' }, { url: JANE, mail: 'j@acme.com' }, { url: ANN, mail: 'j@acme.com' }], { 'id:5': {}, 'in/ann-lee': {}, 'in/jane-doe': {} }],
  ['not where a chain of addresses would bring two profiles together', [{ url: JANE, mail: 'a@acme.com' }, { id: 5, mail: 'a@acme.com', custom: 'b@acme.com' }, { url: ANN, mail: 'b@acme.com' }], { 'id:5': {}, 'in/ann-lee': {}, 'in/jane-doe': {} }],
  ['their own address joins them though the company’s is many people’s', [{ url: JANE, mail: 'j@acme.com', custom: 'info@acme.com' }, { id: 5, mail: 'j@acme.com' }, { url: ANN, mail: 'info@acme.com' }], { 'in/jane-doe': { leadId: '5', remarks: ALSO('info@acme.com') }, 'in/ann-lee': {} }],
  ['what is no address joins nobody', [{ url: JANE, mail: 'n/a' }, { mail: 'n/a', name: 'Nobody' }, { id: 5, mail: '-' }], { 'id:5': { email: null }, 'in/jane-doe': { email: null } }],
  ['the own address is shown before the custom one, that before the enriched one', [{ url: JANE, mail: '', custom: 'c@acme.com', enriched: 'e@acme.com' }, { url: ANN, mail: 'o@acme.com', custom: 'd@acme.com' }], { 'in/jane-doe': { email: 'c@acme.com' }, 'in/ann-lee': { email: 'o@acme.com' } }],
  ['all three addresses are known', [{ url: JANE, mail: 'a@acme.com', custom: 'b@acme.com', enriched: 'c@acme.com' }], { 'in/jane-doe': { knownAs: 'in/jane-doe mail:a@acme.com mail:b@acme.com mail:c@acme.com' } }],
]

const nobody: Case[] = [
  ['a test is nobody', [{ type: 'TEST MESSAGE_SENT', url: JANE, id: 5 }], {}],
  ['a test changes nobody', [{ url: JANE, name: 'Jane' }, { type: `TEST ${REPLY}`, url: JANE, name: 'John Test', at: 5 }], { 'in/jane-doe': { name: 'Jane', stage: 'Invited', eventCount: 1 } }],
  ['a missing lead is nobody', [{}, { name: 'Jane', company: 'Acme' }], {}],
  ['a lead with id 0 only is nobody', [{ id: 0, name: 'Jane' }], {}],
  ['a row without event_id is no event', [{ url: JANE, more: { event_id: '' } }], {}],
]

const facts: Case[] = [
  ['the newest name counts, whichever comes first', [{ url: JANE, name: 'Jane Roe', at: 1 }, { url: JANE, name: 'Jane Doe', at: 9 }], { 'in/jane-doe': { name: 'Jane Doe' } }],
  ['nothing later blanks what is known', [{ url: JANE, name: 'Jane Doe', company: 'Acme', mail: 'j@acme.com', tags: 'warm', at: 1 }, { url: JANE, at: 9 }], { 'in/jane-doe': { name: 'Jane Doe', company: 'Acme', email: 'j@acme.com', tags: 'warm' } }],
  ['tags are the newest', [{ url: JANE, tags: 'cold', at: 1 }, { url: JANE, tags: 'warm, CFO', at: 2 }], { 'in/jane-doe': { tags: 'warm, CFO' } }],
  ['at the same time the greater text counts, in any order', [{ url: JANE, name: 'A' }, { url: JANE, name: 'B' }], { 'in/jane-doe': { name: 'B' } }],
  ['a name in two halves', [{ url: JANE, more: { lead_first_name: 'Jane', lead_last_name: 'Doe' } }], { 'in/jane-doe': { name: 'Jane Doe' } }],
  ['a time that cannot be read is that of receiving', [{ url: JANE, at: null }], { 'in/jane-doe': { firstAt: minute(1), lastAt: minute(1) } }],
  ['without any time the event’s hour counts', [{ url: JANE, at: null, more: { received_at: '' } }], { 'in/jane-doe': { firstAt: minute(0) } }],
  ['first and last event', [{ url: JANE, at: 30 }, { url: JANE, at: 10 }, { url: JANE, at: 20 }], { 'in/jane-doe': { firstAt: minute(10), lastAt: minute(30), eventCount: 3 } }],
  ['campaign and sender are those of the newest event that names them', [{ url: JANE, sender: 'Sam', at: 1 }, { url: JANE, sender: 'Sue', campaign: 66, at: 2 }, { url: JANE, campaign: null, at: 3 }], { 'in/jane-doe': { campaign: 'Campaign 66', sender: 'Sue' } }],
]

const stages: Case[] = [
  ['asked', [{ url: JANE }], { 'in/jane-doe': { stage: 'Invited' } }],
  ['only looked at', [{ url: JANE, type: 'VIEWED_PROFILE' }], { 'in/jane-doe': { stage: 'In campaign' } }],
  ['tagged outside any campaign', [{ url: JANE, type: 'LEAD_TAG_UPDATED', campaign: null }], { 'in/jane-doe': { stage: null } }],
  ['of a type that comes one day', [{ url: JANE, type: 'LEAD_DANCED' }], { 'in/jane-doe': { stage: 'In campaign', eventCount: 1 } }],
  ['accepted, though the asking arrives late', [{ url: JANE, type: 'CONNECTION_REQUEST_ACCEPTED', at: 5 }, { url: JANE, at: 1 }], { 'in/jane-doe': { stage: 'Accepted' } }],
  ['a message to who has answered goes not back', [{ url: JANE, type: REPLY, reply: { at: 5, text: 'Yes' }, at: 5 }, { url: JANE, type: SENT, at: 9 }], { 'in/jane-doe': { stage: 'Replied', sentCount: 1, replyCount: 1 } }],
  ['the furthest of two campaigns', [{ url: JANE, type: SENT, campaign: 55 }, { url: JANE, campaign: 66, at: 9 }], { 'in/jane-doe': { stage: 'Messaged', campaign: 'Campaign 66' } }],
  ['an InMail', [{ url: JANE, type: 'INMAIL_SENT' }], { 'in/jane-doe': { stage: 'Messaged', sentCount: 1 } }],
  ['a campaign that is only named', [{ url: JANE, campaign: null, more: { campaign_name: 'North' } }], { 'in/jane-doe': { stage: 'Invited', campaign: 'North' } }],
]

const replies: Case[] = [
  ['a reply told as first and as every reply is two events and one reply', [{ url: JANE, type: REPLY, at: 6, reply: { at: 5, text: 'Yes' } }, { url: JANE, type: EVERY, at: 7, reply: { at: 5, text: 'Yes' } }], { 'in/jane-doe': { replyCount: 1, eventCount: 2, reply: 'Yes', repliedAt: minute(5) } }],
  ['the same words at another time are another reply', [{ url: JANE, type: EVERY, reply: { at: 5, text: 'Yes' } }, { url: JANE, type: EVERY, reply: { at: 6, text: 'Yes' } }], { 'in/jane-doe': { replyCount: 2 } }],
  ['told twice without its own time it is one', [{ url: JANE, type: REPLY, at: 6, lastMessage: 'Yes' }, { url: JANE, type: EVERY, at: 7, lastMessage: 'Yes' }], { 'in/jane-doe': { replyCount: 1, reply: 'Yes', repliedAt: minute(7) } }],
  ['the newest reply is shown, though an older one arrives later', [{ url: JANE, type: EVERY, at: 20, reply: { at: 5, text: 'Old' } }, { url: JANE, type: EVERY, at: 10, reply: { at: 9, text: 'New' } }], { 'in/jane-doe': { reply: 'New', repliedAt: minute(9) } }],
  ['our own message is no reply', [{ url: JANE, type: SENT, lastMessage: 'Hello Jane' }], { 'in/jane-doe': { reply: null, repliedAt: null, replyCount: 0 } }],
  ['of a conversation the lead’s words are told, not ours that follow', [{ url: JANE, type: REPLY, lastMessage: 'wrong', more: { recent_messages: JSON.stringify([{ creation_time: minute(1).toISOString(), message: 'Yes', is_reply: true }, { creation_time: minute(2).toISOString(), message: 'Thanks', is_reply: false }]) } }], { 'in/jane-doe': { reply: 'Yes', repliedAt: minute(1) } }],
  ['a voice message is a reply without text', [{ url: JANE, type: REPLY, reply: { at: 5, text: '' } }], { 'in/jane-doe': { stage: 'Replied', replyCount: 1, reply: '(without text: see it in HeyReach)', repliedAt: minute(5) } }],
  ['a voice message after words is the newest', [{ url: JANE, type: EVERY, reply: { at: 5, text: 'Yes' } }, { url: JANE, type: EVERY, reply: { at: 6, text: '' } }], { 'in/jane-doe': { replyCount: 2, reply: '(without text: see it in HeyReach)', repliedAt: minute(6) } }],
  ['an event that does not say what was written leaves the words alone', [{ url: JANE, type: EVERY, reply: { at: 5, text: 'Yes' } }, { url: JANE, type: EVERY, at: 6 }], { 'in/jane-doe': { reply: 'Yes', repliedAt: minute(6) } }],
  ['an InMail’s reply', [{ url: JANE, type: 'INMAIL_REPLY_RECEIVED', more: { recent_inmails: JSON.stringify([{ creation_time: minute(4).toISOString(), message: 'Call me', is_reply: true }]) } }], { 'in/jane-doe': { stage: 'Replied', reply: 'Call me', repliedAt: minute(4) } }],
  ['a reply outside any campaign', [{ url: JANE, type: EVERY, campaign: null, reply: { at: 5, text: 'Hi' } }], { 'in/jane-doe': { stage: 'Replied', reply: 'Hi', campaign: null } }],
  ['messages that were too long for their cell', [{ url: JANE, type: REPLY, at: 6, lastMessage: 'Yes', more: { recent_messages: '[{"creation_time":"2026… [cut]' } }], { 'in/jane-doe': { reply: 'Yes', repliedAt: minute(6) } }],
  ['a long reply is cut', [{ url: JANE, type: REPLY, reply: { at: 5, text: 'x'.repeat(3000) } }], { 'in/jane-doe': { reply: `${'x'.repeat(1999)}…` } }],
]

const all = { urls, ids, mails, nobody, facts, stages, replies }

const tell = (contacts: ReturnType<typeof contactsOf>): Map<string, unknown> => new Map(contacts.map(({ contactId, cells, stages: own }) => [contactId, { cells, own }]))

describe.each(Object.entries(all))('%s', (_room, cases) => {
  it.each(cases)('%s', (_name, said, expected) => {
    const rows = said.map(row)
    const contacts = contactsOf(rows)
    expect(contacts.map(({ contactId }) => contactId).sort()).toEqual(Object.keys(expected).sort())
    for (const { contactId, cells } of contacts) expect(cells).toMatchObject(expected[contactId] ?? {})
    const backwards = [...rows].reverse()
    expect(tell(contactsOf(backwards))).toEqual(tell(contacts))
    for (const order of [rows, backwards, [...rows, ...rows]]) {
      expect(tell(foldInBatches(oneByOne(order)).map(describePerson))).toEqual(tell(contacts))
    }
  })
})

const oneByOne = (rows: readonly Row[]) => eventsOf(rows).map((event) => [event])

it('has as many cases as were promised', () => {
  expect(Object.values(all).flat().length).toBeGreaterThanOrEqual(40)
})
