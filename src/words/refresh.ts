/** Refresh status: what HeyReach says of a lead, on its row; and the words of the preview. */
import { durationInWords, plural, thousands } from './counts'

/** HeyReach's error codes that are known, in plain words (platform facts H§2.1); the others are told as they are. */
const FAILURES: Record<string, string> = {
  LeadBlockedByRecipient: 'the recipient has blocked the sender',
}

/** '' where HeyReach gives no reason. */
export const failureInWords = (errorCode: string, message: string): string => {
  const [code, text] = [inOneLine(errorCode), inOneLine(message)]
  const known = FAILURES[code]
  return [known === undefined ? code : `${known} (${code})`, text === code ? '' : text].filter((part) => part !== '').join(': ')
}

const MOST = 300
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, MOST)

/** What stands in `HeyReach detail`. */
export const REFRESHED = {
  finished: 'Finished without reply',
  paused: 'Paused in HeyReach',
  waiting: 'Waiting for its turn in HeyReach',
  stopped: 'Stopped in HeyReach',
  /** Whom somebody stops in HeyReach comes as failed too; what it says of them is not known. */
  failed: (reason: string): string => (reason === '' ? 'Failed or stopped in HeyReach, which gives no reason' : `Failed in HeyReach: ${reason}`),
  repliedThenFailed: (reason: string): string => (reason === '' ? 'Replied, then ended in HeyReach' : `Replied, then failed in HeyReach: ${reason}`),
  repliedThenStopped: 'Replied, then stopped in HeyReach',
  stoppedButReplied: 'Stopped; the person has replied',
} as const

const PASSING: readonly string[] = [REFRESHED.finished, REFRESHED.paused, REFRESHED.waiting]
/** Said by an earlier look, and not so for ever. */
export const isPassing = (detail: string): boolean => PASSING.includes(detail)

export const LEFT_OUT_OF_REFRESH = {
  addingNow: 'being added just now',
  noCampaign: 'no campaign stands in the row',
  campaignGone: 'its campaign is not in HeyReach any more',
} as const

export const notLookedUp = (reason: string): string => `Not looked up: ${reason}`

export const REFRESH_BUTTON = (rows: number): string => `Refresh ${plural(rows, 'row')}`

export const REFRESH_BLOCKED = {
  noCampaign: 'No campaign stands in any of these rows: pick one in “Rows without a campaign”, and these people are looked for there.',
  nobody: 'None of these rows can be looked up: see the reasons above.',
  noUrlColumn: 'No column with LinkedIn URLs was found on this tab: select rows on the tab of your leads.',
} as const

/** What is good to know, above the button. */
export const REFRESH_NOTICE = {
  lookedForIn: (rows: number, campaign: string): string =>
    `${plural(rows, 'row')} without a campaign: ${rows === 1 ? 'this person is' : 'these people are'} looked for in ${campaign}. Whoever is there gets the campaign into the row, and is not added twice.`,
  nobodyWithout: 'Every row has a campaign already: the one picked for rows without is not needed.',
} as const

export const ALL_ROWS = 'all rows'

/** A page of 100 leads at the pace of 240 a minute, and a chunk’s share of reading and writing the tab, in ms. */
const MS_A_PAGE = 300
const MS_BESIDES = 4_000

export const refreshTakes = (pages: number): string =>
  `Takes ${durationInWords(MS_BESIDES + pages * MS_A_PAGE)}: ${plural(pages, 'page')} of 100 leads to read from HeyReach.`

/** How large a campaign is, beside its name. */
export const leadsAtHeyReach = (leads: number | null): string => (leads === null ? 'size not known' : `${thousands(leads)} ${leads === 1 ? 'lead' : 'leads'} in HeyReach`)
