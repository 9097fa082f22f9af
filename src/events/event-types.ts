/** The types that HeyReach is known to send, and what makes two events of a type the same one (platform facts H§3). */

/**
 * `connection`: a lead is asked, and accepts, once a campaign and sender. `sent`, `reply`: the newest message of that direction.
 * `own-time`: as often as it happens.
 */
export type EventKind = 'connection' | 'sent' | 'reply' | 'own-time'

export const EVENT_TYPES = {
  CONNECTION_REQUEST_SENT: 'connection',
  CONNECTION_REQUEST_ACCEPTED: 'connection',
  MESSAGE_SENT: 'sent',
  MESSAGE_REPLY_RECEIVED: 'reply',
  EVERY_MESSAGE_REPLY_RECEIVED: 'reply',
  INMAIL_SENT: 'sent',
  INMAIL_REPLY_RECEIVED: 'reply',
  FOLLOW_SENT: 'own-time',
  LIKED_POST: 'own-time',
  VIEWED_PROFILE: 'own-time',
  CAMPAIGN_COMPLETED: 'own-time',
  LEAD_TAG_UPDATED: 'own-time',
  LEAD_AUTO_TAGGED_INTERESTED: 'own-time',
  LEAD_AUTO_TAGGED_NOT_INTERESTED: 'own-time',
  LEAD_AUTO_TAGGED_GENERIC: 'own-time',
} satisfies Record<string, EventKind>

const KINDS = new Map<string, EventKind>(Object.entries(EVENT_TYPES))
const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
const BY_LETTERS = new Map(Object.keys(EVENT_TYPES).map((type) => [squeezed(type), type]))

/** Of tests and unknown types too. */
export const kindOfType = (type: string): EventKind => KINDS.get(type) ?? 'own-time'

/** What a type tells of how far a person is. */
export type Step = 'invited' | 'accepted' | 'sent' | 'reply' | 'other'

const STEPS = { connection: 'other', sent: 'sent', reply: 'reply', 'own-time': 'other' } as const satisfies Record<EventKind, Step>

export const stepOfType = (type: string): Step => {
  if (type === 'CONNECTION_REQUEST_SENT') return 'invited'
  return type === 'CONNECTION_REQUEST_ACCEPTED' ? 'accepted' : STEPS[kindOfType(type)]
}

/** Null where the text is none of the known types, however written: message_sent, messageSent, Message Sent. */
export const readKnownType = (value: unknown): string | null =>
  typeof value === 'string' ? (BY_LETTERS.get(squeezed(value)) ?? null) : null

/** Any text with a letter or digit, as UPPER_SNAKE. */
export const readType = (value: unknown): string | null => {
  if (typeof value !== 'string') return null
  const known = readKnownType(value)
  if (known !== null) return known
  const words = value.replace(/(\p{Ll}\p{Ll})(\p{Lu}\p{Ll})/gu, '$1_$2')
  return words.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_|_$/g, '') || null
}

/** False where a text says more than the type that we read in it. */
export const isTypeOnly = (value: unknown): boolean =>
  typeof value === 'string' && (readKnownType(value) !== null || value.trim().toUpperCase() === readType(value))
