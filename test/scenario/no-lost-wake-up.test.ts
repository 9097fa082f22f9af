/** Events show up in seconds, however they come, without any trigger: whoever kept one is never left waiting by who writes. */
import { manyEvents } from './support/deliveries'
import { postOverlapping } from './support/overlapping'

const SECOND = 1_000
const BOUND = 10 * SECOND

const stream = (count: number, gap: (index: number) => number) => {
  let at = 0
  return manyEvents(count).map((body, index) => ({ at: (at += gap(index)), body }))
}

test.each([
  ['ten a second for two minutes', stream(1_200, () => 100)],
  ['one a second for two minutes', stream(120, () => SECOND)],
  ['single ones, minutes apart', stream(20, () => 130 * SECOND)],
  ['bursts of forty, a minute apart', stream(200, (index) => (index % 40 === 0 ? 60 * SECOND : 0))],
  ['gaps of all lengths', stream(300, (index) => 10 + ((index * 7_919) % 4_000))],
])('%s: the slowest is visible at most 10 s after its post', async (_, posts) => {
  const waited = await postOverlapping(posts)
  expect(waited.acknowledged).toBe(posts.length)
  expect(waited.rows).toBe(posts.length)
  expect(Math.max(...waited.visibleAfter)).toBeLessThanOrEqual(BOUND)
}, 120_000)

const STEP = 20

test.each([1, 2])('%i more at each fiftieth of a second while one is written, and for a while after: each is visible at most 10 s after its post', async (more) => {
  const bodies = manyEvents(200 * (1 + more))
  const posts = bodies.map((body, index) => {
    const [round, place] = [Math.floor(index / (1 + more)), index % (1 + more)]
    return { at: round * 60 * SECOND + place * round * STEP, body }
  })
  const waited = await postOverlapping(posts)
  expect(waited).toMatchObject({ acknowledged: posts.length, rows: posts.length, mostAtOnce: 1 + more })
  expect(Math.max(...waited.visibleAfter)).toBeLessThanOrEqual(BOUND)
}, 120_000)
