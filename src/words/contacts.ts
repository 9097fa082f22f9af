/** The Contacts tab: its name, and the headers of its columns. */

export const CONTACTS_TAB = 'Contacts'

/** People's first, technical ones last. */
export const CONTACT_HEADERS = {
  name: 'Name',
  company: 'Company',
  stage: 'Stage',
  reply: 'Last reply',
  repliedAt: 'Replied at',
  campaign: 'Campaign',
  sender: 'Sender',
  profileUrl: 'LinkedIn',
  email: 'E-mail',
  position: 'Position',
  location: 'Location',
  tags: 'Tags',
  sentCount: 'Messages sent',
  replyCount: 'Replies',
  eventCount: 'Events',
  firstAt: 'First event',
  lastAt: 'Last event',
  remarks: 'Remarks',
  profileKey: 'profile_key',
  leadId: 'lead_id',
  knownAs: 'known_as',
  contactId: 'contact_id',
  state: 'contact_state',
} as const

/** Stands in the first cell of the hidden tab beside Contacts. */
export const CONTACTS_MEMORY_HEADING = 'How far events have become contacts. HeyReach for Sheets needs it: please do not edit or delete.'

/** What stands in Remarks. */
export const CONTACT_REMARK = {
  otherProfiles: (addresses: string[]): string => `Also ${addresses.join(', ')}.`,
  otherIds: (ids: string[]): string => `Also lead id ${ids.join(', ')}.`,
  sharedMail: (mails: string[]): string => `${mails.join(', ')} ${mails.length === 1 ? 'is' : 'are'} also somebody else’s.`,
} as const
