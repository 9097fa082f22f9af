/** An adding run and what came of it. */
import { useEffect, useRef } from 'preact/hooks'
import { addCounts, addedByRun, addHeadline, addRun, rowsToLookAt } from '../add-run'
import { Card } from '../parts/card'
import { ErrorCard, Note } from '../parts/error-card'
import { CampaignNow } from '../parts/campaign-now'
import { RowList, type ListedRow } from '../parts/row-list'
import { Counts, RunProgress } from '../parts/run-progress'
import { goOnWith, RunOver } from '../parts/run-over'
import { SkippedGroups } from '../parts/skipped-groups'
import { StopThese } from '../parts/stop-these'
import { ADD_CHUNK_SIZE, type AddPreview, type AddRequest, type PersonRef, type RowOutcome, type RowResult, type View } from '../protocol'
import { usePage } from '../server-context'
import { useChunkRun } from '../use-chunk-run'
import { useShowRows } from '../use-show-rows'
import { plural, thousands } from '../../words'

interface AddRunViewProps {
  request: AddRequest
  preview: AddPreview
  onBusy: (view: View, busy: boolean) => void
  onOver: () => void
  /** Stops these people in the campaign again. */
  onStop: (people: PersonRef[]) => void
}

export const AddRunView = ({ request, preview, onBusy, onOver, onStop }: AddRunViewProps) => {
  const { call, announce } = usePage()
  const show = useShowRows(request.tabId)
  const heading = useRef<HTMLHeadingElement>(null)
  const waiting = preview.people.slice(ADD_CHUNK_SIZE)
  const told = useRef(waiting.length === 0 && preview.skipped.length === 0)
  const statusBefore = useRef<string | null>(null)
  const columns = useRef('')
  const [state, tell] = useChunkRun(addRun, preview.people, {
    sendChunk: async (people, again) => {
      if (!told.current) await call('startAddLeads', { request, waiting, skipped: preview.skipped })
      told.current = true
      const answer = await call('addLeadsChunk', { request, people, again })
      statusBefore.current ??= answer.campaignStatus
      if (answer.statusColumns !== '') columns.current = answer.statusColumns
      return answer
    },
    finish: () => call('finishAddLeads', { request, statusShown: preview.campaign.status, statusBefore: statusBefore.current ?? preview.campaign.status }),
  })
  const { phase } = state
  const running = phase.kind !== 'ended'
  const headline = addHeadline(state, preview.campaign.name)

  useEffect(() => onBusy('add', running), [running])
  useEffect(() => () => onBusy('add', false), [])
  useEffect(() => {
    announce(running ? `${state.total - state.queue.length} of ${state.total} done.` : headline)
  }, [state.queue.length, running])
  useEffect(() => {
    if (!running) heading.current?.focus()
  }, [running])

  if (phase.kind !== 'ended') {
    return (
      <RunProgress
        title={`Adding to ${preview.campaign.name}`}
        total={state.total}
        left={state.queue.length}
        atATime={ADD_CHUNK_SIZE}
        phase={phase}
        cancelWanted={state.cancelWanted}
        counts={addCounts(state)}
        onCancel={() => tell({ kind: 'cancel' })}
        cancelHint={`Cancelling ends the run after what is on its way (up to ${thousands(ADD_CHUNK_SIZE)} rows). Rows already sent stay in the campaign.`}
      />
    )
  }
  const { how, error } = phase.ending
  const rest = addRun.toContinue(state).length
  const look = rowsToLookAt(state)
  const added = addedByRun(state)
  return (
    <>
      <main class="content">
        {error && <ErrorCard error={error} />}
        <section class="card">
          <h2 tabIndex={-1} ref={heading} class="headline">
            {headline}
          </h2>
          <Counts counts={addCounts(state)} />
          {how === 'cancelled' && <Note>Rows already sent stay in the campaign. The rest was not sent.</Note>}
          {columns.current !== '' && <Note>{`What became of each row stands in columns ${columns.current}.`}</Note>}
          {state.finish && <CampaignNow finish={state.finish} campaignId={request.campaignId} />}
          {state.finishError && state.finishError.title !== error?.title && (
            <ErrorCard error={state.finishError} retryLabel="Finish again" onRetry={() => tell({ kind: 'finish-again' })} />
          )}
        </section>
        {added.length > 0 && <StopThese added={added} newCount={state.added} campaignName={preview.campaign.name} onStop={onStop} />}
        {look.length > 0 && (
          <Card title={`${plural(look.length, 'row')} to look at`}>
            <RowList rows={look.map(listed)} onShow={(row) => show.rows([row])} />
            {show.error && <ErrorCard error={show.error} />}
          </Card>
        )}
        {preview.skipped.length > 0 && (
          <section class="card">
            <SkippedGroups groups={preview.skipped} onShow={show.rows} />
          </section>
        )}
      </main>
      <RunOver goOn={goOnWith(rest, state.queue.length === 0, plural(rest, 'row'))} onContinue={() => tell({ kind: 'continue' })} more="Add more" onOver={onOver} />
    </>
  )
}

const OUTCOMES: Record<RowOutcome, Pick<ListedRow, 'label' | 'tone'>> = {
  added: { label: 'Added', tone: 'good' },
  'in-campaign': { label: 'In the campaign', tone: 'good' },
  'already-there': { label: 'Already there', tone: 'plain' },
  failed: { label: 'Failed', tone: 'bad' },
  unconfirmed: { label: 'Not confirmed', tone: 'bad' },
  'not-found': { label: 'Row is gone', tone: 'bad' },
  skipped: { label: 'Not added', tone: 'plain' },
}

const listed = ({ key, row, name, outcome, detail }: RowResult): ListedRow => ({ key, row, name, detail, ...OUTCOMES[outcome] })
