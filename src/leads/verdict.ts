/** Whether leads may be sent into a campaign as its status is now: the last look before sending. */
import { AppError } from '../errors'
import type { Campaign } from '../heyreach/api-types'
import type { AddOptions } from '../sidebar/protocol'
import { campaignInWords, CANNOT_ADD } from '../words'

/** Throws invalid-input. A finished campaign is never restarted unless the person has ticked it. */
export const requireAddable = (campaign: Campaign, options: AddOptions): void => {
  const { canAdd, restarts, words, remark } = campaignInWords(campaign.status)
  if (!canAdd) throw new AppError('invalid-input', { detail: CANNOT_ADD.campaign(campaign.name, words, remark) })
  if (restarts && !options.restartFinished) throw new AppError('invalid-input', { detail: CANNOT_ADD.finishedMeanwhile(campaign.name) })
}
