/** What HeyReach posts of a happening: snake_case, the event type in lower case, shaped as the samples are. */
import { createHash } from 'node:crypto'
import { formatTime } from '../format-time'
import { fullName } from '../lead-objects'
import { profileUrlOf } from '../profile-key'
import { eventTypes, type Chat, type EventType, type Happening, type Person, type Sender } from '../state'
import type { Store } from '../store'

export interface PayloadView {
  eventType: EventType
  correlationId: string
  /** HeyReach's own time in the payload. */
  timestamp: number
  /** Messages after this are not in it. */
  until: number
  recentMessages: 'growing' | 'only-trigger'
}

export const payloadOf = (store: Store, happening: Happening, view: PayloadView): Record<string, unknown> => {
  const { eventType, timestamp, correlationId } = view
  const sender = store.sender(happening.senderId)
  const person = happening.personKey === null ? null : store.meet(happening.workspaceId, happening.personKey)
  return {
    ...saidOf(store, happening, view),
    campaign: campaignOf(store, happening.campaignId),
    ...(sender ? { sender: senderObject(sender) } : {}),
    ...(person ? { lead: leadObject(person) } : {}),
    timestamp: formatTime(timestamp, happening.id * eventTypes.length + eventTypes.indexOf(eventType)),
    event_type: eventType.toLowerCase(),
    correlation_id: correlationId
  }
}

const saidOf = (store: Store, happening: Happening, view: PayloadView): Record<string, unknown> => {
  switch (view.eventType) {
    case 'CONNECTION_REQUEST_SENT':
    case 'CONNECTION_REQUEST_ACCEPTED':
      return { connection_message: happening.note }
    case 'MESSAGE_SENT':
    case 'MESSAGE_REPLY_RECEIVED':
    case 'INMAIL_SENT':
    case 'INMAIL_REPLY_RECEIVED':
    case 'EVERY_MESSAGE_REPLY_RECEIVED':
      return conversation(store, happening, view)
    case 'FOLLOW_SENT':
    case 'LIKED_POST':
    case 'VIEWED_PROFILE':
    case 'CAMPAIGN_COMPLETED':
    case 'LEAD_TAG_UPDATED':
      return {}
  }
}

const conversation = (store: Store, happening: Happening, view: PayloadView): Record<string, unknown> => {
  const { workspaceId, senderId, personKey, isInMail } = happening
  const chat =
    senderId === null || personKey === null ? null : store.chat({ workspaceId, senderId, personKey, isInMail })
  const before = (chat?.messages ?? []).filter(({ at }) => at <= view.until)
  const shown = view.recentMessages === 'growing' ? before.slice(-mostMessages) : before.slice(-1)
  const listed = shown.map(({ at, text, isReply, subject }) => ({
    creation_time: messageTime(at),
    ...(subject !== undefined && view.eventType === 'INMAIL_SENT' ? { subject } : {}),
    message: text,
    is_reply: isReply,
    ...(view.recentMessages === 'only-trigger' ? { message_type: text === '' ? 'VOICE' : 'TEXT' } : {})
  }))
  return {
    is_inmail: isInMail,
    [view.eventType === 'INMAIL_SENT' ? 'recent_inmails' : 'recent_messages']: listed,
    conversation_id: chat ? conversationId(chat) : null
  }
}

/** How deep it goes is not known. */
const mostMessages = 20

/** LinkedIn's times: up to three fraction digits, zeros at the end trimmed. */
export const messageTime = (at: number): string => new Date(at).toISOString().replace(/\.?0+Z$/, 'Z')

/** `2-` and base64 of a UUID with three digits behind it. */
export const conversationId = ({ senderId, personKey, isInMail }: Chat): string =>
  `2-${Buffer.from(`${uuidOf(`${senderId}/${personKey}/${isInMail}`)}_100`).toString('base64')}`

/** Always the same for the same text. */
export const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const campaignOf = (store: Store, campaignId: number | null) => {
  const campaign = store.campaigns().find(({ id }) => id === campaignId)
  return campaign ? { name: campaign.name, id: campaign.id, status: campaign.status } : null
}

export const senderObject = (sender: Sender) => ({
  id: sender.id,
  first_name: sender.firstName,
  last_name: sender.lastName,
  full_name: [sender.firstName, sender.lastName].filter(Boolean).join(' '),
  email_address: sender.emailAddress,
  profile_url: sender.profileUrl
})

const leadObject = (person: Person) => ({
  id: person.memberId,
  profile_url: profileUrlOf(person.key),
  first_name: person.firstName,
  last_name: person.lastName,
  full_name: fullName(person),
  location: person.location,
  summary: person.summary,
  company_url: person.companyUrl,
  company_name: person.companyName,
  position: person.position,
  about: person.about,
  email_address: person.emailAddress,
  enriched_email: null,
  tags: person.tags,
  lists: []
})
