/** Properties, cache and locks, to the byte. */
import { createVirtualClock } from '../../../workbench/fake-apps-script/execution/clock'
import { EDITOR, evaluate, hostOf, OWNER, refusalOf } from './support'

const properties = (rest: string) => evaluate(`PropertiesService.getScriptProperties().${rest}`)

describe('properties', () => {
  it('are text, whatever went in; missing is null (platform facts §2.3)', () => {
    expect(properties(`setProperty('a', 5).getProperty('a')`)).toBe('5')
    expect(properties(`setProperties({ a: true, b: 'x' }).getProperties()`)).toEqual({ a: 'true', b: 'x' })
    expect(properties(`getProperty('none')`)).toBeNull()
  })

  it.each([`setProperty('', 'x')`, `getProperty(null)`, `deleteProperty('')`])(
    '%s has no name (platform facts §2.1)',
    (expression) => {
      expect(properties(expression)).toBe('When setting or getting a property value, the property name must not be null or empty')
    },
  )

  it('a value holds 9 KB of UTF-8 and not a byte more (platform facts §10.11)', () => {
    expect(properties(`setProperty('a', 'é'.repeat(4608)).getProperty('a').length`)).toBe(4608)
    expect(properties(`setProperty('a', 'é'.repeat(4608) + 'x')`)).toBe('Argument too large: value')
  })

  it('a store holds 500 KB, keys included; a refusal changes nothing (platform facts §10.11)', () => {
    const { call } = hostOf(`
      function fill(n) { var p = PropertiesService.getScriptProperties(), v = 'x'.repeat(9197); for (var i = 0; i < n;
        i++) p.setProperty('key' + (1000 + i), v) }
      function count() { return PropertiesService.getScriptProperties().getKeys().length }
      function other() { return PropertiesService.getUserProperties().setProperty('a', 'x').getKeys().length }`)
    // 500 × 1024 / (9197 + 7) = 55.6
    expect(refusalOf(call('fill', 56))).toBe(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    )
    expect(call('count').value).toBe(55)
    expect(call('other').value).toBe(1)
  })

  it('belong to script, document or user (platform facts §2.3)', () => {
    const { callAs, host } = hostOf(`
      function set(text) { PropertiesService.getUserProperties().setProperty('a', text);
        PropertiesService.getDocumentProperties().setProperty('a', text) }
      function get() { return [PropertiesService.getUserProperties().getProperty('a'), PropertiesService.getDocumentProperties().getProperty('a'), PropertiesService.getScriptProperties().getProperty('a')] }`)
    callAs(OWNER, 'set', 'owner')
    callAs(EDITOR, 'set', 'editor')
    expect(callAs(OWNER, 'get').value).toEqual(['owner', 'editor', null])
    expect(host.snapshot()).toMatchObject({
      properties: { [`user:${OWNER}`]: { a: 'owner' }, [`user:${EDITOR}`]: { a: 'editor' }, document: { a: 'editor' } },
    })
  })

  it('can be dropped with setProperties(…, true)', () => {
    expect(properties(`setProperty('old', '1').setProperties({ a: '1' }, true).getKeys()`)).toEqual(['a'])
  })

  it('have a quota a day, counted for each user from the first use (platform facts §10.11)', () => {
    const clock = createVirtualClock()
    const { callAs } = hostOf(
      `function get(n) { for (var i = 0; i < n; i++) PropertiesService.getScriptProperties().getProperty('a') }`,
      { dailyLimits: { properties: 5 }, clock },
    )
    expect(callAs(OWNER, 'get', 5).ok).toBe(true)
    expect(refusalOf(callAs(OWNER, 'get', 1))).toBe('Service invoked too many times for one day: properties.')
    expect(callAs(EDITOR, 'get', 1).ok).toBe(true)
    clock.advance(24 * 3600 * 1000)
    expect(callAs(OWNER, 'get', 1).ok).toBe(true)
  })

  it('and triggers survive in a saved host; the cache does not', () => {
    const code = `
      function set() { PropertiesService.getScriptProperties().setProperty('a', '1');
        CacheService.getScriptCache().put('a', '1'); ScriptApp.newTrigger('set').timeBased().everyHours(1).create() }
      function get() { return [PropertiesService.getScriptProperties().getProperty('a'), CacheService.getScriptCache().get('a'), ScriptApp.getProjectTriggers().length] }`
    const first = hostOf(code)
    first.call('set')
    const saved = JSON.parse(JSON.stringify(first.host.snapshot())) as unknown
    expect(hostOf(code, { saved }).call('get').value).toEqual(['1', null, 1])
  })
})

describe('the cache', () => {
  const cache = (rest: string, given = {}) => evaluate(`(function (c) { return ${rest} })(CacheService.getScriptCache())`, given)

  it.each([
    ['{}', '[object Object]'],
    ['null', 'null'],
    ['7', '7'],
  ])('makes text of %s (platform facts §2.3)', (value, text) => {
    expect(cache(`(c.put('a', ${value}), c.get('a'))`)).toBe(text)
  })

  it.each([
    [`c.put('k'.repeat(250), 'x')`, null],
    [`c.put('k'.repeat(251), 'x')`, 'Argument too large: key'],
    [`c.put('a', 'x'.repeat(102400))`, null],
    [`c.put('a', 'x'.repeat(102401))`, 'Argument too large: value'],
    [`c.put('a', 'é'.repeat(51201))`, 'Argument too large: value'],
    [`c.put('', 'x')`, 'Invalid argument: key'],
    [`c.get(null)`, 'Invalid argument: key'],
  ])('%s (platform facts §10.11)', (expression, said) => {
    expect(cache(expression)).toBe(said)
  })

  it('at a thousand entries drops the hundred oldest by creation, read or not (platform facts §10.11)', () => {
    const value = cache(`(function () {
      for (var i = 0; i < 1000; i++) c.put('k' + i, 'v')
      c.get('k0'); c.put('k50', 'again'); c.put('one more', 'v')
      return [c.get('k0'), c.get('k50'), c.get('k99'), c.get('k100'), c.get('k101'), c.get('one more')]
    })()`)
    // k50 was created anew, so the oldest hundred reach to k100.
    expect(value).toEqual([null, 'again', null, null, 'v', 'v'])
  })

  it.each([
    ['', 600],
    [', 30', 30],
    [', 0', 1],
    [', 999999', 21600],
  ])('keeps an entry its time: put(k, v%s) (platform facts §2)', (seconds, kept) => {
    const clock = createVirtualClock()
    const { call } = hostOf(
      `function put() { CacheService.getScriptCache().put('a', 'x'${seconds}) }\nfunction get() { return CacheService.getScriptCache().get('a') }`,
      { clock },
    )
    call('put')
    clock.advance(kept * 1000 - 600)
    expect(call('get').value).toBe('x')
    clock.advance(600)
    expect(call('get').value).toBeNull()
  })

  it('can miss always (platform facts §10.11)', () => {
    expect(cache(`(c.put('a', 'x'), c.get('a'))`, { switches: { cacheMode: 'always-miss' } })).toBeNull()
  })

  it('takes and gives several at once', () => {
    expect(cache(`(c.putAll({ a: '1', b: 2 }), c.remove('a'), c.getAll(['a', 'b', 'c']))`)).toEqual({ b: '2' })
  })
})

describe('locks', () => {
  const code = `
    function hold(kind) { LockService['get' + kind + 'Lock']().tryLock(0); Session.getScriptTimeZone();
      return LockService['get' + kind + 'Lock']().hasLock() }
    function attempt(kind) { return LockService['get' + kind + 'Lock']().tryLock(1000) }
    function insist() { LockService.getScriptLock().waitLock(5000) }
    function again() { var l = LockService.getScriptLock(); return [l.hasLock(), l.tryLock(0),
      LockService.getScriptLock().tryLock(0), l.releaseLock(), l.hasLock(), l.releaseLock()] }
    function drop() { LockService.getScriptLock().tryLock(0); LockService.getScriptLock().releaseLock();
      Session.getScriptTimeZone() }
    function dialog() {
      var lock = LockService.getScriptLock(); lock.tryLock(0)
      var answer = SpreadsheetApp.getUi().prompt('Title', 'Name?', SpreadsheetApp.getUi().ButtonSet.OK_CANCEL)
      return [lock.hasLock(), String(answer.getSelectedButton()), answer.getResponseText()]
    }`
  /** What another execution finds while the first one is in the middle. */
  const meanwhile = (outer: [string, ...unknown[]], inner: [string, ...unknown[]], user = EDITOR) => {
    let found: unknown
    const given = hostOf(code, {
      onCall: ({ name }) => {
        if (name !== 'Session.getScriptTimeZone') return
        const result = given.callAs(user, ...inner)
        found = result.ok ? result.value : result.error?.message
      },
    })
    given.call(...outer)
    return { found, ...given }
  }

  it.each([
    ['Script', EDITOR, false],
    ['Document', EDITOR, false],
    ['User', OWNER, false],
    ['User', EDITOR, true],
  ])('the %s lock keeps out: %s gets it: %s (platform facts §10.10)', (kind, user, got) => {
    expect(meanwhile(['hold', kind], ['attempt', kind], user).found).toBe(got)
  })

  it('waiting in vain takes its time and says so (platform facts §10.10)', () => {
    expect(meanwhile(['hold', 'Script'], ['insist']).found).toBe(
      'Lock timeout: another process was holding the lock for too long.',
    )
  })

  it('is free again after its release, and at the end of the run that holds it (platform facts §10.10)', () => {
    expect(meanwhile(['drop'], ['attempt', 'Script']).found).toBe(true)
    const { call } = hostOf(code)
    call('hold', 'Script')
    expect(call('attempt', 'Script').value).toBe(true)
  })

  it('taken again is the same lock, and letting go of nothing does nothing (platform facts §2.2)', () => {
    expect(hostOf(code).call('again').value).toEqual([false, true, true, null, false, null])
  })

  it('does not survive a dialog (platform facts §10.10)', () => {
    const { call } = hostOf(code, {
      answerDialog: ({ title, prompt, buttons }) => ({ button: 'OK', text: `${title}|${prompt}|${buttons}` }),
    })
    expect(call('dialog').value).toEqual([false, 'OK', 'Title|Name?|OK_CANCEL'])
  })
})

describe('the use of properties (platform facts §2)', () => {
  const code = `
    var p = PropertiesService.getScriptProperties()
    function fill() { p.setProperties({ a: 1, b: 2, c: 3 }) }
    function all() { p.getProperties(); p.getKeys(); p.getProperty('a'); p.getProperty('none') }
    function clear() { p.deleteProperty('a'); p.deleteAllProperties() }`

  it('can be read, each call as one and each property for itself, by person', () => {
    const { callAs, host } = hostOf(code)
    callAs(OWNER, 'fill')
    callAs(EDITOR, 'all')
    callAs(OWNER, 'clear')
    expect(host.usage()).toMatchObject({
      [OWNER]: { properties: { calls: 3, elements: 6 } },
      [EDITOR]: { properties: { calls: 4, elements: 8 } },
    })
  })

  it('begins anew after a day', () => {
    const { call, clock, host } = hostOf(code)
    call('fill')
    clock.advance(25 * 60 * 60 * 1000)
    expect(host.usage()).toMatchObject({ [OWNER]: { properties: { calls: 0, elements: 0 } } })
  })

  it('holds 9 KB in a value by bytes, not characters', () => {
    const set = (text: string) => `PropertiesService.getScriptProperties().setProperty('k', ${text})`
    expect(evaluate(`(${set("'é'.repeat(4608)")}, 'kept')`)).toBe('kept')
    expect(evaluate(set("'é'.repeat(4609)"))).toBe('Argument too large: value')
  })

  it('holds 500 KB by bytes of keys and values, and a refused write leaves all as it was', () => {
    const { call, host } = hostOf(`
      var p = PropertiesService.getScriptProperties()
      function fill() { var all = {}; for (var i = 0; i < 55; i++) all['é' + i] = 'x'.repeat(9216); p.setProperties(all) }
      function more() { p.setProperties({ one: 'x'.repeat(2000), two: 'x'.repeat(6000) }) }`)
    expect(call('fill').ok).toBe(true)
    expect(refusalOf(call('more'))).toBe(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    )
    expect(Object.keys((host.snapshot() as { properties: { script: object } }).properties.script)).toHaveLength(55)
  })
})
