/** The Events tab, the tab of unreadable events, and the hidden one beside them. */

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
  unreadableRefused: 'The tab “Unreadable events” does not take a row: it may be protected. Put that right; until then these wait.',
} as const
