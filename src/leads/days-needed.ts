/** At least how many days the senders' daily limits make of so many new leads. Limits are shared with their other campaigns. */
import type { Campaign, Sender } from '../heyreach/api-types'
import { plural } from '../words'
import { senderCapacity } from './sender-capacity'

/** A sentence, or '' where the limits are not known. */
export const daysNeeded = (leads: number, campaign: Campaign, senders: Sender[]): string => {
  const { usable, dailyLimit, sharedWith } = senderCapacity(campaign, senders)
  if (leads === 0 || !dailyLimit) return ''
  const shared = sharedWith > 0 ? `, shared with up to ${plural(sharedWith, 'other active campaign')}` : ''
  return (
    `${plural(usable.length, 'sender')} may send ${plural(dailyLimit, 'connection request')} a day${shared}: ` +
    `at least ${plural(Math.ceil(leads / dailyLimit), 'day')} for these leads.`
  )
}
