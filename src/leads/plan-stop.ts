/** Which of the selected rows can be stopped, where, and why the others cannot: pure. */
import type { StopWhere } from '../sidebar/protocol'
import { notAProfileInWords, saysInCampaign, STATUS } from '../words'
import { campaignIdOfLabel } from './campaign-label'
import type { CandidateRow, SkippedRow } from './plan-add'

export interface StopPlan {
  people: { key: string; row: number; campaignId?: number }[]
  skipped: SkippedRow[]
}

export const planStop = (selected: CandidateRow[], where: StopWhere): StopPlan => {
  const people: StopPlan['people'] = []
  const skipped: SkippedRow[] = []
  const seen = new Map<string, number>()
  for (const { row, profile, status, campaign } of selected) {
    const skip = (reason: string): void => {
      skipped.push({ row, reason, detail: '', option: null })
    }
    if (profile.kind !== 'profile') {
      skip(notAProfileInWords(profile.kind))
      continue
    }
    if (where.kind === 'row') {
      if (campaignIdOfLabel(campaign) === null) {
        skip('no campaign stands in the row')
        continue
      }
      if (status === STATUS.stopped) {
        skip('stopped already')
        continue
      }
      if (!saysInCampaign(status) && status !== STATUS.adding) {
        skip('not in the campaign')
        continue
      }
    }
    if (seen.has(profile.key)) {
      skip('same person as another selected row')
      continue
    }
    seen.set(profile.key, row)
    const campaignId = where.kind === 'row' ? campaignIdOfLabel(campaign) : null
    people.push({ key: profile.key, row, ...(campaignId === null ? {} : { campaignId }) })
  }
  return { people, skipped }
}
