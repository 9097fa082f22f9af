/** Calls that fail on demand: without effect, after it, or with a part of what was buffered. */
import { createThreadedHost } from '../../../workbench/fake-apps-script/threaded-host'
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import { projectFromSource } from '../../../workbench/fake-apps-script/project-from-source'
import type { CallFault } from '../../../workbench/fake-apps-script/types'
import { hostOf, OWNER, refusalOf } from './support'

const TEXT = "We're sorry, a server error occurred. Please wait a bit and try again."

const CODE = `
  function caught(work) { try { return work() } catch (e) { return String(e) } }
  function sheet() { return SpreadsheetApp.getActiveSheet() }
  function write() { var said = caught(function () { sheet().getRange('A1').setValue('x') }); return said }
  function read() { return caught(function () { return sheet().getRange('A1').getValues() }) }
  function three() { ['A1', 'A2', 'A3'].forEach(function (a) { sheet().getRange(a).setValue(a) })
    return caught(function () { SpreadsheetApp.flush() }) }
  function keep() { return caught(function () { PropertiesService.getScriptProperties().setProperty('k', 'v') }) }
  function lock() { return [caught(function () { return LockService.getScriptLock().tryLock(0) }), LockService.getScriptLock().hasLock()] }
  function cache() { return [caught(function () { CacheService.getScriptCache().put('k', 'v') }), CacheService.getScriptCache().get('k')] }
  function trigger() { return [caught(function () { ScriptApp.newTrigger('read').timeBased().everyHours(1).create() }), ScriptApp.getProjectTriggers().length] }
  function fetch() { return caught(function () { UrlFetchApp.fetch('https://example.com/') }) }`

const faulty = (name: string, fault: CallFault) =>
  hostOf(CODE, { onCall: (call) => (call.name === name ? fault : undefined) })

describe('a call that throws', () => {
  it.each([
    ['Range.setValue', 'write'],
    ['Range.getValues', 'read'],
    ['SpreadsheetApp.flush', 'three'],
    ['Properties.setProperty', 'keep'],
    ['UrlFetchApp.fetch', 'fetch'],
  ])('%s: is a service exception that the script can catch', (name, functionName) => {
    const result = faulty(name, { throw: TEXT }).call(functionName)
    expect(result).toMatchObject({ ok: true, value: `Exception: ${TEXT}` })
  })

  it('has done nothing', () => {
    const written = faulty('Range.setValue', { throw: TEXT })
    written.call('write')
    expect(written.tab.lastRow()).toBe(0)
    const kept = faulty('Properties.setProperty', { throw: TEXT })
    kept.call('keep')
    expect(kept.host.snapshot()).toMatchObject({ properties: {} })
    const fetched = faulty('UrlFetchApp.fetch', { throw: TEXT })
    fetched.call('fetch')
    expect(fetched.sent).toEqual([])
    expect(faulty('Lock.tryLock', { throw: TEXT }).call('lock').value).toEqual([`Exception: ${TEXT}`, false])
    expect(faulty('Cache.put', { throw: TEXT }).call('cache').value).toEqual([`Exception: ${TEXT}`, null])
    expect(faulty('ClockTriggerBuilder.create', { throw: TEXT }).call('trigger').value).toEqual([`Exception: ${TEXT}`, 0])
  })

  it('has done everything when it throws afterwards', () => {
    const flushed = faulty('SpreadsheetApp.flush', { throwAfter: TEXT })
    expect(flushed.call('three').value).toBe(`Exception: ${TEXT}`)
    expect(flushed.tab.displayText(3, 1)).toBe('A3')
    const kept = faulty('Properties.setProperty', { throwAfter: TEXT })
    expect(kept.call('keep').value).toBe(`Exception: ${TEXT}`)
    expect(kept.host.snapshot()).toMatchObject({ properties: { script: { k: 'v' } } })
    const fetched = faulty('UrlFetchApp.fetch', { throwAfter: TEXT })
    fetched.call('fetch')
    expect(fetched.sent).toHaveLength(1)
    expect(faulty('Lock.tryLock', { throwAfter: TEXT }).call('lock').value).toEqual([`Exception: ${TEXT}`, true])
    expect(faulty('Cache.put', { throwAfter: TEXT }).call('cache').value).toEqual([`Exception: ${TEXT}`, 'v'])
    expect(faulty('ClockTriggerBuilder.create', { throwAfter: TEXT }).call('trigger').value).toEqual([`Exception: ${TEXT}`, 1])
  })

  it('works in threads', async () => {
    const host = createThreadedHost({
      book: createBook(),
      project: projectFromSource(CODE),
      owner: OWNER,
      fetch: () => ({ status: 200, headers: {}, body: '', ms: 0 }),
      onCall: ({ name }) => (name === 'Lock.tryLock' ? { throwAfter: TEXT } : undefined),
    })
    const result = await host.callFromSidebar('lock', [], { user: OWNER, activeTabId: 0, selection: [] })
    expect(result.value).toEqual([`Exception: ${TEXT}`, true])
    await host.close()
  })
})

describe('a flush that gets through in part', () => {
  it('leaves the first writes and throws', () => {
    const { call, tab } = faulty('SpreadsheetApp.flush', { partial: 2, throw: TEXT })
    expect(call('three').value).toBe(`Exception: ${TEXT}`)
    expect([tab.displayText(2, 1), tab.displayText(3, 1)]).toEqual(['A2', ''])
  })

  it('or is killed there', () => {
    const { call, tab } = faulty('SpreadsheetApp.flush', { partial: 1 })
    const result = call('three')
    expect([result.killed, refusalOf(result)]).toEqual([true, 'Exceeded maximum execution time'])
    expect(tab.lastRow()).toBe(1)
  })
})
