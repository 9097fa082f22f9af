/** Which rows can be looked up at HeyReach, and in which campaign; why the others cannot: pure. */
import type { Profile } from '../linkedin/normalize-profile-url'
import type { RefreshPerson } from '../sidebar/protocol'
import { LEFT_OUT, LEFT_OUT_OF_REFRESH, STATUS } from '../words'
import { mayBeUnderWay } from './adding-mark'
import { campaignIdOfLabel } from './campaign-label'

export interface RefreshRow {
  row: number
  profile: Profile
  campaign: string
  status: string
  detail: string
}

export interface RefreshPlan {
  people: RefreshPerson[]
  /** How many of them have no campaign and are looked for in the picked one. */
  withoutCampaign: number
  skipped: { row: number; reason: string }[]
  /** Every row has somebody to look up, or stands for nobody, but none says where. */
  lacksCampaign: boolean
}

/** `known`: the campaigns that HeyReach lists. */
export const planRefresh = (rows: readonly RefreshRow[], picked: number | null, known: ReadonlySet<number>, now: number): RefreshPlan => {
  const plan: RefreshPlan = { people: [], withoutCampaign: 0, skipped: [], lacksCampaign: false }
  for (const { row, profile, campaign, status, detail } of rows) {
    const skip = (reason: string): void => void plan.skipped.push({ row, reason })
    if (profile.kind !== 'profile') {
      skip(LEFT_OUT.notAProfile(profile.kind).reason)
      continue
    }
    if (status === STATUS.adding && mayBeUnderWay(detail, now)) {
      skip(LEFT_OUT_OF_REFRESH.addingNow)
      continue
    }
    const own = campaignIdOfLabel(campaign)
    const campaignId = own ?? picked
    if (campaignId === null) {
      skip(LEFT_OUT_OF_REFRESH.noCampaign)
      plan.lacksCampaign = true
      continue
    }
    if (!known.has(campaignId)) {
      skip(LEFT_OUT_OF_REFRESH.campaignGone)
      continue
    }
    if (own === null) plan.withoutCampaign += 1
    plan.people.push({ key: profile.key, row, campaignId })
  }
  return plan
}
