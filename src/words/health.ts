/** How receiving goes, in words: what is so, and what to do. */
import { plural } from './counts'
import type { Words } from './errors-in-words'

const WHAT_STAYS = 'What HeyReach sends meanwhile is kept and written later.'

export const ALL_WELL = (anyEvent: boolean): Words => ({
  title: 'All is well.',
  help: anyEvent ? '' : 'No event has come yet: it will, as soon as something happens in a campaign.',
})

export const HEALTH = {
  copy: { title: 'This spreadsheet is a copy and receives no events.', help: 'The original goes on unchanged. To receive here too, set it up below.' },
  notSetUp: { title: 'This sheet receives no events.', help: 'Three steps, about five minutes: who looks after it, its web address, the notifications.' },
  nobody: { title: 'Nobody looks after this sheet.', help: 'Events still arrive, but nobody’s Google account checks that all is well. Take it over below.' },
  noAddress: { title: 'The web address is missing.', help: 'Deploy the script as a web app and test its address below.' },
  notConnected: { title: 'You are not connected to HeyReach.', help: 'Connect with a key of this client; then the notifications can be looked at.' },
  notApplied: { title: 'HeyReach does not send anything here yet.', help: 'Choose what to receive and make the notifications below.' },
  paused: { title: 'Receiving is paused.', help: 'HeyReach sends nothing, and what happens meanwhile is not sent later.' },
  checkFailed: 'The notifications could not be checked.',
  notificationsWrong: (count: number): Words => ({
    title: `${plural(count, 'notification')} at HeyReach ${count === 1 ? 'is' : 'are'} not as ${count === 1 ? 'it' : 'they'} should be.`,
    help: 'Somebody may have changed or deleted it there. Check now puts it right.',
  }),
  noBeat: (name: string, minutes: number): Words => ({
    title: `The regular check has not run for ${plural(minutes, 'minute')}.`,
    help: `It runs with the Google account of ${name}. Ask ${name} to open this sheet and press Check now, or take over below.`,
  }),
  noBeatMine: (minutes: number): Words => ({
    title: `The regular check has not run for ${plural(minutes, 'minute')}.`,
    help: 'Check now starts it again. If it stops once more, Google may have used up today’s time for triggers, or asks for your consent anew.',
  }),
  noCheck: { title: 'The hourly check of the notifications is late.', help: 'Check now does its work. If this stays, take over the sheet once more below.' },
  addressOfAnother: (name: string): Words => ({
    title: 'The web app still runs with the account of somebody else.',
    help: `Events go on arriving. To end the take-over, ${name} deploys the web app and tests its address below, then applies the notifications.`,
  }),
  versions: (receiving: string, here: string): Words => ({
    title: `Version ${receiving} receives events, this sheet has version ${here}.`,
    help: 'In the script editor choose Deploy → Manage deployments → pencil → Version: New version → Deploy. The address stays the same, and nothing is lost meanwhile.',
  }),
  headersGone: { title: 'The header row of the Events tab is gone.', help: `Bring it back with Undo or the version history, or rename that tab: a new one is made. ${WHAT_STAYS}` },
  cannotWrite: (detail: string): Words => ({ title: 'Events cannot be written to the sheet just now.', help: `${detail} ${WHAT_STAYS}`.trim() }),
  cannotFollow: (detail: string): Words => ({
    title: 'Contacts and the leads’ rows cannot follow events just now.',
    help: `${detail} Events go on arriving; once that is put right, Contacts and rows catch up by themselves.`.trim(),
  }),
  waiting: (count: number, minutes: number): Words => ({
    title: `${plural(count, 'event')} ${count === 1 ? 'is' : 'are'} waiting to be written, the oldest for ${plural(minutes, 'minute')}.`,
    help: 'Nothing is lost. Check now writes them.',
  }),
  turnedAway: {
    'too-long': (count: number): Words => ({
      title: `${plural(count, 'delivery', 'deliveries')} too long for an event ${count === 1 ? 'was' : 'were'} turned away.`,
      help: 'HeyReach sends nothing of that size. If a relay forwards the events, let it send HeyReach’s body unchanged.',
    }),
    'not-kept': (count: number): Words => ({
      title: `${plural(count, 'event')} could not be taken in the last hours.`,
      help: 'Google’s store of this script was full, or today’s limit was used up. HeyReach tries again for a day. Check now makes room.',
    }),
  },
  storeFilling: (percent: number): Words => ({
    title: `The place where events wait is ${percent} % full.`,
    help: 'Check now writes what waits. If it fills again, look whether the Events tab is protected.',
  }),
  cells: (percent: number): Words => ({
    title: `This spreadsheet is ${percent} % full.`,
    help: 'Google allows 10 million cells. Save and clear old events below; repeats of them are still recognised.',
  }),
  unreadable: (count: number): Words => ({ title: `${plural(count, 'event')} could not be read.`, help: 'See why below, and try again or delete.' }),
  newTab: {
    title: 'The former Events tab has lost its header row: events go to a new one.',
    help: 'The rows of before are in the former tab, whatever it is called now. To go on there, put its header row back and delete the new tab.',
  },
  newColumns: (headers: string[]): Words => ({
    title: `Renamed or deleted columns got new ones at the right of Events: ${headers.join(', ')}.`,
    help: 'To go on with the old column, delete the new one and give the old one its name back.',
  }),
  twinHeaders: (headers: string[]): Words => ({
    title: `Columns stand twice in Events: ${headers.join(', ')}.`,
    help: 'The first of them is filled. Rename the other.',
  }),
  missingHeaders: (headers: string[]): Words => ({
    title: `Columns were renamed or deleted in Events: ${headers.join(', ')}.`,
    help: 'New events get a new column of that name at the right. To go on with the old one, give it its name back before that.',
  }),
} as const

export const LOG_TAB = 'HeyReach log'
export const LOG_HEADERS = ['When', 'What', 'What to do'] as const
export const solved = (title: string): string => `Solved: ${title}`
