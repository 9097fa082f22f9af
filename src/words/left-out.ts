/** Why a row is left out: for its group in the preview, and for the row's own detail cell. */
import type { NotAProfileKind } from '../linkedin/normalize-profile-url'

/** Why a cell is no person’s profile, as it ends the sentence “Not added: …”. */
const NOT_A_PROFILE: Record<NotAProfileKind, string> = {
  empty: 'no LinkedIn URL',
  'sales-navigator': 'a Sales Navigator link; use the person’s public profile URL (linkedin.com/in/…)',
  recruiter: 'a LinkedIn Recruiter link; use the person’s public profile URL (linkedin.com/in/…)',
  company: 'a company page, not a person',
  school: 'a school page, not a person',
  post: 'a post, not a person’s profile',
  search: 'a search page, not a person’s profile',
  job: 'a job page, not a person’s profile',
  group: 'a group, not a person',
  'short-link': 'a short link; open it and copy the profile’s own URL',
  'legacy-pub': 'an old /pub/ link; open it and copy the new URL',
  'legacy-view': 'an old profile link; open it and copy the new URL',
  'member-id': 'a LinkedIn number; open the profile and copy its URL',
  'no-slug': 'an incomplete profile URL; copy it again',
  'unclear-slug': 'a profile URL that is cut off or garbled; copy it again',
  'damaged-id': 'a profile id whose capitals were lost; copy the URL again',
  'several-profiles': 'more than one profile in the cell; keep one',
  'other-linkedin': 'a LinkedIn page, but not a person’s profile',
  'other-site': 'not a LinkedIn URL',
  email: 'an e-mail address, not a LinkedIn URL',
  'not-a-url': 'not a LinkedIn URL',
}

export const notAProfileInWords = (kind: NotAProfileKind): string => NOT_A_PROFILE[kind]

export interface LeftOut {
  /** Many rows share it: they are one group in the preview. */
  reason: string
  /** What this row says, where that is more than the reason. */
  detail?: string
}

export const LEFT_OUT = {
  notAProfile: (kind: NotAProfileKind): LeftOut => ({ reason: notAProfileInWords(kind) }),
  samePerson: (row: number): LeftOut => ({ reason: 'same person as another selected row', detail: `same person as row ${row}` }),
  /** `row` null: no row says so, the spreadsheet remembers it. */
  stoppedHere: (row: number | null): LeftOut => {
    const reason = 'stopped in this campaign before'
    return row === null ? { reason } : { reason, detail: `stopped in this campaign (row ${row})` }
  },
  alreadyHere: (row: number): LeftOut => ({ reason: 'already in this campaign', detail: `already in this campaign (row ${row})` }),
  elsewhere: (campaign: string, row: number | null): LeftOut => ({
    reason: 'already in another campaign of this sheet',
    detail: `already in ${campaign}${row === null ? ', added from this spreadsheet' : ` (row ${row})`}`,
  }),
  errorValue: (text: string, column: string): LeftOut => ({
    reason: 'an error value in place of a text',
    detail: `${text} in “${column}”: mend the formula first`,
  }),
  noFirstName: { reason: 'no first name' },
  noLastName: { reason: 'no last name' },
  unknownSender: (name: string, known: string[]): LeftOut => ({
    reason: 'unknown sender',
    detail: `no sender called “${name}” in this campaign; write ${known.length > 0 && known.length < 6 ? known.join(' or ') : 'one of its senders'}, or leave the cell empty`,
  }),
  noCampaign: { reason: 'no campaign stands in the row; choose one, or everywhere' },
  stoppedAlready: { reason: 'stopped already' },
  notInCampaign: { reason: 'not in the campaign' },
} as const

/** A group's heading in the preview. */
export const notAdded = (reason: string): string => `Not added: ${reason}`
export const notStopped = (reason: string): string => `Not stopped: ${reason}`
