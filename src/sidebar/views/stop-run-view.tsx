/** A stopping run and what came of it, row by row. */
import { useEffect, useRef } from 'preact/hooks'
import { plural } from '../../words'
import { Card } from '../parts/card'
import { ErrorCard, Note } from '../parts/error-card'
import { RowList } from '../parts/row-list'
import { Counts, RunProgress } from '../parts/run-progress'
import { goOnWith, RunOver } from '../parts/run-over'
import { STOP_CHUNK_SIZE, type PersonRef, type StopRequest, type View } from '../protocol'
import { usePage } from '../server-context'
import { STOP_OUTCOMES, stopCounts, stopHeadline, stopRowsInOrder, stopRun } from '../stop-run'
import { useChunkRun } from '../use-chunk-run'
import { useShowRows } from '../use-show-rows'

interface StopRunViewProps {
  request: StopRequest
  people: PersonRef[]
  /** The view that it stands in. */
  view: View
  onBusy: (view: View, busy: boolean) => void
  overLabel: string
  onOver: () => void
}

export const StopRunView = ({ request, people, view, onBusy, overLabel, onOver }: StopRunViewProps) => {
  const { call, announce } = usePage()
  const show = useShowRows(request.tabId)
  const heading = useRef<HTMLHeadingElement>(null)
  const [state, tell] = useChunkRun(stopRun, people, {
    sendChunk: (next) => call('stopLeadsChunk', { request, people: next }),
  })
  const { phase } = state
  const running = phase.kind !== 'ended'
  const headline = stopHeadline(state)

  useEffect(() => onBusy(view, running), [running])
  useEffect(() => () => onBusy(view, false), [])
  useEffect(() => {
    announce(running ? `${state.total - state.queue.length} of ${state.total} done.` : headline)
  }, [state.queue.length, running])
  useEffect(() => {
    if (!running) heading.current?.focus()
  }, [running])

  if (phase.kind !== 'ended') {
    return (
      <RunProgress
        title={`Stopping ${plural(state.total, 'lead')}`}
        total={state.total}
        left={state.queue.length}
        atATime={STOP_CHUNK_SIZE}
        phase={phase}
        cancelWanted={state.cancelWanted}
        counts={stopCounts(state)}
        onCancel={() => tell({ kind: 'cancel' })}
        cancelHint="Cancelling ends the run after those on their way. Leads already stopped stay stopped."
      />
    )
  }
  const { how, error } = phase.ending
  const rest = stopRun.toContinue(state).length
  return (
    <>
      <main class="content">
        {error && <ErrorCard error={error} />}
        <section class="card">
          <h2 tabIndex={-1} ref={heading} class="headline">
            {headline}
          </h2>
          <Counts counts={stopCounts(state)} />
          {how === 'cancelled' && <Note>Leads already stopped stay stopped. The rest goes on as before.</Note>}
        </section>
        {state.results.length > 0 && (
          <Card title="Row by row">
            <RowList
              rows={stopRowsInOrder(state).map(({ outcome, ...row }) => ({ ...row, ...STOP_OUTCOMES[outcome] }))}
              onShow={request.tabId === null ? null : (row) => show.rows([row])}
            />
            {show.error && <ErrorCard error={show.error} />}
          </Card>
        )}
      </main>
      <RunOver goOn={goOnWith(rest, state.queue.length === 0, plural(rest, 'lead'))} onContinue={() => tell({ kind: 'continue' })} more={overLabel} onOver={onOver} />
    </>
  )
}
