/** What a campaign's senders may send a day. LinkedIn's limits are the sender's and shared by all its campaigns (platform facts H§4). */
import type { Campaign, Sender } from '../heyreach/api-types'
import { senderChoice } from './campaign-choices'

export interface SenderCapacity {
  /** The campaign's senders that can send at all. */
  usable: Sender[]
  /** Connection requests a day of them together; null where one's limit is not known. */
  dailyLimit: number | null
  /** Other active campaigns that one of them serves, at most. */
  sharedWith: number
}

export const senderCapacity = (campaign: Campaign, senders: Sender[]): SenderCapacity => {
  const usable = senders.filter((sender) => campaign.senderIds.includes(sender.id) && senderChoice(sender).usable)
  // HeyReach counts the active ones: this campaign is among them only while it runs.
  const itself = campaign.status === 'IN_PROGRESS' ? 1 : 0
  return {
    usable,
    dailyLimit: usable.reduce<number | null>((sum, { connectionLimit: limit }) => (sum === null || limit === null || limit < 0 ? null : sum + limit), 0),
    sharedWith: usable.reduce((most, { activeCampaigns }) => Math.max(most, activeCampaigns - itself), 0),
  }
}
