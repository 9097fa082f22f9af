/** What formulas say in cells, and the names of the fields that only HeyReach’s API knows. */
import type { AppError } from '../errors'
import { errorInOneLine, errorInWords } from './errors-in-words'
import { plural, thousands } from './counts'
import { notAProfileInWords } from './left-out'
import type { NotAProfileKind } from '../linkedin/normalize-profile-url'
import { LIVE_STAGE_HEADER } from './statuses'

/** Fields of =HEYREACH_LEAD beside the Contacts tab’s columns. */
export const LEAD_FORMULA_FIELDS = {
  firstName: 'First name',
  lastName: 'Last name',
  headline: 'Headline',
  industry: 'Industry',
  summary: 'Summary',
  about: 'About',
  companyUrl: 'Company URL',
  connections: 'Connections',
  followers: 'Followers',
} as const

const GO_ON = 'Change the third argument (1, 2, 3 …) in a minute'

export const FORMULA = {
  noUrls: 'Name the cells with LinkedIn URLs, e.g. =HEYREACH_LEAD(A2:A).',
  noTexts: 'Name the cells with LinkedIn URLs, e.g. =LINKEDIN_URL(A2:A).',
  severalColumns: 'Name one column of LinkedIn URLs, e.g. =HEYREACH_LEAD(A2:A): these cells are in several columns.',
  unknownField: (asked: string, names: readonly string[]): string => `There is no field “${asked}”. Choose among: ${names.join(', ')}.`,
  /** Alone in its cell it begins as a sentence does. */
  notAProfile: (kind: NotAProfileKind): string => notAProfileInWords(kind).replace(/^./, (first) => first.toUpperCase()),
  unknownLead: 'Not known to HeyReach',
  /** Where only Contacts could tell. */
  notInContacts: 'Not in Contacts yet',
  noKey: 'Not in Contacts. To ask HeyReach, connect with a key for everyone who can edit this sheet.',
  /** Somebody who is in Contacts, of whom a field is wanted that only HeyReach knows. */
  noKeyForField: 'To ask HeyReach, connect with a key for everyone who can edit this sheet.',
  notAskedYet: (left: number): string => `Not asked yet: ${thousands(left)} to go. ${GO_ON} to go on.`,
  /** With TRUE, the argument itself must go on saying that HeyReach is to be asked again. */
  notAskedAgainYet: (left: number): string => `Not asked again yet: ${thousands(left)} to go. Change TRUE to "TRUE 2", "TRUE 3" … in a minute to go on.`,
  failed: (error: AppError): string => {
    if (error.code === 'bad-key')
      return 'HeyReach does not accept the key of this sheet. Open Connection in the HeyReach menu, share a good key, then change the third argument (1, 2, 3 …).'
    if (error.code === 'rate-limited' || error.code === 'unreachable' || error.code === 'unexpected-answer') return `${errorInWords(error).title} ${GO_ON} to ask again.`
    return errorInOneLine(error)
  },
  /** Where the formula could not even begin. */
  brokenOff: (thrown: unknown): string => errorInOneLine(thrown),
  onlyInCells: 'Use this as a formula in a cell of the spreadsheet.',
} as const

/** The menu’s “Insert live status column”. */
export const LIVE_STAGE = {
  noContacts: 'There are no contacts yet. The tab “Contacts” comes with the first events: set up Events and notifications in the HeyReach menu, then insert the column.',
  contactsWithoutColumns: (headers: readonly string[]): string =>
    `The tab “Contacts” lacks ${plural(headers.length, 'column')}: ${headers.join(', ')}. Put the headers back, then insert the column again.`,
  onContacts: 'This is the tab that the stages come from. Open the tab of your leads, then insert the column.',
  noUrlColumn: (tabName: string): string => `“${tabName}” has no column with LinkedIn profile URLs. Put one in, or open the tab of your leads, then insert the column.`,
  done: (column: string, rows: number, unreadable: number): string =>
    `“${LIVE_STAGE_HEADER}” in column ${column} follows Contacts in ${plural(rows, 'row')}.` +
    (unreadable > 0 ? ` It stays blank in ${plural(unreadable, 'row')}: a formula cannot read links behind a text, or URLs with encoded characters.` : ''),
} as const
