/**
 * What to do about a campaign, or nothing. LinkedIn's limits are the account's: what is over them waits, and accounts that send
 * too much are restricted (platform facts H§4).
 */
import { plural } from '../words'
import { senderChoice } from '../leads/campaign-choices'
import type { CampaignView } from './campaign-view'

/** HeyReach's articles advise 20–40 connection requests a day and account (platform facts H§4). */
const MOST_ADVISED = 40
/** Ours: who is written to a month after being chosen has often moved on. */
const LONG_WAIT_DAYS = 30

/** These contact nobody any more. */
const OVER: readonly string[] = ['FINISHED', 'CANCELED']

export const adviceFor = (view: CampaignView): string =>
  OVER.includes(view.campaign.status) ? '' : RULES.map((rule) => rule(view)).filter((text) => text !== '').join(' ')

const noSender = ({ campaign }: CampaignView): string =>
  campaign.senderIds.length === 0 ? 'It has no sender: add one in HeyReach, until then nobody is contacted.' : ''

const sendersThatCannot = ({ campaign, senders, missingSenderIds, capacity }: CampaignView): string => {
  const out = names(senders.filter(({ authIsValid }) => !authIsValid))
  const off = names(senders.filter((sender) => sender.authIsValid && !senderChoice(sender).usable))
  const parts = [
    out.length > 0 ? `Logged out of LinkedIn: ${out.join(', ')}. Log in again in HeyReach.` : '',
    off.length > 0 ? `Switched off in HeyReach: ${off.join(', ')}.` : '',
    missingSenderIds.length > 0 ? `Not among your LinkedIn accounts in HeyReach any more: ${missingSenderIds.join(', ')}.` : '',
  ].filter((text) => text !== '')
  if (campaign.senderIds.length > 0 && capacity.usable.length === 0) parts.push('No other sender is left, so nobody is contacted.')
  return parts.join(' ')
}

const nothingAllowed = ({ capacity }: CampaignView): string =>
  capacity.usable.length > 0 && capacity.dailyLimit === 0 ? 'Its senders may send no connection requests: raise their daily limit in HeyReach.' : ''

const aboveAdvised = ({ capacity }: CampaignView): string =>
  capacity.usable
    .flatMap(({ name, connectionLimit }) =>
      connectionLimit !== null && connectionLimit > MOST_ADVISED
        ? `${name} is set to ${connectionLimit} connection requests a day, above the 20–${MOST_ADVISED} a day that HeyReach advises: LinkedIn may restrict the account.`
        : [],
    )
    .join(' ')

const longWait = ({ daysForWaiting }: CampaignView): string =>
  daysForWaiting !== null && daysForWaiting > LONG_WAIT_DAYS
    ? `Those who wait need at least ${plural(daysForWaiting, 'day')}: add senders, or add fewer leads.`
    : ''

const pausedWithWaiting = ({ campaign }: CampaignView): string =>
  campaign.status === 'PAUSED' && (campaign.progress.waiting ?? 0) > 0
    ? `${plural(campaign.progress.waiting ?? 0, 'lead waits', 'leads wait')} for it: resume it in HeyReach when they may be contacted.`
    : ''

const names = (senders: { name: string }[]): string[] => senders.map(({ name }) => name)

/** The most pressing first. */
const RULES = [noSender, sendersThatCannot, nothingAllowed, pausedWithWaiting, aboveAdvised, longWait]
