/**
 * A service refuses once, at any backend call of receiving and writing: the same holds as after a kill, and nothing that could be
 * read ends among the unreadable ones.
 */
import { refusedAtEveryCall } from './support/refusals'
import { SITUATIONS } from './support/situations'

describe.each(SITUATIONS)('$name', (situation) => {
  it('every call refused once', () => {
    const { count, wrong } = refusedAtEveryCall(situation, (text) => ({ throw: text }))
    expect(count).toBeGreaterThan(10)
    expect(wrong).toEqual([])
  })
})
