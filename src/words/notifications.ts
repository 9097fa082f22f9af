/** HeyReach's notifications: their types, what is planned for them, how checking them went. */

interface TypeWords {
  label: string
  help: string
}

/** By HeyReach's own word. */
export const NOTIFICATION_TYPES = {
  CONNECTION_REQUEST_SENT: { label: 'Invitation sent', help: '' },
  CONNECTION_REQUEST_ACCEPTED: { label: 'Invitation accepted', help: '' },
  MESSAGE_SENT: { label: 'Message sent', help: '' },
  MESSAGE_REPLY_RECEIVED: { label: 'First reply in a campaign', help: 'Only a lead’s first reply in each campaign. For the later ones too, choose “Every reply”.' },
  INMAIL_SENT: { label: 'InMail sent', help: '' },
  INMAIL_REPLY_RECEIVED: { label: 'First InMail reply in a campaign', help: 'Only a lead’s first InMail reply in each campaign.' },
  EVERY_MESSAGE_REPLY_RECEIVED: { label: 'Every reply', help: 'Each reply, InMails too. It also brings the private chats of your senders into this sheet, where all its editors read them.' },
  FOLLOW_SENT: { label: 'Profile followed', help: '' },
  LIKED_POST: { label: 'Post liked', help: '' },
  VIEWED_PROFILE: { label: 'Profile viewed', help: '' },
  CAMPAIGN_COMPLETED: { label: 'Campaign completed', help: '' },
  LEAD_TAG_UPDATED: { label: 'Tags of a lead changed', help: 'HeyReach also sends it for people who are in no campaign.' },
} satisfies Record<string, TypeWords>

/** A type that a newer version knows and this one does not. */
export const typeInWords = (type: string): string =>
  (NOTIFICATION_TYPES as Record<string, TypeWords>)[type]?.label ?? (type === '' ? 'Unknown event' : type)
