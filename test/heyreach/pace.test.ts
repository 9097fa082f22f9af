import fc from 'fast-check'
import { parsePace, REQUESTS_A_MINUTE, reserve, type PaceState } from '../../src/heyreach/pace'
import { createPace } from '../../src/heyreach/take-pace'
import { memory, START, testClock } from './support'

describe('the pace', () => {
  it('never lets more than 240 requests into any 60 seconds', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 9000 })), { maxLength: 200 }), (calls) => {
        let now = 1_000_000
        let state: PaceState = {}
        const sent: { at: number; count: number }[] = []
        for (const [count, pause] of calls) {
          now += pause
          const decision = reserve(state, count, now)
          state = decision.state
          sent.push({ at: now + decision.waitMs, count })
          expect(Object.keys(state).length).toBeLessThanOrEqual(123)
        }
        for (const { at } of sent) {
          const inWindow = sent.filter((other) => other.at > at - 60_000 && other.at <= at).reduce((sum, { count }) => sum + count, 0)
          expect(inWindow).toBeLessThanOrEqual(REQUESTS_A_MINUTE)
        }
      }),
      { numRuns: 100 },
    ))

  it('sends at once while there is room', () => expect(reserve({}, 5, 1000).waitMs).toBe(0))
  it('waits as long as it must and no longer', () => {
    const full = reserve({}, 240, 100_000).state
    expect(reserve(full, 1, 130_000).waitMs).toBe(31_000)
    expect(reserve(full, 1, 161_000).waitMs).toBe(0)
  })
  it.each([null, '', 'nonsense', '[]', '7', 'null', '{"a":"b"}', '{"a":5}', '{"9999999999999":240}', '{"1000":-3}'])(
    'is not blocked by %j in the cache',
    (text) => expect(reserve(parsePace(text), 5, 1_000_000).waitMs).toBe(0),
  )
  it('an absurd count blocks for a minute and not for ever', () =>
    expect(reserve({ 1000: 1e12 }, 1, 1_000_000).waitMs).toBe(61_000))
})

describe('taking the pace', () => {
  const world = () => {
    const clock = testClock()
    const { state, kept, cache, lock } = memory(clock)
    return { clock, google: state, kept, ports: { clock, documentCache: cache, documentLock: lock } }
  }

  it('is shared by all executions on the sheet', () => {
    const { ports, clock } = world()
    for (let run = 0; run < 6; run += 1) expect(createPace(ports).take(40, START + 200_000)).toBe(true)
    expect(clock.now()).toBe(START)
    expect(createPace(ports).take(40, START + 200_000)).toBe(true)
    expect(clock.now()).toBe(START + 61_000)
  })

  it('takes nothing when that would be after the deadline', () => {
    const { ports, clock } = world()
    createPace(ports).take(240, START + 1_000)
    expect(createPace(ports).take(5, START + 30_000)).toBe(false)
    expect(clock.now()).toBe(START)
    expect(createPace(ports).take(1, START)).toBe(false)
  })

  it('four calls to Google serve forty requests, and two, without the lock, three single reads that follow each other', () => {
    const { ports, google } = world()
    createPace(ports).take(40, START + 1_000)
    expect(google.calls).toBe(4)
    const pace = createPace(ports)
    for (let one = 0; one < 3; one += 1) pace.take(1, START + 1_000)
    expect(google.calls).toBe(6)
  })

  it('does not keep what was reserved for later', () => {
    const { ports, google, clock } = world()
    const pace = createPace(ports)
    pace.take(1, START + 60_000)
    clock.sleep(6_000)
    pace.take(1, START + 60_000)
    expect(google.calls).toBe(4)
  })

  it('goes on without a lock that somebody holds, and leaves it to them', () => {
    const { ports, google, clock } = world()
    google.refuses = true
    expect(createPace(ports).take(5, START + 60_000)).toBe(true)
    expect(clock.now()).toBe(START + 2_000)
    // One try, one look, one note; nothing released.
    expect(google.calls).toBe(3)
  })

  it('starts afresh when the cache has forgotten', () => {
    const { ports, kept, clock } = world()
    createPace(ports).take(240, START + 1_000)
    kept.clear()
    expect(createPace(ports).take(5, START + 1_000)).toBe(true)
    expect(clock.now()).toBe(START)
  })
})
