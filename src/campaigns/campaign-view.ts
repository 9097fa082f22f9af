/** One campaign with all that a row of the Campaigns tab says of it. */
import type { CampaignDetails, Sender } from '../heyreach/api-types'
import { senderCapacity, type SenderCapacity } from '../leads/sender-capacity'

export interface CampaignView {
  campaign: CampaignDetails
  /** In the campaign's order. */
  senders: Sender[]
  /** Accounts of the campaign that HeyReach does not list. */
  missingSenderIds: number[]
  capacity: SenderCapacity
  /** At least so many days for those who wait; null where it is not known, or nobody can send. */
  daysForWaiting: number | null
  /** People whom this sheet put in. */
  added: number
  seenAt: Date
}

export const campaignViews = (
  campaigns: CampaignDetails[],
  senders: Sender[],
  added: ReadonlyMap<number, number>,
  seenAt: Date,
): CampaignView[] => {
  const byId = new Map(senders.map((sender) => [sender.id, sender]))
  return campaigns.map((campaign): CampaignView => {
    const own = campaign.senderIds.flatMap((id) => byId.get(id) ?? [])
    const capacity = senderCapacity(campaign, own)
    return {
      campaign,
      senders: own,
      missingSenderIds: campaign.senderIds.filter((id) => !byId.has(id)),
      capacity,
      daysForWaiting: daysFor(campaign.progress.waiting, capacity.dailyLimit),
      added: added.get(campaign.id) ?? 0,
      seenAt,
    }
  })
}

const daysFor = (waiting: number | null, dailyLimit: number | null): number | null => {
  if (waiting === 0) return 0
  return waiting === null || !dailyLimit ? null : Math.ceil(waiting / dailyLimit)
}

/** The order in which campaigns come onto the tab: what runs, what may run, what is over, drafts. */
const RANKS: Record<string, number> = { IN_PROGRESS: 0, STARTING: 1, SCHEDULED: 2, PAUSED: 3, FAILED: 4, FINISHED: 6, CANCELED: 7, DRAFT: 8 }
const UNKNOWN_RANK = 5

export const inOrder = (views: CampaignView[]): CampaignView[] =>
  [...views].sort((a, b) => rank(a) - rank(b) || a.campaign.name.localeCompare(b.campaign.name) || a.campaign.id - b.campaign.id)

const rank = ({ campaign }: CampaignView): number => RANKS[campaign.status] ?? UNKNOWN_RANK
