/** Campaigns and senders as choices in words: what can be picked, what cannot and why, what adding will do. */
import type { Campaign, Sender } from '../heyreach/api-types'
import type { CampaignChoice, SenderChoice } from '../sidebar/protocol'
import { CAMPAIGN_SENDERS, campaignInWords, SENDER } from '../words'

export const campaignChoice = (campaign: Campaign, senders: Sender[]): CampaignChoice => {
  const { words, canAdd, restarts, remark } = campaignInWords(campaign.status)
  return {
    id: campaign.id,
    name: campaign.name,
    status: campaign.status,
    statusWords: words,
    canAdd,
    restarts,
    paused: campaign.status === 'PAUSED',
    remark: [remark, canAdd ? senderRemark(campaign, senders) : ''].filter((text) => text !== '').join(' '),
    senderIds: campaign.senderIds,
  }
}

/** Those that can be picked first, running before waiting, then by name. */
export const sortedChoices = (choices: CampaignChoice[]): CampaignChoice[] =>
  [...choices].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))

const RANKS: Record<string, number> = { IN_PROGRESS: 0, STARTING: 1, SCHEDULED: 2, PAUSED: 3, FINISHED: 4 }
const rank = (choice: CampaignChoice): number => (choice.canAdd ? (RANKS[choice.status] ?? 5) : 9)

export const senderChoice = (sender: Sender): SenderChoice => ({
  id: sender.id,
  name: sender.name,
  usable: sender.isActive && sender.authIsValid,
  remark: !sender.authIsValid ? SENDER.loggedOut : sender.isActive ? '' : SENDER.switchedOff,
})

const senderRemark = (campaign: Campaign, senders: Sender[]): string => {
  if (campaign.senderIds.length === 0) return CAMPAIGN_SENDERS.none
  const known = senders.filter(({ id }) => campaign.senderIds.includes(id))
  return known.length > 0 && known.every((sender) => !senderChoice(sender).usable) ? CAMPAIGN_SENDERS.noneUsable : ''
}
