/** Writes wait: who sees them when, and what interleaved executions do to each other. */
import { hostOf, refusalOf } from './support'
import type { ExecutionResult } from '../../../workbench/fake-apps-script/types'

/** Runs `during` as a whole execution of its own, once, before the first call of the given name of the outer one. */
const interleaved = (code: string, before: string, during: string) => {
  let done = false
  const results: ExecutionResult[] = []
  const given = hostOf(code, {
    onCall: ({ name }) => {
      if (done || name !== before) return
      done = true
      results.push(given.call(during))
    },
  })
  return { ...given, results }
}

describe('the write buffer', () => {
  const code = `
    var sheet = SpreadsheetApp.getActiveSheet()
    function writeFlush() { sheet.getRange('A1').setValue('x'); SpreadsheetApp.flush(); Session.getScriptTimeZone() }
    function writeOnly() { sheet.getRange('A1').setValue('x'); Session.getScriptTimeZone() }
    function writeRead() { sheet.getRange('A1').setValue('x'); sheet.getRange('B1').getValue(); Session.getScriptTimeZone() }
    function look() { return sheet.getRange('A1').getValue() }`

  it.each([
    ['writeOnly', ''],
    ['writeFlush', 'x'],
    ['writeRead', 'x'],
  ])('others see after %s: “%s” (platform facts §10.9)', (name, seen) => {
    const { call, results, tab } = interleaved(code, 'Session.getScriptTimeZone', 'look')
    expect(call(name).ok).toBe(true)
    expect(results[0]?.value).toBe(seen)
    expect(tab.displayText(1, 1)).toBe('x')
  })

  it('goes out at the end of a run that throws (platform facts §10.9)', () => {
    const { call, tab } = hostOf(
      'function go() { SpreadsheetApp.getActiveSheet().getRange("A1").setValue("x"); throw new Error("no") }',
    )
    expect(call('go').ok).toBe(false)
    expect(tab.displayText(1, 1)).toBe('x')
  })

  it('charges the commit (platform facts §8.1)', () => {
    const { call } = hostOf('function go() { SpreadsheetApp.getActiveSheet().getRange("A1").setValue("x") }')
    expect(call('go').ms).toBeGreaterThan(700)
  })

  it('refuses at the commit what no longer fits (platform facts §10.9)', () => {
    const given = hostOf(
      'function go() { SpreadsheetApp.getActiveSheet().getRange("A900").setValue("x"); Session.getScriptTimeZone() }',
      {
        onCall: ({ name }) => {
          if (name === 'Session.getScriptTimeZone') given.tab.deleteRows(1, 500)
        },
      },
    )
    expect(refusalOf(given.call('go'))).toBe('The coordinates of the range are outside the dimensions of the sheet.')
    expect(given.tab.lastRow()).toBe(0)
  })

  it('shows an execution its own new rows and columns at once (platform facts §10.9)', () => {
    const { call } = hostOf(
      'function go() { var s = SpreadsheetApp.getActiveSheet(); s.insertColumnsAfter(26, 2); s.insertRowsAfter(1000, 5); s.getRange(1005, 28).setValue("x"); return [s.getMaxRows(), s.getMaxColumns()] }',
    )
    expect(call('go').value).toEqual([1005, 28])
  })
})

describe('appendRow', () => {
  const code = `
    function append() { SpreadsheetApp.getActiveSheet().appendRow(['mine']); Session.getScriptTimeZone() }
    function other() { SpreadsheetApp.getActiveSheet().appendRow(['theirs']) }
    function twice() { var s = SpreadsheetApp.getActiveSheet(); s.appendRow(['a']); s.appendRow(['b', 'c']);
      return s.getLastRow() }
    function grow() { var s = SpreadsheetApp.getActiveSheet(); s.getRange(1000, 1).setValue('end'); s.appendRow(new Array(30).fill('x')); return [s.getMaxRows(), s.getMaxColumns()] }`

  it('collides with another execution’s that comes between its look and its write (platform facts §10.9)', () => {
    const { call, tab } = interleaved(code, 'Session.getScriptTimeZone', 'other')
    expect(call('append').ok).toBe(true)
    expect([tab.lastRow(), tab.displayText(1, 1)]).toEqual([1, 'mine'])
  })

  it('sees its own rows, and grows the grid (platform facts §3.2)', () => {
    expect(hostOf(code).call('twice').value).toBe(2)
    expect(hostOf(code).call('grow').value).toEqual([1001, 30])
  })
})
