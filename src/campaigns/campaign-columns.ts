/**
 * The Campaigns tab's columns, people's first. A new one is added here, and appended at the right of tabs that exist; one that is
 * dropped here stays on them untouched.
 */
import type { CellInput } from '../ports'
import { campaignInWords, GONE_CAMPAIGN, plural } from '../words'
import { adviceFor } from './advice'
import type { CampaignView } from './campaign-view'

export interface CampaignColumn {
  header: string
  /** In px. */
  width: number
  /** A number format, '' for none. */
  format: string
  read(view: CampaignView): CellInput
  /** What a campaign says that HeyReach does not list any more; without it the cell stays as last seen. */
  gone?: string | null
}

const COUNT = '#,##0'
const DAY = 'd mmm yyyy'
const MOMENT = 'd mmm yyyy, hh:mm'

export const ID_HEADER = 'Campaign id'
export const NAME_HEADER = 'Campaign'
export const ADDED_HEADER = 'Added by this sheet'

export const CAMPAIGN_COLUMNS: readonly CampaignColumn[] = [
  { header: NAME_HEADER, width: 210, format: '', read: ({ campaign }) => campaign.name },
  { header: 'State', width: 100, format: '', read: ({ campaign }) => campaignInWords(campaign.status).words, gone: GONE_CAMPAIGN.words },
  { header: 'What it means', width: 205, format: '', read: meaning, gone: GONE_CAMPAIGN.remark },
  { header: 'Senders', width: 170, format: '', read: senderNames },
  { header: 'Daily limit (connection requests)', width: 105, format: COUNT, read: ({ capacity }) => capacity.dailyLimit },
  { header: 'Limit shared with', width: 125, format: '', read: sharedWith },
  { header: 'Leads', width: 65, format: COUNT, read: ({ campaign }) => campaign.progress.leads },
  { header: 'Waiting', width: 75, format: COUNT, read: ({ campaign }) => campaign.progress.waiting },
  { header: 'In progress', width: 80, format: COUNT, read: ({ campaign }) => campaign.progress.inProgress },
  { header: 'Finished', width: 80, format: COUNT, read: ({ campaign }) => campaign.progress.finished },
  { header: 'Failed', width: 65, format: COUNT, read: ({ campaign }) => campaign.progress.failed },
  { header: 'Stopped', width: 80, format: COUNT, read: ({ campaign }) => campaign.progress.stopped },
  { header: 'Done %', width: 65, format: '0%', read: share },
  { header: ADDED_HEADER, width: 90, format: COUNT, read: ({ added }) => added },
  { header: 'Days for waiting (at least)', width: 100, format: COUNT, read: ({ daysForWaiting }) => daysForWaiting, gone: null },
  { header: 'Advice', width: 340, format: '', read: adviceFor, gone: null },
  { header: 'List', width: 190, format: '', read: ({ campaign }) => campaign.listName },
  { header: 'Created', width: 100, format: DAY, read: ({ campaign }) => dateOf(campaign.createdAt) },
  { header: 'Started', width: 100, format: DAY, read: ({ campaign }) => dateOf(campaign.startedAt) },
  { header: 'Refreshed', width: 150, format: MOMENT, read: ({ seenAt }) => seenAt },
  { header: ID_HEADER, width: 95, format: '0', read: ({ campaign }) => campaign.id },
]

function meaning({ campaign }: CampaignView): string {
  return campaignInWords(campaign.status).remark || 'Its leads are contacted, as its senders’ daily limits allow.'
}

function senderNames({ senders, missingSenderIds }: CampaignView): string {
  const known = senders.map(({ name, authIsValid, isActive }) => `${name}${!authIsValid ? ' (logged out)' : isActive ? '' : ' (switched off)'}`)
  return [...known, ...missingSenderIds.map((id) => `account ${id} (gone)`)].join(', ')
}

function sharedWith({ capacity: { usable, sharedWith: others } }: CampaignView): string {
  if (usable.length === 0) return ''
  return others > 0 ? `up to ${plural(others, 'other active campaign')}` : 'no other active campaign'
}

/** Of all leads those for whom nothing more will happen. */
function share({ campaign: { progress } }: CampaignView): number | null {
  const { leads, finished, failed, stopped, excluded } = progress
  if (!leads || finished === null) return null
  return Math.min(1, (finished + (failed ?? 0) + (stopped ?? 0) + (excluded ?? 0)) / leads)
}

function dateOf(at: number | null): Date | null {
  return at === null ? null : new Date(at)
}
