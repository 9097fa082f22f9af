/** One row of the Events tab → what it tells of a person. Headers: `events/event-columns.ts`. */
import { isRealId, profileKey } from '../events/contact-id'
import type { Message } from '../events/event'
import { kindOfType, stepOfType, type Step } from '../events/event-types'
import { parseEventId } from '../events/identify-event'
import { newestOf, readMessages } from '../events/read-messages'
import { parseJson } from '../heyreach/read-json'
import type { CellInput } from '../ports'
import { EVENT_CELL } from '../words'
import { addressesIn } from './read-addresses'
import { shortHash } from './short-hash'

/** What is known of a person as one text each. The order is that of the state (`contact-state.ts`): new ones come last. */
export const FACTS = ['name', 'company', 'position', 'location', 'email', 'tags', 'campaign', 'sender'] as const
export type Fact = (typeof FACTS)[number]

export interface ToldReply {
  /** Epoch ms: its own time, else the event’s; 0 for neither. */
  at: number
  hasOwnTime: boolean
  /** '' for a voice message or an attachment; null where the event does not say what was written. */
  text: string | null
}

export interface PersonEvent {
  /** Five characters, of the event’s id. */
  mark: string
  step: Step
  /** Epoch ms; that of receiving, or the hour in the event’s id, where its own cannot be read; 0 where nothing tells it. */
  at: number
  /** `in/…`, '' for none. */
  urlKey: string
  /** '' for none. */
  leadId: string
  /** In lower case, each once. */
  mails: readonly string[]
  /** '' where the event does not say it. */
  facts: Readonly<Record<Fact, string>>
  /** '' for none. */
  campaignId: string
  /** False for what happens in private chats. */
  isOfCampaign: boolean
  /** Of reply events only. */
  reply: ToldReply | null
}

type ReadCell = (header: string) => CellInput

const TEST = EVENT_CELL.testType('')

/** null for tests, for rows that are no event, and for those that tell of nobody. */
export const readPersonEvent = (cell: ReadCell): PersonEvent | null => {
  const text = (header: string): string => textOf(cell(header))
  const type = text('event_type')
  const eventId = text('event_id')
  if (eventId === '' || type.startsWith(TEST)) return null

  const urlKey = profileKey(text('lead_profile_url'))
  const leadId = realId(text('lead_id'))
  const [own = [], custom = [], enriched = []] = MAILS.map((header) => addressesIn(text(header)))
  const mails = [...new Set([...own, ...custom, ...enriched])]
  if (urlKey === '' && leadId === '' && mails.length === 0) return null

  const at = timeOf(cell('timestamp')) || timeOf(cell('received_at')) || hourOf(eventId)
  const campaignId = realId(text('campaign_id'))
  const campaign = text('campaign_name')
  return {
    mark: markOf(eventId),
    step: stepOfType(type),
    at,
    urlKey,
    leadId,
    mails,
    facts: {
      name: text('lead_full_name') || together(text('lead_first_name'), text('lead_last_name')),
      company: text('lead_company_name'),
      position: text('lead_position'),
      location: text('lead_location'),
      email: mails[0] ?? '',
      tags: text('lead_tags'),
      campaign,
      sender: text('sender_full_name') || together(text('sender_first_name'), text('sender_last_name')),
    },
    campaignId,
    isOfCampaign: campaignId !== '' || campaign !== '',
    reply: kindOfType(type) === 'reply' ? replyOf(text, at) : null,
  }
}

/** Which of them is shown: the first that there is. */
const MAILS = ['lead_email_address', 'lead_custom_email', 'lead_enriched_email']

/** What is longer is no id. */
const LONGEST_ID = 100
/** What templates write when they lack a value. */
const NO_ID = /^(?:undefined|null|nan|none|n\/a)$/i

const realId = (id: string): string => (isRealId(id) && id.length <= LONGEST_ID && !NO_ID.test(id) ? id : '')

/** Of dates in text columns nobody knows what was written. */
const textOf = (cell: CellInput): string => (cell === null || cell instanceof Date ? '' : String(cell).trim())

const timeOf = (cell: CellInput): number => {
  const at = cell instanceof Date ? Math.round(cell.getTime()) : 0
  return at > 0 ? at : 0
}

const HOUR_MS = 3_600_000
const hourOf = (eventId: string): number => (parseEventId(eventId)?.hour ?? 0) * HOUR_MS

const MARK = 5
const markOf = (eventId: string): string => parseEventId(eventId)?.fingerprint.slice(0, MARK) ?? shortHash(eventId)

const together = (first: string, last: string): string => `${first} ${last}`.trim()

const replyOf = (text: (header: string) => string, eventAt: number): ToldReply => {
  const message = newestOf([...messagesIn(text('recent_messages')), ...messagesIn(text('recent_inmails'))], true)
  const own = message?.time.at ?? 0
  return {
    at: own || eventAt,
    hasOwnTime: own !== 0,
    text: message ? message.text.trim() : text('last_message') || null,
  }
}

/** A list that was too long for its cell is no JSON any more. */
const messagesIn = (json: string): Message[] => readMessages(parseJson(json)) ?? []
