/** Ranges: shapes, bounds, what goes in and what comes out. */
import { evaluate, hostOf, refusalOf } from './support'

const onSheet = (rest: string, given = {}) => evaluate(`SpreadsheetApp.getActiveSheet().${rest}`, given)
const OUTSIDE = 'The coordinates of the range are outside the dimensions of the sheet.'

describe('shapes and bounds', () => {
  it.each([
    [
      'too few rows',
      'getRange(1, 1, 2, 1).setValues([[1]])',
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    ],
    [
      'too many columns',
      'getRange(1, 1, 1, 1).setValues([[1, 2]])',
      'The number of columns in the data does not match the number of columns in the range. The data has 2 but the range has 1.',
    ],
    [
      'a ragged grid',
      'getRange(1, 1, 2, 2).setValues([[1, 2], [3]])',
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    ],
    [
      'an empty grid',
      'getRange(1, 1).setValues([])',
      'The number of rows in the data does not match the number of rows in the range. The data has 0 but the range has 1.',
    ],
    [
      'formats of another shape',
      'getRange(1, 1, 1, 2).setNumberFormats([["@"]])',
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    ],
    ['no rows', 'getRange(2, 1, 0, 1)', 'The number of rows in the range must be at least 1.'],
    ['no columns', 'getRange(2, 1, 1, 0)', 'The number of columns in the range must be at least 1.'],
    ['row 0', 'getRange(0, 1)', OUTSIDE],
    ['below the grid', 'getRange(1001, 1)', OUTSIDE],
    ['beyond the grid', 'getRange(1, 26, 1, 2)', OUTSIDE],
    ['A1 beyond the grid', 'getRange("AA1")', OUTSIDE],
    ['no A1 at all', 'getRange("hello world")', 'Range not found'],
    ['offset out of it', 'getRange("A1").offset(-1, 0)', OUTSIDE],
    [
      'a cell too long',
      'getRange("A1").setValue("x".repeat(50001))',
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
    ['rows after the last', 'insertRowsAfter(1001, 1)', OUTSIDE],
    ['deleting beyond', 'deleteRows(1000, 2)', OUTSIDE],
  ])('%s is refused in Google’s words (platform facts §10.7)', (_, expression, message) => {
    expect(onSheet(expression)).toBe(message)
  })

  it('one cell too long fails the whole write (platform facts §10.7)', () => {
    const { call, tab } = hostOf(
      `function go() { try { SpreadsheetApp.getActiveSheet().getRange(1, 1, 1, 2).setValues([['a', 'x'.repeat(50001)]]) } catch (e) {} }`,
    )
    expect(call('go').ok).toBe(true)
    expect(tab.lastRow()).toBe(0)
  })

  it('ten million cells are the most (platform facts §10.7)', () => {
    const { call } = hostOf(`function go(rows) { SpreadsheetApp.getActiveSheet().insertRowsAfter(1000, rows) }`)
    expect(refusalOf(call('go', 383_616))).toBe(
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    )
  })

  it('a new sheet has 1000 × 26 cells, and becomes the active one (platform facts §10.7)', () => {
    const { call, at, book } = hostOf(`function go() {
      var sheet = SpreadsheetApp.getActiveSpreadsheet().insertSheet('New')
      return [sheet.getMaxRows(), sheet.getMaxColumns(), SpreadsheetApp.getActiveSheet().getName(), sheet.getLastRow(),
        sheet.getLastColumn()]
    }`)
    const result = call('go')
    expect(result.value).toEqual([1000, 26, 'New', 0, 0])
    expect(at.activeTabId).toBe(book.tabByName('New')?.id)
    expect(result.effects).toMatchObject([{ kind: 'activate', tabId: at.activeTabId }])
  })

  it('a sheet’s name is taken once (platform facts §2.1)', () => {
    expect(evaluate(`SpreadsheetApp.getActiveSpreadsheet().insertSheet('Sheet1')`)).toBe(
      'A sheet with the name "Sheet1" already exists. Please enter another name.',
    )
  })

  it.each([
    ['"B2:C3"', 'B2:C3'],
    ['2, 2, 2, 2', 'B2:C3'],
    ['2, 2', 'B2'],
    ['"C:C"', 'C1:C1000'],
    ['"3:4"', 'A3:Z4'],
    ['"B2:B"', 'B2:B1000'],
    ['"Sheet1!B2"', 'B2'],
    ['"$C$3:B2"', 'B2:C3'],
  ])('getRange(%s) is %s', (args, a1) => {
    expect(onSheet(`getRange(${args}).getA1Notation()`)).toBe(a1)
  })
})

describe('what is written and read', () => {
  const roundTrip = (value: string, given = {}) =>
    evaluate(
      `(function () { var r = SpreadsheetApp.getActiveSheet().getRange('A1'); r.setValue(${value}); var v = r.getValue(); return [v instanceof Date ? 'Date ' + v.toISOString() : v, r.getDisplayValue(), r.getFormula()] })()`,
      given,
    )

  it.each([
    ['"hello"', ['hello', 'hello', '']],
    ['"12"', [12, '12', '']],
    ['"10%"', [0.1, '10%', '']],
    ['"true"', [true, 'TRUE', '']],
    [`"'=1+1"`, ['=1+1', '=1+1', '']],
    [`"''tis"`, ["'tis", "'tis", '']],
    ['"=1+1"', [2, '2', '=1+1']],
    ['null', ['', '', '']],
    ['undefined', ['', '', '']],
    ['""', ['', '', '']],
    ['3.5', [3.5, '3.5', '']],
  ])('%s goes in as typed (platform facts §10.7)', (value, expected) => {
    expect(roundTrip(value)).toEqual(expected)
  })

  it('text that looks like a date becomes one (platform facts §10.7)', () => {
    expect((roundTrip('"2026-09-03"') as string[])[0]).toBe('Date 2026-09-03T00:00:00.000Z')
  })

  it.each(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'])(
    'an instant comes back as it went in, shown in the zone of the sheet: %s (platform facts §10.8)',
    (timeZone) => {
      const [value, shown] = roundTrip('new Date(Date.UTC(2026, 6, 1, 12))', { bookOptions: { timeZone } }) as string[]
      expect(value).toBe('Date 2026-07-01T12:00:00.000Z')
      expect(shown).toMatch(/7\/1\/2026|2026-07-01/)
    },
  )

  it('the zones of sheet and script are two things (platform facts §10.8)', () => {
    expect(
      evaluate('[SpreadsheetApp.getActive().getSpreadsheetTimeZone(), Session.getScriptTimeZone()].join()', {
        bookOptions: { timeZone: 'Asia/Tokyo' },
        manifest: { timeZone: 'Europe/Paris' },
      }),
    ).toBe('Asia/Tokyo,Europe/Paris')
  })

  it('errors come as their text (platform facts §3.1)', () => {
    expect((roundTrip('"=1/0"') as unknown[])[0]).toBe('#DIV/0!')
  })

  it('a link is read from the rich text of its cell', () => {
    const { tab, call } = hostOf(`function go() {
      return SpreadsheetApp.getActiveSheet().getRange('A1:C1').getRichTextValues()[0].map(function (t) { return t && [t.getText(), t.getLinkUrl(), t.getRuns()[0].getLinkUrl()] })
    }`)
    tab.setLink(1, 1, 'Ada', 'https://www.linkedin.com/in/ada')
    tab.enter(1, 2, [['plain', 5]])
    expect(call('go').value).toEqual([
      ['Ada', 'https://www.linkedin.com/in/ada', 'https://www.linkedin.com/in/ada'],
      ['plain', null, null],
      null,
    ])
  })

  it('looks of cells are set and read', () => {
    const { call, tab } = hostOf(`function go() {
      var r = SpreadsheetApp.getActiveSheet().getRange('A1:B1')
      r.setFontWeight('bold').setBackgrounds([['#ff0000',
        null]]).setNumberFormat('@').setNote('n').setFontColor('#00ff00').setWrap(true).setVerticalAlignment('top')
      return [r.getFontWeights(), r.getBackgrounds(), r.getNumberFormats(), r.getNotes()]
    }`)
    expect(call('go').value).toEqual([[['bold', 'bold']], [['#ff0000', '#ffffff']], [['@', '@']], [['n', 'n']]])
    expect(tab.cell(1, 1)).toMatchObject({
      bold: true,
      background: '#ff0000',
      format: '@',
      note: 'n',
      color: '#00ff00',
      wrap: true,
      vertical: 'top',
    })
  })

  it('text stands at the bottom of a cell unless told otherwise, and nowhere else than at three places', () => {
    const { call, tab } = hostOf(
      `function go(place) { SpreadsheetApp.getActiveSheet().getRange('A1').setValue('x').setVerticalAlignment(place) }`,
    )
    call('go', 'middle')
    expect(tab.cell(1, 1)?.vertical).toBe('middle')
    call('go', 'bottom')
    expect(tab.cell(1, 1)?.vertical).toBeUndefined()
    expect(call('go', 'left')).toMatchObject({ ok: false })
  })

  it('clear takes content and look, clearContent the content alone', () => {
    const { call, tab } = hostOf(
      `function go(method) { SpreadsheetApp.getActiveSheet().getRange('A1').setValue('x').setFontWeight('bold')[method]() }`,
    )
    call('go', 'clearContent')
    expect([tab.displayText(1, 1), tab.cell(1, 1)?.bold]).toEqual(['', true])
    call('go', 'clear')
    expect([tab.displayText(1, 1), tab.cell(1, 1)?.bold]).toEqual(['', undefined])
  })

  it('a sheet that is hidden is not the active one any more', () => {
    const { call } = hostOf(`function go() {
      var book = SpreadsheetApp.getActive(), first = book.getActiveSheet(), made = book.insertSheet('Made')
      made.hideSheet()
      return [SpreadsheetApp.getActiveSheet().getName() === first.getName(), made.isSheetHidden(), first.isSheetHidden()]
    }`)
    expect(call('go').value).toEqual([true, true, false])
  })

  it('rows, columns, hiding and widths change the grid', () => {
    const { call, tab } = hostOf(`function go() {
      var s = SpreadsheetApp.getActiveSheet()
      s.getRange('A1:A3').setValues([['a'], ['b'], ['c']])
      s.insertRowsBefore(2, 2); s.deleteRow(1); s.insertColumnAfter(26); s.hideRows(4); s.setFrozenRows(1);
        s.setColumnWidth(2, 300); s.hideColumns(3)
      return [s.getRange('A1:A4').getValues().join(), s.getMaxRows(), s.getMaxColumns(), s.isRowHiddenByUser(4),
        s.isRowHiddenByUser(3), s.getFrozenRows(), s.getColumnWidth(2), s.isColumnHiddenByUser(3), s.getLastRow()]
    }`)
    expect(call('go').value).toEqual([',,b,c', 1001, 27, true, false, 1, 300, true, 4])
    expect(tab.rowCount).toBe(1001)
  })

  it('rows hidden by the filter are not those hidden by hand (platform facts §3.1)', () => {
    const { call, tab } = hostOf(
      'function go() { var s = SpreadsheetApp.getActiveSheet(); return [s.isRowHiddenByFilter(2), s.isRowHiddenByUser(2), s.getFilter().getRange().getA1Notation()] }',
    )
    tab.enter(1, 1, [['h'], ['x'], ['y']])
    tab.setFilter({ row: 1, column: 1, rows: 3, columns: 1 })
    tab.setColumnFilter(1, ['x'])
    expect(call('go').value).toEqual([true, false, 'A1:A3'])
  })
})

describe('what is active', () => {
  const code = `
    function what() { var l = SpreadsheetApp.getActiveRangeList();
      return [l && l.getRanges().map(function (r) { return r.getA1Notation() }),
      SpreadsheetApp.getActiveRange() && SpreadsheetApp.getActiveRange().getA1Notation(),
      SpreadsheetApp.getCurrentCell() && SpreadsheetApp.getCurrentCell().getA1Notation()] }
    function select() { SpreadsheetApp.getActiveSheet().getRangeList(['A2:B3', 'A7']).activate(); return what() }`

  it('all selected ranges, the one with the current cell last (platform facts §3.1)', () => {
    const { call, at } = hostOf(code)
    at.selection = [
      { row: 2, column: 1, rows: 2, columns: 2 },
      { row: 9, column: 3, rows: 1, columns: 1 },
    ]
    expect(call('what').value).toEqual([['A2:B3', 'C9'], 'C9', 'C9'])
  })

  it('can be set, and the person sees it (platform facts §3.1)', () => {
    const { call, at } = hostOf(code)
    const result = call('select')
    expect(result.value).toEqual([['A2:B3', 'A7'], 'A7', 'A7'])
    expect(at.selection).toEqual([
      { row: 2, column: 1, rows: 2, columns: 2 },
      { row: 7, column: 1, rows: 1, columns: 1 },
    ])
    expect(result.effects).toEqual([{ kind: 'activate', tabId: at.activeTabId, selection: at.selection }])
  })

  it('is nothing where nobody is at a keyboard (platform facts §10.5)', () => {
    const { host } = hostOf(`${code}\nfunction tell() { console.log(JSON.stringify(what())) }`)
    expect(host.run({ kind: 'time-trigger', functionName: 'tell', user: 'owner@example.com' }).log).toEqual(['[null,null,null]'])
  })
})
