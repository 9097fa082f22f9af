/** Which events HeyReach sends: ticks, then what that will change at HeyReach, then the button that does it. */
import { useEffect, useState } from 'preact/hooks'
import { canApply, isChanged, isTicked, lacksTypes, requestOf, tickType, UNTOUCHED } from '../../notifications-form'
import type { NotificationsPlan, NotificationsRequest, ReceivingState } from '../../protocol'
import { usePage } from '../../server-context'
import { useLatestAnswer } from '../../use-latest-answer'
import type { Work } from '../../use-work'
import { Choice } from '../choice'
import { ErrorCard } from '../error-card'
import { Loading } from '../loading'
import { WorkButton, WorkError } from '../work-button'
import { PlanLines } from './plan-lines'

interface NotificationsFormProps {
  state: ReceivingState
  /** Applying is a step of the set-up: needed even where HeyReach is as wanted. */
  must: boolean
  /** Offers pausing too. */
  pausing?: boolean
  work: Work
  onApplied: (state: ReceivingState) => void
}

export const NotificationsForm = ({ state, must, pausing = false, work, onApplied }: NotificationsFormProps) => {
  const { call, announce } = usePage()
  const [form, setForm] = useState(UNTOUCHED)
  const request = requestOf(form, state)
  const none = lacksTypes(request)
  const { latest, again } = useLatestAnswer<NotificationsRequest, NotificationsPlan>(none ? null : request, (wanted) => call('planNotifications', wanted))
  const ready = latest.kind === 'ready' ? latest.value : null
  const shown = ready ?? (latest.kind === 'asking' ? latest.last : null)
  const address = state.address?.shown
  useEffect(() => {
    if (shown) again()
  }, [address])
  useEffect(() => {
    if (ready && !ready.done) announce(ready.summary)
  }, [ready])
  const apply = (): void =>
    work.start('notifications', 'Applying…', () => call('applyNotifications', request), (now) => {
      setForm(UNTOUCHED)
      onApplied(now)
      again()
    })
  const frozen = work.running === 'notifications'

  return (
    <>
      {pausing && (
        <Choice
          legend="Receive events"
          shown
          value={request.on ? 'on' : 'paused'}
          onChange={(value) => setForm({ ...form, on: value === 'on' })}
          options={[
            { value: 'on', label: 'On', disabled: frozen },
            { value: 'paused', label: 'Paused', hint: 'HeyReach sends nothing. What happens meanwhile does not come later.', disabled: frozen },
          ]}
        />
      )}
      <fieldset class="choice" disabled={frozen}>
        <legend class="field-label">Events to receive</legend>
        {state.types.map((choice) => (
          <label key={choice.type} class="choice-row">
            <input
              type="checkbox"
              checked={isTicked(form, choice)}
              onChange={(event) => setForm(tickType(form, state, choice.type, event.currentTarget.checked))}
            />
            <span>
              {choice.label}
              {choice.help && <span class="hint">{choice.help}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {none && <p class="blocked">Tick at least one{pausing ? ', or pause receiving' : ''}.</p>}
      {latest.kind === 'failed' && <ErrorCard error={latest.error} onRetry={again} />}
      {latest.kind === 'asking' && (
        <Loading words="Asking HeyReach…" />
      )}
      {shown && (
        <div class={ready ? 'plan' : 'plan outdated'} aria-busy={!ready}>
          <PlanLines plan={shown} />
        </div>
      )}
      <WorkError work={work} name="notifications" onRetry={apply} />
      {shown && (canApply(shown, isChanged(form, state), must) || frozen) && (
        <WorkButton work={work} name="notifications" look="primary wide" label={shown.buttonLabel} working="Applying…" disabled={!ready} onRun={apply} />
      )}
    </>
  )
}
