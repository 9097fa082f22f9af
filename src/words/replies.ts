/** The replies: the toast at opening, and why a list of them is empty. */
import { CONTACT_HEADERS, CONTACTS_TAB } from './contacts'
import { plural } from './counts'

export const REPLIES = {
  toast: (count: number): string => `${plural(count, 'reply', 'replies')} since yesterday. HeyReach → Show replies…`,
  rowGone: `This person is no longer in ${CONTACTS_TAB}. Refresh the replies.`,
} as const

export interface WhyNone {
  title: string
  help: string
}

const whyNone = (title: string, help: string): WhyNone => ({ title, help })

export const NO_REPLIES = {
  noContacts: whyNone(`There is no ${CONTACTS_TAB} tab yet.`, 'It comes with the next event from HeyReach. Under Events you see whether this sheet receives them.'),
  noHeaders: whyNone(
    `The tab ${CONTACTS_TAB} does not have the headers it was made with.`,
    'If somebody changed its header row, bring it back with Undo or the version history, then refresh.',
  ),
  noColumn: whyNone(
    `${CONTACTS_TAB} has no column “${CONTACT_HEADERS.repliedAt}”.`,
    `It says who replied when. Bring it back with Undo, or name it “${CONTACT_HEADERS.repliedAt}” again, then refresh.`,
  ),
  nobody: whyNone(`Nobody is in ${CONTACTS_TAB} yet.`, 'People come in with HeyReach’s events. Under Events you see whether this sheet receives them.'),
  none: whyNone('Nobody has replied yet.', 'Whoever replies appears here as soon as HeyReach tells this sheet.'),
} as const
