/** Whether leads may be sent into a campaign as its status is now: the last look before sending. */
import { AppError } from '../errors'
import type { Campaign } from '../heyreach/api-types'
import type { AddOptions } from '../sidebar/protocol'
import { campaignInWords } from '../words'

/** Throws invalid-input. A finished campaign is never restarted unless the person has ticked it. */
export const requireAddable = (campaign: Campaign, options: AddOptions): void => {
  const { canAdd, restarts, words, remark } = campaignInWords(campaign.status)
  if (!canAdd) {
    throw new AppError('invalid-input', { detail: `${campaign.name} is ${words.toLowerCase()} now. ${remark} Nothing more was sent.` })
  }
  if (restarts && !options.restartFinished) {
    throw new AppError('invalid-input', {
      detail: `${campaign.name} has finished meanwhile: adding would start it again. Nothing more was sent. Go back and tick it, if you want that.`,
    })
  }
}
