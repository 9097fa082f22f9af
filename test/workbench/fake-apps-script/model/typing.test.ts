import fc from 'fast-check'
import { createBook } from '../../../../workbench/fake-apps-script/model/create-book'
import type { Cell, Entered } from '../../../../workbench/fake-apps-script/model/types'

const typed = (entered: Entered, { locale = 'en_US', format }: { locale?: string; format?: string } = {}) => {
  const [tab] = createBook({ locale, timeZone: 'Europe/Berlin' }).tabs
  if (!tab) throw new Error('a new book has a tab')
  if (format) tab.setFormat({ row: 1, column: 1, rows: 1, columns: 1 }, { format })
  tab.enter(1, 1, [[entered]])
  return { cell: tab.cell(1, 1), text: tab.displayText(1, 1), filled: tab.lastRow() > 0 }
}

describe('typing into a cell (platform facts §3.2, §10.7)', () => {
  it.each<[Entered, Cell['value'], string]>([
    ['hello', 'hello', 'hello'],
    ['12', 12, '12'],
    ['-5', -5, '-5'],
    ['+5', 5, '5'],
    ['1.5', 1.5, '1.5'],
    ['.5', 0.5, '0.5'],
    [' 5 ', 5, '5'],
    ['(12)', -12, '-12'],
    ['07557448945', 7557448945, '7557448945'],
    ['12345678901234567890', 12345678901234500000, '1.23457E+19'],
    ['12e5', 1200000, '1.20E+06'],
    ['1,234', 1234, '1,234'],
    ['1,234.5', 1234.5, '1,234.50'],
    ['1,23', '1,23', '1,23'],
    ['12%', 0.12, '12%'],
    ['1.5%', 0.015, '1.50%'],
    ['$5', 5, '$5'],
    ['$5.20', 5.2, '$5.20'],
    ['TRUE', true, 'TRUE'],
    ['false', false, 'FALSE'],
    ['2026-09', 46266, '2026-09'],
    ['2026-09-01', 46266, '2026-09-01'],
    ['9/1/2026', 46266, '9/1/2026'],
    ['13/1/2026', '13/1/2026', '13/1/2026'],
    ['Sep 1, 2026', 46266, '9/1/2026'],
    ['2026-09-01 10:30', 46266.4375, '2026-09-01 10:30:00'],
    ['10:30', 0.4375, '10:30'],
    ['10:30 PM', 0.9375, '10:30 PM'],
    ['25:00', 25 / 24, '25:00:00'],
    ['#N/A', { error: '#N/A' }, '#N/A'],
    ['@someone', '@someone', '@someone'],
    ['-', '-', '-'],
    ['=', '=', '='],
    ['NaN', 'NaN', 'NaN'],
    ['Infinity', 'Infinity', 'Infinity'],
    ['1 1/2', '1 1/2', '1 1/2'],
    ['Marketing 2026', 'Marketing 2026', 'Marketing 2026'],
    [true, true, 'TRUE'],
    [3.5, 3.5, '3.5'],
    [1 / 3, 1 / 3, '0.3333333333'],
    [0.1 + 0.2, 0.1 + 0.2, '0.3'],
    [123456789012, 123456789012, '123456789012'],
    [1e21, 1e21, '1E+21'],
    [NaN, { error: '#NUM!' }, '#NUM!']
  ])('%j becomes %j and shows %j', (entered, value, text) => {
    const result = typed(entered)
    expect(result.cell?.value).toEqual(value)
    expect(result.text).toBe(text)
    expect(result.cell?.formula).toBeUndefined()
  })

  it.each<[string, string, string]>([
    ['=1+1', '=1+1', '2'],
    ['+91 97909 53750', '=+91 97909 53750', '#ERROR!'],
    ['+1+2', '=+1+2', '3'],
    ['-abc', '=-abc', '#NAME?'],
    ['- first item', '=- first item', '#ERROR!'],
    ['=cmd|stuff', '=cmd|stuff', '#ERROR!']
  ])('%j is the formula %j and shows %j', (entered, formula, text) => {
    const result = typed(entered)
    expect(result.cell?.formula).toBe(formula)
    expect(result.text).toBe(text)
  })

  it.each<[string, string, number, string]>([
    ['en_GB', '13/1/2026', 46035, '13/01/2026'],
    ['en_GB', '1/2/2026', 46054, '01/02/2026'],
    ['en_US', '1/2/2026', 46024, '1/2/2026'],
    ['de_DE', '13.1.2026', 46035, '13.01.2026'],
    ['de_DE', '1,5', 1.5, '1,5'],
    ['de_DE', '1.234,5', 1234.5, '1.234,50']
  ])('in %s %j is %d and shows %j', (locale, entered, value, text) => {
    const result = typed(entered, { locale })
    expect(result.cell?.value).toBe(value)
    expect(result.text).toBe(text)
  })

  it.each(['', null, undefined, "'"])('%j clears the cell', (entered) => {
    expect(typed(entered)).toMatchObject({ cell: undefined, filled: false })
  })

  it.each(['007', '=1+1', 'TRUE', '2026-09'])('a cell formatted as text keeps %j as it is', (entered) => {
    const { cell, text } = typed(entered, { format: '@' })
    expect(cell).toEqual({ value: entered, format: '@' })
    expect(text).toBe(entered)
  })

  it('keeps the number format that a cell has', () => {
    expect(typed('9/1/2026', { format: '0.00' })).toMatchObject({ cell: { value: 46266, format: '0.00' }, text: '46266.00' })
  })

  it("turns a Date into wall clock of the book's zone with date and time", () => {
    const { cell, text } = typed(new Date('2026-07-01T22:30:00Z'))
    expect(cell).toEqual({ value: 46205 + 0.5 / 24, format: 'M/d/yyyy H:mm:ss' })
    expect(text).toBe('7/2/2026 0:30:00')
  })

  it('takes an apostrophe off once', () => {
    expect(typed("''quoted'").cell?.value).toBe("'quoted'")
  })

  const lookalike = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'=+-@\'"\t\r\n 0123456789.,:/%$€()eETRUFALSaMy#N/!'.split('')) }),
    fc.constantFrom(
      'TRUE',
      '=1+1',
      '+1',
      '-1',
      '2026-09',
      '1/2',
      '10:30',
      '12%',
      '$5',
      '#N/A',
      "'",
      "'x",
      '@',
      '\t=1',
      '\r=1',
      '1e5',
      '=IMPORTXML("x")'
    ),
    fc.date({ noInvalidDate: true }).map(String),
    fc.double().map(String)
  )

  it.each(['en_US', 'en_GB', 'de_DE'])('with an apostrophe before it any text stays that text (%s)', (locale) => {
    const [tab] = createBook({ locale }).tabs
    fc.assert(
      fc.property(lookalike, (text) => {
        tab?.enter(1, 1, [["'" + text]])
        const cell = tab?.cell(1, 1)
        expect(cell?.value ?? '').toBe(text)
        expect(cell?.formula).toBeUndefined()
        expect(tab?.displayText(1, 1)).toBe(text)
      }),
      { numRuns: 1000 }
    )
  })
})

describe('RAW writing', () => {
  it.each(['=1+1', '12', 'TRUE', "'x", '2026-09', '+1 2'])('keeps %j literally', (text) => {
    const [tab] = createBook().tabs
    tab?.enterRaw(2, 2, [[text]])
    expect(tab?.cell(2, 2)).toEqual({ value: text })
  })
})
