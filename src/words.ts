/**
 * Every status and every error code → what a person reads and what to do next. The one place for wording that
 * lands in cells or in the sidebar's error cards.
 */
import { AppError, type ErrorCode } from './errors'
import type { NotAProfileKind } from './linkedin/normalize-profile-url'

/** What stands in the column `HeyReach status`. The order is the life of a lead. */
export const STATUS = {
  notAdded: 'Not added',
  adding: 'Adding…',
  inCampaign: 'In campaign',
  invited: 'Invited',
  accepted: 'Accepted',
  messaged: 'Messaged',
  replied: 'Replied',
  stopped: 'Stopped',
  failed: 'Failed',
} as const

export type Status = (typeof STATUS)[keyof typeof STATUS]

/** Statuses that say: this person is in the campaign that stands beside it. */
const IN_A_CAMPAIGN: readonly string[] = [
  STATUS.inCampaign,
  STATUS.invited,
  STATUS.accepted,
  STATUS.messaged,
  STATUS.replied,
]

export const saysInCampaign = (status: string): boolean => IN_A_CAMPAIGN.includes(status)

/** The add-on's own columns, in this order when they are made. */
export const STATUS_HEADERS = {
  campaign: 'HeyReach campaign',
  status: 'HeyReach status',
  detail: 'HeyReach detail',
  updated: 'HeyReach updated',
} as const

const OWN_HEADERS: readonly string[] = Object.values(STATUS_HEADERS)
export const isOwnHeader = (header: string): boolean => OWN_HEADERS.includes(header)

/** What stands in `HeyReach detail`, and in the sidebar's list of rows. What people should do next is in the words. */
export const DETAIL = {
  added: 'Added',
  wasThere: 'Was already there; its fields were updated',
  confirmedOnSecondTry: 'Confirmed on a second try (HeyReach’s first answer was lost, so whether new or not is not known)',
  mixed: (added: number, wereThere: number): string =>
    `${thousands(added)} of this batch new, ${thousands(wereThere)} ${wereThere === 1 ? 'was' : 'were'} already there`,
  refused: 'HeyReach refused this lead and gave no reason. Check its URL and name.',
  dropped: 'HeyReach took no notice of this lead and gave no reason. Check its URL and name.',
  refusedOrDropped: 'HeyReach did not take this lead and gave no reason. Check its URL and name.',
  refusedBecause: (reason: string): string => `HeyReach refused this lead: ${reason}`,
  notConfirmed: 'Not confirmed: HeyReach did not answer. Press Add again: nobody is added twice.',
  sending: 'Being sent. If this stays, select the row and press Add again: nobody is added twice.',
  waiting: 'Not sent yet: press Add again to go on.',
  underWayElsewhere: 'Somebody else is adding this row just now; not sent again',
  rowGone: 'The row is gone from the tab; not sent.',
  rowGoneAfter: (status: string, detail: string): string => `${status}, but the row is gone from the tab. ${detail}`.trim(),
  rowNotWritten: 'Sent, but the row could not be written. Press Add again.',
  keptCampaign: (reason: string): string => `Not added to the other campaign: ${reason}`,
  inOtherCampaign: (name: string): string => `already in ${name}; not sent`,
  already: (status: string): string => `${status} already`,
  unknownSender: (text: string): string => `no sender called “${text}”; not sent`,
  stopping: 'Being stopped. If this stays, select the row and press Stop again.',
  stopped: 'Stopped by this sheet',
  stoppedOnSecondTry: 'Stopped by this sheet (confirmed on a second try)',
  stoppedInSeveral: (count: number): string => `Stopped in ${plural(count, 'campaign')}`,
  stoppedIn: (ids: number[]): string => `Stopped in ${ids.map((id) => `#${id}`).join(', ')}`,
  stopNotConfirmed: 'Not confirmed: HeyReach did not answer. Press Stop again.',
  notStopped: (reason: string): string => `Not stopped: ${reason}`,
  wasNotRunning: 'It was not running any more',
  notInCampaign: 'HeyReach does not have this lead in that campaign',
  underWayNowhere: 'It is under way in no campaign',
  rowGoneNotStopped: 'The row is gone from the tab; not stopped.',
  stoppedNotWritten: (detail: string): string => `${detail}, but the row could not be written. Press Stop again to write it.`,
} as const

export interface Words {
  title: string
  help: string
}

const ERROR_WORDS = {
  'not-connected': {
    title: 'This sheet is not connected to HeyReach yet.',
    help: 'Open Connection in the HeyReach menu and paste the API key of this client.',
  },
  'bad-key': {
    title: 'HeyReach does not accept this API key.',
    help: 'Copy it again in HeyReach (Integrations → HeyReach API) and paste the whole key. If it was switched off there, make a new one.',
  },
  'other-workspace': {
    title: 'This key belongs to another HeyReach workspace.',
    help: 'One sheet serves one client. Use a key of this sheet’s client, or make another copy of the sheet for the other client.',
  },
  'rate-limited': {
    title: 'HeyReach asks us to slow down.',
    help: 'Other tools may be using the same key. Wait a minute, then continue: what is done stays done.',
  },
  'refused-by-heyreach': {
    title: 'HeyReach refused this.',
    help: 'See what it says, put it right in HeyReach or in the sheet, and try again.',
  },
  'not-found': {
    title: 'HeyReach does not know this campaign or lead any more.',
    help: 'Load the campaigns again and choose another one.',
  },
  unreachable: {
    title: 'HeyReach could not be reached, or did not answer in time.',
    help: 'Try again in a minute. Nobody is added twice by trying again.',
  },
  'unexpected-answer': {
    title: 'HeyReach gave an answer that we could not read.',
    help: 'Try again in a minute. If it stays, HeyReach may have changed something: look for a newer version of this add-on.',
  },
  'platform-limit': {
    title: 'Google Sheets refused this.',
    help: 'Put right what it names below (protected cells, a full sheet, a daily limit), then continue: what is done stays done.',
  },
  busy: {
    title: 'Somebody else’s run is writing to this sheet just now.',
    help: 'Wait a few seconds and try again.',
  },
  'invalid-input': {
    title: 'That cannot be used as it is.',
    help: 'Change it and try again.',
  },
  unexpected: {
    title: 'Something went wrong in the add-on.',
    help: 'Try again; nobody is added twice by that. If it happens again, report this text.',
  },
} satisfies Record<ErrorCode, Words>

export interface ErrorInWords extends Words {
  code: ErrorCode
}

/** Any thrown thing in words. Details of `AppError` are safe to show by contract; others' messages are Google's or ours. */
export const errorInWords = (thrown: unknown): ErrorInWords => {
  const error = thrown instanceof AppError ? thrown : fromPlatform(thrown)
  const words = ERROR_WORDS[error.code]
  const detail = error.facts.detail
  if (error.code === 'invalid-input' && detail) return { code: error.code, title: detail, help: '' }
  return { code: error.code, title: words.title, help: detail ? `${words.help} (${detail})` : words.help }
}

/** Google's own texts, matched by substring (platform facts §2.1); in other languages they fall through to `unexpected`. */
const PLATFORM_TEXTS = [
  'trying to edit a protected cell',
  'invoked too many times',
  'too many scripts running',
  'too many simultaneous invocations',
  'above the limit of 10000000 cells',
  'maximum of 50000 characters',
  'Service Spreadsheets timed out',
  'Service error: Spreadsheets',
  'a server error occurred',
  'property storage quota',
]

const fromPlatform = (thrown: unknown): AppError => {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const known = PLATFORM_TEXTS.some((text) => message.toLowerCase().includes(text.toLowerCase()))
  return new AppError(known ? 'platform-limit' : 'unexpected', { detail: message.slice(0, 300) })
}

// ------------------------------------------------------------------------------------------ campaigns

export interface CampaignWords {
  words: string
  canAdd: boolean
  restarts: boolean
  remark: string
}

/** What a campaign's status means for adding (platform facts H§2.1). */
export const CAMPAIGN_WORDS: Record<string, CampaignWords> = {
  IN_PROGRESS: { words: 'Running', canAdd: true, restarts: false, remark: '' },
  STARTING: { words: 'Starting', canAdd: true, restarts: false, remark: 'It is starting: leads are contacted once it runs.' },
  SCHEDULED: {
    words: 'Scheduled',
    canAdd: true,
    restarts: false,
    remark: 'It has not begun: leads wait until its start date.',
  },
  PAUSED: {
    words: 'Paused',
    canAdd: true,
    restarts: false,
    remark: 'It stays paused: leads wait until it is resumed.',
  },
  FINISHED: {
    words: 'Finished',
    canAdd: true,
    restarts: true,
    remark: 'Adding leads makes HeyReach start it again.',
  },
  DRAFT: { words: 'Draft', canAdd: false, restarts: false, remark: 'Drafts take no leads: start it in HeyReach first.' },
  CANCELED: { words: 'Canceled', canAdd: false, restarts: false, remark: 'A canceled campaign takes no leads.' },
  FAILED: { words: 'Failed', canAdd: false, restarts: false, remark: 'A failed campaign takes no leads: mend it in HeyReach.' },
}

/** The leads of a tab come from a formula (`leads/formula-filled.ts`). */
export const filledByFormula = ({ cell, name }: { cell: string; name: string }, tabName: string): string =>
  `The leads of “${tabName}” come from ${name} in ${cell}: when its source changes they move, and statuses would stand beside the wrong people. ` +
  'Copy the rows to a tab of their own with Edit → Paste special → Values only, and go on from there.'

/** Instead of the remark on a paused campaign, once the tick is set. */
export const RESUMES = 'HeyReach resumes it: all its leads are contacted from now on.'

const UNKNOWN_CAMPAIGN: CampaignWords = {
  words: 'Status unknown',
  canAdd: true,
  restarts: false,
  remark: 'HeyReach does not say whether it is running.',
}

/** A campaign that stands on the Campaigns tab and that HeyReach does not list. */
export const GONE_CAMPAIGN = {
  words: 'Not in HeyReach any more',
  remark: 'HeyReach does not list it any more: its figures are the last ones seen.',
} as const

/** A campaign as it is after a run; `before`, when its status changed meanwhile. */
export const statusNow = (campaign: { name: string; status: string }, before: string | null): string => {
  const now = campaignInWords(campaign.status).words.toLowerCase()
  if (before) return `${campaign.name} was ${campaignInWords(before).words.toLowerCase()} and is ${now} now.`
  return `${campaign.name} is ${now}.${campaign.status === 'PAUSED' ? ' Leads wait until you resume it in HeyReach.' : ''}`
}

export const campaignInWords = (status: string): CampaignWords => CAMPAIGN_WORDS[status] ?? UNKNOWN_CAMPAIGN

// ------------------------------------------------------------------------------------------ rows that are not added

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
  'no-slug': 'a profile URL without anybody’s name',
  'unclear-slug': 'a profile URL that is cut off or garbled; copy it again',
  'damaged-id': 'a profile id whose capitals were lost; copy the URL again',
  'several-profiles': 'more than one profile in the cell',
  'other-linkedin': 'a LinkedIn page, but not a person’s profile',
  'other-site': 'not a LinkedIn URL',
  email: 'an e-mail address, not a LinkedIn URL',
  'not-a-url': 'not a LinkedIn URL',
}

export const notAProfileInWords = (kind: NotAProfileKind): string => NOT_A_PROFILE[kind]

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${thousands(count)} ${count === 1 ? one : many}`

/** 1234567 → '1,234,567', without relying on the platform's locale. */
export const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/** A stop call and its share of writing, in ms, at the pace of 240 a minute. */
const MS_A_STOP = 260

export const stopTakes = (calls: number): string => `Takes ${durationInWords(calls * MS_A_STOP)}: HeyReach stops one lead a call.`

const durationInWords = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000)
  if (seconds <= 5) return 'a few seconds'
  return seconds < 90 ? `about ${plural(Math.ceil(seconds / 5) * 5, 'second')}` : `about ${plural(Math.ceil(seconds / 60), 'minute')}`
}
