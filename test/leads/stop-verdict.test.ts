/** What HeyReach answered about stopping → one outcome; and whether it was our doing. */
import type { StopOutcome } from '../../src/heyreach/api-types'
import { stopVerdict, type AskedToStop } from '../../src/leads/stop-verdict'

const NOT_RUNNING: StopOutcome = { kind: 'was-not-running' }
const asked = (more: Partial<AskedToStop>) =>
  stopVerdict({ key: 'in/ada', campaignIds: [1], answers: [NOT_RUNNING], lookupFailed: false, triedBefore: true, stood: null, ...more })

it.each([
  ['Failed', 'stopped', [1]],
  ['Finished', 'was-not-running', []],
  // It ended between the two requests.
  ['InSequence', 'unconfirmed', []],
  ['Pending', 'unconfirmed', []],
  ['Paused', 'unconfirmed', []],
  ['SomeNewWord', 'was-not-running', []],
])('after an earlier try, not running where it stood at %s is %s', (leadStatus, outcome, stopped) => {
  expect(asked({ stood: new Map([[1, leadStatus]]) })).toMatchObject({ outcome, stopped })
})

it('after an earlier try, not running is not confirmed where HeyReach did not say how it stood', () => {
  expect(asked({})).toMatchObject({ outcome: 'unconfirmed', stopped: [] })
})

it('without an earlier try, not running is nobody’s doing from here, even at Failed', () => {
  expect(asked({ triedBefore: false, stood: new Map([[1, 'Failed']]) })).toMatchObject({ outcome: 'was-not-running', stopped: [] })
})

it('of several campaigns only those count where it may have been us', () => {
  const stood = new Map([
    [1, 'Failed'],
    [2, 'Finished'],
    [3, 'Pending'],
  ])
  const answers: StopOutcome[] = [NOT_RUNNING, NOT_RUNNING, { kind: 'stopped' }]
  expect(asked({ campaignIds: [1, 2, 3], answers, stood })).toMatchObject({ outcome: 'stopped', stopped: [1, 3] })
})

it('whoever was not asked for lack of time is not confirmed', () => {
  expect(asked({ triedBefore: false, answers: [] })).toMatchObject({ outcome: 'unconfirmed', stopped: [] })
  expect(asked({ triedBefore: false, campaignIds: [], answers: [], lookupFailed: true })).toMatchObject({ outcome: 'unconfirmed', stopped: [] })
})
