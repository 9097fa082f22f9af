/** At least how many days the senders' daily limits make of so many new leads. Limits are shared with their other campaigns. */
import type { Campaign, Sender } from '../heyreach/api-types'
import { plural } from '../words'
import { senderChoice } from './campaign-choices'

/** A sentence, or '' where the limits are not known. */
export const daysNeeded = (leads: number, campaign: Campaign, senders: Sender[]): string => {
  const usable = senders.filter((sender) => campaign.senderIds.includes(sender.id) && senderChoice(sender).usable)
  const limits = usable.map(({ connectionLimit }) => connectionLimit)
  if (leads === 0 || limits.length === 0 || limits.some((limit) => limit === null || limit <= 0)) return ''
  const daily = limits.reduce<number>((sum, limit) => sum + (limit ?? 0), 0)
  const others = usable.reduce((most, { activeCampaigns }) => Math.max(most, activeCampaigns - 1), 0)
  const shared = others > 0 ? `, shared with up to ${plural(others, 'other active campaign')}` : ''
  return (
    `${plural(usable.length, 'sender')} may send ${plural(daily, 'connection request')} a day${shared}: ` +
    `at least ${plural(Math.ceil(leads / daily), 'day')} for these leads.`
  )
}
