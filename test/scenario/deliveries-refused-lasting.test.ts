/** A service refuses from some backend call on, for the rest of the run: the same holds as after a kill. */
import { refusedAtEveryCall } from './support/refusals'
import { SITUATIONS } from './support/situations'

describe.each(SITUATIONS)('$name', (situation) => {
  it('every call refused from then on', () => {
    const { count, wrong } = refusedAtEveryCall(situation, (text) => ({ throw: text }), true)
    expect(count).toBeGreaterThan(10)
    expect(wrong).toEqual([])
  })
})
