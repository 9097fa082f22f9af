/** At least how many days the senders' daily limits make of so many new leads. Limits are shared with their other campaigns. */
import type { Campaign, Sender } from '../heyreach/api-types'
import { NOTICE } from '../words'
import { senderCapacity } from './sender-capacity'

/** A sentence, or '' where the limits are not known. */
export const daysNeeded = (leads: number, campaign: Campaign, senders: Sender[]): string => {
  const { usable, dailyLimit, sharedWith } = senderCapacity(campaign, senders)
  if (leads === 0 || !dailyLimit) return ''
  return NOTICE.daysNeeded({ senders: usable.map(({ name }) => name), dailyLimit, sharedWith, days: Math.ceil(leads / dailyLimit) })
}
