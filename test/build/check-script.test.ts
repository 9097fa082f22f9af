import { checkScript } from '../../scripts/build/check-script.mjs'

describe('what Apps Script’s parser takes (platform facts §10.1)', () => {
  it.each(['a?.b', 'a ?? b', '10n', 'class A { m() {} }', 'async () => { await 1 }', '/(?<=a)(?<name>b)/u.test("")', '({ ...a })', 'try { a() } catch { b }'])('takes %s', (code) => {
    expect(checkScript(`var a = () => 1, b\n;${code}`, [])).toEqual([])
  })

  it.each([
    'class A { field = 1 }',
    'class A { static field = 1 }',
    'class A { #hidden() {} }',
    'var a; a ||= 1',
    'await 1',
    'import a from "a"',
    'export const a = 1',
    'var a = import.meta.url',
    'let a = 1; let a = 2'
  ])('refuses %s', (code) => {
    expect(checkScript(code, [])).toEqual([expect.stringContaining('Code.js is not a script that Apps Script can parse')])
  })
})

describe('methods that came after ES2019 (platform facts §7)', () => {
  it.each(['"a".replaceAll("b", "c")', '"a".matchAll(/b/g)', '[1].at(-1)', '[1].findLast(Boolean)', 'Object.hasOwn({}, "a")'])('refuses %s', (code) => {
    expect(checkScript(code, [])).toEqual([expect.stringContaining('came after ES2019')])
  })

  it.each(['[1].flatMap(Number)', 'Object.fromEntries([])', 'var mark = { at: 1 }; mark.at'])('takes %s', (code) => expect(checkScript(code, [])).toEqual([]))
})

describe('globals', () => {
  it('names each missing one once, with the place of its first use', () => {
    expect(checkScript('fetch(1); fetch(2); var here = 1; atob("")', [])).toEqual([
      'Code.js uses fetch, which Apps Script lacks: requests go through the Http port (UrlFetchApp). Near: fetch(1); fetch(2); var here = 1; atob("")',
      expect.stringContaining('Code.js uses atob')
    ])
  })

  it('finds what Google gives and what the surface declares', () => {
    expect(checkScript('globalThis.go = () => SpreadsheetApp.getUi().alert(Utilities.getUuid() + go.name + globalThis.go)', ['go'])).toEqual([])
  })

  it('takes an inner name for what it is, inside and nowhere else', () => {
    expect(checkScript('{ let URL = 1; URL } URL', [])).toEqual([expect.stringContaining('Code.js uses URL')])
    expect(checkScript('(function () { if (1) { var URL = 1 } return URL })()', [])).toEqual([])
    expect(checkScript('(function URL() { URL() })(); URL', [])).toEqual([expect.stringContaining('Code.js uses URL')])
    expect(checkScript('switch (1) { case 1: let [a, { b: { URL } }, ...c] = []; URL; a; c }', [])).toEqual([])
    expect(checkScript('label: for (var i in {}) { continue label } i', [])).toEqual([])
  })
})
