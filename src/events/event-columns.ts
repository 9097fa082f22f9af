/**
 * The Events tab’s columns: people’s first, then technical ones, hidden when the tab is made. Headers are HeyReach’s own names. A
 * new column is appended at the right, a dropped one left alone: sheets live on.
 */
import type { CellInput } from '../ports'
import { EVENT_CELL } from '../words'
import { contactId } from './contact-id'
import type { HeyReachEvent } from './event'
import { isOfMessage, messageOf, type Identity } from './identify-event'
import { newestMessage } from './read-messages'

export interface FilledEvent {
  event: HeyReachEvent
  identity: Identity
  /** Epoch ms. */
  receivedAt: number
}

export interface EventColumn {
  header: string
  /** A number format, '' for none. */
  format: string
  /** In px. */
  width: number
  hidden: boolean
  read(filled: FilledEvent): CellInput
}

const MOMENT = 'd mmm yyyy, hh:mm:ss'

export const EVENT_COLUMNS: readonly EventColumn[] = [
  { header: 'event_type', format: '', width: 285, hidden: false, read: ({ event: { type, isTest } }) => (isTest ? EVENT_CELL.testType(type) : type) },
  { header: 'timestamp', format: MOMENT, width: 155, hidden: false, read: ({ event: { timestamp, timestampText } }) => (timestamp === null ? timestampText : new Date(timestamp)) },
  { header: 'lead_full_name', format: '', width: 150, hidden: false, read: ({ event }) => event.lead.fullName },
  { header: 'lead_profile_url', format: '', width: 230, hidden: false, read: ({ event }) => event.lead.profileUrl },
  { header: 'lead_company_name', format: '', width: 180, hidden: false, read: ({ event }) => event.lead.companyName },
  { header: 'lead_position', format: '', width: 150, hidden: false, read: ({ event }) => event.lead.position },
  { header: 'lead_email_address', format: '', width: 190, hidden: false, read: ({ event }) => event.lead.emailAddress },
  { header: 'campaign_name', format: '', width: 180, hidden: false, read: ({ event }) => event.campaign.name },
  { header: 'sender_full_name', format: '', width: 140, hidden: false, read: ({ event }) => event.sender.fullName },
  { header: 'last_message', format: '', width: 320, hidden: false, read: ({ event }) => lastMessage(event) },
  { header: 'connection_message', format: '', width: 220, hidden: false, read: ({ event }) => event.connectionMessage },
  { header: 'lead_tags', format: '', width: 140, hidden: false, read: ({ event }) => listed(event.lead.tags) },
  { header: 'is_inmail', format: '', width: 95, hidden: false, read: ({ event }) => event.isInmail },
  { header: 'event_id', format: '', width: 140, hidden: true, read: ({ identity }) => identity.eventId },
  { header: 'received_at', format: MOMENT, width: 155, hidden: true, read: ({ receivedAt }) => new Date(receivedAt) },
  { header: 'correlation_id', format: '', width: 140, hidden: true, read: ({ event }) => event.correlationId },
  { header: 'campaign_id', format: '', width: 95, hidden: true, read: ({ event }) => event.campaign.id },
  { header: 'campaign_status', format: '', width: 120, hidden: true, read: ({ event }) => event.campaign.status },
  { header: 'sender_id', format: '', width: 95, hidden: true, read: ({ event }) => event.sender.id },
  { header: 'sender_first_name', format: '', width: 120, hidden: true, read: ({ event }) => event.sender.firstName },
  { header: 'sender_last_name', format: '', width: 120, hidden: true, read: ({ event }) => event.sender.lastName },
  { header: 'sender_email_address', format: '', width: 190, hidden: true, read: ({ event }) => event.sender.emailAddress },
  { header: 'sender_profile_url', format: '', width: 230, hidden: true, read: ({ event }) => event.sender.profileUrl },
  { header: 'lead_id', format: '', width: 95, hidden: true, read: ({ event }) => event.lead.id },
  { header: 'lead_first_name', format: '', width: 120, hidden: true, read: ({ event }) => event.lead.firstName },
  { header: 'lead_last_name', format: '', width: 120, hidden: true, read: ({ event }) => event.lead.lastName },
  { header: 'lead_location', format: '', width: 150, hidden: true, read: ({ event }) => event.lead.location },
  { header: 'lead_summary', format: '', width: 220, hidden: true, read: ({ event }) => event.lead.summary },
  { header: 'lead_company_url', format: '', width: 230, hidden: true, read: ({ event }) => event.lead.companyUrl },
  { header: 'lead_about', format: '', width: 220, hidden: true, read: ({ event }) => event.lead.about },
  { header: 'lead_enriched_email', format: '', width: 190, hidden: true, read: ({ event }) => event.lead.enrichedEmail },
  { header: 'lead_custom_email', format: '', width: 190, hidden: true, read: ({ event }) => event.lead.customEmail },
  { header: 'lead_lists', format: '', width: 140, hidden: true, read: ({ event }) => listed(event.lead.lists) },
  { header: 'conversation_id', format: '', width: 140, hidden: true, read: ({ event }) => event.conversationId },
  { header: 'recent_messages', format: '', width: 220, hidden: true, read: ({ event }) => event.recentMessages },
  { header: 'recent_inmails', format: '', width: 220, hidden: true, read: ({ event }) => event.recentInmails },
  { header: 'extra', format: '', width: 220, hidden: true, read: ({ event }) => event.extra },
  { header: 'contact_id', format: '', width: 190, hidden: true, read: ({ event }) => contactId(event.lead) },
]

/** Of a reply the lead’s newest message, of what was sent ours; of anything else, tests too, the newest that came along. */
function lastMessage(event: HeyReachEvent): string | null {
  const message = isOfMessage(event) ? messageOf(event) : newestMessage(event.messages)
  return message?.text ?? null
}

function listed(names: string[]): string {
  return names.join(', ')
}
