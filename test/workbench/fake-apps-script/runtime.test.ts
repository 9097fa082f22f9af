/** The language and the entry points: what Apps Script parses, finds and lets be called. */
import { projectFromSource } from '../../../workbench/fake-apps-script/project-from-source'
import { evaluate, hostOf, OWNER, refusalOf } from './support'

describe('syntax', () => {
  it.each([
    ['a private field', 'class A { #x = 1 }'],
    ['a static field', 'class A { static x = 1 }'],
    ['an instance field', 'class A { x = 1 }'],
    ['logical assignment', 'var a; a ||= 1'],
    ['top-level await', 'await 1'],
    ['an import', 'import x from "y"'],
    ['an export', 'export const x = 1'],
    ['dynamic import', 'function f() { return import("x") }'],
  ])('%s is refused (platform facts §10.1)', (_, code) => {
    expect(() => hostOf(code)).toThrow(/Apps Script/)
  })

  it.each([
    ['optional chaining and ??', 'null?.x ?? 4', 4],
    ['BigInt', 'String(2n)', '2'],
    ['lookbehind', '"ab".replace(/(?<=a)b/, "c")', 'ac'],
  ])('%s is taken (platform facts §10.1)', (_, expression, value) => {
    expect(evaluate(expression)).toBe(value)
  })

  it('a project that cannot be parsed is not taken as a deployment either (platform facts §10.1)', () => {
    const { host, call } = hostOf('function go() { return 1 }')
    expect(() => host.setProject(projectFromSource('class A { #x = 1 }'))).toThrow(/Apps Script/)
    expect(call('go').value).toBe(1)
  })
})

describe('globals', () => {
  it.each([
    ...[
      'setTimeout',
      'setInterval',
      'queueMicrotask',
      'structuredClone',
      'fetch',
      'URL',
      'URLSearchParams',
      'Headers',
      'FormData',
      'Blob',
    ],
    ...[
      'TextEncoder',
      'TextDecoder',
      'atob',
      'btoa',
      'crypto',
      'performance',
      'AbortController',
      'Event',
      'navigator',
      'window',
      'process',
    ],
    ...['Buffer', 'require', 'module', 'exports', 'global', '__host', '__go'],
  ])('%s does not exist (platform facts §7)', (name) => {
    expect(evaluate(`typeof ${name}`)).toBe('undefined')
  })

  it('the console has log and its kin, and no table (platform facts §7)', () => {
    const { call } = hostOf(
      'function go() { console.log("a", 1, { b: 2 }); console.warn("w"); Logger.log("%s!", "l"); return typeof console.table }',
    )
    expect(call('go')).toMatchObject({ value: 'undefined', log: ['a 1 {"b":2}', 'w', 'l!'] })
  })

  it('microtasks run before the result is taken, and a promise is awaited (platform facts §5.4, §7)', () => {
    const { call } = hostOf(
      'async function go() { var n = 1; await null; n++; return n }\nfunction never() { return new Promise(function () {}) }\nasync function bad() { throw new Error("late") }',
    )
    expect(call('go').value).toBe(2)
    expect(call('never').value).toBeNull()
    expect(refusalOf(call('bad'))).toBe('late')
  })
})

describe('what is not emulated', () => {
  it('throws by name instead of being undefined', () => {
    const { call } = hostOf('function go() { return SpreadsheetApp.getActiveSheet().getBandings() }')
    const result = call('go')
    expect(refusalOf(result)).toBe('not emulated: Sheet.getBandings')
    expect(result.log[0]).toBe('not emulated: Sheet.getBandings')
  })

  it('does not stand in the way of what JavaScript asks any object', () => {
    const { call } = hostOf(`async function go() {
      var range = await SpreadsheetApp.getActiveSheet().getRange('A1')
      return [String(range), JSON.stringify(range), typeof range.then]
    }`)
    expect(call('go').value).toEqual(['Range', '{}', 'undefined'])
  })
})

describe('entry points', () => {
  const code = `
    function declared() { return 'declared' }
    function hidden_() { return 1 }
    const arrow = () => 1
    globalThis.assigned = function () { return 1 }
    function outer() { function inner() {} return inner }
    function replaced() { return 'stub' }
    globalThis.replaced = function () { return 'real' }`

  it.each(['arrow', 'assigned', 'inner', 'nowhere', 'toString'])('%s is not found (platform facts §10.2)', (name) => {
    expect(refusalOf(hostOf(code).call(name))).toBe(`Script function not found: ${name}`)
  })

  it('a top-level declaration is found, and may be overwritten at run time (platform facts §10.2)', () => {
    const { call } = hostOf(code)
    expect(call('declared').value).toBe('declared')
    expect(call('replaced').value).toBe('real')
  })

  it('a name ending in _ is private to pages and cells, not to triggers (platform facts §10.2)', () => {
    const { call, custom, trigger } = hostOf(code)
    expect(call('hidden_').ok).toBe(false)
    expect(custom('hidden_').ok).toBe(false)
    expect(trigger('hidden_').ok).toBe(true)
  })

  it('a spreadsheet without onOpen opens in silence', () => {
    const { host, at } = hostOf(code)
    expect(host.open(at)).toMatchObject({ ok: true, effects: [] })
  })

  it('no global state survives an execution (platform facts §10.3)', () => {
    const { call } = hostOf(
      'var n = 0\nfunction go() { Array.prototype.extra = 1; globalThis.kept = (globalThis.kept || 0) + 1; return [++n, kept] }',
    )
    expect(call('go').value).toEqual([1, 1])
    expect(call('go').value).toEqual([1, 1])
  })

  it('an error at the top level fails every function', () => {
    const { call } = hostOf('function go() { return 1 }\nnull.x')
    expect(call('go')).toMatchObject({ ok: false, error: { name: 'TypeError' } })
  })

  it('a deployment is seen by the next execution', () => {
    const { host, call } = hostOf('function go() { return 1 }')
    host.setProject(projectFromSource('function go() { return 2 }'))
    expect(call('go').value).toBe(2)
  })

  it('onOpen gets its event, LIMITED (platform facts §5.1)', () => {
    const { host, at } = hostOf(
      'function onOpen(e) { console.log(e.authMode === ScriptApp.AuthMode.LIMITED, String(e.authMode), e.source.getName(), e.user.getEmail()) }',
    )
    expect(host.open(at).log).toEqual([`true LIMITED Book ${OWNER}`])
  })
})

describe('errors', () => {
  it('of services are called Exception and are errors of the script’s own realm (platform facts §2.1)', () => {
    const { call } = hostOf(`function go() {
      try { SpreadsheetApp.getActiveSheet().getRange(0, 1) } catch (e) { return [e.name, String(e).slice(0, 10),
        e instanceof Error] }
    }`)
    expect(call('go').value).toEqual(['Exception', 'Exception:', true])
  })

  it('tell the line in Code', () => {
    expect(hostOf('function go() {\n  throw new TypeError("no")\n}').call('go')).toMatchObject({
      error: { name: 'TypeError', message: 'no' },
      errorLine: 2,
    })
  })

  it.each([
    [
      'a text for a grid',
      `SpreadsheetApp.getActiveSheet().getRange('A1').setValues('x')`,
      `The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.`,
    ],
    [
      'a flat array',
      `SpreadsheetApp.getActiveSheet().getRange('A1').setValues([1])`,
      `The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.`,
    ],
    [
      'null among numbers',
      `SpreadsheetApp.getActiveSheet().getRange(1, 1, null)`,
      `The parameters (number,number,null) don't match the method signature for SpreadsheetApp.Sheet.getRange.`,
    ],
    [
      'an object in a cell',
      `SpreadsheetApp.getActiveSheet().getRange('A1').setValue({})`,
      `The parameters (Object) don't match the method signature for SpreadsheetApp.Range.setValue.`,
    ],
    ['too many', `Utilities.sleep(1, 2)`, `The parameters (number,number) don't match the method signature for Utilities.sleep.`],
    [
      'none',
      `LockService.getScriptLock().tryLock()`,
      `The parameters () don't match the method signature for LockService.Lock.tryLock.`,
    ],
  ])('%s does not match the signature (platform facts §2.1)', (_, expression, message) => {
    expect(evaluate(expression)).toBe(message)
  })
})
