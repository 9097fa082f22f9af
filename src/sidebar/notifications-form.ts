/** The choice of notifications: what is ticked against what the sheet wants by now, and whether there is something to apply. Pure. */
import type { EventTypeChoice, NotificationsPlan, NotificationsRequest, ReceivingState } from './protocol'

/** Null: as the server has it, also when that changes. */
export interface NotificationsForm {
  types: string[] | null
  on: boolean | null
}

export const UNTOUCHED: NotificationsForm = { types: null, on: null }

type Wanted = Pick<ReceivingState, 'types' | 'on'>

const typesOn = (types: readonly EventTypeChoice[]): string[] => types.filter(({ on }) => on).map(({ type }) => type)

export const isTicked = (form: NotificationsForm, { type, on }: EventTypeChoice): boolean => (form.types ? form.types.includes(type) : on)

export const tickType = (form: NotificationsForm, { types }: Pick<Wanted, 'types'>, type: string, ticked: boolean): NotificationsForm => {
  const before = form.types ?? typesOn(types)
  // In the table's order, so that the same ticks make the same request.
  const after = types.map((choice) => choice.type).filter((each) => (each === type ? ticked : before.includes(each)))
  return { ...form, types: after }
}

export const requestOf = (form: NotificationsForm, state: Wanted): NotificationsRequest => ({
  types: form.types ?? typesOn(state.types),
  on: form.on ?? state.on,
})

export const isChanged = (form: NotificationsForm, state: Wanted): boolean => {
  const { types, on } = requestOf(form, state)
  return on !== state.on || types.join() !== typesOn(state.types).join()
}

/** Nothing chosen is no choice: pausing is for that. */
export const lacksTypes = ({ types }: NotificationsRequest): boolean => types.length === 0

/** `must`: even with HeyReach as wanted, this step of the set-up counts as done only by applying. */
export const canApply = (plan: NotificationsPlan, changed: boolean, must: boolean): boolean => !plan.done || changed || must
