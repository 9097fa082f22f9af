/** The run of Get lead: its rules for the chunk machine, its counts and words. Pure. */
import { plural, thousands } from '../words'
import type { Count } from './add-run'
import { createChunkRun, type RunState } from './chunk-run'
import { GET_LEAD_CHUNK_SIZE, type GetLeadOutcome, type GetLeadRowResult } from './protocol'

export type GetLeadRunState = RunState<GetLeadRowResult, null>

export const getLeadRun = createChunkRun<GetLeadRowResult, null>({
  chunkSize: GET_LEAD_CHUNK_SIZE,
  closes: false,
  isSettled: (outcome) => outcome !== 'unconfirmed',
})

export const PROFILE_OUTCOMES: Record<GetLeadOutcome, { label: string; tone: Count['tone'] }> = {
  found: { label: 'Found', tone: 'good' },
  unknown: { label: 'Not known to HeyReach', tone: 'plain' },
  failed: { label: 'Refused by HeyReach', tone: 'bad' },
  unconfirmed: { label: 'Not answered', tone: 'bad' },
  'not-found': { label: 'Row is gone', tone: 'bad' },
}

/** Without zeros, but always with the first. */
export const getLeadCounts = ({ results }: Pick<GetLeadRunState, 'results'>): Count[] =>
  (Object.keys(PROFILE_OUTCOMES) as GetLeadOutcome[])
    .map((outcome) => ({ ...PROFILE_OUTCOMES[outcome], count: results.filter((result) => result.outcome === outcome).length }))
    .filter(({ count }, index) => index === 0 || count > 0)

/** Those to look at first, then those HeyReach does not know, then as they came. */
export const getLeadRowsInOrder = ({ results }: Pick<GetLeadRunState, 'results'>): GetLeadRowResult[] => {
  const place = ({ outcome }: GetLeadRowResult): number => (PROFILE_OUTCOMES[outcome].tone === 'bad' ? 0 : outcome === 'unknown' ? 1 : 2)
  return [0, 1, 2].flatMap((wanted) => results.filter((result) => place(result) === wanted))
}

export const getLeadHeadline = ({ phase, total, queue, results }: GetLeadRunState): string => {
  if (phase.kind !== 'ended' || queue.length === 0) {
    return `${thousands(results.filter(({ outcome }) => outcome === 'found').length)} of ${plural(total, 'profile')} found`
  }
  const done = `${thousands(total - queue.length)} of ${plural(total, 'profile')} done`
  return phase.ending.how === 'cancelled' ? `Cancelled: ${done}` : `Ended early: ${done}`
}
