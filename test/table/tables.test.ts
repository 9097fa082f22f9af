import { columnLetter, quotedTabName, rangeLabel } from '../../src/table/column-letter'
import { findHeaderRow } from '../../src/table/find-header-row'
import { nameColumns } from '../../src/table/name-columns'
import { rowRuns } from '../../src/table/row-runs'
import { isOneCell, selectedRows } from '../../src/table/selected-rows'
import { rangesInWords } from '../../src/words'

const isProfile = (text: string): boolean => text.includes('linkedin.com/in/')

describe('columns and ranges in words', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [18278, 'ZZZ'],
  ])('column %i is %s', (column, letter) => expect(columnLetter(column)).toBe(letter))

  it('names a few ranges and counts the rest', () => {
    const range = (row: number) => rangeLabel({ row, column: 1, rows: 1, columns: 2 })
    expect(rangesInWords([range(2), range(4)])).toBe('A2:B2, A4:B4')
    expect(rangesInWords([2, 3, 4, 5].map(range))).toBe('A2:B2, A3:B3, A4:B4 and 1 more')
  })

  it('doubles the apostrophe in a tab’s name', () => expect(quotedTabName("Ada's")).toBe("'Ada''s'"))
})

describe('nameColumns', () => {
  it('numbers twins from the left and says so', () => {
    const { columns, twins } = nameColumns(['Name', 'Email', 'Email'], [true, true, true])
    expect(columns.map(({ key }) => key)).toEqual(['Name', 'Email', 'Email (2)'])
    expect(twins).toEqual(['Email'])
  })

  it('leaves out a filled column without a header and says which', () => {
    const { columns, blank } = nameColumns(['Name', ''], [true, true])
    expect(columns).toHaveLength(1)
    expect(blank).toEqual(['B'])
  })
})

describe('findHeaderRow', () => {
  it('takes the last frozen row', () => expect(findHeaderRow([['Title'], ['Name'], ['x']], 2, isProfile, 'HeyReach status')).toBe(2))
  it('takes the row above the first profile URL', () =>
    expect(findHeaderRow([['My leads'], [''], ['LinkedIn'], ['linkedin.com/in/ada']], 0, isProfile, 'HeyReach status')).toBe(3))
  it('takes the first filled row where there is no URL', () => expect(findHeaderRow([[''], ['Name'], ['Ada']], 0, isProfile, 'HeyReach status')).toBe(2))
})

describe('selectedRows', () => {
  it('gives each data row once, in order, however the ranges overlap', () =>
    expect(
      selectedRows(
        [
          { row: 5, column: 1, rows: 2, columns: 3 },
          { row: 1, column: 2, rows: 5, columns: 1 },
        ],
        1,
        100,
      ),
    ).toEqual([2, 3, 4, 5, 6]))

  it('ends with the data when whole columns are selected', () =>
    expect(selectedRows([{ row: 1, column: 1, rows: 1000, columns: 1 }], 1, 3)).toEqual([2, 3]))

  it('knows one cell from a range', () => {
    expect(isOneCell([{ row: 5, column: 1, rows: 1, columns: 1 }])).toBe(true)
    expect(isOneCell([{ row: 5, column: 1, rows: 1, columns: 2 }])).toBe(false)
  })
})

describe('rowRuns', () => {
  it('joins neighbours', () =>
    expect(rowRuns([2, 3, 4, 8])).toEqual([
      { first: 2, last: 4 },
      { first: 8, last: 8 },
    ]))
  it('bridges gaps up to what it is allowed', () => expect(rowRuns([2, 5, 9], 2)).toEqual([{ first: 2, last: 5 }, { first: 9, last: 9 }]))
})
