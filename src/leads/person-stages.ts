/** How far a person is in each campaign, as events tell it: what moves the rows of that person on. */
import { STATUS } from '../words'

/** From the least to the furthest. */
export const STAGES = [STATUS.inCampaign, STATUS.invited, STATUS.accepted, STATUS.messaged, STATUS.replied] as const
export type Stage = (typeof STAGES)[number]

export interface CampaignStage {
  /** HeyReach’s id as text; '' outside any campaign (private chats of the senders). */
  campaignId: string
  stage: Stage
  /** Epoch ms of the event that says so: the newest one of that stage. */
  at: number
  /** What they answered last there; '' when they did not. */
  reply: string
}

export interface PersonStages {
  /** Every profile that is known to be this person’s, as `in/<slug>`: see `linkedin/normalize-profile-url.ts`. */
  keys: readonly string[]
  campaigns: readonly CampaignStage[]
}
