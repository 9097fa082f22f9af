/**
 * One event as HeyReach tells it, whatever the shape it came in. Every text is from outside and may be anything; null is what was
 * not said. Ids are text: HeyReach’s own are numbers here and strings there.
 */
import type { Json } from '../heyreach/read-json'
import type { Instant } from './read-instant'

export interface Lead {
  id: string | null
  profileUrl: string | null
  firstName: string | null
  lastName: string | null
  fullName: string | null
  location: string | null
  summary: string | null
  companyUrl: string | null
  companyName: string | null
  position: string | null
  about: string | null
  emailAddress: string | null
  enrichedEmail: string | null
  customEmail: string | null
  tags: string[]
  lists: string[]
}

export interface Campaign {
  id: string | null
  name: string | null
  status: string | null
}

export interface Sender {
  id: string | null
  firstName: string | null
  lastName: string | null
  fullName: string | null
  emailAddress: string | null
  profileUrl: string | null
}

export interface Message {
  time: Instant
  /** '' for voice messages and attachments. */
  text: string
  /** True where the lead wrote it; null where that is not said. */
  isReply: boolean | null
}

export interface HeyReachEvent {
  /** UPPER_SNAKE; one that we do not know is an event like any other. */
  type: string
  /** HeyReach’s own test delivery. */
  isTest: boolean
  /** Epoch ms; null where missing or unreadable. */
  timestamp: number | null
  /** As it came. */
  timestampText: string
  /** The same, to the last digit. */
  time: Instant
  correlationId: string | null
  lead: Lead
  campaign: Campaign
  sender: Sender
  connectionMessage: string | null
  isInmail: boolean | null
  conversationId: string | null
  /** Of both lists, in the order in which they came. */
  messages: Message[]
  /** JSON text of the lists as they came. */
  recentMessages: string | null
  recentInmails: string | null
  /** What has no column, as JSON text `{…}`; '' for nothing. */
  extra: string
  /** The whole event as it came. */
  body: Json
}
