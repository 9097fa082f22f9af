/** Making, listing and deleting triggers. */
import { createVirtualClock } from '../../../workbench/fake-apps-script/execution/clock'
import { EDITOR, hostOf, OWNER, refusalOf } from './support'

const CODE = `
  function make(n) { for (var i = 0; i < n; i++) ScriptApp.newTrigger('work').timeBased().everyMinutes(5).create() }
  function list() { return ScriptApp.getProjectTriggers().map(function (t) { return [t.getHandlerFunction(),
    String(t.getEventType()), t.getUniqueId().length > 10] }) }
  function clear() { ScriptApp.getProjectTriggers().forEach(function (t) { ScriptApp.deleteTrigger(t) }) }
  function every(n) { ScriptApp.newTrigger('work').timeBased().everyMinutes(n).create() }
  function other() { ScriptApp.newTrigger('a').timeBased().after(1000).create();
    ScriptApp.newTrigger('b').timeBased().everyDays(1).atHour(3).inTimezone('Europe/Paris').create() }
  function work() {}`

describe('triggers', () => {
  it('are twenty at most, for each user (platform facts §10.15)', () => {
    const { callAs } = hostOf(CODE)
    expect(callAs(OWNER, 'make', 20).ok).toBe(true)
    expect(refusalOf(callAs(OWNER, 'make', 1))).toBe(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    )
    expect(callAs(EDITOR, 'make', 20).ok).toBe(true)
  })

  it('are seen and deleted by their maker alone (platform facts §10.15)', () => {
    const { callAs, host } = hostOf(CODE)
    callAs(OWNER, 'make', 1)
    expect(callAs(OWNER, 'list').value).toEqual([['work', 'CLOCK', true]])
    expect(callAs(EDITOR, 'list').value).toEqual([])
    callAs(EDITOR, 'clear')
    expect(host.triggers()).toHaveLength(1)
    callAs(OWNER, 'clear')
    expect(host.triggers()).toEqual([])
  })

  it('keep their schedule for whoever fires them', () => {
    const clock = createVirtualClock(1_000_000)
    const { call, host } = hostOf(CODE, { clock })
    call('other')
    expect(host.triggers()).toMatchObject([
      { functionName: 'a', user: OWNER, schedule: { after: 1000 } },
      { functionName: 'b', schedule: { everyDays: 1, atHour: 3, timeZone: 'Europe/Paris' } },
    ])
  })

  it('of minutes come every 1, 5, 10, 15 or 30 (platform facts §5.2)', () => {
    const { call } = hostOf(CODE)
    expect([1, 5, 10, 15, 30].every((n) => call('every', n).ok)).toBe(true)
    expect(call('every', 2).ok).toBe(false)
  })
})
