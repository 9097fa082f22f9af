/** The virtual clock, what calls cost, and what ends an execution. */
import { createVirtualClock } from '../../../workbench/fake-apps-script/execution/clock'
import { costOf, isBackendCall } from '../../../workbench/fake-apps-script/costs'
import { hostOf } from './support'

const START = Date.UTC(2026, 2, 1, 12)

describe('time', () => {
  it('is the virtual clock’s for Date too (platform facts §10.4)', () => {
    const { call } = hostOf(
      `function go() {
      var before = Date.now(), first = new Date()
      Utilities.sleep(5000)
      return [before, new Date().getTime() - before, first instanceof Date, first.constructor === Date, typeof Date(),
        new Date(0).getTime(), Date.UTC(1970, 0, 1)]
    }`,
      { clock: createVirtualClock(START) },
    )
    const value = call('go').value as unknown[]
    expect(value[0]).toBe(START + 400)
    expect(value.slice(1)).toEqual([5000, true, true, 'string', 0, 0])
  })

  it('is spent by calls at their typical cost, and they are counted by name (platform facts §10.4, §8)', () => {
    const { call } = hostOf(`function go() {
      var p = PropertiesService.getScriptProperties()
      p.setProperty('a', '1'); p.getProperty('a'); p.getProperty('b')
    }`)
    const result = call('go')
    expect(result.calls).toEqual({
      'PropertiesService.getScriptProperties': 1,
      'Properties.setProperty': 1,
      'Properties.getProperty': 2,
    })
    expect(result.backendCalls).toBe(3)
    expect(result.ms).toBeGreaterThanOrEqual(400 + 62 + 30 + 30)
    expect(result.ms).toBeLessThan(400 + 62 + 30 + 30 + 2)
  })

  it('costs more for more cells, and much more beyond 20,000 (platform facts §8.1)', () => {
    expect(costOf('Range.getValues', 100_000)).toBeCloseTo(1040)
    expect(costOf('Range.setValues', 20_000)).toBeCloseTo(240)
    expect(costOf('Range.setValues', 100_000)).toBeCloseTo(5700)
    expect([isBackendCall('Range.getValues'), isBackendCall('Sheet.getRange'), isBackendCall('Range.setValue')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('goes on for a loop that only looks at it (platform facts §10.4)', () => {
    const { call } = hostOf('function go() { var until = Date.now() + 1000; while (Date.now() < until); return "out" }')
    expect(call('go').value).toBe('out')
  })
})

describe('an execution that takes too long', () => {
  const waiting = `
    function slow() {
      var props = PropertiesService.getScriptProperties()
      try { for (;;) { Utilities.sleep(10000); props.setProperty('n', String(Number(props.getProperty('n')) + 1)) } }
      catch (e) { props.setProperty('caught', 'x') }
      finally { props.setProperty('finally', 'x') }
    }`

  it('is killed at six minutes; neither catch nor finally has an effect (platform facts §10.4)', () => {
    const { call, host } = hostOf(waiting)
    const result = call('slow')
    expect(result).toMatchObject({
      ok: false,
      killed: true,
      error: { name: 'Exception', message: 'Exceeded maximum execution time' },
    })
    expect(result.ms).toBeGreaterThan(360_000)
    expect(host.snapshot()).toMatchObject({ properties: { script: { n: '35' } } })
    expect(JSON.stringify(host.snapshot())).not.toMatch(/caught|finally/)
  })

  it.each(['custom-function', 'simple-trigger'] as const)(
    'is killed at thirty seconds as a %s (platform facts §10.4)',
    (kind) => {
      const { host, at } = hostOf(waiting.replace('slow', 'onOpen'))
      const result = host.run({ kind, functionName: 'onOpen', user: at.user, session: at })
      expect(result.killed).toBe(true)
      expect(result.ms).toBeLessThan(60_000)
    },
  )

  it('leaves what it had buffered unwritten, unless the switch says otherwise (platform facts §10.9)', () => {
    const code =
      'function go() { SpreadsheetApp.getActiveSheet().getRange("A1").setValue("x"); Utilities.sleep(300000); Utilities.sleep(300000) }'
    const lost = hostOf(code)
    expect(lost.call('go').killed).toBe(true)
    expect(lost.tab.displayText(1, 1)).toBe('')
    const kept = hostOf(code, { switches: { killKeepsBufferedWrites: true } })
    kept.call('go')
    expect(kept.tab.displayText(1, 1)).toBe('x')
  })

  it('can be killed before any one call, which then has no effect (platform facts §10.4)', () => {
    const { call, host } = hostOf(
      `function go() {
        var p = PropertiesService.getScriptProperties()
        p.setProperty('one', '1')
        try { p.setProperty('two', '2') } finally { p.setProperty('three', '3') }
      }`,
      { onCall: ({ name, index }) => (name === 'Properties.setProperty' && index === 2 ? 'kill' : undefined) },
    )
    expect(call('go').killed).toBe(true)
    expect(host.snapshot()).toMatchObject({ properties: { script: { one: '1' } } })
    expect(JSON.stringify(host.snapshot())).not.toMatch(/two|three/)
  })
})

describe('chance on the virtual clock', () => {
  const code = 'function go() { return [Math.random(), Math.random()] }'

  it('is the seed’s, so that a run can be repeated, and differs from execution to execution', () => {
    const [one, other] = [hostOf(code, { seed: 7 }), hostOf(code, { seed: 7 })]
    const first = one.call('go').value as number[]
    expect(other.call('go').value).toEqual(first)
    expect(one.call('go').value).not.toEqual(first)
    for (const value of first) expect(value >= 0 && value < 1).toBe(true)
    expect(hostOf(code, { seed: 8 }).call('go').value).not.toEqual(first)
  })

  it('can be told, so that two executions draw the same', () => {
    const { call } = hostOf(code, { random: () => 0.25 })
    expect([call('go').value, call('go').value]).toEqual([[0.25, 0.25], [0.25, 0.25]])
  })
})
