/** What HeyReach answered about stopping one person, in one campaign or several → one outcome in words. Pure. */
import type { StopOutcome as ClientOutcome } from '../heyreach/api-types'
import type { StopOutcome } from '../sidebar/protocol'
import { DETAIL, errorInOneLine } from '../words'

export interface StopVerdict {
  key: string
  outcome: StopOutcome
  detail: string
  /** The campaigns in which the lead is stopped now by our doing. */
  stopped: number[]
}

export interface AskedToStop {
  key: string
  /** The campaigns that were asked for; `answers` in their order, shorter where time ran out. */
  campaignIds: number[]
  answers: ClientOutcome[]
  /** HeyReach did not say where the person is under way. */
  lookupFailed: boolean
  /** An earlier try of ours may have got as far as HeyReach, and its answer never reached the row. */
  triedBefore: boolean
  /** Campaign → the lead's status there before this try, in HeyReach's words; null where not asked or not told. */
  stood: ReadonlyMap<number, string> | null
}

/** A stopped lead shows as Failed. */
const MAY_BE_STOPPED = 'Failed'
const ENDED: readonly string[] = ['Finished', MAY_BE_STOPPED]
const UNDER_WAY: readonly string[] = ['Pending', 'InSequence', 'Paused']
export const hasEnded = (leadStatus: string): boolean => ENDED.includes(leadStatus)

export const stopVerdict = ({ key, campaignIds, answers, lookupFailed, triedBefore, stood }: AskedToStop): StopVerdict => {
  const count = (kind: ClientOutcome['kind']): number => answers.filter((answer) => answer.kind === kind).length
  /** Perhaps our own doing. */
  const mayBeOurs = (index: number): boolean => triedBefore && answers[index]?.kind === 'was-not-running'
  const stopped = campaignIds.filter((id, index) => answers[index]?.kind === 'stopped' || (mayBeOurs(index) && stood?.get(id) === MAY_BE_STOPPED))
  // Not told where it stood, or under way a moment ago: only the next try can say how it ended.
  const isOpen = campaignIds.some((id, index) => mayBeOurs(index) && (!stood || UNDER_WAY.includes(stood.get(id) ?? '')))
  const told = (outcome: StopOutcome, detail: string): StopVerdict => ({ key, outcome, detail, stopped })
  if (lookupFailed || isOpen || count('unknown') > 0 || answers.length < campaignIds.length) return told('unconfirmed', DETAIL.stopNotConfirmed)
  const refused = answers.find((answer) => answer.kind === 'refused')
  if (refused?.kind === 'refused') return told('unconfirmed', DETAIL.notStopped(errorInOneLine(refused.error)))
  if (stopped.length > 0) {
    if (campaignIds.length > 1) return told('stopped', DETAIL.stoppedInSeveral(stopped.length))
    return told('stopped', count('stopped') > 0 ? DETAIL.stopped : DETAIL.stoppedOnSecondTry)
  }
  if (count('was-not-running') > 0) return told('was-not-running', DETAIL.wasNotRunning)
  return told('not-in-campaign', campaignIds.length === 0 ? DETAIL.underWayNowhere : DETAIL.notInCampaign)
}
