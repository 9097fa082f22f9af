import fc from 'fast-check'
import { AppError } from '../../src/errors'
import { errorOfAnswer } from '../../src/heyreach/error-of-answer'
import { parsePace, REQUESTS_A_MINUTE, reserve, type PaceState } from '../../src/heyreach/pace'
import { MAX_TRIES, retryWait } from '../../src/heyreach/retry-timing'

describe('the pace', () => {
  it('never lets more than 240 requests into any 60 seconds', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 3000 })), { maxLength: 300 }), (calls) => {
        let now = 1_000_000
        let state: PaceState = {}
        const sent: { at: number; count: number }[] = []
        for (const [count, pause] of calls) {
          now += pause
          const decision = reserve(state, count, now)
          state = decision.state
          sent.push({ at: Math.floor((now + decision.waitMs) / 1000), count })
        }
        for (const { at } of sent) {
          const inWindow = sent.filter((other) => other.at > at - 60 && other.at <= at).reduce((sum, { count }) => sum + count, 0)
          expect(inWindow).toBeLessThanOrEqual(REQUESTS_A_MINUTE)
        }
      }),
      { numRuns: 60 },
    ))

  it('sends at once while there is room', () => expect(reserve({}, 5, 1000).waitMs).toBe(0))
  it.each([null, '', 'nonsense', '[]', '{"a":"b"}', '{"9999999999999":240}'])('is not blocked by %j in the cache', (text) =>
    expect(reserve(parsePace(text), 5, 1_000_000).waitMs).toBe(0),
  )
})

describe('retry timing', () => {
  const lost = new AppError('unreachable')
  it('grows, with spread, and ends', () => {
    expect(retryWait(lost, 1, 0, 1e9, 1)).toBeLessThan(retryWait(lost, 4, 0, 1e9, 0) ?? 0)
    expect(retryWait(lost, MAX_TRIES, 0, 1e9, 0)).toBeNull()
  })
  it('keeps to what HeyReach asks for', () =>
    expect(retryWait(new AppError('rate-limited', { retryAfterMs: 7000 }), 1, 0, 1e9, 0)).toBe(7000))
  it('never waits past the deadline', () => expect(retryWait(lost, 1, 0, 100, 1)).toBeNull())
  it.each(['bad-key', 'refused-by-heyreach', 'not-found'] as const)('does not repeat after %s', (code) =>
    expect(retryWait(new AppError(code), 1, 0, 1e9, 0)).toBeNull(),
  )
})

describe('answers that are no success', () => {
  const answer = (status: number, body = '', headers = {}) => errorOfAnswer({ kind: 'answer', status, body, headers })
  it.each([
    [401, 'bad-key'],
    [403, 'bad-key'],
    [404, 'not-found'],
    [429, 'rate-limited'],
    [500, 'unreachable'],
    [400, 'refused-by-heyreach'],
    [415, 'unexpected-answer'],
    [302, 'unexpected-answer'],
  ])('status %i is %s', (status, code) => expect(answer(status)?.code).toBe(code))
  it.each([200, 204])('status %i is a success', (status) => expect(answer(status)).toBeNull())
  it('gives HeyReach’s own words', () => {
    expect(answer(400, '{"errorMessage":"You cannot add new leads to a draft campaign."}')?.facts.detail).toMatch(/draft/)
    expect(answer(400, '{"errors":{"CampaignId":["The CampaignId field is required."]}}')?.facts.detail).toMatch(/CampaignId/)
  })
  it('reads Retry-After whatever its case', () => expect(answer(429, '', { 'retry-after': '3' })?.facts.retryAfterMs).toBe(3000))
  it('says that a lost request may have been carried out', () =>
    expect(errorOfAnswer({ kind: 'lost', detail: 'x' })?.facts.outcomeUnknown).toBe(true))
})
