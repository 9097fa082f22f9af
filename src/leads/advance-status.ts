/**
 * What events of a person make of one of their rows: its status moves forward only, so neither order nor repetition of events matters.
 * Pure.
 */
import { DETAIL, STATUS } from '../words'
import { STAGES, type CampaignStage, type Stage } from './person-stages'

export interface RowState {
  status: string
  detail: string
  /** The campaign that the row speaks of; null for none. */
  campaignId: number | null
  /** Epoch ms; null where nothing readable stands there. */
  updated: number | null
}

export interface RowAdvance {
  status: string
  /** Absent where the detail stays. */
  detail?: string
  /** Epoch ms of the event, in whole seconds: what a cell gives back for certain. */
  at: number
}

/** -1 for a status that is no stage. */
export const stageRank = (status: string): number => (STAGES as readonly string[]).indexOf(status)

/** null: the row stays as it is. */
export const advanceStatus = (row: RowState, campaigns: readonly CampaignStage[]): RowAdvance | null => {
  if (row.campaignId === null) return null
  const own = campaigns.filter(({ campaignId }) => campaignId === String(row.campaignId))
  // Who answers outside the campaign has answered.
  const outside = campaigns.filter(({ campaignId, stage }) => campaignId === '' && stage === STATUS.replied)
  const furthest = furthestOf([...own, ...outside])
  if (!furthest) return null
  if (row.status === STATUS.stopped || row.status === STATUS.failed) return toldSince(row, furthest)
  // An answer in a private chat proves nothing of a campaign that HeyReach may not have put them into yet.
  if (row.status === STATUS.adding && own.length === 0) return null
  if (row.status !== STATUS.adding && stageRank(row.status) < 0) return null
  if (stageRank(furthest.stage) <= stageRank(row.status)) return null
  const at = wholeSeconds(furthest.at)
  // A stop is under way, or was cut off: what to do about it stays until it has ended.
  if (STOP_MARKS.includes(row.detail)) return { status: furthest.stage, at }
  return { status: furthest.stage, detail: detailOf(furthest), at }
}

const STOP_MARKS: readonly string[] = [DETAIL.stopping, DETAIL.stopNotConfirmed]

const toldSince = (row: RowState, { stage, reply, at }: CampaignStage): RowAdvance | null => {
  if (stage !== STATUS.replied || DETAIL.saysRepliedSince(row.detail)) return null
  // Answered before it was stopped, or nobody knows.
  if (row.updated === null || wholeSeconds(at) <= wholeSeconds(row.updated)) return null
  return { status: row.status, detail: DETAIL.repliedSince(row.detail, shortened(reply)), at: wholeSeconds(at) }
}

const furthestOf = (stages: readonly CampaignStage[]): CampaignStage | undefined =>
  stages.reduce<CampaignStage | undefined>((best, one) => (best && !isFurther(one, best) ? best : one), undefined)

/** Of two as far the newer one, and of those the one that says more: the order that they come in decides nothing. */
const isFurther = (one: CampaignStage, other: CampaignStage): boolean => {
  const byStage = stageRank(one.stage) - stageRank(other.stage)
  if (byStage !== 0) return byStage > 0
  return one.at !== other.at ? one.at > other.at : one.reply > other.reply
}

const detailOf = ({ stage, reply }: CampaignStage): string => DETAILS[stage](shortened(reply))

const DETAILS: Record<Stage, (reply: string) => string> = {
  [STATUS.inCampaign]: () => DETAIL.seenInCampaign,
  [STATUS.invited]: () => DETAIL.invited,
  [STATUS.accepted]: () => DETAIL.accepted,
  [STATUS.messaged]: () => DETAIL.messaged,
  [STATUS.replied]: DETAIL.replied,
}

const MOST_OF_A_REPLY = 200

/** On one line; whole characters only. */
const shortened = (reply: string): string => {
  const text = reply.replace(/\s+/g, ' ').trim()
  const characters = [...text]
  return characters.length > MOST_OF_A_REPLY ? `${characters.slice(0, MOST_OF_A_REPLY).join('').trimEnd()}…` : text
}

const wholeSeconds = (at: number): number => Math.floor(at / 1000) * 1000
