/** A run of Get lead and what came of it, row by row. */
import { useEffect, useRef } from 'preact/hooks'
import { plural, thousands } from '../../words'
import { getLeadCounts, getLeadHeadline, getLeadRowsInOrder, getLeadRun, PROFILE_OUTCOMES } from '../get-lead-run'
import { Card } from '../parts/card'
import { ErrorCard, Note } from '../parts/error-card'
import { RowList } from '../parts/row-list'
import { Counts, RunProgress } from '../parts/run-progress'
import { goOnWith, RunOver } from '../parts/run-over'
import { GET_LEAD_CHUNK_SIZE, type GetLeadRequest, type LeadRef, type View } from '../protocol'
import { usePage } from '../server-context'
import { useChunkRun } from '../use-chunk-run'
import { useShowRows } from '../use-show-rows'

interface GetLeadRunViewProps {
  request: GetLeadRequest
  profileColumn: string
  people: LeadRef[]
  onBusy: (view: View, busy: boolean) => void
  onOver: () => void
}

export const GetLeadRunView = ({ request, profileColumn, people, onBusy, onOver }: GetLeadRunViewProps) => {
  const { call, announce } = usePage()
  const show = useShowRows(request.tabId)
  const heading = useRef<HTMLHeadingElement>(null)
  const [state, tell] = useChunkRun(getLeadRun, people, {
    sendChunk: (next) => call('getLeadsChunk', { request, profileColumn, people: next }),
  })
  const { phase } = state
  const running = phase.kind !== 'ended'
  const headline = getLeadHeadline(state)

  useEffect(() => onBusy('update', running), [running])
  useEffect(() => () => onBusy('update', false), [])
  useEffect(() => {
    announce(running ? `${state.total - state.queue.length} of ${state.total} done.` : headline)
  }, [state.queue.length, running])
  useEffect(() => {
    if (!running) heading.current?.focus()
  }, [running])

  if (phase.kind !== 'ended') {
    const asking = Math.min(GET_LEAD_CHUNK_SIZE, state.queue.length)
    return (
      <RunProgress
        title={`Getting ${plural(state.total, 'profile')}`}
        total={state.total}
        left={state.queue.length}
        atATime={GET_LEAD_CHUNK_SIZE}
        doing={state.cancelWanted ? '' : `Asking about ${thousands(asking)}…`}
        phase={phase}
        cancelWanted={state.cancelWanted}
        counts={getLeadCounts(state)}
        onCancel={() => tell({ kind: 'cancel' })}
        cancelHint="Cancelling ends the run after those on their way. Rows already filled stay filled."
      />
    )
  }
  const { how, error } = phase.ending
  const rest = getLeadRun.toContinue(state).length
  return (
    <>
      <main class="content">
        {error && <ErrorCard error={error} />}
        <section class="card">
          <h2 tabIndex={-1} ref={heading} class="headline">
            {headline}
          </h2>
          <Counts counts={getLeadCounts(state)} />
          {how !== 'all' && <Note>Rows already filled stay filled. What is left can be got at any time.</Note>}
        </section>
        {state.results.length > 0 && (
          <Card title="Row by row">
            <RowList
              rows={getLeadRowsInOrder(state).map(({ outcome, detail, ...row }) => {
                const { label, tone } = PROFILE_OUTCOMES[outcome]
                return { ...row, label, tone, detail: detail === label ? '' : detail }
              })}
              onShow={(row) => show.rows([row])}
            />
            {show.error && <ErrorCard error={show.error} />}
          </Card>
        )}
      </main>
      <RunOver goOn={goOnWith(rest, state.queue.length === 0, plural(rest, 'person', 'people'))} onContinue={() => tell({ kind: 'continue' })} more="Get more" onOver={onOver} />
    </>
  )
}
