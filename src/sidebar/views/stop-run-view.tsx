/** A stopping run and what came of it, row by row. */
import { useEffect, useRef } from 'preact/hooks'
import { plural } from '../../words'
import { Card } from '../parts/card'
import { ErrorCard, Note } from '../parts/error-card'
import { RowList } from '../parts/row-list'
import { Counts, RunProgress } from '../parts/run-progress'
import { STOP_CHUNK_SIZE, type StopPreview, type StopRequest, type View } from '../protocol'
import { usePage } from '../server-context'
import { STOP_OUTCOMES, stopCounts, stopHeadline, stopRowsInOrder, stopRun } from '../stop-run'
import { useChunkRun } from '../use-chunk-run'
import { useShowRows } from '../use-show-rows'

interface StopRunViewProps {
  request: StopRequest
  preview: StopPreview
  onBusy: (view: View, busy: boolean) => void
  onOver: () => void
}

export const StopRunView = ({ request, preview, onBusy, onOver }: StopRunViewProps) => {
  const { call, announce, close } = usePage()
  const show = useShowRows(request.tabId)
  const heading = useRef<HTMLHeadingElement>(null)
  const [state, tell] = useChunkRun(stopRun, preview.people, {
    sendChunk: (people) => call('stopLeadsChunk', { request, people }),
  })
  const { phase } = state
  const running = phase.kind !== 'ended'
  const headline = stopHeadline(state)

  useEffect(() => onBusy('stop', running), [running])
  useEffect(() => () => onBusy('stop', false), [])
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
        cancelHint="Cancelling ends the run after the batch on its way. Leads already stopped stay stopped."
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
          {state.askedAgain && state.results.some(({ outcome }) => outcome === 'was-not-running') && (
            <Note>Google lost an answer, so some leads were asked again: “Was not running” may be this run’s own first try.</Note>
          )}
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
      <footer class="actions">
        {rest > 0 && (
          <button type="button" class="primary wide" onClick={() => tell({ kind: 'continue' })}>
            {state.queue.length === 0 ? `Ask again for ${plural(rest, 'lead')}` : `Continue with ${plural(rest, 'lead')}`}
          </button>
        )}
        <div class="button-row">
          <button type="button" class={rest > 0 ? 'secondary' : 'primary wide'} onClick={onOver}>
            Stop more
          </button>
          <button
            type="button"
            class="secondary"
            onClick={() => {
              close()
              onOver()
            }}
          >
            Done
          </button>
        </div>
      </footer>
    </>
  )
}
