/** The stopping run: its rules for the chunk machine, its counts and words. Pure. */
import type { Count } from './add-run'
import { createChunkRun, type RunState } from './chunk-run'
import { STOP_CHUNK_SIZE, type StopOutcome, type StopRowResult } from './protocol'
import { plural, thousands } from '../words'

export type StopRunState = RunState<StopRowResult, null>

export const stopRun = createChunkRun<StopRowResult, null>({
  chunkSize: STOP_CHUNK_SIZE,
  closes: false,
  isSettled: (outcome) => outcome !== 'unconfirmed',
})

export const STOP_OUTCOMES: Record<StopOutcome, { label: string; tone: Count['tone'] }> = {
  stopped: { label: 'Stopped', tone: 'good' },
  'was-not-running': { label: 'Was not running', tone: 'plain' },
  'not-in-campaign': { label: 'Not in the campaign', tone: 'plain' },
  unconfirmed: { label: 'Not confirmed', tone: 'bad' },
  'not-found': { label: 'Row is gone', tone: 'bad' },
}

/** Without zeros, but always with the first. */
export const stopCounts = ({ results }: Pick<StopRunState, 'results'>): Count[] =>
  (Object.keys(STOP_OUTCOMES) as StopOutcome[])
    .map((outcome) => ({ ...STOP_OUTCOMES[outcome], count: results.filter((result) => result.outcome === outcome).length }))
    .filter(({ count }, index) => index === 0 || count > 0)

/** Those to look at first, then as they came. */
export const stopRowsInOrder = ({ results }: Pick<StopRunState, 'results'>): StopRowResult[] => {
  const needsLook = ({ outcome }: StopRowResult): boolean => STOP_OUTCOMES[outcome].tone === 'bad'
  return [...results.filter(needsLook), ...results.filter((result) => !needsLook(result))]
}

export const stopHeadline = ({ phase, total, queue, results }: StopRunState): string => {
  if (phase.kind !== 'ended' || queue.length === 0) {
    return `${thousands(results.filter(({ outcome }) => outcome === 'stopped').length)} of ${plural(total, 'lead')} stopped`
  }
  const done = `${thousands(total - queue.length)} of ${plural(total, 'lead')} done`
  return phase.ending.how === 'cancelled' ? `Cancelled: ${done}` : `Ended early: ${done}`
}
