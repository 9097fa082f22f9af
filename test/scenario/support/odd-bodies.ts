/** Bodies as nobody should send them: anything at all, and known deliveries changed at a few places. */
import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FIXTURES = 'test/fixtures/heyreach'
const known = (): string[] =>
  readdirSync(FIXTURES)
    .filter((name) => name.startsWith('wh-'))
    .map((name) => readFileSync(join(FIXTURES, name), 'utf8'))

/** What a cell might take for a formula, a number, a date or a boolean, and what programs stumble over. */
const DANGEROUS = [
  ...['=1+1', '=HYPERLINK("https://evil.example","x")', '+49 89 123', '-5', '@SUM(A1)', "'=1", "'", '\t=1', '\r=1', '\n', ' =1', '＝1+1', '{=1}', '=IMPORTXML("https://evil.example","//a")'],
  ...['007', '1e9', '1/2/2026', '2026-09-14', '10:30', 'TRUE', 'WAHR', '50%', '€ 5', '1,000.50', 'Mar 5', '#REF!', '#N/A', 'NaN', 'null'],
  ...['', ' ', '\u0000', '\ufeffx', '\u202e', '\ud83d\ude00', '<script>', '__proto__', 'constructor', '9'.repeat(400), 'long '.repeat(2_000)],
]
const dangerous = fc.constantFrom(...DANGEROUS)
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: dangerous },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, 0, [[]], [null], { message: '=1' }, '2026-09-14T09:00:00.1234567Z', '0000-00-00') },
  { weight: 1, arbitrary: fc.jsonValue() },
)
const KEYS = ['event_type', 'timestamp', 'correlation_id', 'campaign', 'sender', 'lead', 'recent_messages', 'is_inmail', 'connection_message', 'id', 'profile_url', 'tags', 'lists', 'full_name', 'first_name', 'body', 'data', '=1']

const object = (maxKeys: number): fc.Arbitrary<Record<string, unknown>> => fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys })
/** Says enough to be an event. */
const eventLike = fc.record({ event_type: fc.oneof(fc.constantFrom('message_sent', 'LIKED_POST', 'viewed_profile', 'x'), value), lead: object(8), campaign: object(4), timestamp: value, recent_messages: fc.oneof(value, fc.array(object(5), { maxLength: 3 })), is_inmail: value, whatever: value })

/** Any text, any JSON, any JSON of our words; now and then too long. */
export const arbitraryBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: dangerous },
  { weight: 3, arbitrary: fc.json() },
  { weight: 6, arbitrary: fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(value, object(8)), { maxKeys: 10 }).map((one) => JSON.stringify(one)) },
  { weight: 6, arbitrary: eventLike.map((one) => JSON.stringify(one)) },
  { weight: 1, arbitrary: fc.array(object(5), { maxLength: 4 }).map((list) => JSON.stringify(list)) },
)

type Change = { kind: 'set'; value: unknown } | { kind: 'delete' } | { kind: 'rename'; to: string } | { kind: 'wrap'; key: string } | { kind: 'twice' } | { kind: 'cut'; part: number } | { kind: 'insert'; text: string }

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 8, arbitrary: value.map((to): Change => ({ kind: 'set', value: to })) },
  { weight: 3, arbitrary: fc.constant<Change>({ kind: 'delete' }) },
  { weight: 2, arbitrary: fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 10 })).map((to): Change => ({ kind: 'rename', to })) },
  { weight: 1, arbitrary: fc.constantFrom('body', 'data', 'payload', 'x').map((key): Change => ({ kind: 'wrap', key })) },
  { weight: 1, arbitrary: fc.constant<Change>({ kind: 'twice' }) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((part): Change => ({ kind: 'cut', part })) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }).map((text): Change => ({ kind: 'insert', text })) },
)

export const mutatedBody = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...known()), fc.integer({ min: 0, max: 1_000_000 }), fc.array(fc.tuple(fc.nat(1_000), change), { minLength: 1, maxLength: 4 }))
    .map(([body, person, changes]) => {
      // Another person in most, so that few are repeats of each other.
      let text = body.replaceAll('-sample', `-${person}`)
      for (const [at, one] of changes) text = apply(text, at, one)
      return text
    })

const apply = (text: string, at: number, one: Change): string => {
  if (one.kind === 'cut') return text.slice(0, Math.floor(text.length * one.part))
  if (one.kind === 'insert') return text.slice(0, at % (text.length + 1)) + one.text + text.slice(at % (text.length + 1))
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return text
  }
  if (one.kind === 'wrap') return JSON.stringify({ [one.key]: at % 2 === 0 ? root : text })
  if (one.kind === 'twice') return JSON.stringify([root, root])
  const places = placesIn(root)
  const place = places[at % places.length]
  if (!place) return JSON.stringify(one.kind === 'set' ? one.value : root)
  const { parent, key } = place
  if (one.kind === 'set') parent[key] = one.value
  else {
    const before = parent[key]
    delete parent[key]
    if (one.kind === 'rename') parent[one.to] = before
  }
  return JSON.stringify(root)
}

type Parent = Record<string, unknown>

const placesIn = (node: unknown): { parent: Parent; key: string }[] => {
  if (typeof node !== 'object' || node === null) return []
  const parent = node as Parent
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesIn(parent[key])])
}
