/**
 * What a pass over 100 new events costs in calls to Google and modelled time, for Contacts of several sizes: half of the events are of
 * people all over the tab, half of new ones. And how many executions a rebuild takes.
 */
import { CONTACT_COLUMNS } from '../src/contacts/contact-columns'
import { describePerson } from '../src/contacts/describe-person'
import { groupPeople } from '../src/contacts/group-parts'
import { partOf } from '../src/contacts/part'
import { readPersonEvent } from '../src/contacts/person-event'
import { EVENT_COLUMNS } from '../src/events/event-columns'
import { CONTACTS_MEMORY_TAB, KEYS_TAB } from '../src/table/hidden-tabs'
import type { CellInput } from '../src/ports'
import { contactsTab } from '../test/scenario/support/contacts'
import { eventBody } from '../test/scenario/support/deliveries'
import { openReceiving, type ReceivingSheet } from '../test/scenario/support/receiving'
import type { ExecutionResult } from '../workbench/fake-apps-script/types'
import type { Tab } from '../workbench/fake-apps-script/model/types'

type Figures = Record<string, number>

const SIZES = [
  { contacts: 1_000, events: 1_500 },
  { contacts: 100_000, events: 150_000 },
]
const STEP = 10_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const NEW_EVENTS = 100

export const benchContacts = (): Promise<Figures> =>
  Promise.resolve({
    ...SIZES.reduce<Figures>((all, size) => ({ ...all, ...passCosts(size) }), {}),
    ...rebuildCosts(),
  })

export const passCosts = ({ contacts, events }: (typeof SIZES)[number]): Figures => {
  /** How many locks are still got; the others are refused. */
  let locks = Infinity
  const sheet = openReceiving({
    host: {
      onCall: ({ name }) => {
        if (name !== 'Lock.tryLock') return undefined
        locks -= 1
        return locks < 0 ? { throw: 'There are too many LockService operations against the same script.' } : undefined
      },
    },
  })
  fill(sheet, contacts, events)
  keep(sheet, contacts)
  // The first lock is that of the writing of events, the second that of the pass: it is kept waiting until what was written is cleared away.
  locks = 1
  for (let run = 0; run < 2; run += 1) trigger(sheet, MINUTE_MS)
  locks = Infinity
  const before = count(sheet)
  const pass = trigger(sheet, MINUTE_MS)
  const idle = trigger(sheet)
  const added = count(sheet) - before
  if (added !== NEW_EVENTS / 2) throw new Error(`${added} new contacts instead of ${NEW_EVENTS / 2}`)
  return {
    [`contacts.pass.${contacts}.calls`]: pass.backendCalls - idle.backendCalls,
    [`contacts.pass.${contacts}.ms`]: Math.round(pass.ms - idle.ms),
    [`contacts.pass.${contacts}.cells_read`]: pass.cellsRead - idle.cellsRead,
    [`contacts.pass.${contacts}.kb_read`]: Math.round((pass.bytesRead - idle.bytesRead) / 1024),
  }
}

/** Of 150,000 events, when Contacts is gone. */
export const rebuildCosts = (contacts = 100_000, events = 150_000): Figures => {
  const sheet = openReceiving()
  fill(sheet, contacts, events)
  for (const tab of [contactsTab(sheet.book), sheet.book.tabByName(CONTACTS_MEMORY_TAB)]) if (tab) sheet.book.deleteTab(tab.id)
  sheet.post(eventBody({ lead: 5 }))
  let longest = 0
  let total = 0
  let runs = 0
  const startedAt = performance.now()
  for (; runs < 30; runs += 1) {
    const { ms, backendCalls } = trigger(sheet)
    if (backendCalls <= 3) break
    longest = Math.max(longest, ms)
    total += ms
  }
  return {
    'contacts.rebuild.rows': count(sheet),
    'contacts.rebuild.executions': runs,
    'contacts.rebuild.longest_ms': Math.round(longest),
    'contacts.rebuild.total_ms': Math.round(total),
    'contacts.rebuild.real_ms': Math.round(performance.now() - startedAt),
  }
}

const count = (sheet: ReceivingSheet): number => (contactsTab(sheet.book)?.lastRow() ?? 1) - 1

const trigger = (sheet: ReceivingSheet, after = 5 * MINUTE_MS): ExecutionResult => {
  sheet.clock.advance(after)
  const result = sheet.runTrigger()
  if (!result.ok) throw new Error(result.error?.message)
  return result
}

/** Kept only: the web app is given no spreadsheet. */
const keep = (sheet: ReceivingSheet, contacts: number): void => {
  sheet.host.setSwitches({ webappActive: 'null' })
  const now = sheet.clock.now()
  for (let number = 0; number < NEW_EVENTS; number += 1) {
    const known = Math.floor((number / NEW_EVENTS) * contacts)
    const lead = number % 2 === 0 ? known : 5_000_000 + number
    const body = eventBody({ lead, type: number % 4 === 0 ? 'message_reply_received' : 'connection_request_accepted', timestamp: new Date(now + number * 100).toISOString() })
    if (!sheet.post(body).acknowledged) throw new Error('not kept')
  }
  sheet.host.setSwitches({ webappActive: 'present' })
}

/** As the add-on leaves a sheet that has received so much: its tabs are made by it, the rows put in without it. */
const fill = (sheet: ReceivingSheet, contacts: number, events: number): void => {
  sheet.post(eventBody({ lead: 999_999_999 }))
  trigger(sheet, MINUTE_MS)
  const tabs = { events: sheet.book.tabByName('Events'), contacts: contactsTab(sheet.book), memory: sheet.book.tabByName(CONTACTS_MEMORY_TAB), keys: sheet.book.tabByName(KEYS_TAB) }
  if (!tabs.events || !tabs.contacts || !tabs.memory || !tabs.keys) throw new Error('the first event has made no tabs')
  const newest = sheet.clock.now() - 30 * HOUR_MS
  const cells = (number: number, lead: number): Map<string, CellInput> => {
    const at = new Date(newest - 20 * 24 * HOUR_MS + Math.floor((20 * 24 * HOUR_MS * number) / events))
    return new Map<string, CellInput>([
      ['event_type', number < contacts ? 'CONNECTION_REQUEST_SENT' : 'CONNECTION_REQUEST_ACCEPTED'],
      ['timestamp', at],
      ['lead_full_name', `Ada Novak ${lead}`],
      ['lead_profile_url', `https://www.linkedin.com/in/person-${lead}-sample`],
      ['lead_company_name', 'Example Freight'],
      ['lead_id', String(900000000 + lead)],
      ['campaign_name', 'Sample Campaign North'],
      ['campaign_id', '60001'],
      ['sender_full_name', 'Mira Okafor'],
      ['event_id', `e${Math.floor(at.getTime() / HOUR_MS)}-${number.toString(36).padStart(10, '0')}`],
    ])
  }
  const headers = EVENT_COLUMNS.map(({ header }) => header)
  const made = (number: number) => cells(number, number % contacts)
  put(tabs.events, events, (number) => headers.map((header) => made(number).get(header) ?? ''))
  put(tabs.contacts, contacts, (number) => {
    const parts = [number, ...(number + contacts < events ? [number + contacts] : [])].flatMap((event) => {
      const read = readPersonEvent((header) => made(event).get(header) ?? '')
      return read ? [partOf(read)] : []
    })
    const [person] = groupPeople(parts)
    if (!person) throw new Error('an event of nobody')
    const { cells: row } = describePerson(person)
    return CONTACT_COLUMNS.map(({ field }) => row[field] ?? '')
  })
  const last = tabs.events.lastRow()
  const bookmark = JSON.parse(tabs.memory.displayText(2, 1)) as object
  tabs.memory.enterRaw(2, 1, [[JSON.stringify({ ...bookmark, row: last, id: made(events - 1).get('event_id'), lastRow: tabs.contacts.lastRow(), count: contacts + 1 })]])
  sheet.book.deleteTab(tabs.keys.id)
  // The memory of what was written is made anew, which is not what is measured here.
  sheet.post(eventBody({ lead: 999_999_998 }))
  trigger(sheet, MINUTE_MS)
  // A pass has just been, as in any sheet that is in use: which tabs are no leads' is remembered for ten minutes.
  sheet.post(eventBody({ lead: 999_999_997 }))
  trigger(sheet, MINUTE_MS)
}

const put = (tab: Tab, count: number, row: (number: number) => CellInput[]): void => {
  const first = tab.lastRow() + 1
  const lacking = first + count + 1_000 - tab.rowCount
  if (lacking > 0) tab.insertRows(tab.rowCount + 1, lacking)
  for (let from = 0; from < count; from += STEP) {
    tab.enterRaw(first + from, 1, Array.from({ length: Math.min(STEP, count - from) }, (_, index) => row(from + index).map((cell) => cell ?? '')))
  }
}
