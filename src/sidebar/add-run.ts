/** The adding run: its rules for the chunk machine, its counts, and who needs a look afterwards. Pure. */
import { createChunkRun, type RunState } from './chunk-run'
import { ADD_CHUNK_SIZE, type FinishAddResult, type PersonRef, type RowOutcome, type RowResult } from './protocol'
import { plural, thousands } from '../words'

export type AddRunState = RunState<RowResult, FinishAddResult>

const SETTLED: readonly RowOutcome[] = ['added', 'already-there', 'in-campaign', 'failed', 'not-found']

export const addRun = createChunkRun<RowResult, FinishAddResult>({
  chunkSize: ADD_CHUNK_SIZE,
  closes: true,
  isSettled: (outcome) => SETTLED.includes(outcome),
})

export interface Count {
  label: string
  count: number
  tone: 'good' | 'plain' | 'bad'
}

/** Without zeros, but always with the first. */
export const addCounts = ({ results, added, alreadyThere }: AddRunState): Count[] => {
  const of = (outcome: RowOutcome): number => results.filter((result) => result.outcome === outcome).length
  const counts: Count[] = [
    { label: 'Added', count: added, tone: 'good' },
    { label: 'Were already there', count: alreadyThere, tone: 'plain' },
    { label: 'In the campaign, new or not is not known', count: of('in-campaign'), tone: 'plain' },
    { label: 'Not added', count: of('skipped'), tone: 'plain' },
    { label: 'Failed', count: of('failed'), tone: 'bad' },
    { label: 'Not confirmed', count: of('unconfirmed'), tone: 'bad' },
    { label: 'Row is gone', count: of('not-found'), tone: 'bad' },
  ]
  return counts.filter(({ count }, index) => index === 0 || count > 0)
}

/** Who needs a look: the worst first. Rows that were added or already there do not, nor those that simply wait to be gone on with. */
export const rowsToLookAt = ({ results, queue }: Pick<AddRunState, 'results' | 'queue'>): RowResult[] => {
  const order: RowOutcome[] = ['failed', 'unconfirmed', 'not-found', 'skipped']
  const waiting = new Set(queue.map(({ key }) => key))
  return order.flatMap((outcome) => results.filter((result) => result.outcome === outcome && !(outcome === 'skipped' && waiting.has(result.key))))
}

/** Whom this run put into the campaign, where their rows stand now. */
export const addedByRun = ({ results }: Pick<AddRunState, 'results'>): PersonRef[] =>
  results.flatMap(({ key, row, outcome }) => ((outcome === 'added' || outcome === 'in-campaign') && row !== null ? [{ key, row }] : []))

export const addHeadline = (state: AddRunState, campaign: string): string => {
  const { phase, total, queue } = state
  if (phase.kind !== 'ended' || queue.length === 0) return `${thousands(state.added)} added to ${campaign}`
  const done = `${thousands(total - queue.length)} of ${plural(total, 'row')} done`
  return phase.ending.how === 'cancelled' ? `Cancelled: ${done}` : `Stopped early: ${done}`
}
