/** google.script.run by its own rules (platform facts §5.4). */
import { legalValue } from '../../../workbench/page/sidebar-frame/legal-value'
import { createScriptRun, type CallOutcome, type Runner } from '../../../workbench/page/sidebar-frame/script-run'

const calls: { name: string; args: unknown[]; answer: (outcome: CallOutcome) => void }[] = []
const reported: Error[] = []
let run: Runner & Record<string, never>

beforeEach(() => {
  calls.length = 0
  reported.length = 0
  run = createScriptRun(['save', 'load'], (name, args) => new Promise((answer) => calls.push({ name, args, answer })), (error) => reported.push(error)) as never
})

type Chain = {
  withSuccessHandler(handler: unknown): Chain
  withFailureHandler(handler: unknown): Chain
  withUserObject(value: unknown): Chain
  save(...args: unknown[]): void
  load(...args: unknown[]): void
}
const chain = () => run as unknown as Chain
const settled = () => new Promise((done) => setImmediate(done))

it('hands the value and the user object to the success handler, and returns nothing', async () => {
  const heard: unknown[][] = []
  const returned = chain().withUserObject('me').withSuccessHandler((...all: unknown[]) => heard.push(all)).save({ a: [1, null] })
  expect(returned).toBeUndefined()
  expect(calls).toMatchObject([{ name: 'save', args: [{ a: [1, null] }] }])
  calls[0]!.answer({ ok: true, value: 42 })
  await settled()
  expect(heard).toEqual([[42, 'me']])
})

it('never changes a runner: a handler is of the new one only', async () => {
  const heard: unknown[] = []
  const plain = chain()
  plain.withSuccessHandler((value: unknown) => heard.push(value))
  plain.save()
  calls[0]!.answer({ ok: true, value: 1 })
  await settled()
  expect(heard).toEqual([])
  expect(() => Object.assign(plain, { save: null })).toThrow()
})

it('gives the failure handler an Error with name and message; without one the console gets it', async () => {
  const heard: Error[] = []
  chain().withFailureHandler((error: Error) => heard.push(error)).load()
  chain().load()
  for (const call of calls) call.answer({ ok: false, error: { name: 'Exception', message: 'no' } })
  await settled()
  expect(heard.map(({ name, message }) => [name, message])).toEqual([['Exception', 'no']])
  expect(heard[0]).toBeInstanceOf(Error)
  expect(reported.map(({ message }) => message)).toEqual(['no'])
})

it('has at most ten calls under way; the eleventh waits its turn', async () => {
  for (let count = 0; count < 12; count++) chain().load(count)
  expect(calls).toHaveLength(10)
  calls[3]!.answer({ ok: true })
  await settled()
  expect(calls.map(({ args }) => args[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

it.each([
  ['a Date', new Date(0), 0],
  ['a function', () => 1, 0],
  ['a Date within', { when: new Date(0) }, 'when'],
  ['a Map in a list', [1, new Map()], 1],
  ['a Set', new Set(), 0],
  ['a RegExp', /x/, 0],
  ['a boxed number', Object(1), 0],
  ['bytes', new Uint8Array(2), 0]
])('throws for %s before anything is sent', (_what, value, property) => {
  expect(() => chain().save(value)).toThrow(`Failed due to illegal value in property: ${property}`)
  expect(calls).toEqual([])
})

it('throws for a circle', () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  expect(() => chain().save(circle)).toThrow('illegal value in property: self')
})

it('passes JSON’s types as they are', () => {
  const value = { text: 'a', number: 1.5, flag: true, nothing: null, list: [1, [2]], deep: { er: {} } }
  expect(legalValue(value, 0)).toEqual(value)
  expect(legalValue(undefined, 0)).toBeNull()
})
