/** The first step: whose Google account and key receiving runs with. A name is typed, since nobody can be seen from here. */
import { useId, useState } from 'preact/hooks'
import type { ReceivingState } from '../../protocol'
import { usePage } from '../../server-context'
import type { Work } from '../../use-work'
import { Note } from '../error-card'
import { WorkButton, WorkError } from '../work-button'

interface LookAfterStepProps {
  state: ReceivingState
  takingOver: boolean
  work: Work
  onDone: (state: ReceivingState) => void
}

export const LookAfterStep = ({ state, takingOver, work, onDone }: LookAfterStepProps) => {
  const { call } = usePage()
  const id = useId()
  const [name, setName] = useState(takingOver ? '' : (state.lookAfter?.name ?? ''))
  const typed = name.trim()
  const save = (): void => {
    if (typed !== '') work.start('look-after', 'Saving…', () => call('lookAfterSheet', { name: typed }), onDone)
  }
  return (
    <>
      <p>
        The notifications run with this person’s Google account and HeyReach key, and Google writes to them when something fails. Anybody
        else can take over later by doing these three steps.
      </p>
      {takingOver && state.lookAfter && (
        <Note>{`From this step on you look after it instead of ${state.lookAfter.name}. What runs for them here ends by itself.`}</Note>
      )}
      <div class="field">
        <label class="field-label" for={id}>
          Your name
        </label>
        <input
          id={id}
          type="text"
          maxLength={80}
          autocomplete="name"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') save()
          }}
        />
      </div>
      <WorkError work={work} name="look-after" onRetry={save} />
      <WorkButton
        work={work}
        name="look-after"
        look="primary wide"
        label={takingOver ? 'Take over' : 'I look after it'}
        working="Saving…"
        disabled={typed === ''}
        onRun={save}
      />
    </>
  )
}
