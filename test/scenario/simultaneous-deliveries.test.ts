/**
 * Deliveries that come at the very same moment, on real threads: of each acknowledged event one row, whatever goes on beside. Each number
 * from 1 to 60, a hundred times, by `npm run soak`.
 */
import { CIRCUMSTANCES, openBursts, type Bursts } from './support/bursts'

const COUNTS = [1, 2, 10, 30, 31, 60]
const REPETITIONS = 10

let bursts: Bursts
beforeEach(() => void (bursts = openBursts({ tries: 2 })))
afterEach(() => bursts.close())

describe.each(CIRCUMSTANCES)('while this is so: %s', (circumstance) => {
  test.each(COUNTS)('%i at once, ten times', async (count) => {
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      const result = await bursts.burst(count, circumstance, repetition)
      expect(result).toMatchObject({ lost: 0, doubled: 0 })
      expect(result.acknowledged).toBeGreaterThan(0)
    }
    expect(bursts.rows()).toBeGreaterThanOrEqual(count / 2)
  }, 60_000)
})
