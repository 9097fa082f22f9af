/** The Events tab, the tab of unreadable events, and the hidden one beside them. */
import { plural, thousands } from './counts'

export const EVENTS_TAB = 'Events'
export const UNREADABLE_TAB = 'Unreadable events'

export const UNREADABLE_HEADERS = {
  receivedAt: 'Received',
  title: 'Why it could not be read',
  help: 'What to do',
  raw: 'As it came',
  rest: 'As it came (rest)',
  type: 'Event type',
  id: 'Id',
} as const

export const KEYS_HEADING = 'Which events were written already, so that none is written twice. HeyReach for Sheets needs it: please do not edit or delete.'

export const CANNOT_WRITE_EVENTS = {
  headersGone: 'The header row of the Events tab is gone. Bring it back with Undo, or rename that tab and delete it later: a new Events tab is made. Until then events wait.',
  unreadableHeadersGone: 'The header row of the tab “Unreadable events” is gone. Bring it back with Undo, or rename that tab: a new one is made.',
  oldVersion: 'A newer version of this add-on has written here. Reload the spreadsheet and try again.',
  unreadableRefused: 'The tab “Unreadable events” does not take a row: it may be protected. Put that right; until then these wait.',
} as const

/** What came of trying unreadable events again, and of deleting them. */
export const unreadableTried = (read: number, still: number): string => {
  if (read === 0) return still === 1 ? 'It still cannot be read.' : `None of the ${thousands(still)} can be read yet.`
  const now = read === 1 ? 'One is in Events now.' : `${thousands(read)} are in Events now.`
  return still === 0 ? now : `${now} ${thousands(still)} still cannot be read.`
}
export const unreadableDeleted = (count: number): string => (count === 1 ? 'Deleted.' : `${thousands(count)} deleted.`)

export const CLEAR_EVENTS = {
  button: (count: number, before: string): string => `Delete ${plural(count, 'event')} before ${before}`,
  none: (before: string): string => `There are no events before ${before}.`,
  noDay: 'That is no day. Write it as year-month-day, for example 2026-10-01.',
  noTab: 'There is no Events tab with its header row.',
} as const
