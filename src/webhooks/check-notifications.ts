/**
 * The hourly check, which “Check now” makes too: whoever looks after the sheet has their triggers, the address answers, HeyReach is as
 * wanted. What it finds it puts right, and writes down for whoever shows how the sheet is.
 */
import { changeReceivingIfFree, ownReceiving, type Receiving } from '../account/receiving'
import { readRunner } from '../account/stored-account'
import { AppError } from '../errors'
import type { Ports } from '../ports'
import type { PassResult } from './apply-webhooks'
import { callOwnAddress } from './call-own-address'
import { readChecked, saveChecked, withAddress, withError, type Checked } from './checked'
import { dropTriggersOfOthers, ensureTriggers } from '../account/own-triggers'
import { runPass, PAGE_PATIENCE_MS, TRIGGER_PATIENCE_MS } from './run-pass'

/** Triggers come some minutes early or late: a little less than an hour, so that each hour has its check. */
const ADDRESS_COUNTS_MS = 50 * 60_000

/** The trigger. Nobody is there to be told: what goes wrong is written down. */
export const checkNotifications = (ports: Ports): 'checked' | 'dropped' => {
  if (dropTriggersOfOthers(ports) === 'dropped') return 'dropped'
  check(ports, 'trigger', TRIGGER_PATIENCE_MS)
  return 'checked'
}

/** “Check now”. Throws not-connected, other-workspace, and of whoever does not look after the sheet bad-key: they are this person's, not the sheet's. */
export const checkNow = (ports: Ports): void => check(ports, 'person', PAGE_PATIENCE_MS)

const check = (ports: Ports, by: Checked['by'], patienceMs: number): void => {
  const receiving = ownReceiving(ports)
  if (!receiving) return
  let addressed = AS_IT_WAS
  try {
    const isTheirs = receiving.lookAfter !== null && receiving.lookAfter.runner === readRunner(ports)
    if (isTheirs && ensureTriggers(ports)) noteNewTriggers(ports, receiving)
    addressed = recheckAddress(ports, receiving, by)
    if (receiving.applied && receiving.url !== '') {
      const passed = runPass(ports, patienceMs)
      // Their own key is no matter of the sheet's health.
      if (!isTheirs && passed.error?.code === 'bad-key') throw passed.error
      recordPass(ports, by, passed, addressed)
    } else saveChecked(ports, { ...begun(ports, by, addressed), right: 0, wrong: 0 })
  } catch (error) {
    if (by === 'person') throw error
    saveChecked(ports, withError(begun(ports, by, addressed), error))
  }
}

/** Their first run is still to come. */
const noteNewTriggers = (ports: Ports, { sheet, lookAfter }: Receiving): void =>
  changeReceivingIfFree(ports, (current) =>
    current?.sheet === sheet && current.lookAfter && current.lookAfter.runner === lookAfter?.runner
      ? { ...current, lookAfter: { ...current.lookAfter, since: ports.clock.now() } }
      : null,
  )

type ChangeChecked = (checked: Checked) => Checked
const AS_IT_WAS: ChangeChecked = (checked) => checked

/** A round trip where the last one is an hour old. */
const recheckAddress = (ports: Ports, { sheet, url, secret }: Receiving, by: Checked['by']): ChangeChecked => {
  const now = ports.clock.now()
  const { addressAt, addressProblem } = readChecked(ports)
  // Whoever presses the button after putting it right wants to see that.
  const isDue = now - addressAt >= ADDRESS_COUNTS_MS || (by === 'person' && addressProblem !== null)
  if (url === '' || !isDue) return AS_IT_WAS
  try {
    const outcome = callOwnAddress(ports, { url, secret })
    if (outcome.ok) changeReceivingIfFree(ports, (current) => (current?.sheet === sheet && current.url === url ? { ...current, checkedAt: now } : null))
    return (checked) => withAddress(checked, outcome, now)
  } catch (error) {
    // Google refused to send: the address is not to blame, and the pass says its own.
    if (error instanceof AppError) return AS_IT_WAS
    throw error
  }
}

const begun = (ports: Ports, by: Checked['by'], change: ChangeChecked): Checked => {
  const before = readChecked(ports)
  const at = ports.clock.now()
  return change({ ...before, at, by, triggerAt: by === 'trigger' ? at : before.triggerAt, error: null, detail: '' })
}

/** Written down, and given back. */
export const recordPass = (ports: Ports, by: Checked['by'], result: PassResult, change = AS_IT_WAS): PassResult => {
  const { left, error } = result
  const checked = begun(ports, by, change)
  const counted = left
    ? { ...checked, right: left.keep.length, wrong: left.create.length + left.update.length + left.delete.length }
    : checked
  saveChecked(ports, error ? withError(counted, error) : counted)
  return result
}
