/** Conditional formatting as scripts make it: what a tab keeps of it, and who may (platform facts §3.6). */
import { buildSync } from 'esbuild'
import { loadBook } from '../../../workbench/fake-apps-script/model/create-book'
import type { FormatRule } from '../../../workbench/fake-apps-script/model/types'
import { EDITOR, evaluate, hostOf, refusalOf } from './support'

const RULE = `SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo('Replied').setBackground('#d9f2e5').setFontColor('#0b6b42')`

/** As the add-on colours stages: what is there stays, one rule more for each text. */
const CODE = `
  var sheet = SpreadsheetApp.getActiveSheet()
  function colour(texts) {
    var cells = sheet.getRange('C2:C100')
    var made = texts.map(function (text) {
      return SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo(text).setBackground('#d9f2e5').setFontColor('#0b6b42').setRanges([cells]).build()
    })
    sheet.setConditionalFormatRules(sheet.getConditionalFormatRules().concat(made))
    Session.getScriptTimeZone()
  }
  function count() { return sheet.getConditionalFormatRules().length }
  function give(name, a1) {
    var other = SpreadsheetApp.getActive().getSheetByName(name)
    other.setConditionalFormatRules([${RULE}.setRanges([sheet.getRange(a1)]).build()])
  }
  function first() {
    var rule = sheet.getConditionalFormatRules()[0], condition = rule.getBooleanCondition()
    return [rule.getRanges().map(function (range) { return range.getA1Notation() }).join(), String(condition.getCriteriaType()),
      condition.getCriteriaType() === SpreadsheetApp.BooleanCriteria.TEXT_EQUAL_TO, condition.getCriteriaValues()[0],
      condition.getBackground(), condition.getFontColor(), condition.getBold()]
  }
  function widen() {
    var rules = sheet.getConditionalFormatRules()
    sheet.setConditionalFormatRules([rules[0].copy().setBold(true).setRanges([sheet.getRange('A1:B2'), sheet.getRange('D1')]).build()])
  }
  function other() {
    var range = sheet.getRange('A1')
    sheet.setConditionalFormatRules([
      SpreadsheetApp.newConditionalFormatRule().whenCellNotEmpty().setBold(true).setRanges([range]).build(),
      SpreadsheetApp.newConditionalFormatRule().whenTextContains('re').setBackground(null).setRanges([range]).build()])
  }
  function none() { sheet.clearConditionalFormatRules() }
  function plain() { sheet.clear() }`

const ruleOn = (...ranges: FormatRule['ranges']): FormatRule => ({ criteria: 'TEXT_EQUAL_TO', text: 'x', style: { background: 'red' }, ranges })

describe('rules of a tab', () => {
  it('are added one after the other, as the add-on colours stages', () => {
    const { call, tab } = hostOf(CODE)
    expect(call('colour', ['Invited', 'Replied']).ok).toBe(true)
    expect(call('colour', ['Stopped']).ok).toBe(true)
    expect(tab.formatRules.map(({ text }) => text)).toEqual(['Invited', 'Replied', 'Stopped'])
    expect(tab.formatRules[0]).toEqual({
      criteria: 'TEXT_EQUAL_TO',
      text: 'Invited',
      style: { background: '#d9f2e5', color: '#0b6b42' },
      ranges: [{ row: 2, column: 3, rows: 99, columns: 1 }],
    })
    expect(call('first').value).toEqual(['C2:C100', 'TEXT_EQUAL_TO', true, 'Invited', '#d9f2e5', '#0b6b42', null])
  })

  it('can be copied, widened and taken away', () => {
    const { call, tab } = hostOf(CODE)
    call('colour', ['Invited'])
    expect(call('widen').ok).toBe(true)
    expect(tab.formatRules).toMatchObject([{ text: 'Invited', style: { background: '#d9f2e5', bold: true } }])
    expect(tab.formatRules[0]?.ranges).toHaveLength(2)
    call('none')
    expect(tab.formatRules).toEqual([])
  })

  it('know other conditions and looks', () => {
    const { call, tab } = hostOf(CODE)
    expect(call('other').ok).toBe(true)
    expect(tab.formatRules).toMatchObject([
      { criteria: 'CELL_NOT_EMPTY', style: { bold: true } },
      { criteria: 'TEXT_CONTAINS', text: 're', style: {} },
    ])
  })

  it('go with Sheet.clear, which clears formatting', () => {
    const { call, tab } = hostOf(CODE)
    call('colour', ['Invited'])
    call('plain')
    expect(tab.formatRules).toEqual([])
  })

  it('wait with the other writes: nobody else sees them before', () => {
    let seen: unknown
    const given = hostOf(CODE, {
      onCall: ({ name }) => {
        if (name === 'Session.getScriptTimeZone' && seen === undefined) seen = given.call('count').value
      },
    })
    given.call('colour', ['Invited'])
    expect(seen).toBe(0)
    expect(given.call('count').value).toBe(1)
  })

  it('are read like other formats and set like the grid (a guess)', () => {
    const { call } = hostOf(CODE)
    const { calls, backendCalls } = call('colour', ['Invited', 'Replied'])
    expect(calls).toMatchObject({ 'Sheet.getConditionalFormatRules': 1, 'Sheet.setConditionalFormatRules': 1, 'ConditionalFormatRuleBuilder.build': 2 })
    expect(backendCalls).toBe(3) // getActiveSheet, and these two
  })
})

describe('the add-on’s own way of colouring by text', () => {
  const [adapter] = buildSync({
    stdin: { contents: "export { googleTab } from './src/google/tab'", resolveDir: process.cwd() },
    ...{ bundle: true, write: false, format: 'iife', globalName: 'addOn', target: 'es2019', charset: 'utf8' },
  }).outputFiles
  const stages = [
    { text: 'Invited', background: '#e3edfd', font: '#0b4bb3' },
    { text: 'Replied', background: '#d9f2e5', font: '#0b6b42' },
  ]

  it('leaves a person’s own rules before its own', () => {
    const { call, tab } = hostOf(`${adapter?.text}
      function colour(rules) {
        addOn.googleTab(SpreadsheetApp.getActiveSheet()).colourByText({ row: 2, column: 3, rows: 998, columns: 1 }, rules)
      }`)
    const own = ruleOn({ row: 1, column: 1, rows: 3, columns: 3 })
    tab.setFormatRules([own])
    const { ok, error } = call('colour', stages)
    expect([ok, error]).toEqual([true, undefined])
    expect(tab.formatRules).toEqual([
      own,
      ...stages.map(({ text, background, font }) => ({
        criteria: 'TEXT_EQUAL_TO',
        text,
        style: { background, color: font },
        ranges: [{ row: 2, column: 3, rows: 998, columns: 1 }],
      })),
    ])
  })
})

describe('what is refused', () => {
  const built = (steps: string) => evaluate(`SpreadsheetApp.newConditionalFormatRule()${steps}`)
  const refusal = (steps: string) => String(built(steps))

  it.each([
    ['.setRanges([SpreadsheetApp.getActiveSheet().getRange("A1")]).build()', 'Conditional format rule must have a condition.'],
    ['.whenCellNotEmpty().build()', 'Conditional format rule must have at least one range.'],
    ['.setRanges("A1")', "The parameters (String) don't match the method signature for SpreadsheetApp.ConditionalFormatRuleBuilder.setRanges."],
    ['.setRanges(["A1"])', "The parameters (String[]) don't match the method signature for SpreadsheetApp.ConditionalFormatRuleBuilder.setRanges."],
    ['.whenTextEqualTo(1)', "The parameters (number) don't match the method signature for SpreadsheetApp.ConditionalFormatRuleBuilder.whenTextEqualTo."],
    ['.whenFormulaSatisfied("=TRUE")', 'not emulated: ConditionalFormatRuleBuilder.whenFormulaSatisfied'],
    ['.setGradientMaxpoint("red")', 'not emulated: ConditionalFormatRuleBuilder.setGradientMaxpoint'],
  ])('%s', (steps, words) => {
    expect(refusal(steps)).toBe(words)
  })

  it('takes no builder for a rule', () => {
    expect(evaluate(`SpreadsheetApp.getActiveSheet().setConditionalFormatRules([${RULE}])`)).toBe(
      "The parameters (ConditionalFormatRuleBuilder[]) don't match the method signature for SpreadsheetApp.Sheet.setConditionalFormatRules.",
    )
  })

  it('ranges of another sheet', () => {
    const { book, call } = hostOf(CODE)
    book.insertTab('Other')
    expect(refusalOf(call('give', 'Other', 'A1:A2'))).toBe('Conditional format rule cannot reference a different sheet.')
  })

  it('protected cells, to whoever may not edit them', () => {
    const { callAs, call, tab } = hostOf(CODE)
    tab.protect({ rect: { row: 5, column: 3, rows: 1, columns: 1 }, editors: [] })
    expect(refusalOf(callAs(EDITOR, 'colour', ['Invited']))).toMatch('You are trying to edit a protected cell')
    expect(call('colour', ['Invited']).ok).toBe(true)
  })

  it('all of it to custom functions, but for reading', () => {
    const { custom } = hostOf(CODE)
    expect(custom('count').value).toBe(0)
    expect(refusalOf(custom('none'))).toMatch('You do not have permission to call clearConditionalFormatRules.')
    expect(refusalOf(custom('colour', ['x']))).toMatch('You do not have permission to call setConditionalFormatRules.')
  })
})

describe('their ranges', () => {
  const rectsAfter = (change: (tab: ReturnType<typeof hostOf>['tab']) => void) => {
    const { tab } = hostOf('')
    tab.setFormatRules([ruleOn({ row: 5, column: 3, rows: 4, columns: 2 })])
    change(tab)
    return tab.formatRules.map(({ ranges }) => ranges.map(({ row, column, rows, columns }) => [row, column, rows, columns]))
  }

  it.each<[string, Parameters<typeof rectsAfter>[0], number[][][]]>([
    ['move down with rows inserted above', (tab) => tab.insertRows(5, 2), [[[7, 3, 4, 2]]]],
    ['grow with rows inserted inside', (tab) => tab.insertRows(6, 2), [[[5, 3, 6, 2]]]],
    ['stay with rows inserted below', (tab) => tab.insertRows(9, 2), [[[5, 3, 4, 2]]]],
    ['shrink with rows deleted', (tab) => tab.deleteRows(4, 2), [[[4, 3, 3, 2]]]],
    ['move with columns inserted before', (tab) => tab.insertColumns(1, 1), [[[5, 4, 4, 2]]]],
    ['grow with columns inserted inside', (tab) => tab.insertColumns(4, 1), [[[5, 3, 4, 3]]]],
    ['go when all of their cells do, and the rule with them', (tab) => tab.deleteColumns(3, 2), []],
  ])('%s', (_how, change, expected) => {
    expect(rectsAfter(change)).toEqual(expected)
  })

  it('a rule stays while one of its ranges does', () => {
    const { tab } = hostOf('')
    tab.setFormatRules([ruleOn({ row: 1, column: 1, rows: 1, columns: 1 }, { row: 9, column: 1, rows: 1, columns: 1 })])
    tab.deleteRows(1, 1)
    expect(tab.formatRules).toEqual([ruleOn({ row: 8, column: 1, rows: 1, columns: 1 })])
  })
})

describe('in the saved book', () => {
  it('they open as they were, and go with their tab', () => {
    const { book, tab } = hostOf('')
    tab.setFormatRules([ruleOn({ row: 2, column: 1, rows: 9, columns: 1 })])
    const opened = loadBook(JSON.parse(JSON.stringify(book.toJson())))
    expect(opened.tabs[0]?.formatRules).toEqual(tab.formatRules)
    opened.insertTab('Other')
    opened.deleteTab(tab.id)
    expect(JSON.stringify(opened.toJson())).not.toContain('TEXT_EQUAL_TO')
  })

  it('a file of before there were any opens without', () => {
    const { book } = hostOf('')
    const old = JSON.parse(JSON.stringify(book.toJson(), (key, value: unknown) => (key === 'formatRules' ? undefined : value)))
    expect(loadBook(old).tabs[0]?.formatRules).toEqual([])
  })
})
