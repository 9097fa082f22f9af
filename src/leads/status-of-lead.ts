/**
 * What a row says once HeyReach has told how far its lead is. HeyReach lags behind its own notifications, so a stage never goes
 * backwards; a reply outlasts whatever ended the lead after it. Pure.
 */
import type { CampaignLead } from '../heyreach/api-types'
import { DETAIL, failureInWords, isPassing, REFRESHED, STATUS } from '../words'
import { STAGES, type Stage } from './person-stages'

export type LeadStanding = Pick<CampaignLead, 'campaignStatus' | 'connectionStatus' | 'messageStatus' | 'errorCode' | 'statusMessage'>

export interface RowSays {
  status: string
  detail: string
  /** The spreadsheet remembers that the person was stopped in this campaign from here, whatever the row says. */
  wasStopped?: boolean
}

/** `failed` and `finished`: how it stands now, new or not. `moved`: the status is another one. */
export interface Refreshed {
  status: string
  detail: string
  outcome: 'failed' | 'finished' | 'moved' | 'unchanged'
}

/** The three statuses are independent of each other; the furthest of what they say counts. Words that are not known say nothing. */
const BY_MESSAGE: Record<string, Stage> = { messagereply: STATUS.replied, messagesent: STATUS.messaged }
const BY_CONNECTION: Record<string, Stage> = { connectionaccepted: STATUS.accepted, connectionsent: STATUS.invited }
/** As events say it. */
const REACHED: Record<Stage, string> = {
  [STATUS.inCampaign]: '',
  [STATUS.invited]: DETAIL.invited,
  [STATUS.accepted]: DETAIL.accepted,
  [STATUS.messaged]: DETAIL.messaged,
  [STATUS.replied]: DETAIL.replied(''),
}
const DETAILS: Record<string, string> = { finished: REFRESHED.finished, paused: REFRESHED.paused, pending: REFRESHED.waiting }

/** Their enum values were seen in several spellings elsewhere (platform facts H§1). */
const plain = (word: string): string => word.replace(/[^a-z]/gi, '').toLowerCase()

/** By a person in HeyReach; such leads come as Failed. What exactly it says then is not documented. */
const SAYS_STOPPED = /^(?:manually )?stopped\b|\bstopped manually\b/i

/** Of a stopping run that is under way or got no answer: by it the next one knows that it may be its own doing. */
const isStopMark = (detail: string): boolean => detail === DETAIL.stopping || detail === DETAIL.stopNotConfirmed

export const statusOfLead = (lead: LeadStanding, row: RowSays): Refreshed => {
  const told = BY_MESSAGE[plain(lead.messageStatus)] ?? BY_CONNECTION[plain(lead.connectionStatus)] ?? STATUS.inCampaign
  const changed = (status: string, detail: string): Refreshed => ({ status, detail, outcome: status === row.status ? 'unchanged' : 'moved' })
  if (row.status === STATUS.stopped) return changed(STATUS.stopped, told === STATUS.replied ? REFRESHED.stoppedButReplied : row.detail)
  const stage = furthest(told, row.status)
  if (plain(lead.campaignStatus) === 'failed') return ended(lead, stage, row, changed)
  const detail = detailFor(plain(lead.campaignStatus), told, stage)
  const after = changed(stage, isStopMark(row.detail) ? row.detail : detail !== '' ? detail : stage !== row.status ? REACHED[stage] : isPassing(row.detail) ? '' : row.detail)
  return detail === REFRESHED.finished ? { ...after, outcome: 'finished' } : after
}

const ended = (lead: LeadStanding, stage: Stage, row: RowSays, changed: (status: string, detail: string) => Refreshed): Refreshed => {
  const reason = failureInWords(lead.errorCode, lead.statusMessage)
  const isStopped = lead.errorCode === '' && (row.wasStopped || isStopMark(row.detail) || SAYS_STOPPED.test(lead.statusMessage))
  if (stage === STATUS.replied) return changed(stage, isStopped ? REFRESHED.repliedThenStopped : REFRESHED.repliedThenFailed(reason))
  if (isStopped) return changed(STATUS.stopped, row.wasStopped ? DETAIL.stopped : REFRESHED.stopped)
  // What the row says of an earlier failure is more than nothing.
  const keeps = reason === '' && row.status === STATUS.failed && row.detail !== ''
  return { ...changed(STATUS.failed, keeps ? row.detail : REFRESHED.failed(reason)), outcome: 'failed' }
}

const detailFor = (campaignStatus: string, told: Stage, stage: Stage): string => {
  const detail = DETAILS[campaignStatus] ?? ''
  // HeyReach is behind: what it says of the end, or of the beginning, does not fit the row.
  if (detail === REFRESHED.finished) return stage === STATUS.replied ? '' : detail
  if (detail === REFRESHED.waiting) return told === STATUS.inCampaign && stage === STATUS.inCampaign ? detail : ''
  return detail
}

const furthest = (told: Stage, status: string): Stage => {
  const stood = STAGES.find((stage) => stage === status)
  return stood !== undefined && STAGES.indexOf(stood) > STAGES.indexOf(told) ? stood : told
}
