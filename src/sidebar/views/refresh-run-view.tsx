/** A refreshing run and what came of it: counts by outcome with their rows, and each failure with its reason. */
import { useEffect, useRef } from 'preact/hooks'
import { plural, thousands } from '../../words'
import { Card } from '../parts/card'
import { ErrorCard, Note } from '../parts/error-card'
import { OutcomeGroups } from '../parts/outcome-groups'
import { RowList } from '../parts/row-list'
import { RunProgress } from '../parts/run-progress'
import { RunOver } from '../parts/run-over'
import type { RefreshPreview, View } from '../protocol'
import { canContinue, failures, leadsRead, problemCampaigns, refreshGroups, refreshHeadline, rowsLeft } from '../refresh-run'
import { usePage } from '../server-context'
import { useRefreshRun } from '../use-refresh-run'
import { useShowRows } from '../use-show-rows'

interface RefreshRunViewProps {
  job: { tabId: number; headerRow: number; preview: RefreshPreview }
  onBusy: (view: View, busy: boolean) => void
  onOver: () => void
}

export const RefreshRunView = ({ job, onBusy, onOver }: RefreshRunViewProps) => {
  const { announce } = usePage()
  const show = useShowRows(job.tabId)
  const heading = useRef<HTMLHeadingElement>(null)
  const [run, tell] = useRefreshRun(job)
  const { phase } = run
  const running = phase.kind !== 'ended'
  const read = leadsRead(run)
  const groups = refreshGroups(run)
  const headline = refreshHeadline(run)

  useEffect(() => onBusy('update', running), [running])
  useEffect(() => () => onBusy('update', false), [])
  useEffect(() => {
    announce(running ? `${thousands(read.done)} of ${thousands(read.total)} leads read.` : headline)
  }, [read.done, running])
  useEffect(() => {
    if (!running) heading.current?.focus()
  }, [running])

  if (phase.kind !== 'ended') {
    return (
      <RunProgress
        title={`Refreshing ${plural(run.people.length, 'row')}`}
        total={read.total}
        left={read.total - read.done}
        atATime={0}
        doing={`leads read from HeyReach${run.cancelWanted ? '; ending after these pages' : ''}`}
        phase={phase}
        cancelWanted={run.cancelWanted}
        counts={groups}
        onCancel={() => tell({ kind: 'cancel' })}
        cancelHint="Cancelling ends the run after the pages on their way. What is written stays."
      />
    )
  }
  const { how, error } = phase.ending
  const failed = failures(run)
  const left = rowsLeft(run)
  const isUnfinished = canContinue(run)
  return (
    <>
      <main class="content">
        {error && <ErrorCard error={error} />}
        {problemCampaigns(run).map(({ name, problem }) => (
          <ErrorCard key={name} error={{ ...problem, title: `${name}: ${problem.title}` }} />
        ))}
        <section class="card">
          <h2 tabIndex={-1} ref={heading} class="headline">
            {headline}
          </h2>
          <OutcomeGroups groups={groups} onShow={show.rows} />
          {show.error && <ErrorCard error={show.error} />}
          {how !== 'all' && left > 0 && <Note>{`${plural(left, 'row')} not looked up yet. What is written stays.`}</Note>}
          <p class="hint">Rows of other tabs are as they were: refresh them there.</p>
        </section>
        {failed.length > 0 && (
          <Card title="Failed">
            <RowList
              rows={failed.map((row) => ({ ...row, key: `${row.campaignId} ${row.key} ${row.row}`, label: 'Failed', tone: 'bad' as const }))}
              onShow={(row) => show.rows([row])}
            />
          </Card>
        )}
      </main>
      <RunOver goOn={isUnfinished ? `Continue${left > 0 ? ` with ${plural(left, 'row')}` : ''}` : null} onContinue={() => tell({ kind: 'continue' })} more="Refresh more" onOver={onOver} />
    </>
  )
}
