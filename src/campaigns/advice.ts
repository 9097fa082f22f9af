/**
 * What to do about a campaign, or nothing. LinkedIn's limits are the account's: what is over them waits, and accounts that send
 * too much are restricted (platform facts H§4).
 */
import { ADVICE } from '../words'
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
  campaign.senderIds.length === 0 ? ADVICE.noSender : ''

const sendersThatCannot = ({ campaign, senders, missingSenderIds, capacity }: CampaignView): string => {
  const out = names(senders.filter(({ authIsValid }) => !authIsValid))
  const off = names(senders.filter((sender) => sender.authIsValid && !senderChoice(sender).usable))
  const parts = [
    out.length > 0 ? ADVICE.loggedOut(out) : '',
    off.length > 0 ? ADVICE.switchedOff(off) : '',
    missingSenderIds.length > 0 ? ADVICE.notListed(missingSenderIds) : '',
  ].filter((text) => text !== '')
  if (campaign.senderIds.length > 0 && capacity.usable.length === 0) parts.push(ADVICE.nobodyLeft)
  return parts.join(' ')
}

const nothingAllowed = ({ capacity }: CampaignView): string =>
  capacity.usable.length > 0 && capacity.dailyLimit === 0 ? ADVICE.noRequestsAllowed : ''

const aboveAdvised = ({ capacity }: CampaignView): string =>
  capacity.usable
    .flatMap(({ name, connectionLimit }) =>
      connectionLimit !== null && connectionLimit > MOST_ADVISED
        ? ADVICE.aboveAdvised(name, connectionLimit, MOST_ADVISED)
        : [],
    )
    .join(' ')

const longWait = ({ daysForWaiting }: CampaignView): string =>
  daysForWaiting !== null && daysForWaiting > LONG_WAIT_DAYS ? ADVICE.longWait(daysForWaiting) : ''

const pausedWithWaiting = ({ campaign: { status, progress } }: CampaignView): string =>
  status === 'PAUSED' && progress.waiting ? ADVICE.pausedWithWaiting(progress.waiting) : ''

const names = (senders: { name: string }[]): string[] => senders.map(({ name }) => name)

/** The most pressing first. */
const RULES = [noSender, sendersThatCannot, nothingAllowed, pausedWithWaiting, aboveAdvised, longWait]
