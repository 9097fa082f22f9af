/** The Campaigns tab: its name, its headers, what stands in its cells, and what refreshing says. */
import { plural } from './counts'

/** Headers and the tab's name are also what a tab is known by: one that is changed here makes a new column, or a new tab, in sheets that live on. */
export const CAMPAIGNS_TAB = 'HeyReach campaigns'

export const CAMPAIGN_HEADERS = {
  name: 'Campaign',
  state: 'State',
  meaning: 'What it means',
  senders: 'Senders',
  dailyLimit: 'Daily limit (connection requests)',
  sharedWith: 'Limit shared with',
  leads: 'Leads',
  waiting: 'Waiting',
  inProgress: 'In progress',
  finished: 'Finished',
  failed: 'Failed',
  stopped: 'Stopped',
  done: 'No longer in sequence',
  added: 'Added by this sheet',
  days: 'Days for waiting (at least)',
  advice: 'Advice',
  list: 'List',
  created: 'Created',
  started: 'Started',
  refreshed: 'Refreshed',
  id: 'Campaign id',
} as const

export const CAMPAIGN_CELL = {
  /** What it means, of a campaign on which there is nothing to remark. */
  goesOn: 'Its leads are contacted, as its senders’ daily limits allow.',
  senderLoggedOut: (name: string): string => `${name} (logged out)`,
  senderOff: (name: string): string => `${name} (switched off)`,
  senderGone: (id: number): string => `account ${id} (gone)`,
  sharedWith: (others: number): string => (others > 0 ? `up to ${plural(others, 'other active campaign')}` : 'no other active campaign'),
} as const

export const ADVICE = {
  noSender: 'It has no sender: add one in HeyReach, until then nobody is contacted.',
  loggedOut: (names: string[]): string => `Logged out of LinkedIn: ${names.join(', ')}. Log in again in HeyReach.`,
  switchedOff: (names: string[]): string => `Switched off in HeyReach: ${names.join(', ')}.`,
  notListed: (ids: number[]): string => `Not among your LinkedIn accounts in HeyReach any more: ${ids.join(', ')}.`,
  nobodyLeft: 'No other sender is left, so nobody is contacted: add one in HeyReach.',
  noRequestsAllowed: 'Its senders may send no connection requests: raise their daily limit in HeyReach.',
  aboveAdvised: (name: string, limit: number, most: number): string =>
    `${name} is set to ${limit} connection requests a day, above the 20–${most} a day that HeyReach advises: LinkedIn may restrict the account.`,
  longWait: (days: number): string => `Those who wait need at least ${plural(days, 'day')}: add senders, or add fewer leads.`,
  pausedWithWaiting: (waiting: number): string =>
    `${plural(waiting, 'lead waits', 'leads wait')} for it: resume it in HeyReach when they may be contacted.`,
} as const

/** The toast after refreshing. */
export const campaignsRefreshed = ({ count, isNew, gone }: { count: number; isNew: number; gone: number }): string => {
  if (count === 0) return 'HeyReach has no campaigns yet: make one there, then refresh again.'
  const parts = [`${plural(count, 'campaign')}, refreshed`, isNew > 0 ? `${isNew} new` : '', gone > 0 ? `${gone} not in HeyReach any more` : '']
  return `${parts.filter((text) => text !== '').join(', ')}.`
}

/** Why the tab cannot be refreshed. */
export const CANNOT_REFRESH = {
  notOurs: `There is a tab called “${CAMPAIGNS_TAB}” that this add-on did not make. Rename it, then refresh again.`,
  otherClient:
    `HeyReach lists none of the campaigns on the tab “${CAMPAIGNS_TAB}”: they seem to be another client’s. ` + 'Delete or rename that tab, then refresh again.',
  twinColumns: (header: string): string => `Two columns of the tab “${CAMPAIGNS_TAB}” are called “${header}”. Rename your own one, then refresh again.`,
} as const
