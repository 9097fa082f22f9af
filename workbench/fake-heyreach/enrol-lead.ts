/** Puts a lead into a campaign, once a person: who is there already gets their fields overwritten. */
import type { Campaign, LeadFields } from './state'
import { learn, mergeFields, type Store } from './store'

export interface Enrolling {
  campaign: Campaign
  key: string
  lead: LeadFields
  requestedSenderId: number | null
  now: number
}

export const enrolLead = (store: Store, { campaign, key, lead, requestedSenderId, now }: Enrolling): 'added' | 'updated' => {
  learn(store.meet(campaign.workspaceId, key), lead)
  const known = store.enrolment(campaign.id, key)
  if (known) {
    const customUserFields = mergeFields(known.lead.customUserFields, lead.customUserFields)
    known.lead = { ...known.lead, ...lead, customUserFields }
    known.updated += 1
    return 'updated'
  }
  store.enrol({
    campaignId: campaign.id,
    personKey: key,
    senderId: requestedSenderId ?? nextSender(store, campaign),
    requestedSenderId,
    lead,
    at: now,
    added: 1,
    updated: 0,
    history: []
  })
  return 'added'
}

/** Leads without a wish are spread over the campaign's senders, those logged in first; null where there is none. */
const nextSender = (store: Store, campaign: Campaign): number | null => {
  const loggedIn = campaign.senderIds.filter((id) => store.sender(id)?.authIsValid)
  const choice = loggedIn.length > 0 ? loggedIn : campaign.senderIds
  return choice[store.enrolmentCount(campaign.id) % Math.max(choice.length, 1)] ?? null
}
