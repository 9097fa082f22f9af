/** One row of the Events tab → what it says of a person; null for tests and for rows that tell of nobody. */
import { isRealId, profileKey } from '../events/contact-id'
import { EVENT_TYPES, kindOfType } from '../events/event-types'
import { parseEventId } from '../events/identify-event'
import { keyOfInstant } from '../events/read-instant'
import { newestOf, readMessages } from '../events/read-messages'
import { parseJson } from '../heyreach/read-json'
import { STAGES, type Stage } from '../leads/person-stages'
import type { CellInput } from '../ports'
import { EVENT_CELL, STATUS } from '../words'

export interface PersonEvent {
  /** `in/<slug>`, or ''. */
  profileKey: string
  /** '' for none. */
  leadId: string
  /** Lower case, without repeats. */
  mails: string[]
  /** Epoch ms. */
  at: number
  /** Of event_id: the same however often the event comes. */
  fingerprint: string
  /** What it says of how far they are; null for nothing but that they are there. */
  stage: Stage | null
  /** '' outside any campaign. */
  campaignId: string
  /** '' where the event does not say. */
  name: string
  company: string
  position: string
  location: string
  email: string
  tags: string
  campaign: string
  sender: string
  /** The lead's own message; null where the event is none. */
  reply: { at: number; text: string; /** The same for each event that tells of this reply. */ key: string } | null
}

const STAGE_OF_TYPE: Partial<Record<string, Stage>> = {
  CONNECTION_REQUEST_SENT: STATUS.invited,
  CONNECTION_REQUEST_ACCEPTED: STATUS.accepted,
  MESSAGE_SENT: STATUS.messaged,
  INMAIL_SENT: STATUS.messaged,
  MESSAGE_REPLY_RECEIVED: STATUS.replied,
  EVERY_MESSAGE_REPLY_RECEIVED: STATUS.replied,
  INMAIL_REPLY_RECEIVED: STATUS.replied,
} satisfies Partial<Record<keyof typeof EVENT_TYPES, Stage>>

export const stageRank = (stage: Stage): number => STAGES.indexOf(stage)

/** `cell`: by header; as `Tab.values` gives it. */
export const readPersonEvent = (cell: (header: string) => CellInput): PersonEvent | null => {
  const text = (header: string): string => textOf(cell(header))
  const type = text('event_type')
  const id = parseEventId(text('event_id'))
  if (id === null || type.startsWith(EVENT_CELL.testType(''))) return null
  const leadId = text('lead_id')
  const mails = ['lead_email_address', 'lead_custom_email', 'lead_enriched_email'].map((header) => text(header).replace(/\s+/g, '')).filter((mail) => mail !== '')
  const key = profileKey(text('lead_profile_url'))
  if (key === '' && !isRealId(leadId) && mails.length === 0) return null
  const at = timeOf(cell('timestamp')) ?? timeOf(cell('received_at')) ?? id.hour * 3_600_000
  return {
    profileKey: key,
    leadId: isRealId(leadId) ? leadId.replace(/\s+/g, '') : '',
    mails: [...new Set(mails.map((mail) => mail.toLowerCase()))],
    at,
    fingerprint: id.fingerprint,
    stage: STAGE_OF_TYPE[type] ?? null,
    campaignId: isRealId(text('campaign_id')) ? text('campaign_id') : '',
    name: text('lead_full_name') || [text('lead_first_name'), text('lead_last_name')].filter((part) => part !== '').join(' '),
    company: text('lead_company_name'),
    position: text('lead_position'),
    location: text('lead_location'),
    email: mails[0] ?? '',
    tags: text('lead_tags'),
    campaign: text('campaign_name'),
    sender: text('sender_full_name') || [text('sender_first_name'), text('sender_last_name')].filter((part) => part !== '').join(' '),
    reply: kindOfType(type) === 'reply' ? replyOf(text, at) : null,
  }
}

/** Its own time and text, by which it is one however many events announce it; without them the event's. */
const replyOf = (text: (header: string) => string, at: number): PersonEvent['reply'] => {
  const messages = ['recent_messages', 'recent_inmails'].flatMap((header) => readMessages(parseJson(text(header))) ?? [])
  const newest = newestOf(messages, true)
  const said = newest?.text.trim() || text('last_message')
  return newest && newest.time.at !== null ? { at: newest.time.at, text: said, key: `${keyOfInstant(newest.time)} ${said}` } : { at, text: said, key: `${at} ${said}` }
}

const timeOf = (cell: CellInput): number | null => (cell instanceof Date && Number.isFinite(cell.getTime()) ? cell.getTime() : null)

const textOf = (cell: CellInput): string => (cell === null ? '' : cell instanceof Date ? cell.toISOString() : String(cell).trim())
