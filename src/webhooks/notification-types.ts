/** HeyReach's event types: the one table of them. A type that comes later gets its line here and its label in `words/notifications.ts`. */
import type { Receiving } from '../account/receiving'
import type { EventTypeChoice } from '../sidebar/protocol'
import { NOTIFICATION_TYPES } from '../words'

/**
 * `short` stands in the notification's name, of which HeyReach takes 25 characters at most (platform facts H§2.7): 13 are the
 * prefix and the sheet's tag. `byDefault`: wanted unless somebody chooses otherwise.
 */
const TYPES = {
  CONNECTION_REQUEST_SENT: { short: 'Invited', byDefault: true },
  CONNECTION_REQUEST_ACCEPTED: { short: 'Accepted', byDefault: true },
  MESSAGE_SENT: { short: 'Message', byDefault: true },
  MESSAGE_REPLY_RECEIVED: { short: 'Reply', byDefault: true },
  INMAIL_SENT: { short: 'InMail', byDefault: true },
  INMAIL_REPLY_RECEIVED: { short: 'InMail reply', byDefault: true },
  // Brings the senders' private chats too: by choice only.
  EVERY_MESSAGE_REPLY_RECEIVED: { short: 'Every reply', byDefault: false },
  FOLLOW_SENT: { short: 'Follow', byDefault: true },
  LIKED_POST: { short: 'Like', byDefault: true },
  VIEWED_PROFILE: { short: 'View', byDefault: true },
  CAMPAIGN_COMPLETED: { short: 'Campaign end', byDefault: true },
  LEAD_TAG_UPDATED: { short: 'Tag', byDefault: true },
} as const

export type NotificationType = keyof typeof TYPES

export const ALL_TYPES = Object.keys(TYPES) as NotificationType[]

export const DEFAULT_TYPES: string[] = ALL_TYPES.filter((type) => TYPES[type].byDefault)

export const isNotificationType = (type: string): type is NotificationType => Object.prototype.hasOwnProperty.call(TYPES, type)

export const shortOf = (type: NotificationType): string => TYPES[type].short

/** For the page, in the table's order. */
export const typeChoices = (receiving: Pick<Receiving, 'types'> | null): EventTypeChoice[] => {
  const wanted = receiving?.types ?? DEFAULT_TYPES
  return ALL_TYPES.map((type) => ({ type, ...NOTIFICATION_TYPES[type], on: wanted.includes(type) }))
}
