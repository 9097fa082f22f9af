import { canApply, isChanged, isTicked, lacksTypes, requestOf, tickType, UNTOUCHED } from '../../src/sidebar/notifications-form'
import type { EventTypeChoice, NotificationsPlan } from '../../src/sidebar/protocol'

const choice = (type: string, on: boolean): EventTypeChoice => ({ type, label: type, help: '', on })
const STATE = { types: [choice('SENT', true), choice('REPLY', true), choice('EVERY', false)], on: true }

it('asks for what the sheet has while nothing is touched, also when that changes', () => {
  expect(requestOf(UNTOUCHED, STATE)).toEqual({ types: ['SENT', 'REPLY'], on: true })
  expect(requestOf(UNTOUCHED, { types: [choice('SENT', true)], on: false })).toEqual({ types: ['SENT'], on: false })
  expect(isChanged(UNTOUCHED, STATE)).toBe(false)
})

it('keeps the table’s order, so that the same ticks are the same request', () => {
  const ticked = tickType(tickType(tickType(UNTOUCHED, STATE, 'SENT', false), STATE, 'EVERY', true), STATE, 'SENT', true)
  expect(requestOf(ticked, STATE).types).toEqual(['SENT', 'REPLY', 'EVERY'])
  expect(isChanged(ticked, STATE)).toBe(true)
  expect(isChanged(tickType(ticked, STATE, 'EVERY', false), STATE)).toBe(false)
})

it('shows its own ticks before the server’s', () => {
  const form = tickType(UNTOUCHED, STATE, 'REPLY', false)
  expect(STATE.types.map((each) => isTicked(form, each))).toEqual([true, false, false])
})

it('knows pausing as a change, and no types as no choice', () => {
  expect(isChanged({ types: null, on: false }, STATE)).toBe(true)
  expect(lacksTypes(requestOf({ types: [], on: true }, STATE))).toBe(true)
  expect(lacksTypes(requestOf(UNTOUCHED, STATE))).toBe(false)
})

it('offers to apply where something is to be done, kept, or a step of the set-up', () => {
  const plan = (done: boolean): NotificationsPlan => ({ lines: [], summary: '', done, buttonLabel: '' })
  expect(canApply(plan(false), false, false)).toBe(true)
  // Paused with nothing at HeyReach: nothing to do there, but the sheet must keep the choice.
  expect(canApply(plan(true), true, false)).toBe(true)
  expect(canApply(plan(true), false, true)).toBe(true)
  expect(canApply(plan(true), false, false)).toBe(false)
})
