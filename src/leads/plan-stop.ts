/** Which of the selected rows can be stopped, where, and why the others cannot: pure. */
import type { StopWhere } from '../sidebar/protocol'
import { LEFT_OUT, saysInCampaign, STATUS, type LeftOut } from '../words'
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
    const skip = ({ reason }: LeftOut): void => {
      skipped.push({ row, reason, detail: '', option: null })
    }
    if (profile.kind !== 'profile') {
      skip(LEFT_OUT.notAProfile(profile.kind))
      continue
    }
    if (where.kind === 'row') {
      if (campaignIdOfLabel(campaign) === null) {
        skip(LEFT_OUT.noCampaign)
        continue
      }
      if (status === STATUS.stopped) {
        skip(LEFT_OUT.stoppedAlready)
        continue
      }
      if (!saysInCampaign(status) && status !== STATUS.adding) {
        skip(LEFT_OUT.notInCampaign)
        continue
      }
    }
    const sameAs = seen.get(profile.key)
    if (sameAs !== undefined) {
      skip(LEFT_OUT.samePerson(sameAs))
      continue
    }
    seen.set(profile.key, row)
    const campaignId = where.kind === 'row' ? campaignIdOfLabel(campaign) : null
    people.push({ key: profile.key, row, ...(campaignId === null ? {} : { campaignId }) })
  }
  return { people, skipped }
}
