/** The preview: what else will happen, why the button is off, and what stands on it. */
import { durationInWords, plural, thousands } from './counts'

/** Where only HeyReach knows who will send. */
export const HEYREACH_CHOOSES = 'HeyReach chooses'

/** A line of the example lead, beside the fields'. */
export const SENDER_LABEL = 'Sender'

/** What stands on the button; `wakes`: what else pressing it does. */
export const BUTTON = {
  add: (count: number, campaign: string, wakes: 'resume' | 'restart' | null): string => `Add ${thousands(count)} to ${campaign}${AND[wakes ?? 'nothing']}`,
  stop: (count: number, everywhere: boolean): string => `Stop ${thousands(count)}${everywhere ? ' everywhere' : ''}`,
} as const

const AND = { resume: ' and resume it', restart: ' and start it again', nothing: '' } as const

const MOST_NAMES = 3

const listed = (names: string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`

/** Instead of the remark on a paused campaign, once the tick is set. By itself, since the page needs no other notice. */
export const RESUMES_IT = 'HeyReach resumes it: all its leads are contacted from now on.'

/** What is good to know, above the button. */
export const NOTICE = {
  hiddenRows: (count: number): string => `${plural(count, 'hidden row')} left out.`,
  notSending: (names: string[]): string =>
    `${names.length > MOST_NAMES ? plural(names.length, 'of its senders', 'of its senders') : listed(names)} cannot send just now: logged out of LinkedIn or switched off in HeyReach.`,
  /** Of those that will be added. */
  alreadySent: (count: number): string =>
    `${plural(count, 'of them was', 'of them were')} sent into this campaign from this spreadsheet before: HeyReach only updates their fields.`,
  stoppedElsewhere: (count: number): string => `${plural(count, 'of them was', 'of them were')} stopped in another campaign before: make sure that they may be contacted.`,
  /** Of those that will be stopped in one campaign only. */
  staysElsewhere: (count: number, campaigns: string[]): string =>
    `${plural(count, 'of them is', 'of them are')} also in ${campaigns.length > MOST_NAMES ? 'other campaigns' : listed(campaigns)} and ${count === 1 ? 'goes' : 'go'} on there: choose “Everywhere” to stop that too.`,
  emptySender: 'Where the sender’s cell is empty, HeyReach chooses.',
  daysNeeded: ({ senders, dailyLimit, sharedWith, days }: { senders: string[]; dailyLimit: number; sharedWith: number; days: number }): string => {
    const shared = sharedWith > 0 ? `, shared with up to ${plural(sharedWith, 'other active campaign')}` : ''
    const who = senders.length > MOST_NAMES ? plural(senders.length, 'sender') : `${listed(senders)}${senders.length > 1 ? ' together' : ''}`
    return `${who} may send ${plural(dailyLimit, 'connection request')} a day${shared}: at least ${plural(days, 'day')} for these leads.`
  },
} as const

/** The person has not said, or nobody can tell, where the LinkedIn URLs stand. */
export const CHOOSE_URL_COLUMN = 'Choose the column that holds the LinkedIn URL.'

/** Why the button is off. */
export const BLOCKED = {
  nobodyToAdd: 'No row can be added: see the reasons above.',
  nobodyToStop: 'None of these rows can be stopped: see the reasons above.',
  noUrlColumn: 'No column with LinkedIn URLs was found on this tab: select rows on the tab of your leads, or paste a LinkedIn URL.',
  customFieldName: 'A custom field has no usable name: use letters, digits and underscores.',
  twinCustomFields: (name: string): string => `Two custom fields are called ${name}: rename or remove one.`,
  campaign: (name: string, state: string, remark: string): string => `${name} is ${state.toLowerCase()}. ${remark}`,
  restartNotTicked: 'Tick that HeyReach may start this finished campaign again.',
  otherSender: 'The chosen sender is not one of this campaign’s: choose another.',
  pastedUrlWithoutRow: 'A pasted URL has no row: choose a campaign, or everywhere.',
  /** The leads come from a formula (`leads/formula-filled.ts`); `name` of its function, where it has one. */
  /** The way out for one who must be stopped now. */
  filledByFormulaStop: ' To stop somebody at once, choose “A LinkedIn URL” above.',
  filledByFormula: ({ cell, name }: { cell: string; name: string | null }, tabName: string): string =>
    `The leads of “${tabName}” come from ${name ?? 'a formula'} in ${cell}: when its source changes they move, and statuses would stand beside the wrong people. ` +
    'Copy the rows to a tab of their own with Edit → Paste special → Values only, and go on from there.',
} as const

/** A stop call and its share of writing, in ms, at the pace of 240 a minute. */
const MS_A_STOP = 260

export const stopTakes = (calls: number): string => `Takes ${durationInWords(calls * MS_A_STOP)}: HeyReach stops one lead a call.`
