/** Clock triggers firing: when they are due, as whom they run, with what, and what stays. */
import { createVirtualClock } from '../../../workbench/fake-apps-script/execution/clock'
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import { projectFromSource } from '../../../workbench/fake-apps-script/project-from-source'
import { createThreadedHost } from '../../../workbench/fake-apps-script/threaded-host'
import { createModelledTime } from '../../../workbench/fake-apps-script/triggers/scheduler'
import type { ExecutionResult } from '../../../workbench/fake-apps-script/types'
import { EDITOR, hostOf, OWNER, refusalOf } from './support'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.UTC(2026, 0, 15, 9, 0, 0)

const make = (build: string): string => `function make() { ScriptApp.newTrigger('work').timeBased()${build}.create() }`
const CODE = `
  function work(e) { console.log(Session.getEffectiveUser().getEmail()); console.log(JSON.stringify(e)) }
  function list() { return ScriptApp.getProjectTriggers().map(function (t) { return t.getUniqueId() }) }
  function remove() { ScriptApp.getProjectTriggers().forEach(function (t) { ScriptApp.deleteTrigger(t) }) }`
const manifest = {
  oauthScopes: ['script.scriptapp', 'userinfo.email'].map((scope) => `https://www.googleapis.com/auth/${scope}`),
}

const given = (build: string, timeZone = 'Etc/UTC') => {
  const host = hostOf(make(build) + CODE, { clock: createVirtualClock(START), manifest: { ...manifest, timeZone } })
  expect(host.call('make').ok).toBe(true)
  const times = (from: number, to: number): number[] => host.host.dueTriggers(from, to).map(({ at }) => at)
  return { ...host, times }
}

describe('a trigger is due', () => {
  it.each([
    ['.everyMinutes(1)', MINUTE],
    ['.everyMinutes(10)', 10 * MINUTE],
    ['.everyHours(1)', HOUR],
    ['.everyHours(6)', 6 * HOUR],
  ])('%s: again and again at the same distance (platform facts §5.2)', (build, period) => {
    const { times } = given(build)
    const due = times(START, START + 4 * period)
    expect(due.length).toBeGreaterThanOrEqual(3)
    expect(new Set(due.slice(1).map((at, index) => at - (due[index] ?? 0)))).toEqual(new Set([period]))
  })

  it('once for each span that follows another, never twice', () => {
    const { times } = given('.everyMinutes(1)')
    const whole = times(START, START + 10 * MINUTE)
    const parts = Array.from({ length: 100 }, (_, n) => times(START + n * 6_000, START + (n + 1) * 6_000)).flat()
    expect(parts).toEqual(whole)
    expect(times(whole[3] ?? 0, whole[4] ?? 0)).toEqual([whole[4]])
  })

  it('never before it was made', () => {
    expect(given('.everyMinutes(1)').times(START - HOUR, START)).toEqual([])
  })

  it('at its own time, unlike another of the kind', () => {
    const { call, host } = given('.everyHours(1)')
    call('make')
    const due = host.dueTriggers(START, START + HOUR + MINUTE).map(({ trigger, at }) => [trigger.id, (at - START) % HOUR])
    expect(new Set(due.map(([, at]) => at)).size).toBe(2)
  })

  it('within the hour of the day that was asked for, in its zone (platform facts §5.2)', () => {
    const { times } = given(".everyDays(1).atHour(3).inTimezone('America/New_York')")
    const due = times(START, START + 3 * DAY)
    expect(due).toHaveLength(3)
    for (const at of due) expect(new Date(at).getUTCHours()).toBe(8)
  })

  it('in the script’s zone without one of its own, every few days', () => {
    const due = given('.everyDays(2).atHour(3)', 'Asia/Tokyo').times(START, START + 6 * DAY)
    expect(due).toHaveLength(3)
    for (const at of due) expect(new Date(at).getUTCHours()).toBe(18)
    expect((due[1] ?? 0) - (due[0] ?? 0)).toBe(2 * DAY)
  })

  it('within a quarter of an hour of the minute (platform facts §5.2)', () => {
    const [at = 0] = given('.everyDays(1).atHour(14).nearMinute(30)').times(START, START + DAY)
    const target = Date.UTC(2026, 0, 15, 14, 30)
    expect(Math.abs(at - target)).toBeLessThanOrEqual(15 * MINUTE)
  })

  it.each([
    ['.after(120000)', START + 2 * MINUTE],
    [`.at(new Date(${START + HOUR}))`, START + HOUR],
  ])('%s: once, no earlier than asked, within a minute', (build, earliest) => {
    const { times } = given(build)
    const due = times(START, START + DAY)
    expect(due).toHaveLength(1)
    // The script's own start and call took some of the clock.
    expect((due[0] ?? 0) - earliest).toBeGreaterThanOrEqual(0)
    expect((due[0] ?? 0) - earliest).toBeLessThan(MINUTE + 2_000)
  })
})

describe('a trigger that fires', () => {
  it('runs as its maker, with the event of a clock (platform facts §5.2)', () => {
    const { host, callAs } = hostOf(make('.everyMinutes(1)') + CODE, { clock: createVirtualClock(START), manifest })
    callAs(EDITOR, 'make')
    const id = host.triggers()[0]?.id ?? ''
    const { log, ok } = host.fireTrigger(id, START)
    expect([ok, log[0]]).toEqual([true, EDITOR])
    expect(JSON.parse(log[1] ?? '')).toEqual({
      authMode: 'FULL',
      'day-of-month': 15,
      'day-of-week': 4,
      hour: 9,
      minute: 0,
      month: 1,
      second: 0,
      timezone: 'Etc/UTC',
      triggerUid: id,
      'week-of-year': 3,
      year: 2026,
    })
  })

  it('once stays until it is deleted, and is never due again (platform facts §5.2)', () => {
    const { host, call, times } = given('.after(1000)')
    const [result] = host.fireTriggers('work')
    expect(result?.ok).toBe(true)
    expect(call('list').value).toHaveLength(1)
    expect(times(START, START + DAY)).toEqual([])
    call('remove')
    expect(host.triggers()).toEqual([])
  })

  it('fails when its function is gone (platform facts §5.2)', () => {
    const { host } = given('.everyMinutes(5)')
    host.setProject(projectFromSource('function other() {}'))
    expect(host.fireTriggers('work').map(refusalOf)).toEqual(['Script function not found: work'])
  })

  it('is refused when the day’s trigger time is used up (platform facts §2)', () => {
    const { host, call } = hostOf(make('.everyMinutes(5)') + CODE, { dailyLimits: { triggerMs: 500 }, manifest })
    call('make')
    expect(host.fireTriggers('work')[0]?.ok).toBe(true)
    expect(host.usage()[OWNER]?.triggerMs).toBeGreaterThan(400)
    host.fireTriggers('work')
    expect(host.fireTriggers('work').map(refusalOf)).toEqual(['Service using too much computer time for one day.'])
  })
})

describe('the scheduler of the threaded host', () => {
  const open = (code: string, onExecution: (functionName: string, result: ExecutionResult) => void) =>
    createThreadedHost({
      book: createBook(),
      project: projectFromSource(code, { manifest }),
      owner: OWNER,
      fetch: () => ({ status: 200, headers: {}, body: '', ms: 0 }),
      onExecution: ({ functionName }, result) => onExecution(functionName, result),
      threads: 4,
    })

  it('fires on a clock that goes faster, and again while a run is going', async () => {
    // Three runs that all wait for each other: they end only if they overlap.
    const meet = `function work() { var c = CacheService.getScriptCache(); c.put(Utilities.getUuid(), 'here');
      var lock = LockService.getScriptLock(); lock.waitLock(10000); var n = Number(c.get('n') || 0) + 1; c.put('n', String(n));
      lock.releaseLock(); while (Number(c.get('n')) < 3) Utilities.sleep(5) }`
    let ended = 0
    let finish = (): void => undefined
    const finished = new Promise<void>((resolve) => void (finish = resolve))
    const host = open(make('.everyMinutes(1)') + meet, (functionName) => {
      if (functionName === 'work' && ++ended === 3) finish()
    })
    await host.run({ kind: 'menu', functionName: 'make', user: OWNER })
    const stop = host.startTriggers({ minuteMs: 40 })
    await finished
    stop()
    await host.close()
    expect(ended).toBeGreaterThanOrEqual(3)
  })

  it('catches up with what was to happen once while nobody looked', async () => {
    let done = (_: ExecutionResult): void => undefined
    const ran = new Promise<ExecutionResult>((resolve) => void (done = resolve))
    const host = createThreadedHost({
      book: createBook(),
      project: projectFromSource('function work() {}', { manifest }),
      owner: OWNER,
      fetch: () => ({ status: 200, headers: {}, body: '', ms: 0 }),
      saved: { triggers: [{ id: 'one', user: OWNER, functionName: 'work', schedule: { after: 1000 }, created: 5 }] },
      onExecution: (_, result) => done(result),
    })
    host.startTriggers({ minuteMs: 50 })
    expect((await ran).ok).toBe(true)
    expect(host.triggers()[0]?.fired).toBeGreaterThan(5)
    await host.close()
  })

  it('counts a faster clock from when a trigger was made', () => {
    const time = createModelledTime(1_000, 12)
    const trigger = { id: 'a', user: OWNER, functionName: 'work', schedule: { at: 7_000 }, created: 6_000 }
    expect(time.shifted(trigger)).toMatchObject({ created: 61_000, schedule: { at: 62_000 } })
  })
})

describe('consent', () => {
  it('that is missing is told by requireAllScopes (platform facts §6.1)', () => {
    const code = 'function go() { ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL) }'
    expect(hostOf(code).call('go').ok).toBe(true)
    expect(refusalOf(hostOf(code, { switches: { consent: 'missing' } }).call('go'))).toBe(
      'Authorization is required to perform that action. Please run the script again to authorize it.',
    )
  })
})
