/** Functions of the script in formulas: what they are given, what they give, when they run (platform facts §4). */
import { projectFromSource } from '../../../workbench/fake-apps-script/project-from-source'
import { EDITOR, hostOf, OWNER, type Given } from './support'

/** A sheet with the formula in B1, and what it comes to when all is settled. */
const sheetWith = (code: string, formula: string, cells: Parameters<ReturnType<typeof hostOf>['tab']['enter']>[2] = [], given: Given = {}) => {
  const all = hostOf(code, given)
  if (cells.length > 0) all.tab.enter(1, 1, cells)
  all.tab.enter(1, 5, [[formula]])
  const ran = all.host.settleFormulas(all.at)
  return { ...all, ran, shown: all.tab.displayText(1, 5), message: (row = 1, column = 5) => messageAt(all.tab, row, column) }
}
const messageAt = (tab: ReturnType<typeof hostOf>['tab'], row: number, column: number): string | undefined => {
  const value = tab.cell(row, column)?.value
  return typeof value === 'object' ? value.message : undefined
}
/** Shows the arguments as the function sees them. */
const SEEN = `function SEEN() {
  function show(x) { return Array.isArray(x) ? x.map(show) : x === undefined ? 'undefined' : x instanceof Date ? 'Date' : x }
  return JSON.stringify([].map.call(arguments, show))
}`

describe('which functions a formula may call', () => {
  const code = `function Twice(x) { return x * 2 }
    function secret_() { return 1 }
    var late = function () { return 1 }
    function SUM() { return 'mine' }
    function QUERY() { return 'mine' }`

  it.each([
    ['=TWICE(4)', '8'],
    ['=twice(4)+1', '9'],
    ['=secret_()', '#NAME?'],
    ['=late()', '#NAME?'],
    ['=unknown()', '#NAME?'],
    ['=SUM(1,2)', '3'],
    ['=QUERY(1)', '#NAME?'],
    ['=LET(twice, LAMBDA(x, x+1), twice(4))', '5'],
  ])('%s shows %s', (formula, shown) => {
    expect(sheetWith(code, formula).shown).toBe(shown)
  })

  it('follow the project: a function that comes later is found, one that goes is not', () => {
    const { host, tab } = sheetWith('function ONE() { return 1 }', '=ONE()+TWO()')
    expect(tab.displayText(1, 5)).toBe('#NAME?')
    host.setProject(projectFromSource('function ONE() { return 1 }\nfunction TWO() { return 2 }'))
    host.settleFormulas()
    expect(tab.displayText(1, 5)).toBe('3')
    host.setProject(projectFromSource('function ONE() { return 1 }'))
    host.settleFormulas()
    expect(tab.displayText(1, 5)).toBe('#NAME?')
  })
})

describe('what a function is given', () => {
  it.each([
    ['a cell as its value', '=SEEN(A1)', '["text"]'],
    ['a blank cell as an empty text', '=SEEN(A9)', '[""]'],
    ['a range as rows', '=SEEN(A1:B2)', '[[["text",1],[true,""]]]'],
    ['a row as one row', '=SEEN(A1:B1)', '[[["text",1]]]'],
    ['nothing for what is left out at the end', '=SEEN()', '[]'],
    ['undefined for what is left out between', '=SEEN(1,,3)', '[1,"undefined",3]'],
    ['a date as a Date', '=SEEN(C1)', '["Date"]'],
    ['a computed date as a Date', '=SEEN(DATE(2026,1,15))', '["Date"]'],
    ['a date in a range as a Date', '=SEEN(C1:C2)', '[[["Date"],[5]]]'],
    ['an error as its text', '=SEEN(D1)', '["#DIV/0!"]'],
    ['an array that is computed', '=SEEN({1,2})', '[[[1,2]]]'],
    ['the result of another function', '=SEEN(LOWER("ABC")&1)', '["abc1"]'],
  ])('%s', (_, formula, shown) => {
    expect(sheetWith(SEEN, formula, [['text', 1, '2026-01-15', '=1/0'], [true, '', 5]]).shown).toBe(shown)
  })

  it('all rows of the grid for an open range', () => {
    expect(sheetWith('function COUNT_ROWS(x) { return x.length + " " + x[0].length }', '=COUNT_ROWS(A:B)').shown).toBe('1000 2')
  })

  it('nothing that is never the same twice: the cell stays at Loading..., and nothing runs', () => {
    for (const formula of ['=SEEN(NOW())', '=SEEN(RAND())', '=SEEN(TODAY()-1)', '=SEEN(A1)', '=SEEN(A1:A3)']) {
      const { shown, ran } = sheetWith(SEEN, formula, [['=NOW()']])
      expect([formula, shown, ran.length]).toEqual([formula, 'Loading...', 0])
    }
  })

  it('may stand beside something volatile, as long as it is not given it', () => {
    expect(sheetWith(SEEN, '=IF(NOW()>0,SEEN(1),0)').shown).toBe('[1]')
  })
})

describe('what a function gives', () => {
  it.each([
    ['a number', '7', '7'],
    ['a text', '"x"', 'x'],
    ['a boolean', 'true', 'TRUE'],
    ['nothing', 'undefined', ''],
    ['null', 'null', ''],
    ['a list as a row', '[1, 2]', '1'],
    ['not a number', 'NaN', '#NUM!'],
    ['an empty list', '[]', '#REF!'],
    ['a date and time', 'new Date(Date.UTC(2026, 0, 15, 9, 30))', '1/15/2026 9:30:00'],
    ['a day', 'new Date(Date.UTC(2026, 0, 15))', '1/15/2026'],
  ])('%s', (_, expression, shown) => {
    expect(sheetWith(`function GIVE() { return ${expression} }`, '=GIVE()').shown).toBe(shown)
  })

  it('keeps the types of rows that it spills, dates among them', () => {
    const { tab, ran } = sheetWith('function GIVE() { return [["a", 2], [new Date(Date.UTC(2026, 0, 15)), null]] }', '=GIVE()')
    expect(ran).toHaveLength(1)
    expect([tab.cell(1, 5)?.value, tab.cell(1, 6)?.value, tab.displayText(2, 5), tab.cell(2, 6)]).toEqual(['a', 2, '1/15/2026', undefined])
  })

  it('tells an empty text from a blank', () => {
    const { tab } = sheetWith('function GIVE() { return [["", null]] }', '=GIVE()')
    tab.enter(2, 5, [['=ISBLANK(E1)', '=ISBLANK(F1)']])
    expect([tab.displayText(2, 5), tab.displayText(2, 6)]).toEqual(['FALSE', 'TRUE'])
  })

  it.each([
    ['an object', '({ a: 1 })'],
    ['an object in a row', '[[1, { a: 1 }]]'],
    ['a function', '[function () {}]'],
    ['rows within rows', '[[[1]]]'],
  ])('is refused: %s', (_, expression) => {
    const { shown, message } = sheetWith(`function GIVE() { return ${expression} }`, '=GIVE()')
    expect(shown).toBe('#ERROR!')
    expect(message()).toMatch(/^A custom function can return a value or rows of values/)
  })

  it('where data is in the way, is #REF!, until the data goes', () => {
    const { tab, host, message } = sheetWith('function GIVE() { return [[1, 2]] }', '=GIVE()', [['', '', '', '', '', 'mine']])
    expect(tab.displayText(1, 5)).toBe('#REF!')
    expect(message()).toBe('Array result was not expanded because it would overwrite data in F1.')
    tab.clearContent({ row: 1, column: 6, rows: 1, columns: 1 })
    expect([tab.displayText(1, 5), tab.displayText(1, 6)]).toEqual(['1', '2'])
    expect(host.settleFormulas()).toHaveLength(0)
  })
})

describe('when a function fails', () => {
  it('the cell says why and where', () => {
    const { shown, message } = sheetWith('function BAD() {\n  throw new Error("No such lead.")\n}', '=BAD()')
    expect([shown, message()]).toEqual(['#ERROR!', 'No such lead. (line 2).'])
  })

  it('a mistake of the code is named', () => {
    expect(sheetWith('function BAD() {\n\n  return gone.x\n}', '=BAD()').message()).toBe('ReferenceError: gone is not defined (line 3).')
  })

  it('IFERROR takes the error, not what still loads', () => {
    const { tab, host } = hostOf('function BAD() { throw new Error("x") }\nfunction OTHER() { return "other" }')
    tab.enter(1, 1, [['=IFERROR(BAD(),OTHER())', '=IF(ISERROR(BAD()),"bad","good")']])
    expect([tab.displayText(1, 1), tab.displayText(1, 2)]).toEqual(['Loading...', 'Loading...'])
    expect(host.settleFormulas()).toHaveLength(2)
    expect([tab.displayText(1, 1), tab.displayText(1, 2)]).toEqual(['other', 'bad'])
  })

  it('after 30 seconds it is over', () => {
    const { shown, message, ran } = sheetWith('function SLOW() { Utilities.sleep(31000); return 1 }', '=SLOW()')
    expect([shown, message()]).toEqual(['#ERROR!', 'Exceeded maximum execution time (line 0).'])
    expect(ran[0]).toMatchObject({ killed: true })
  })

  it('just under 30 seconds it is not', () => {
    expect(sheetWith('function SLOW() { Utilities.sleep(29000); return 1 }', '=SLOW()').shown).toBe('1')
  })
})

describe('when a function runs', () => {
  const FETCH = 'function ASK(x) { UrlFetchApp.fetch("https://example.com/" + x); return "got " + x }'

  it('the cell shows Loading..., and what depends on it waits', () => {
    const { tab, host, call } = hostOf(`${FETCH}\nfunction read() { return SpreadsheetApp.getActiveSheet().getRange("A1").getValue() }`)
    tab.enter(1, 1, [['=ASK(1)', '=A1&"!"', '=COUNTA(A:A)', '=IFERROR(A1,"none")']])
    expect([1, 2, 3, 4].map((column) => tab.displayText(1, column))).toEqual(Array(4).fill('Loading...'))
    expect(call('read').value).toBe('Loading...')
    host.settleFormulas()
    expect([1, 2, 3, 4].map((column) => tab.displayText(1, column))).toEqual(['got 1', 'got 1!', '1', 'got 1'])
  })

  it('takes half a second more than another execution', () => {
    const { ran, clock } = sheetWith('function NOTHING() {}', '=NOTHING()')
    expect(ran).toHaveLength(1)
    expect(clock.now() - Date.UTC(2026, 0, 15, 9)).toBeGreaterThanOrEqual(900)
  })

  it('the same call in two cells is one execution, another argument another one', () => {
    const { tab, host, sent } = hostOf(FETCH)
    tab.enter(1, 1, [['a', 'a', 'b', '=ASK(A1)', '=ask(B1)', '=ASK("a")', '=ASK(C1)']])
    expect(host.settleFormulas().map(({ httpCalls }) => httpCalls)).toEqual([1, 1])
    expect(sent).toHaveLength(2)
    expect([4, 5, 6, 7].map((column) => tab.displayText(1, column))).toEqual(['got a', 'got a', 'got a', 'got b'])
  })

  it('a number and the text that looks like it are two calls', () => {
    const { tab, host } = hostOf('function TYPE_OF(x) { return typeof x }')
    tab.enter(1, 1, [['=TYPE_OF(1)', '=TYPE_OF("1")', '=TYPE_OF()', '=TYPE_OF("")']])
    expect(host.settleFormulas()).toHaveLength(4)
    expect([1, 2, 3, 4].map((column) => tab.displayText(1, column))).toEqual(['number', 'string', 'undefined', 'string'])
  })

  it('a whole column by one MAP is one execution a cell, all asked for at once', () => {
    const { tab, host } = hostOf(FETCH)
    tab.enter(1, 1, [['a'], ['b'], ['c']])
    tab.enter(1, 2, [['=MAP(A1:A3,LAMBDA(x,ASK(x)))']])
    expect(host.settleFormulas()).toHaveLength(3)
    expect(tab.displayText(3, 2)).toBe('got c')
  })

  it('only an argument that changes makes it run again: not what it reads, nor changes elsewhere', () => {
    const { tab, host } = hostOf('function READ(x) { return x + SpreadsheetApp.getActiveSheet().getRange("C1").getValue() }')
    tab.enter(1, 1, [['a', '=READ(A1)', 'c']])
    expect(host.settleFormulas()).toHaveLength(1)
    tab.enter(1, 3, [['d']])
    tab.insertRows(2, 1)
    tab.enter(1, 1, [['a']])
    expect(host.settleFormulas()).toHaveLength(0)
    expect(tab.displayText(1, 2)).toBe('ac')
    tab.enter(1, 1, [['b']])
    expect(host.settleFormulas()).toHaveLength(1)
    expect(tab.displayText(1, 2)).toBe('bd')
  })

  it('results are reused until they are forgotten or the project changes', () => {
    const { tab, host } = hostOf(FETCH)
    tab.enter(1, 1, [['=ASK(1)']])
    expect(host.settleFormulas()).toHaveLength(1)
    tab.enter(1, 2, [['=ASK(1)']])
    expect(host.settleFormulas()).toHaveLength(0)
    host.forgetMemo()
    expect(tab.displayText(1, 1)).toBe('Loading...')
    expect(host.settleFormulas()).toHaveLength(1)
    host.setProject(projectFromSource('function ASK(x) { return "new " + x }'))
    expect(host.settleFormulas()).toHaveLength(1)
    expect(tab.displayText(1, 2)).toBe('new 1')
  })

  it('functions within functions run one after the other', () => {
    const { shown, ran } = sheetWith('function PLUS(x) { return x + 1 }', '=PLUS(PLUS(PLUS(1)))')
    expect([shown, ran.length]).toEqual(['4', 3])
  })

  it('knows its own cell', () => {
    const code = 'function WHERE() { return SpreadsheetApp.getActiveSheet().getName() + " " + SpreadsheetApp.getActiveRange().getA1Notation() }'
    expect(sheetWith(code, '=WHERE()').shown).toBe('Sheet1 E1')
  })

  it('reads the sheet in its midst without waiting for itself', () => {
    const code = 'function NEAR() { var s = SpreadsheetApp.getActiveSheet(); return s.getRange("A1:E1").getValues()[0].join() }'
    expect(sheetWith(code, '=NEAR()', [['a', '=A1&"b"']]).shown).toBe('a,ab,,,Loading...')
  })

  it('of a saved and loaded sheet runs anew', () => {
    const { book, tab, host } = hostOf(FETCH)
    tab.enter(1, 1, [['=ASK(1)']])
    host.settleFormulas()
    expect(JSON.stringify(book.toJson())).not.toContain('got')
  })
})

describe('for whom a function runs', () => {
  const code = `function OWN() { return PropertiesService.getUserProperties().getProperty('key') }
    function keep(v) { PropertiesService.getUserProperties().setProperty('key', v) }
    function ASK() { UrlFetchApp.fetch('https://example.com/'); return 1 }`

  it('user properties are the owner’s, whoever types', () => {
    const { tab, host, callAs, session } = withEditor(code)
    callAs(OWNER, 'keep', 'the owner’s')
    callAs(EDITOR, 'keep', 'the editor’s')
    tab.enter(1, 1, [['=OWN()']])
    host.settleFormulas(session(EDITOR))
    expect(tab.displayText(1, 1)).toBe('the owner’s')
  })

  it('what it uses counts against the person at the keyboard', () => {
    const { tab, host, session } = withEditor(code)
    tab.enter(1, 1, [['=ASK()']])
    host.settleFormulas(session(EDITOR))
    expect(host.usage()[EDITOR]).toMatchObject({ urlfetch: 1 })
    expect(host.usage()[OWNER]?.urlfetch ?? 0).toBe(0)
  })
})

const withEditor = (code: string) => {
  const all = hostOf(code)
  return { ...all, session: (user: string) => ({ ...all.at, user }) }
}

describe('what a function may not do', () => {
  const no = (name: string): RegExp => new RegExp(`^You do not have permission to call ${name.replace('.', '\\.')}\\.`)
  it.each([
    ['sheet.getRange(1, 1).setValue(1)', 'setValue'],
    ['sheet.getRange(1, 1).setValues([[1]])', 'setValues'],
    ['sheet.getRange(1, 1).setFormula("=1")', 'setFormula'],
    ['sheet.getRange(1, 1).setNote("x")', 'setNote'],
    ['sheet.getRange(1, 1).setBackground("red")', 'setBackground'],
    ['sheet.getRange(1, 1).clearContent()', 'clearContent'],
    ['sheet.getRange(1, 1).activate()', 'activate'],
    ['sheet.getRange(1, 1).createFilter()', 'createFilter'],
    ['sheet.appendRow([1])', 'appendRow'],
    ['sheet.insertRowsAfter(1, 1)', 'insertRowsAfter'],
    ['sheet.insertColumnAfter(1)', 'insertColumnAfter'],
    ['sheet.deleteRow(1)', 'deleteRow'],
    ['sheet.deleteColumn(1)', 'deleteColumn'],
    ['sheet.setName("x")', 'setName'],
    ['sheet.hideSheet()', 'hideSheet'],
    ['sheet.setFrozenRows(1)', 'setFrozenRows'],
    ['book.insertSheet("x")', 'insertSheet'],
    ['book.deleteSheet(sheet)', 'deleteSheet'],
    ['book.toast("x")', 'toast'],
    ['book.setActiveSheet(sheet)', 'setActiveSheet'],
    ['PropertiesService.getUserProperties().setProperty("a", "1")', 'setProperty'],
    ['PropertiesService.getUserProperties().deleteAllProperties()', 'deleteAllProperties'],
    ['SpreadsheetApp.openById("x")', 'SpreadsheetApp.openById'],
    ['ScriptApp.newTrigger("x")', 'ScriptApp.newTrigger'],
    ['Session.getActiveUser()', 'Session.getActiveUser'],
  ])('%s', (expression, name) => {
    const code = `function TRY() { var book = SpreadsheetApp.getActiveSpreadsheet(), sheet = book.getActiveSheet(); ${expression}; return 'done' }`
    const { book, tab, host } = hostOf(code)
    tab.enter(1, 5, [['=TRY()']])
    const before = JSON.stringify([book.toJson(), host.snapshot()])
    const [ran] = host.settleFormulas()
    expect(messageAt(tab, 1, 5)).toMatch(no(name))
    expect(messageAt(tab, 1, 5)).toMatch(/ \(line 1\)\.$/)
    expect(ran?.effects).toEqual([])
    expect(JSON.stringify([book.toJson(), host.snapshot()])).toBe(before)
  })

  it('show a window', () => {
    const { message } = sheetWith('function TRY() { SpreadsheetApp.getUi().alert("x") }', '=TRY()')
    expect(message()).toBe('Cannot call SpreadsheetApp.getUi() from this context. (line 1).')
  })
})
