/** Addresses and the clipboard's text: read back what was written, and judge what people type. */
import fc from 'fast-check'
import { cellName, columnLetters, columnNumber, parseRange, rangeName } from '../../../workbench/page/a1'
import { parseTsv, toTsv } from '../../../workbench/page/tsv'

const grid = { rows: 1000, columns: 26 }

describe('addresses', () => {
  it.each([[1, 'A'], [26, 'Z'], [27, 'AA'], [52, 'AZ'], [53, 'BA'], [702, 'ZZ'], [703, 'AAA'], [18278, 'ZZZ']])('column %i is %s', (number, letters) => {
    expect(columnLetters(number)).toBe(letters)
    expect(columnNumber(letters)).toBe(number)
  })
  it.each([
    ['C5', 'C5'], [' b2:a1 ', 'A1:B2'], ['B:D', 'B1:D1000'], ['7:9', 'A7:Z9'], ['a1:a1', 'A1'], ['A2:B', 'A2:B1000']
  ])('reads %j as %s', (typed, range) => {
    expect(rangeName(parseRange(typed, grid)!)).toBe(range)
  })
  it.each(['', 'A', '5', 'A0', 'AA1', 'A1001', 'hello', 'A1:B2:C3', '=A1'])('does not take %j', (typed) => {
    expect(parseRange(typed, grid)).toBeNull()
  })
  it('names cells as it reads them', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 26 }), (row, column) => {
      expect(parseRange(cellName(row, column), grid)).toEqual({ row, column, rows: 1, columns: 1 })
    }))
  })
})

describe('the clipboard', () => {
  it('gives back any block of cells', () => {
    const text = fc.string().map((value) => value.replace(/\r\n?/g, '\n'))
    const block = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }))
    // One blank cell is no text at all, and quotes that a person typed are not undone.
    const plain = block.filter((rows) => rows.flat().every((cell) => !cell.startsWith('"')) && rows.at(-1)!.join('') !== '')
    fc.assert(fc.property(plain, (rows) => {
      expect(parseTsv(toTsv(rows))).toEqual(rows)
    }))
  })
  it.each([
    ['a\tb\nc\td\n', [['a', 'b'], ['c', 'd']]],
    ['"two\nlines"\tx', [['two\nlines', 'x']]],
    ['"he said ""hi"""', [['he said "hi"']]],
    ['"quoted" word\ty', [['"quoted" word', 'y']]],
    ['5" pipe\tz', [['5" pipe', 'z']]],
    ['\t\r\n', [['', '']]]
  ])('reads %j', (text, rows) => {
    expect(parseTsv(text)).toEqual(rows)
  })
})
