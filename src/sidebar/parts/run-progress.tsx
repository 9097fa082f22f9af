/** A run under way: how far, what happens now, and the way to end it. */
import { useEffect, useId, useState } from 'preact/hooks'
import { thousands } from '../../words'
import type { Count } from '../add-run'
import type { Phase } from '../chunk-run'
import { ProgressBar } from './progress-bar'

interface RunProgressProps {
  title: string
  total: number
  left: number
  /** How many go to the server at a time. */
  atATime: number
  /** Where nothing is sent: what goes on instead. */
  doing?: string
  phase: Phase
  cancelWanted: boolean
  counts: Count[]
  onCancel: () => void
  /** What cancelling does not undo. */
  cancelHint: string
}

export const RunProgress = (props: RunProgressProps) => {
  const { title, total, left, atATime, doing, phase, cancelWanted, counts, onCancel, cancelHint } = props
  const id = useId()
  const done = total - left
  return (
    <>
      <main class="content">
        <section class="card" aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          <ProgressBar done={done} total={total} labelledBy={id} />
          <p class="progress-words">
            <strong>
              {thousands(done)} of {thousands(total)}
            </strong>
            {doing && phase.kind === 'sending' ? <span>{doing}</span> : <PhaseWords phase={phase} cancelWanted={cancelWanted} sending={Math.min(atATime, left)} />}
          </p>
          <Counts counts={counts} />
          <p class="hint">Keep this sidebar open until it is done. You can go on working in the sheet.</p>
        </section>
      </main>
      <footer class="actions">
        <p class="hint" id={`${id}-hint`}>
          {cancelHint}
        </p>
        <button
          type="button"
          class="secondary wide"
          aria-describedby={`${id}-hint`}
          disabled={cancelWanted || phase.kind === 'finishing'}
          onClick={onCancel}
        >
          {cancelWanted ? 'Ending after these…' : 'Cancel'}
        </button>
      </footer>
    </>
  )
}

const PhaseWords = ({ phase, cancelWanted, sending }: { phase: Phase; cancelWanted: boolean; sending: number }) => {
  switch (phase.kind) {
    case 'sending':
      return <span>{cancelWanted ? 'Waiting for the batch on its way' : `Sending ${thousands(sending)}…`}</span>
    case 'waiting':
      return <Countdown key={phase.ms} phase={phase} />
    case 'finishing':
      return <span>Writing the rest to the sheet</span>
    case 'ended':
      return null
  }
}

/** Seconds go down on screen; a screen reader hears the sentence once. */
const Countdown = ({ phase }: { phase: Extract<Phase, { kind: 'waiting' }> }) => {
  const [left, setLeft] = useState(phase.ms)
  useEffect(() => {
    const end = Date.now() + phase.ms
    const ticking = setInterval(() => setLeft(Math.max(0, end - Date.now())), 500)
    return () => clearInterval(ticking)
  }, [phase])
  const seconds = Math.ceil(left / 1000)
  return (
    <span>
      {WAITS[phase.why](seconds)}
    </span>
  )
}

export const Counts = ({ counts }: { counts: Count[] }) => (
  <ul class="plain counts" aria-label="So far">
    {counts.map(({ label, count, tone }) => (
      <li key={label} class={`count ${tone}`}>
        <span class="count-number">{thousands(count)}</span>
        <span>{label}</span>
      </li>
    ))}
  </ul>
)

const WAITS: Record<Extract<Phase, { kind: 'waiting' }>['why'], (seconds: number) => string> = {
  pace: (seconds) => `Waiting for HeyReach’s pace, ${seconds} s`,
  'no-answer': (seconds) => `Google gave no answer. Asking again in ${seconds} s`,
  busy: (seconds) => `Another run is writing to this sheet. Trying again in ${seconds} s`,
}
