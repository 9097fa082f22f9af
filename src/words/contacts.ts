/** The Contacts tab: its name, the headers of its columns, and what its cells say. */
import { thousands } from './counts'

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

/** Where an answer has no text: a voice message, a picture. */
export const REPLY_WITHOUT_TEXT = '(without text: see it in HeyReach)'

/** What is odd about a person; several stand one after another. */
export const CONTACT_REMARK = {
  otherProfiles: (addresses: readonly string[]): string => `Also ${listed(addresses)}.`,
  otherIds: (ids: readonly string[]): string => `HeyReach knows this person under several ids: ${listed(ids)}.`,
  sharedMails: (mails: readonly string[]): string => (mails.length === 1 ? `${mails[0]} is also another person’s.` : `${listed(mails)} are also another person’s.`),
  /** Of somebody known by e-mail only. */
  couldBe: (people: readonly string[]): string => `Known by e-mail only. Could be ${listed(people, ' or ')}, so this row stays apart.`,
  profile: (key: string): string => `linkedin.com/${key}`,
  heyreachId: (id: string): string => `HeyReach’s id ${id}`,
} as const

const MOST_LISTED = 5

const listed = (names: readonly string[], last = ' and '): string => {
  const shown = names.length > MOST_LISTED ? [...names.slice(0, MOST_LISTED), `${thousands(names.length - MOST_LISTED)} more`] : names
  return shown.length < 2 ? shown.join('') : shown.slice(0, -1).join(', ') + last + shown[shown.length - 1]
}
