/** Setting up that the sheet receives events, in three steps: which are done, which is open, which must wait and why. Pure. */
import type { ReceivingState } from './protocol'

export type StepId = 'look-after' | 'address' | 'notifications'

export type StepStatus = 'done' | 'open' | 'locked'

/** What a locked step waits for. */
export type StepWaitsFor = 'name' | 'address' | 'connection' | 'other-person'

export interface SetUpStep {
  id: StepId
  status: StepStatus
  waitsFor: StepWaitsFor | null
}

export interface SetUpFacts {
  state: Pick<ReceivingState, 'lookAfter' | 'address' | 'applied'>
  connected: boolean
  /** Steps to be done once more although the server knows them as done: somebody takes over, or the address has changed. */
  again: readonly StepId[]
}

export const STEPS: readonly StepId[] = ['look-after', 'address', 'notifications']

/** All three are done: the steps fold into a summary. */
export const isSetUp = ({ lookAfter, address, applied }: SetUpFacts['state']): boolean => lookAfter !== null && address !== null && applied

export const setUpSteps = (facts: SetUpFacts): SetUpStep[] => STEPS.map((id) => ({ id, ...standingOf(id, facts) }))

const OPEN: Omit<SetUpStep, 'id'> = { status: 'open', waitsFor: null }
const DONE: Omit<SetUpStep, 'id'> = { status: 'done', waitsFor: null }
const waiting = (waitsFor: StepWaitsFor): Omit<SetUpStep, 'id'> => ({ status: 'locked', waitsFor })

const standingOf = (id: StepId, { state, connected, again }: SetUpFacts): Omit<SetUpStep, 'id'> => {
  const { lookAfter, address, applied } = state
  const named = lookAfter !== null && !again.includes('look-after')
  if (id === 'look-after') return named ? DONE : OPEN
  // The web app and the notifications belong to whoever looks after the sheet.
  if (named && !lookAfter.me) return waiting('other-person')
  const addressed = address !== null && !again.includes('address')
  if (id === 'address') return addressed && named ? DONE : named ? OPEN : waiting('name')
  if (!named) return waiting('name')
  if (!addressed) return waiting('address')
  if (applied && !again.includes('notifications')) return DONE
  return connected ? OPEN : waiting('connection')
}

/** What is still to be done once more, after a step was done. Another address: the notifications must learn it. */
export const afterStep = (again: readonly StepId[], done: StepId): StepId[] => {
  const rest = again.filter((id) => id !== done)
  return done === 'address' && !rest.includes('notifications') ? [...rest, 'notifications'] : rest
}

/** The one whose contents are shown: the one that was asked for where it can be, else the first that is open. */
export const stepShown = (steps: readonly SetUpStep[], asked: StepId | null): StepId | null => {
  const wanted = steps.find(({ id }) => id === asked)
  if (wanted && wanted.status !== 'locked') return wanted.id
  return steps.find(({ status }) => status === 'open')?.id ?? null
}
