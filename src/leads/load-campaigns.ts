/** Campaigns and senders for the picker. */
import { campaignsFrom, sendersFrom } from '../account/known-at-heyreach'
import { requireKey } from '../account/stored-account'
import { createHeyReachClient } from '../heyreach/client'
import type { Ports } from '../ports'
import type { CampaignChoices } from '../sidebar/protocol'
import { campaignChoice, senderChoice, sortedChoices } from './campaign-choices'

export const loadCampaigns = (ports: Ports, fresh: boolean): CampaignChoices => {
  const client = createHeyReachClient(ports, requireKey(ports))
  const how = fresh ? 'fresh' : 'cached'
  const senders = sendersFrom(ports, () => client, how)
  const campaigns = campaignsFrom(ports, client, how)
  return {
    campaigns: sortedChoices(campaigns.map((campaign) => campaignChoice(campaign, senders))),
    senders: senders.map(senderChoice),
  }
}
