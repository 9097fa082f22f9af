/** Receiving events: how it is, setting it up or what was set up, its settings, what could not be read, and clearing old events. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { goTo } from '../parts/card'
import { ClearCard } from '../parts/events/clear-card'
import { HealthCard } from '../parts/events/health-card'
import { PLACE, stepPlace } from '../parts/events/places'
import { ReceivingCard } from '../parts/events/receiving-card'
import { SetUpCard, type SetUpMode } from '../parts/events/set-up-card'
import { SettingsCard } from '../parts/events/settings-card'
import { UnreadableCard } from '../parts/events/unreadable-card'
import { ErrorCard } from '../parts/error-card'
import { Loading } from '../parts/loading'
import type { HealthAction, ReceivingState, View } from '../protocol'
import { usePage } from '../server-context'
import { afterStep, isSetUp, setUpSteps, STEPS, stepShown, type StepId } from '../set-up-steps'
import { useQuietLook, type Receiving } from '../use-receiving'
import { useWork } from '../use-work'

interface EventsViewProps {
  receiving: Receiving
  connected: boolean
  /** In front. */
  shown: boolean
  /** How many calls are on their way. */
  underWay: () => number
  onBusy: (view: View, busy: boolean) => void
  onView: (view: View) => void
}

type OpenPart = 'notifications' | 'unreadable' | 'clear'

export const EventsView = ({ receiving, connected, shown, underWay, onBusy, onView }: EventsViewProps) => {
  const { call, announce } = usePage()
  const { state, error, reading, read, put } = receiving
  const now = useQuietLook(receiving, shown, underWay)
  const [clearing, setClearing] = useState(false)
  const work = useWork()
  /** The steps are open although the set-up is done. */
  const [mode, setMode] = useState<Exclude<SetUpMode, 'first'> | null>(null)
  const [again, setAgain] = useState<StepId[]>([])
  const [asked, setAsked] = useState<StepId | null>(null)
  const [open, setOpen] = useState<Record<OpenPart, boolean>>({ notifications: false, unreadable: false, clear: false })
  const [hadUnreadable, setHadUnreadable] = useState(false)
  const busy = work.running !== null || clearing

  // Somebody wants to know: once each time the view comes up, HeyReach itself is asked.
  const known = state !== null
  useEffect(() => {
    if (shown && state?.applied && connected && !busy) receiving.look()
  }, [shown, known])

  useEffect(() => onBusy('events', busy), [busy])
  useEffect(() => () => onBusy('events', false), [])
  // Stays to say what became of them after the last is gone.
  useEffect(() => {
    if (state && state.unreadable > 0) setHadUnreadable(true)
  }, [state?.unreadable])
  const toggle = useCallback((part: OpenPart, isOpen: boolean) => setOpen((before) => ({ ...before, [part]: isOpen })), [])

  if (!state) {
    return (
      <main class="content">
        {error && !reading ? (
          <ErrorCard error={error} onRetry={read} />
        ) : (
          <Loading words="Looking how events arrive…" />
        )}
      </main>
    )
  }

  const setUp = isSetUp(state)
  const others = state.lookAfter !== null && !state.lookAfter.me
  const steps = setUpSteps({ state, connected, again })
  const shownMode: SetUpMode | null = mode ?? (setUp || others ? null : 'first')
  const connect = (): void => onView('connect')

  const check = (): void =>
    work.start('check', 'Checking…', () => call('checkNow'), (looked) => {
      put(looked)
      announce(looked.health[0]?.title ?? 'Checked.')
    })
  const openSteps = (step: StepId, how: Exclude<SetUpMode, 'first'>): void => {
    if (setUp || others) setMode(how)
    setAsked(step)
    goTo(stepPlace(step))
  }
  const takeOver = (): void => {
    setAgain([...STEPS])
    openSteps('look-after', 'take-over')
  }
  const act = (action: HealthAction): void => {
    switch (action) {
      case 'connect':
        return connect()
      case 'check-now':
        return check()
      case 'unreadable':
        setHadUnreadable(true)
        toggle('unreadable', true)
        return goTo(PLACE.unreadable)
      case 'clear-events':
        toggle('clear', true)
        return goTo(PLACE.clear)
      default:
    }
    // The rest is for whoever looks after the sheet.
    if (others) return goTo(PLACE.receiving)
    if (action !== 'notifications') return openSteps(action, 'change')
    if (!setUp || mode) return openSteps('notifications', mode ?? 'change')
    toggle('notifications', true)
    goTo(PLACE.notifications)
  }
  const stepDone = (step: StepId, answered: ReceivingState): void => {
    const left = afterStep(again, step)
    const wasSetUp = setUp
    put(answered)
    setAgain(left)
    setAsked(null)
    if (isSetUp(answered) && left.length === 0) {
      setMode(null)
      announce(wasSetUp ? 'Saved.' : 'This sheet receives events now.')
      return goTo(PLACE.receiving)
    }
    const next = stepShown(setUpSteps({ state: answered, connected, again: left }), null)
    goTo(next ? stepPlace(next) : PLACE.setUp)
  }

  return (
    <main class="content">
      <HealthCard state={state} now={now} work={work} onCheck={check} onAction={act} outdated={error} onRead={read} />
      {shownMode ? (
        <SetUpCard
          mode={shownMode}
          state={state}
          steps={steps}
          shown={stepShown(steps, asked)}
          now={now}
          work={work}
          onShow={setAsked}
          onDone={stepDone}
          onConnect={connect}
          onClose={
            mode && (() => {
              setMode(null)
              // Nobody has taken anything over yet.
              if (others) setAgain([])
              goTo(PLACE.receiving)
            })
          }
        />
      ) : (
        <ReceivingCard
          state={state}
          now={now}
          unfinished={again.length > 0}
          busy={busy}
          onChange={() => {
            setMode(again.length > 0 ? 'take-over' : 'change')
            setAsked(null)
            goTo(PLACE.setUp)
          }}
          onTakeOver={takeOver}
        />
      )}
      {setUp && !others && !mode && (
        <SettingsCard
          state={state}
          connected={connected}
          open={open.notifications}
          onToggle={(isOpen) => toggle('notifications', isOpen)}
          work={work}
          onState={put}
          onStopped={(answered) => {
            put(answered)
            setAgain([])
            toggle('notifications', false)
            announce('Receiving has ended. The notifications are deleted, the rows stay.')
            goTo(PLACE.setUp)
          }}
          onConnect={connect}
        />
      )}
      {(state.unreadable > 0 || hadUnreadable) && (
        <UnreadableCard count={state.unreadable} open={open.unreadable} onToggle={(isOpen) => toggle('unreadable', isOpen)} work={work} onChanged={read} />
      )}
      {(state.applied || state.lastEventAt !== null || open.clear) && (
        <ClearCard open={open.clear} onToggle={(isOpen) => toggle('clear', isOpen)} busy={work.running !== null} onClearing={setClearing} onCleared={read} />
      )}
    </main>
  )
}
