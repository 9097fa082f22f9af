/** Get lead: what HeyReach knows of people, brought onto their rows: headers, answers, and what the preview says. */
import type { ProfileField } from '../sidebar/protocol'
import { durationInWords, plural } from './counts'

/** Headers of columns that are made; a column is known again by them in sheets that live on. */
export const PROFILE_LABELS: Record<ProfileField, string> = {
  firstName: 'First name',
  lastName: 'Last name',
  fullName: 'Full name',
  headline: 'Headline',
  position: 'Position',
  companyName: 'Company',
  location: 'Location',
  emailAddress: 'E-mail',
  industry: 'Industry',
  companyUrl: 'Company URL',
  about: 'About',
  summary: 'Summary',
  connections: 'Connections',
  followers: 'Followers',
}

/** What stands in the column `HeyReach profile`. The first is what later runs go by: a row that says so is not asked about again. */
export const PROFILE_CELL = {
  found: 'Found',
  unknown: 'Not known to HeyReach',
  refused: (reason: string): string => `HeyReach refused this: ${reason}`,
  notAnswered: (reason: string): string => `Not answered: ${reason} Press Get lead again.`,
} as const

/** What the sidebar says of each row. */
export const PROFILE_DETAIL = {
  filled: (labels: string[]): string => `Filled: ${labels.join(', ')}`,
  nothingToFill: 'Nothing was blank, or HeyReach knows no more.',
  notReached: 'Not asked: the run ended first. Continue, or press Get lead again.',
  rowGone: 'The row is gone from the tab: nothing was written.',
  notWritten: 'Found, but the row could not be written. Press Get lead again.',
} as const

export const GET_LEAD = {
  allWithoutProfile: 'all rows without a profile yet',
  takes: (people: number): string => `Takes ${durationInWords(people * MS_A_PERSON)}: HeyReach is asked about one person a call.`,
  button: (people: number): string => `Get ${plural(people, 'profile')}`,
  notAsked: (reason: string): string => `Not asked: ${reason}`,
  foundAlready: 'found before',
  twins: (rows: number): string => `${plural(rows, 'row is', 'rows are')} of a person who stands in another row too: asked once, filled on all their rows.`,
  byFormula: (cell: string): string => `Comes from the formula in ${cell}: left alone`,
  nothingToAsk: 'None of these rows needs to be asked: see the reasons above.',
  noField: 'Tick at least one thing to fill in.',
  orPasteUrl: ' To see one person’s profile at once, choose “A LinkedIn URL” above.',
  columnsUnsteady: 'The columns were moved or renamed while they were written. Look at the header row, then press Get lead again.',
} as const

/** A call and its share of writing, in ms, at the pace of 240 a minute. */
const MS_A_PERSON = 270
