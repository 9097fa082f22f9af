import fc from 'fast-check'
import { AppError } from '../../src/errors'
import { MAX_TRIES, retryWait } from '../../src/heyreach/retry-timing'

describe('retry timing', () => {
  const lost = new AppError('unreachable')
  const limited = new AppError('rate-limited')
  it('grows, with spread, and ends', () => {
    expect(retryWait(lost, 1, 0, 1e9, 1)).toBeLessThan(retryWait(lost, 4, 0, 1e9, 0) ?? 0)
    expect(retryWait(lost, 3, 0, 1e9, 0)).toBeLessThan(retryWait(lost, 3, 0, 1e9, 1) ?? 0)
    expect(retryWait(lost, MAX_TRIES, 0, 1e9, 0)).toBeNull()
  })
  it('keeps to what HeyReach asks for', () =>
    expect(retryWait(new AppError('rate-limited', { retryAfterMs: 7000 }), 1, 0, 1e9, 0)).toBe(7000))
  it('waits on for a free minute, however often', () => expect(retryWait(limited, 99, 0, 1e9, 0)).toBe(15_000))
  it('never waits past the deadline', () => {
    expect(retryWait(lost, 1, 0, 100, 1)).toBeNull()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(100_000), fc.double({ min: 0, max: 1, noNaN: true }), (tries, deadline, random) => {
        for (const error of [lost, limited]) expect(retryWait(error, tries, 0, deadline, random) ?? 0).toBeLessThanOrEqual(deadline)
      }),
    )
  })
  it.each(['bad-key', 'refused-by-heyreach', 'not-found', 'unexpected-answer', 'platform-limit'] as const)('does not repeat after %s', (code) =>
    expect(retryWait(new AppError(code), 1, 0, 1e9, 0)).toBeNull(),
  )
})
