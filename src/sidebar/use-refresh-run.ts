/** Carries out what the refreshing machine has decided: asks for the next pages, waits, and reports back. */
import { useEffect, useReducer } from 'preact/hooks'
import { asCallError } from './call-error'
import { refreshChunk, startRefresh, stepRefresh, type RefreshRun, type RefreshRunEvent } from './refresh-run'
import { usePage } from './server-context'

export const useRefreshRun = (job: Parameters<typeof startRefresh>[0]): [RefreshRun, (event: RefreshRunEvent) => void] => {
  const { call } = usePage()
  const [run, tell] = useReducer(stepRefresh, job, startRefresh)
  const { turn, phase } = run
  useEffect(() => {
    switch (phase.kind) {
      case 'sending':
        call('refreshStatusesChunk', refreshChunk(run)).then(
          (answer) => tell({ kind: 'answered', turn, answer }),
          (thrown: unknown) => {
            const { words, mayAskAgain } = asCallError(thrown)
            tell({ kind: 'failed', turn, error: words, mayAskAgain })
          },
        )
        return undefined
      case 'waiting': {
        const timer = setTimeout(() => tell({ kind: 'waited', turn }), phase.ms)
        return () => clearTimeout(timer)
      }
      default:
        return undefined
    }
  }, [turn])
  return [run, tell]
}
