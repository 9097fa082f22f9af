import { createBook } from '../../../../workbench/fake-apps-script/model/create-book'
import type { Tab } from '../../../../workbench/fake-apps-script/model/types'

const sheet = (values: (string | number)[][]): Tab => {
  const tab = createBook().tabs[0] as Tab
  tab.enter(1, 1, values)
  return tab
}
const texts = (tab: Tab, rows: number, columns: number): string[][] =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => tab.displayText(row + 1, column + 1)))

describe('inserting and deleting rows and columns', () => {
  it('moves cells, and formulas go on meaning the same cells', () => {
    const tab = sheet([[1], [2], [3], ['=SUM(A1:A3)+$A$2']])
    tab.insertRows(2, 2)
    expect(tab.rowCount).toBe(1002)
    expect(tab.cell(6, 1)).toMatchObject({ formula: '=SUM(A1:A5)+$A$4', value: 8 })
    tab.deleteRows(2, 2)
    expect(tab.cell(4, 1)).toMatchObject({ formula: '=SUM(A1:A3)+$A$2', value: 8 })
    tab.insertColumns(1, 1)
    expect(tab.cell(4, 2)).toMatchObject({ formula: '=SUM(B1:B3)+$B$2', value: 8 })
    tab.deleteColumns(1, 1)
    tab.deleteRows(3, 1)
    expect(tab.cell(3, 1)).toMatchObject({ formula: '=SUM(A1:A2)+$A$2', value: 5 })
  })

  it('gives #REF! where the cell referred to is gone, and leaves text and names of functions alone', () => {
    const tab = sheet([[1], [2], ['=A1&"A1"&LOG10(100)&A2']])
    tab.deleteRows(1, 1)
    expect(tab.cell(2, 1)?.formula).toBe('=#REF!&"A1"&LOG10(100)&A1')
    expect(tab.displayText(2, 1)).toBe('#REF!')
  })

  it('changes references from other tabs, and only those to this tab', () => {
    const book = createBook()
    const tab = book.tabs[0] as Tab
    const other = book.insertTab("It's here")
    tab.enter(5, 1, [['target']])
    other.enter(5, 1, [['mine', "=Sheet1!A5&A5&'It''s here'!A5"]])
    tab.insertRows(1, 1)
    expect(other.cell(5, 2)).toMatchObject({ formula: "=Sheet1!A6&A5&'It''s here'!A5", value: 'targetminemine' })
    tab.rename('New name')
    expect(other.cell(5, 2)).toMatchObject({ formula: "='New name'!A6&A5&'It''s here'!A5", value: 'targetminemine' })
    book.deleteTab(tab.id)
    expect(other.displayText(5, 2)).toBe('#REF!')
  })

  it('moves hidden rows, filter, frozen rows, protections and widths along', () => {
    const tab = sheet([['h'], ['a'], ['b'], ['c']])
    tab.setFrozenRows(1)
    tab.hideRows(3, 1)
    tab.setFilter({ row: 1, column: 1, rows: 4, columns: 1 })
    tab.setColumnFilter(1, ['c'])
    tab.protect({ rect: { row: 4, column: 1, rows: 1, columns: 1 }, editors: ['a@example.com'] })
    tab.setColumnWidth(1, 200)
    tab.insertRows(2, 1)
    tab.insertColumns(1, 1)
    expect([3, 4, 5].map((row) => [tab.isHiddenByUser(row), tab.isHiddenByFilter(row)])).toEqual([
      [false, false],
      [true, false],
      [false, true]
    ])
    expect(tab.filter).toEqual({
      rect: { row: 1, column: 2, rows: 5, columns: 1 },
      columns: [{ column: 2, hiddenValues: ['c'] }]
    })
    expect(tab.protections).toEqual([{ rect: { row: 5, column: 2, rows: 1, columns: 1 }, editors: ['a@example.com'] }])
    expect(tab.columnWidths).toEqual({ 2: 200 })
    expect(tab.frozenRows).toBe(1)
    tab.deleteRows(4, 2)
    expect([tab.isHiddenByUser(4), tab.protections.length, tab.filter?.rect.rows]).toEqual([false, 0, 3])
  })

  it('lets new rows look like their neighbours', () => {
    const tab = sheet([['header'], [1]])
    tab.setFormat({ row: 2, column: 1, rows: 1, columns: 1 }, { format: '@', note: 'x' })
    tab.insertRows(2, 1)
    expect(tab.cell(2, 1)).toEqual({ value: '', format: '@' })
  })

  it('refuses what Google refuses', () => {
    const tab = sheet([[1]])
    expect(() => tab.deleteRows(1, 1000)).toThrow("You can't delete all the rows on the sheet.")
    expect(() => tab.deleteRows(1001, 1)).toThrow('Those rows are out of bounds.')
    expect(() => tab.deleteColumns(27, 1)).toThrow('Those columns are out of bounds.')
    tab.setFrozenRows(1)
    expect(() => tab.deleteRows(2, 999)).toThrow('Sorry, it is not possible to delete all non-frozen rows.')
    expect(tab.rowCount).toBe(1000)
  })
})

describe('sorting', () => {
  it('puts numbers, then text without regard to case, then booleans; blanks last either way', () => {
    const tab = sheet([['b'], [10], ['A'], ['TRUE'], [''], [2], ['a'], ['FALSE']])
    const column = { row: 1, column: 1, rows: 8, columns: 1 }
    tab.sort(column, 1, true)
    expect(texts(tab, 8, 1).flat()).toEqual(['2', '10', 'A', 'a', 'b', 'FALSE', 'TRUE', ''])
    tab.sort(column, 1, false)
    expect(texts(tab, 8, 1).flat()).toEqual(['TRUE', 'FALSE', 'b', 'A', 'a', '10', '2', ''])
  })

  it('moves whole rows of the rectangle with formulas and looks; hidden rows stay where they are', () => {
    const tab = sheet([
      ['name', 'n', 'twice'],
      ['b', 2, '=B2*2'],
      ['a', 1, '=B3*$B$3']
    ])
    tab.setLink(2, 1, 'b', 'https://example.com/b')
    tab.hideRows(2, 1)
    tab.sort({ row: 2, column: 1, rows: 2, columns: 3 }, 1, true)
    expect(texts(tab, 3, 3)).toEqual([
      ['name', 'n', 'twice'],
      ['a', '1', '2'],
      ['b', '2', '4']
    ])
    expect(tab.cell(3, 1)?.link).toBe('https://example.com/b')
    expect(tab.cell(3, 3)?.formula).toBe('=B3*2')
    expect(tab.cell(2, 3)?.formula).toBe('=B2*$B$3')
    expect(tab.isHiddenByUser(2)).toBe(true)
  })
})

describe('the basic filter', () => {
  it('hides rows by what they show, and new rows only when it is applied again', () => {
    const tab = sheet([['status'], ['open'], ['done'], ['open'], ['']])
    tab.setFilter({ row: 1, column: 1, rows: 6, columns: 1 })
    tab.setColumnFilter(1, ['done'])
    expect([1, 2, 3, 4].map((row) => tab.isHiddenByFilter(row))).toEqual([false, false, true, false])
    tab.enter(6, 1, [['done']])
    tab.enter(3, 1, [['open']])
    expect([tab.isHiddenByFilter(6), tab.isHiddenByFilter(3)]).toEqual([false, true])
    tab.setColumnFilter(1, ['done'])
    expect([tab.isHiddenByFilter(6), tab.isHiddenByFilter(3)]).toEqual([true, false])
    tab.setFilter(null)
    expect(tab.isHiddenByFilter(6)).toBe(false)
  })

  it('is one per tab', () => {
    const tab = sheet([['a']])
    tab.setFilter({ row: 1, column: 1, rows: 2, columns: 1 })
    expect(() => tab.setFilter({ row: 1, column: 1, rows: 2, columns: 1 })).toThrow(
      "You can't create a filter in a sheet that already has a filter."
    )
  })

  it('knows hidden by hand from hidden by filter', () => {
    const tab = sheet([['h'], ['x'], ['y']])
    tab.hideRows(2, 1)
    expect([tab.isHiddenByUser(2), tab.isHiddenByFilter(2)]).toEqual([true, false])
    tab.showRows(1, 3)
    expect(tab.isHiddenByUser(2)).toBe(false)
  })
})
