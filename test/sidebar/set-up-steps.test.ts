import type { ReceivingState } from '../../src/sidebar/protocol'
import { afterStep, isSetUp, setUpSteps, STEPS, stepShown, type SetUpFacts, type SetUpStep } from '../../src/sidebar/set-up-steps'

type State = Pick<ReceivingState, 'lookAfter' | 'address' | 'applied'>

const NOTHING: State = { lookAfter: null, address: null, applied: false }
const NAMED: State = { ...NOTHING, lookAfter: { name: 'Ada', me: true } }
const ADDRESSED: State = { ...NAMED, address: { shown: '…/exec', checkedAt: 1 } }
const RECEIVING: State = { ...ADDRESSED, applied: true }
const OTHERS: State = { ...RECEIVING, lookAfter: { name: 'Ben', me: false } }

const steps = (state: State, more: Partial<SetUpFacts> = {}): SetUpStep[] => setUpSteps({ state, connected: true, again: [], ...more })
const inShort = (all: SetUpStep[]): string[] => all.map(({ status, waitsFor }) => (waitsFor ? `${status}: ${waitsFor}` : status))

describe('the steps of the set-up', () => {
  it.each<[string, State, Partial<SetUpFacts>, string[]]>([
    ['nothing done', NOTHING, {}, ['open', 'locked: name', 'locked: name']],
    ['a name given', NAMED, {}, ['done', 'open', 'locked: address']],
    ['the address tested', ADDRESSED, {}, ['done', 'done', 'open']],
    ['the address tested, without a key', ADDRESSED, { connected: false }, ['done', 'done', 'locked: connection']],
    ['all done', RECEIVING, {}, ['done', 'done', 'done']],
    ['all done, the key gone since', RECEIVING, { connected: false }, ['done', 'done', 'done']],
    ['somebody else looks after it', OTHERS, {}, ['done', 'locked: other-person', 'locked: other-person']],
    ['taking over from somebody else', OTHERS, { again: STEPS }, ['open', 'locked: name', 'locked: name']],
    ['taking over, the name given', RECEIVING, { again: ['address', 'notifications'] }, ['done', 'open', 'locked: address']],
    ['taking over, the address tested', RECEIVING, { again: ['notifications'] }, ['done', 'done', 'open']],
    ['name and address need no key', NAMED, { connected: false }, ['done', 'open', 'locked: address']],
  ])('%s', (_, state, more, expected) => {
    expect(inShort(steps(state, more))).toEqual(expected)
  })

  it('are over only when all three are done', () => {
    expect([NOTHING, NAMED, ADDRESSED, RECEIVING].map(isSetUp)).toEqual([false, false, false, true])
    expect(isSetUp({ ...RECEIVING, address: null })).toBe(false)
    expect(isSetUp({ ...RECEIVING, lookAfter: null })).toBe(false)
  })
})

describe('after a step', () => {
  it('a new address makes the notifications a step again, once', () => {
    expect(afterStep([], 'address')).toEqual(['notifications'])
    expect(afterStep(['address', 'notifications'], 'address')).toEqual(['notifications'])
  })

  it('the others are simply done', () => {
    expect(afterStep([...STEPS], 'look-after')).toEqual(['address', 'notifications'])
    expect(afterStep(['notifications'], 'notifications')).toEqual([])
  })
})

describe('the step that is shown', () => {
  it('is the first that can be done', () => {
    expect(stepShown(steps(NOTHING), null)).toBe('look-after')
    expect(stepShown(steps(ADDRESSED), null)).toBe('notifications')
    expect(stepShown(steps(ADDRESSED, { connected: false }), null)).toBeNull()
    expect(stepShown(steps(RECEIVING), null)).toBeNull()
  })

  it('is one that was asked for, unless it is locked', () => {
    expect(stepShown(steps(RECEIVING), 'address')).toBe('address')
    expect(stepShown(steps(NAMED), 'notifications')).toBe('address')
  })
})
