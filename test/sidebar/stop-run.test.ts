import { STOP_CHUNK_SIZE, type PersonRef, type StopOutcome } from '../../src/sidebar/protocol'
import { stopCounts, stopHeadline, stopRowsInOrder, stopRun, type StopRunState } from '../../src/sidebar/stop-run'

const people = (count: number): PersonRef[] =>
  Array.from({ length: count }, (_, index) => ({ key: `in/p${index}`, row: index + 2 }))

const answer = (state: StopRunState, outcome: (index: number) => StopOutcome = () => 'stopped'): StopRunState =>
  stopRun.step(state, {
    kind: 'answered',
    turn: state.turn,
    answer: {
      results: stopRun.chunk(state).map(({ key, row }, index) => ({ key, row, name: key, outcome: outcome(index), detail: '' })),
      stopped: null,
      waitMs: 0,
    },
  })

it('sends chunks of the stop size and ends without a closing call', () => {
  const first = stopRun.start(people(STOP_CHUNK_SIZE + 1))
  expect(stopRun.chunk(first)).toHaveLength(STOP_CHUNK_SIZE)
  const second = answer(first)
  expect(stopRun.chunk(second)).toHaveLength(1)
  expect(answer(second).phase).toEqual({ kind: 'ended', ending: { how: 'all', error: null } })
})

it('counts by outcome and lists those to look at first', () => {
  const outcomes: StopOutcome[] = ['stopped', 'was-not-running', 'unconfirmed', 'stopped']
  const state = answer(stopRun.start(people(4)), (index) => outcomes[index] ?? 'stopped')
  expect(stopCounts(state).map(({ label, count }) => [label, count])).toEqual([
    ['Stopped', 2],
    ['Was not running', 1],
    ['Not confirmed', 1],
  ])
  expect(stopRowsInOrder(state).map(({ key }) => key)).toEqual(['in/p2', 'in/p0', 'in/p1', 'in/p3'])
  expect(stopHeadline(state)).toBe('2 of 4 leads stopped')
})

it('asks again for the unconfirmed only', () => {
  const state = answer(stopRun.start(people(3)), (index) => (index === 1 ? 'unconfirmed' : 'stopped'))
  const again = stopRun.step(state, { kind: 'continue' })
  expect(stopRun.chunk(again)).toEqual([{ key: 'in/p1', row: 3 }])
  expect(stopHeadline(answer(again))).toBe('3 of 3 leads stopped')
})

it('says how far it came when it was cancelled', () => {
  const state = answer(stopRun.step(stopRun.start(people(STOP_CHUNK_SIZE + 2)), { kind: 'cancel' }))
  expect(stopHeadline(state)).toBe(`Cancelled: ${STOP_CHUNK_SIZE} of ${STOP_CHUNK_SIZE + 2} leads done`)
})
