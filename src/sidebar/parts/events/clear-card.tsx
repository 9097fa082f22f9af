/** Clearing old events: until which day, the CSV first, then deleting with its progress. */
import { useEffect, useId, useRef } from 'preact/hooks'
import { plural, thousands } from '../../../words'
import { fileNameFor, isClearing, type ClearEvent, type ClearRun } from '../../clear-run'
import type { ClearPlan, ClearRequest } from '../../protocol'
import { usePage } from '../../server-context'
import { dayInWords } from '../../times-in-words'
import { useClearRun } from '../../use-clear-run'
import { useLatestAnswer } from '../../use-latest-answer'
import { Fold } from '../card'
import { ErrorCard, Note } from '../error-card'
import { Loading } from '../loading'
import { ProgressBar } from '../progress-bar'
import { WaitingButton } from '../work-button'
import { PLACE } from './places'

interface ClearCardProps {
  open: boolean
  onToggle: (open: boolean) => void
  /** Other work is under way. */
  busy: boolean
  onClearing: (clearing: boolean) => void
  onCleared: () => void
}

export const ClearCard = ({ open, onToggle, busy, onClearing, onCleared }: ClearCardProps) => {
  const { call, announce } = usePage()
  const id = useId()
  const [run, tell] = useClearRun()
  const { before, phase } = run
  const clearing = isClearing(run)
  const over = phase.kind === 'ended'
  const { latest, again } = useLatestAnswer<ClearRequest, ClearPlan>(before === '' ? null : { before }, (wanted) => call('planClearEvents', wanted))
  const plan = latest.kind === 'ready' ? latest.value : null

  useEffect(() => onClearing(clearing), [clearing])
  useEffect(() => () => onClearing(false), [])
  useEffect(() => {
    if (phase.kind === 'saved') announce('The CSV is downloaded.')
    if (phase.kind === 'deleting' && run.left !== null) announce(`${thousands(run.deleted)} deleted, ${thousands(run.left)} left.`)
    if (!over) return
    announce(endedWords(run))
    onCleared()
  }, [run.turn])

  return (
    <Fold look="card" title="Clear old events" open={open} onToggle={onToggle} buttonId={PLACE.clear}>
      <p class="hint">
        Makes room in the spreadsheet. Late repeats of events that were cleared are still recognised, so none comes back.
      </p>
      <div class="field">
        <label class="field-label" for={id}>
          Delete events before
        </label>
        <input
          id={id}
          type="date"
          min="2015-01-01"
          max="2099-12-31"
          value={before}
          disabled={clearing}
          onInput={(event) => tell({ kind: 'date', before: event.currentTarget.value })}
        />
      </div>
      {latest.kind === 'failed' && <ErrorCard error={latest.error} onRetry={again} />}
      {latest.kind === 'asking' && (
        <Loading words="Counting…" />
      )}
      {plan && plan.blocked !== null && !over && <Note>{plan.blocked}</Note>}
      {plan && plan.blocked === null && !over && (
        <>
          <p>
            <strong>{thousands(plan.count)}</strong> of {plural(plan.of, 'event')} {plan.count === 1 ? 'is' : 'are'} from before {dayInWords(before)}.
          </p>
          <ClearSteps run={run} plan={plan} busy={busy} tell={tell} />
        </>
      )}
      {over && <Ended run={run} tell={tell} />}
    </Fold>
  )
}

interface StepsProps {
  run: ClearRun
  plan: ClearPlan
  busy: boolean
  tell: (event: ClearEvent) => void
}

/** The buttons wait while anything is under way, and keep the focus. */
const ClearSteps = ({ run, plan, busy, tell }: StepsProps) => {
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const { phase, parts, error } = run
  const clearing = isClearing(run)
  const waits = busy || clearing
  const saved = phase.kind === 'saved' || phase.kind === 'deleting'
  const exporting = phase.kind === 'exporting' && !error
  useEffect(() => {
    if (phase.kind === 'saved' || phase.kind === 'deleting') list.current?.querySelector<HTMLButtonElement>('li + li button')?.focus()
  }, [phase.kind])
  return (
    <ol class="plain set-up" ref={list}>
      <li class={saved ? 'step done' : 'step open'}>
        <span class="step-number" aria-hidden="true">
          1
        </span>
        <div class="step-content">
          <h3>Keep a copy</h3>
          <p class="button-row">
            <WaitingButton waits={waits} look={saved ? 'secondary' : 'primary'} onPress={() => tell({ kind: 'export' })}>
              {exporting ? `Downloading… ${parts.length + 1}` : saved ? 'Download again' : error ? 'Go on downloading' : 'Download as CSV'}
            </WaitingButton>
            {exporting && (
              <button type="button" class="text-button" onClick={() => tell({ kind: 'stop' })}>
                Cancel
              </button>
            )}
          </p>
          {saved && <p class="hint">Saved as {fileNameFor(run.before)}. Look into your downloads before you delete.</p>}
          {error && phase.kind !== 'deleting' && <ErrorCard error={error} />}
        </div>
      </li>
      <li class={saved ? 'step open' : 'step locked'}>
        <span class="step-number" aria-hidden="true">
          2
        </span>
        <div class="step-content">
          <h3>Delete</h3>
          {phase.kind === 'deleting' && <Deleting run={run} total={plan.count} />}
          {error && phase.kind === 'deleting' && <ErrorCard error={error} />}
          {phase.kind === 'deleting' ? (
            <button type="button" class="secondary" disabled={run.stopWanted} onClick={() => tell({ kind: error ? 'delete' : 'stop' })}>
              {error ? 'Go on deleting' : run.stopWanted ? 'Stopping after these…' : 'Stop deleting'}
            </button>
          ) : (
            <WaitingButton waits={waits} look="danger-button wide" disabled={!saved} describedBy={`${id}-first`} onPress={() => tell({ kind: 'delete' })}>
              {plan.buttonLabel}
            </WaitingButton>
          )}
          <p class="hint" id={`${id}-first`}>
            {!saved && 'After the download.'}
          </p>
        </div>
      </li>
    </ol>
  )
}

const Deleting = ({ run: { deleted, left, error }, total }: { run: ClearRun; total: number }) => {
  const whole = left === null ? total : deleted + left
  return (
    <>
      <ProgressBar done={deleted} total={whole} label="Deleting" />
      <p class="progress-words">
        <strong>
          {thousands(deleted)} of {thousands(whole)} deleted
        </strong>
      </p>
      {!error && <p class="hint">Keep this sidebar open until it is done. New events go on arriving.</p>}
    </>
  )
}

const endedWords = ({ phase, deleted, left }: ClearRun): string => {
  const done = `${plural(deleted, 'event')} deleted.`
  if (phase.kind !== 'ended' || phase.how === 'all') return done
  return phase.how === 'stopped' ? `Stopped: ${done} ${left === null ? '' : `${thousands(left)} left.`}` : `${done} The other ${thousands(left ?? 0)} could not be deleted.`
}

const Ended = ({ run, tell }: { run: ClearRun; tell: (event: ClearEvent) => void }) => {
  const words = useRef<HTMLParagraphElement>(null)
  useEffect(() => words.current?.focus(), [])
  const all = run.phase.kind === 'ended' && run.phase.how === 'all'
  return (
    <>
      <p class="headline" tabIndex={-1} ref={words}>
        <strong>{endedWords(run)}</strong>
      </p>
      {run.error && <ErrorCard error={run.error} />}
      <p class="button-row">
        {!all && (
          <button type="button" class="danger-button" onClick={() => tell({ kind: 'delete' })}>
            Go on deleting
          </button>
        )}
        <button type="button" class="secondary" onClick={() => tell({ kind: 'date', before: '' })}>
          Done
        </button>
      </p>
    </>
  )
}
