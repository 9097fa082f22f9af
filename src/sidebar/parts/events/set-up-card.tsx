/** The three steps of setting up, one of them open; also for changing one later, and for taking the sheet over. */
import type { ReceivingState } from '../../protocol'
import type { SetUpStep, StepId, StepWaitsFor } from '../../set-up-steps'
import { ago } from '../../times-in-words'
import type { Work } from '../../use-work'
import { plural } from '../../../words'
import { Card, goTo } from '../card'
import { Note } from '../error-card'
import { Icon } from '../icon'
import { WaitingButton } from '../work-button'
import { AddressStep } from './address-step'
import { LookAfterStep } from './look-after-step'
import { NotificationsForm } from './notifications-form'
import { PLACE, stepPlace } from './places'

export type SetUpMode = 'first' | 'change' | 'take-over'

interface SetUpCardProps {
  mode: SetUpMode
  state: ReceivingState
  steps: readonly SetUpStep[]
  shown: StepId | null
  now: number
  work: Work
  onShow: (step: StepId) => void
  onDone: (step: StepId, state: ReceivingState) => void
  onConnect: () => void
  /** Null where there is nothing to go back to. */
  onClose: (() => void) | null
}

const TITLES: Record<SetUpMode, string> = { first: 'Receive events', change: 'Set-up', 'take-over': 'Take over' }

const STEP_TITLES: Record<StepId, string> = {
  'look-after': 'Who looks after this sheet?',
  address: 'Web address',
  notifications: 'HeyReach notifications',
}

export const SetUpCard = ({ mode, state, steps, shown, now, work, onShow, onDone, onConnect, onClose }: SetUpCardProps) => (
  <Card
    title={TITLES[mode]}
    headingId={PLACE.setUp}
    action={
      onClose && (
        <WaitingButton waits={work.running !== null} look="text-button" onPress={onClose}>
          Close
        </WaitingButton>
      )
    }
  >
    {state.isCopy && mode === 'first' && (
      <Note tone="warn">
        This sheet is a copy and does not receive events yet. Set it up here if it should. The original goes on unchanged.
      </Note>
    )}
    {mode === 'first' && !state.isCopy && <p>What happens in HeyReach becomes rows in this sheet’s Events tab, within seconds. Three steps, about five minutes.</p>}
    {mode === 'take-over' && (
      <p>Events go on arriving meanwhile. When the three steps are done, they run with your Google account and your HeyReach key.</p>
    )}
    <ol class="plain set-up">
      {steps.map(({ id, status, waitsFor }, index) => (
        <li key={id} class={`step ${status}`}>
          <span class="step-number" aria-hidden="true">
            {status === 'done' ? <Icon name="check" size={16} /> : index + 1}
          </span>
          <div class="step-content">
            <div class="step-head">
              <h3 id={stepPlace(id)} tabIndex={-1}>
                <span class="sr-only">
                  Step {index + 1}, {STATUS_WORDS[status]}:{' '}
                </span>
                {STEP_TITLES[id]}
              </h3>
              {status === 'done' && shown !== id && (
                <WaitingButton
                  waits={work.running !== null}
                  look="text-button small"
                  spoken={`Change: ${STEP_TITLES[id]}`}
                  onPress={() => {
                    onShow(id)
                    goTo(stepPlace(id))
                  }}
                >
                  Change
                </WaitingButton>
              )}
            </div>
            {shown === id ? (
              <div class="step-body">
                <StepBody id={id} mode={mode} state={state} work={work} status={status} onDone={onDone} />
              </div>
            ) : (
              <Summary id={id} status={status} waitsFor={waitsFor} state={state} now={now} onConnect={onConnect} />
            )}
          </div>
        </li>
      ))}
    </ol>
  </Card>
)

const STATUS_WORDS: Record<SetUpStep['status'], string> = { done: 'done', open: 'to do', locked: 'not yet' }

interface StepBodyProps extends Pick<SetUpCardProps, 'mode' | 'state' | 'work' | 'onDone'> {
  id: StepId
  status: SetUpStep['status']
}

const StepBody = ({ id, mode, state, work, status, onDone }: StepBodyProps) => {
  switch (id) {
    case 'look-after':
      return <LookAfterStep state={state} takingOver={mode === 'take-over' && !state.lookAfter?.me} work={work} onDone={(now) => onDone(id, now)} />
    case 'address':
      return <AddressStep work={work} onDone={(now) => onDone(id, now)} />
    case 'notifications':
      return <NotificationsForm state={state} must={status === 'open'} work={work} onApplied={(now) => onDone(id, now)} />
  }
}

interface SummaryProps extends Pick<SetUpCardProps, 'state' | 'now' | 'onConnect'> {
  id: StepId
  status: SetUpStep['status']
  waitsFor: StepWaitsFor | null
}

const Summary = ({ id, status, waitsFor, state, now, onConnect }: SummaryProps) => {
  if (waitsFor === 'connection') {
    return (
      <>
        <p class="hint">Connect to HeyReach first: the notifications are made with your key.</p>
        <button type="button" class="secondary" onClick={onConnect}>
          Connect
        </button>
      </>
    )
  }
  if (waitsFor) return <p class="hint">{WAITS[waitsFor]}</p>
  if (status !== 'done') return null
  return <p class="hint">{doneWords(id, state, now)}</p>
}

const WAITS: Record<Exclude<StepWaitsFor, 'connection'>, string> = {
  name: 'After step 1.',
  address: 'After step 2.',
  'other-person': 'Done by whoever looks after the sheet.',
}

const doneWords = (id: StepId, { lookAfter, address, types }: ReceivingState, now: number): string => {
  switch (id) {
    case 'look-after':
      return lookAfter ? `${lookAfter.name}${lookAfter.me ? ' (you)' : ''}` : ''
    case 'address':
      return address ? `${address.shown}, tested ${ago(address.checkedAt, now)}` : ''
    case 'notifications':
      return plural(types.filter(({ on }) => on).length, 'kind of event', 'kinds of event')
  }
}
