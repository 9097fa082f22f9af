/** Executions that overlap on modelled time: what is over first takes effect first, and a run comes out the same each time. */
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import { createOverlappingHost, type Arrival } from '../../../workbench/fake-apps-script/overlapping-host'
import { projectFromSource } from '../../../workbench/fake-apps-script/project-from-source'
import type { ExecutionResult, HostOptions } from '../../../workbench/fake-apps-script/types'

const CODE = `
  var properties = PropertiesService.getScriptProperties()
  function note(word) { properties.setProperty('log', (properties.getProperty('log') || '') + word + ' ') }
  function slow() { Utilities.sleep(1000); note('slow') }
  function quick() { note('quick') }
  function holder() { LockService.getScriptLock().tryLock(0); Utilities.sleep(1000); note('held') }
  function trier() { note(LockService.getScriptLock().tryLock(0) ? 'got' : 'taken') }
  function later() { note(String(Date.now())) }`

const START = Date.UTC(2026, 0, 1)

const run = async (names: [number, string][], options: Partial<HostOptions> = {}) => {
  const over: { name: string; at: number; result: ExecutionResult }[] = []
  const host = createOverlappingHost({ book: createBook({ name: 'Test' }), project: projectFromSource(CODE), owner: 'owner@example.com', startAt: START, fetch: () => ({ failure: 'timeout', ms: 0 }), ...options })
  const arrivals = names.map(([at, name]): Arrival => ({
    at: START + at,
    start: () => ({ kind: 'menu', functionName: name, user: 'owner@example.com' }),
    over: (result, end) => void over.push({ name, at: end - START, result }),
  }))
  try {
    await host.runAll(arrivals)
    return { over, log: host.snapshot().properties.script?.log ?? '', mostAtOnce: host.mostAtOnce() }
  } finally {
    await host.close()
  }
}

test('a quick one that starts later is over earlier, and its time is not the slow one’s', async () => {
  const { over, log } = await run([[0, 'slow'], [100, 'quick']])
  expect(log).toBe('quick slow ')
  expect(over.map(({ name, result }) => [name, Math.round(result.ms)])).toEqual([['quick', 492], ['slow', 1_492]])
})

test('finds a lock taken while the other runs, and free after its end', async () => {
  const { log } = await run([[0, 'holder'], [600, 'trier'], [3_000, 'trier']])
  expect(log).toBe('taken held got ')
})

test('sees its own time', async () => {
  const { log } = await run([[0, 'slow'], [5_000, 'later']])
  expect(log).toBe(`slow ${START + 5_400} `)
})

test('lets at most thirty run at once; others wait for room', async () => {
  const { over, mostAtOnce } = await run(Array.from({ length: 31 }, (): [number, string] => [0, 'slow']))
  expect(mostAtOnce).toBe(30)
  expect(over).toHaveLength(31)
  expect(over[30]?.at).toBeGreaterThan(2_800)
})

test('one that is killed lets its lock go, and others go on', async () => {
  const { over, log } = await run([[0, 'holder'], [2_000, 'trier']], { onCall: ({ name }) => (name === 'Utilities.sleep' ? 'kill' : undefined) })
  expect(over.map(({ result }) => result.killed ?? false)).toEqual([true, false])
  expect(log).toBe('got ')
})
