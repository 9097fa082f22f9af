/**
 * The Campaigns tab's columns, people's first. A new one is added here, and appended at the right of tabs that exist; one that is
 * dropped here stays on them untouched.
 */
import type { CellInput } from '../ports'
import { CAMPAIGN_CELL, CAMPAIGN_HEADERS, campaignInWords, GONE_CAMPAIGN } from '../words'
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

export const ID_HEADER = CAMPAIGN_HEADERS.id
export const NAME_HEADER = CAMPAIGN_HEADERS.name
export const ADDED_HEADER = CAMPAIGN_HEADERS.added

export const CAMPAIGN_COLUMNS: readonly CampaignColumn[] = [
  { header: NAME_HEADER, width: 210, format: '', read: ({ campaign }) => campaign.name },
  { header: CAMPAIGN_HEADERS.state, width: 100, format: '', read: ({ campaign }) => campaignInWords(campaign.status).words, gone: GONE_CAMPAIGN.words },
  { header: CAMPAIGN_HEADERS.meaning, width: 205, format: '', read: meaning, gone: GONE_CAMPAIGN.remark },
  { header: CAMPAIGN_HEADERS.senders, width: 170, format: '', read: senderNames },
  { header: CAMPAIGN_HEADERS.dailyLimit, width: 105, format: COUNT, read: ({ capacity }) => capacity.dailyLimit },
  { header: CAMPAIGN_HEADERS.sharedWith, width: 125, format: '', read: sharedWith },
  { header: CAMPAIGN_HEADERS.leads, width: 65, format: COUNT, read: ({ campaign }) => campaign.progress.leads },
  { header: CAMPAIGN_HEADERS.waiting, width: 75, format: COUNT, read: ({ campaign }) => campaign.progress.waiting },
  { header: CAMPAIGN_HEADERS.inProgress, width: 80, format: COUNT, read: ({ campaign }) => campaign.progress.inProgress },
  { header: CAMPAIGN_HEADERS.finished, width: 80, format: COUNT, read: ({ campaign }) => campaign.progress.finished },
  { header: CAMPAIGN_HEADERS.failed, width: 65, format: COUNT, read: ({ campaign }) => campaign.progress.failed },
  { header: CAMPAIGN_HEADERS.stopped, width: 80, format: COUNT, read: ({ campaign }) => campaign.progress.stopped },
  { header: CAMPAIGN_HEADERS.done, width: 85, format: '0%', read: share },
  { header: ADDED_HEADER, width: 90, format: COUNT, read: ({ added }) => added },
  { header: CAMPAIGN_HEADERS.days, width: 100, format: COUNT, read: ({ daysForWaiting }) => daysForWaiting, gone: null },
  { header: CAMPAIGN_HEADERS.advice, width: 340, format: '', read: adviceFor, gone: null },
  { header: CAMPAIGN_HEADERS.list, width: 190, format: '', read: ({ campaign }) => campaign.listName },
  { header: CAMPAIGN_HEADERS.created, width: 100, format: DAY, read: ({ campaign }) => dateOf(campaign.createdAt) },
  { header: CAMPAIGN_HEADERS.started, width: 100, format: DAY, read: ({ campaign }) => dateOf(campaign.startedAt) },
  { header: CAMPAIGN_HEADERS.refreshed, width: 150, format: MOMENT, read: ({ seenAt }) => seenAt },
  { header: ID_HEADER, width: 95, format: '0', read: ({ campaign }) => campaign.id },
]

function meaning({ campaign }: CampaignView): string {
  return campaignInWords(campaign.status).remark || CAMPAIGN_CELL.goesOn
}

function senderNames({ senders, missingSenderIds }: CampaignView): string {
  const known = senders.map(({ name, authIsValid, isActive }) =>
    !authIsValid ? CAMPAIGN_CELL.senderLoggedOut(name) : isActive ? name : CAMPAIGN_CELL.senderOff(name),
  )
  return [...known, ...missingSenderIds.map(CAMPAIGN_CELL.senderGone)].join(', ')
}

function sharedWith({ capacity: { usable, sharedWith: others } }: CampaignView): string {
  return usable.length === 0 ? '' : CAMPAIGN_CELL.sharedWith(others)
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
