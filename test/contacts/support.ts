/** Rows of the Events tab for what is tried, and people of them as a person would read them. */
import { identifiersIn, decodeState, encodeState, knownAs } from '../../src/contacts/contact-state'
import { describePerson, type Contact } from '../../src/contacts/describe-person'
import { foldEvents, type Person } from '../../src/contacts/group-parts'
import { indexIdentifiers } from '../../src/contacts/identifier-index'
import { partOf } from '../../src/contacts/part'
import { readPersonEvent, type PersonEvent } from '../../src/contacts/person-event'
import type { CellInput } from '../../src/ports'

export type Row = Record<string, CellInput>

export const NOON = Date.UTC(2026, 8, 1, 12)
export const minute = (minutes: number): Date => new Date(NOON + minutes * 60_000)

/** What a row says; the rest is blank, as `Tab.values` gives it. */
export interface Said {
  type?: string
  /** Minutes after noon; null where it cannot be read. */
  at?: number | null
  url?: string
  id?: string | number
  mail?: string
  custom?: string
  enriched?: string
  name?: string
  company?: string
  tags?: string
  sender?: string
  /** By default campaign 55, “North”; null for none. */
  campaign?: string | number | null
  /** Of the lead, written so many minutes after noon. */
  reply?: { at?: number; text: string }
  lastMessage?: string
  more?: Row
}

let made = 0
/** 60 bits, as identify-event.ts writes them. */
const nextId = (): string => `e${Math.floor(NOON / 3_600_000)}-${String((made += 1)).padStart(5, '0')}abcde`

export const row = (said: Said): Row => {
  const { type = 'CONNECTION_REQUEST_SENT', at = 0, campaign = 55, reply } = said
  return {
    event_type: type,
    event_id: nextId(),
    timestamp: at === null ? 'the day before yesterday' : minute(at),
    received_at: minute((at ?? 0) + 1),
    lead_profile_url: said.url ?? '',
    lead_id: said.id ?? '',
    lead_email_address: said.mail ?? '',
    lead_custom_email: said.custom ?? '',
    lead_enriched_email: said.enriched ?? '',
    lead_full_name: said.name ?? '',
    lead_company_name: said.company ?? '',
    lead_tags: said.tags ?? '',
    sender_full_name: said.sender ?? '',
    campaign_id: campaign ?? '',
    campaign_name: campaign === null ? '' : campaign === 55 ? 'North' : `Campaign ${campaign}`,
    recent_messages: reply ? JSON.stringify([{ creation_time: reply.at === undefined ? null : minute(reply.at).toISOString(), message: reply.text, is_reply: true }]) : '',
    last_message: said.lastMessage ?? reply?.text ?? '',
    ...said.more,
  }
}

export const readRow = (cells: Row): PersonEvent | null => readPersonEvent((header) => cells[header] ?? '')

export const eventsOf = (rows: readonly Row[]): PersonEvent[] => rows.flatMap((cells) => readRow(cells) ?? [])

/** All at once. */
export const contactsOf = (rows: readonly Row[]): Contact[] => foldEvents([], eventsOf(rows)).map(describePerson)

/** As the pass does it: rows of Contacts hold states, and of each batch those are read that hang together with it. */
export const foldInBatches = (batches: readonly (readonly PersonEvent[])[]): Person[] => {
  let rows: { knownAs: string; state: string }[] = []
  for (const batch of batches) {
    const index = indexIdentifiers(rows.map((each) => each.knownAs), 0)
    const concerned = new Set(index.rowsFor(batch.flatMap((event) => identifiersIn(knownAs([partOf(event)])))))
    const known = rows.filter((_, at) => concerned.has(at)).flatMap(({ state }) => decoded(state))
    const people = foldEvents(known, batch)
    const stay = rows.filter((_, at) => !concerned.has(at))
    rows = [...stay, ...people.map(({ parts }) => ({ knownAs: knownAs(parts), state: encodeState(parts) }))]
  }
  return foldEvents(rows.flatMap(({ state }) => decoded(state)), [])
}

const decoded = (state: string) => {
  const parts = decodeState(state)
  if (!parts) throw new Error(`not a state: ${state}`)
  return parts
}
