/**
 * Whatever is posted, nothing throws, nothing acknowledged is lost, and text stays text in the sheet. So many here that it takes seconds;
 * ten thousand of each kind by `npm run soak`.
 */
import { fuzzDeliveries } from './support/fuzz-deliveries'
import { arbitraryBody, mutatedBody } from './support/odd-bodies'

const COUNT = 1_000

test.each([
  ['any text and any JSON', arbitraryBody, 11],
  ['known deliveries, changed at a few places', mutatedBody(), 12],
])('%s', (_, bodies, seed) => {
  const fuzzed = fuzzDeliveries(bodies, COUNT, seed)
  expect(fuzzed.faults.slice(0, 10)).toEqual([])
  expect(fuzzed.acknowledged + fuzzed.turnedAway).toBe(COUNT)
  expect(fuzzed.events).toBeGreaterThan(100)
  expect(fuzzed.unreadable).toBeGreaterThan(50)
}, 120_000)
