/** A service does what it is asked and says that it did not, once, at any backend call of receiving and writing. */
import { refusedAtEveryCall } from './support/refusals'
import { SITUATIONS } from './support/situations'

describe.each(SITUATIONS)('$name', (situation) => {
  it('every call refused once, although it was done', () => {
    const { count, wrong } = refusedAtEveryCall(situation, (text) => ({ throwAfter: text }))
    expect(count).toBeGreaterThan(10)
    expect(wrong).toEqual([])
  })
})
