/** What the stand-in knows, as saved: workspaces, senders, campaigns, people and who is enrolled where. Times are epoch ms. */

export type CampaignStatus =
  | 'DRAFT'
  | 'IN_PROGRESS'
  | 'PAUSED'
  | 'FINISHED'
  | 'CANCELED'
  | 'FAILED'
  | 'STARTING'
  | 'SCHEDULED'

export const campaignStatuses: readonly CampaignStatus[] = [
  'DRAFT',
  'IN_PROGRESS',
  'PAUSED',
  'FINISHED',
  'CANCELED',
  'FAILED',
  'STARTING',
  'SCHEDULED'
]

export interface Workspace {
  /** The organizationUnitId of its campaigns. */
  id: number
  name: string
  keyRevoked: boolean
}

export interface Sender {
  id: number
  workspaceId: number
  emailAddress: string
  firstName: string | null
  lastName: string | null
  profileUrl: string | null
  isActive: boolean
  /** False: logged out of LinkedIn. */
  authIsValid: boolean
  isValidNavigator: boolean
  isValidRecruiter: boolean
  /** Daily limits; each has a maximum in the answer. */
  limits: SenderLimits
}

export interface SenderLimits {
  connectionRequests: number
  messages: number
  inMails: number
  follows: number
  profileViews: number
  postLikes: number
}

export interface Campaign {
  id: number
  workspaceId: number
  name: string
  status: CampaignStatus
  createdAt: number
  startedAt: number | null
  listId: number
  listName: string
  senderIds: number[]
  /** The change of status that time will bring. */
  next: { status: CampaignStatus; at: number } | null
}

export interface CustomField {
  name: string
  value: string
}

/** A lead as HeyReach accepted it. */
export interface LeadFields {
  profileUrl: string
  firstName?: string | null
  lastName?: string | null
  location?: string | null
  summary?: string | null
  companyName?: string | null
  position?: string | null
  about?: string | null
  emailAddress?: string | null
  customUserFields: CustomField[]
}

/** Somebody on LinkedIn as one workspace knows them. */
export interface Person {
  workspaceId: number
  /** The stand-in's own normal form of the profile URL's name. */
  key: string
  memberId: string
  opaqueId: string
  firstName: string
  lastName: string
  headline: string | null
  imageUrl: string | null
  location: string | null
  summary: string | null
  companyName: string | null
  companyUrl: string | null
  position: string | null
  about: string | null
  emailAddress: string | null
  connections: number
  followers: number
  tags: string[]
  customFields: CustomField[]
}

export type HistoryKind =
  | 'profile-viewed'
  | 'post-liked'
  | 'followed'
  | 'connection-sent'
  | 'connection-accepted'
  | 'message-sent'
  | 'message-reply'
  | 'inmail-sent'
  | 'inmail-reply'
  /** In a private chat, after the campaign and outside it. */
  | 'outside-reply'
  | 'tagged'
  | 'paused'
  | 'resumed'
  | 'finished'
  | 'failed'
  | 'stopped'

export interface HistoryEvent {
  kind: HistoryKind
  at: number
  /** For 'failed': HeyReach's errorCode. */
  errorCode?: string
}

export interface Enrolment {
  id: number
  campaignId: number
  personKey: string
  /** Who writes to them; null while the campaign has no sender. */
  senderId: number | null
  /** What the request asked for. */
  requestedSenderId: number | null
  lead: LeadFields
  at: number
  added: number
  updated: number
  /** Oldest first. */
  history: HistoryEvent[]
}

/** The twelve that CreateWebhook takes. */
export const eventTypes = [
  'CONNECTION_REQUEST_SENT',
  'CONNECTION_REQUEST_ACCEPTED',
  'MESSAGE_SENT',
  'MESSAGE_REPLY_RECEIVED',
  'INMAIL_SENT',
  'INMAIL_REPLY_RECEIVED',
  'EVERY_MESSAGE_REPLY_RECEIVED',
  'FOLLOW_SENT',
  'LIKED_POST',
  'VIEWED_PROFILE',
  'CAMPAIGN_COMPLETED',
  'LEAD_TAG_UPDATED'
] as const

export type EventType = (typeof eventTypes)[number]

export interface Webhook {
  id: number
  workspaceId: number
  webhookName: string
  webhookUrl: string
  eventType: EventType
  /** Empty: all campaigns. */
  campaignIds: number[]
  isActive: boolean
}

export interface ChatMessage {
  at: number
  /** Empty for a voice message. */
  text: string
  isReply: boolean
  subject?: string
}

/** All that a sender and a person have written to each other, campaigns or not; InMails are a chat of their own. */
export interface Chat {
  workspaceId: number
  senderId: number
  personKey: string
  isInMail: boolean
  /** Oldest first. */
  messages: ChatMessage[]
}

/** Something that webhooks are told of. */
export interface Happening {
  id: number
  workspaceId: number
  /** Null: outside campaigns. */
  campaignId: number | null
  senderId: number | null
  personKey: string | null
  at: number
  /** A first reply is of two types. */
  eventTypes: EventType[]
  /** What went with a connection request. */
  note: string | null
  isInMail: boolean
  /** Later messages of the conversation are not in its first telling. */
  until: number
}

export interface Delivery {
  id: number
  workspaceId: number
  webhookId: number
  url: string
  eventType: EventType
  kind: 'event' | 'repeat' | 'test' | 'raw'
  /** Null: nothing happened, it was made by hand. */
  happening: Happening | null
  body: string
  createdAt: number
  dueAt: number
  tries: { at: number; outcome: string }[]
  state: 'waiting' | 'under-way' | 'delivered' | 'given-up'
}

export interface SavedState {
  version: 2
  nextId: number
  nextMemberId: number
  nextWebhookId: number
  webhooks: Webhook[]
  nextHappeningId: number
  nextDeliveryId: number
  chats: Chat[]
  /** All that still wait, and the latest of those that are over. */
  deliveries: Delivery[]
  workspaces: Workspace[]
  senders: Sender[]
  campaigns: Campaign[]
  people: Person[]
  enrolments: Enrolment[]
}
