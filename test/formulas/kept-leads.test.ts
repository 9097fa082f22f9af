/** What HeyReach answered, kept in Google’s cache and read with distrust. */
import { bucketOf, KEPT_MS, mergeKept, parseBucket, printBucket, UNKNOWN_KEPT_MS, type KeptLead } from '../../src/formulas/kept-leads'
import { parseLeadProfile } from '../../src/heyreach/parse-lead'

const NOW = Date.UTC(2026, 8, 14, 9)
const OWNER = 'abc'

const lead = (more: object = {}) => {
  const parsed = parseLeadProfile({ profileUrl: 'https://www.linkedin.com/in/ada', firstName: 'Ada', lastName: 'Okeke', connections: 0, tags: ['a', 'b'], ...more })
  if (!parsed) throw new Error('no profile')
  return parsed
}
const kept = (more: Partial<KeptLead> = {}): KeptLead => ({ key: 'in/ada', lead: lead(), at: NOW - 1000, anew: false, ...more })
const readBack = (people: KeptLead[], now = NOW) => parseBucket(printBucket(people, OWNER), OWNER, now)

it('gives back what formulas show, unknown people too', () => {
  const people = [kept({ anew: true }), kept({ key: 'in/nobody', lead: null })]
  expect(readBack(people)).toEqual(people)
})

it('an answer is good for six hours, an unknown person for one', () => {
  const people = [kept({ at: NOW }), kept({ key: 'in/nobody', lead: null, at: NOW })]
  const keysAfter = (ms: number) => readBack(people, NOW + ms).map(({ key }) => key)
  expect(keysAfter(UNKNOWN_KEPT_MS - 1)).toEqual(['in/ada', 'in/nobody'])
  expect(keysAfter(UNKNOWN_KEPT_MS)).toEqual(['in/ada'])
  expect(keysAfter(KEPT_MS)).toEqual([])
})

it.each<[string, string | undefined]>([
  ['nothing', undefined],
  ['blank', ''],
  ['cut off', printBucket([kept()], OWNER).slice(0, 40)],
  ['a list', '[]'],
  ['another workspace’s', printBucket([kept()], 'other')],
  ['of the future', printBucket([kept({ at: NOW + 1 })], OWNER)],
  ['without people', JSON.stringify({ owner: OWNER })],
  ['people of no shape', JSON.stringify({ owner: OWNER, people: [null, 1, 'x', [], {}, { key: 'in/a' }, { key: 5, at: 1, lead: null }] })],
  ['a key that is none', JSON.stringify({ owner: OWNER, people: [{ key: '__proto__', at: NOW, lead: null }] })],
  ['a profile that is none', JSON.stringify({ owner: OWNER, people: [{ key: 'in/a', at: NOW, lead: { firstName: 'A' } }] })],
])('%s is read as nobody', (_, text) => expect(parseBucket(text, OWNER, NOW)).toEqual([]))

it('a bucket stays below 90 KB whatever is in it: the oldest go', () => {
  const about = '漢'.repeat(2_600)
  const people = Array.from({ length: 40 }, (_, index) => kept({ key: `in/person-${index}`, lead: lead({ about }), at: NOW - 1000 * index }))
  const text = printBucket(people, OWNER)
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(90_000)
  const left = parseBucket(text, OWNER, NOW)
  expect(left.length).toBeGreaterThan(5)
  expect(left.map(({ key }) => key)).toEqual(people.slice(0, left.length).map(({ key }) => key))
})

it('one person larger than a bucket is left out', () => expect(readBack([kept({ lead: lead({ about: 'x'.repeat(100_000) }) })])).toEqual([]))

it('a new answer replaces the old one', () => {
  const fresh = kept({ lead: null, at: NOW })
  expect(mergeKept([kept(), kept({ key: 'in/bo' })], [fresh])).toEqual([fresh, kept({ key: 'in/bo' })])
})

it('spreads people over all buckets and no others', () => {
  const counts = new Map<number, number>()
  for (let index = 0; index < 20_000; index += 1) {
    const bucket = bucketOf(`in/person-${index}-demo`)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  expect([...counts.keys()].every((bucket) => Number.isInteger(bucket) && bucket >= 0 && bucket < 256)).toBe(true)
  expect(counts.size).toBe(256)
  expect(Math.max(...counts.values())).toBeLessThan(200)
})
