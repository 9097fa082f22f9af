import { createBook } from '../../../../workbench/fake-apps-script/model/create-book'
import type { Tab } from '../../../../workbench/fake-apps-script/model/types'

const open = (): { book: ReturnType<typeof createBook>; tab: Tab } => {
  const book = createBook({ timeZone: 'America/New_York' })
  const tab = book.tabs[0] as Tab
  return { book, tab }
}
const outside = 'The coordinates of the range are outside the dimensions of the sheet.'

describe('writing cells', () => {
  it('starts with one tab of 1000 rows and 26 columns and nothing in it', () => {
    const { book, tab } = open()
    expect(book.tabs.map(({ name }) => name)).toEqual(['Sheet1'])
    expect([tab.rowCount, tab.columnCount, tab.lastRow(), tab.lastColumn()]).toEqual([1000, 26, 0, 0])
    expect(tab.cell(1, 1)).toBeUndefined()
  })

  it('refuses to write out of the grid and changes nothing', () => {
    const { book, tab } = open()
    const before = book.version
    expect(() => tab.enter(1000, 1, [['a'], ['b']])).toThrow(outside)
    expect(() => tab.enter(1, 26, [['a', 'b']])).toThrow(outside)
    expect(() => tab.enter(0, 1, [['a']])).toThrow('The starting row of the range is too small.')
    expect(tab.lastRow()).toBe(0)
    expect(book.version).toBe(before)
  })

  it('refuses more than 50,000 characters in a cell and then writes none of the cells', () => {
    const { tab } = open()
    const refusal = 'Your input contains more than the maximum of 50000 characters in a single cell.'
    expect(() => tab.enter(1, 1, [['fine'], ['x'.repeat(50_001)]])).toThrow(refusal)
    expect(() => tab.enterRaw(1, 1, [['x'.repeat(50_001)]])).toThrow(refusal)
    expect(tab.lastRow()).toBe(0)
    tab.enter(1, 1, [['x'.repeat(50_000)]])
    expect(tab.displayText(1, 1)).toHaveLength(50_000)
  })

  it('throws what Google calls an Exception', () => {
    const { tab } = open()
    expect(() => tab.enter(1001, 1, [['a']])).toThrow(expect.objectContaining({ name: 'Exception' }))
  })

  it('keeps formats and drops links and formulas of cells that are written', () => {
    const { tab } = open()
    tab.setLink(1, 1, 'Ann', 'https://www.linkedin.com/in/ann')
    tab.setFormat({ row: 1, column: 1, rows: 1, columns: 2 }, { bold: true, format: '0.0' })
    tab.enter(1, 2, [['=1+1']])
    expect(tab.cell(1, 1)).toEqual({ value: 'Ann', link: 'https://www.linkedin.com/in/ann', bold: true, format: '0.0' })
    tab.enter(1, 1, [[1, 2]])
    expect(tab.cell(1, 1)).toEqual({ value: 1, bold: true, format: '0.0' })
    expect(tab.cell(1, 2)).toEqual({ value: 2, bold: true, format: '0.0' })
    expect(tab.displayText(1, 2)).toBe('2.0')
  })

  it('counts content only as filled, a formula that gives nothing too', () => {
    const { tab } = open()
    tab.setFormat({ row: 50, column: 9, rows: 1, columns: 1 }, { background: '#ffffff' })
    expect(tab.lastRow()).toBe(0)
    tab.enter(7, 3, [['=""']])
    expect([tab.lastRow(), tab.lastColumn()]).toEqual([7, 3])
    tab.clearContent({ row: 1, column: 1, rows: 1000, columns: 26 })
    expect([tab.lastRow(), tab.lastColumn()]).toEqual([0, 0])
    expect(tab.cell(50, 9)).toEqual({ value: '', background: '#ffffff' })
  })

  it('tells listeners of every change, with a version that goes up', () => {
    const { book, tab } = open()
    const versions: number[] = []
    const stop = book.onChange(() => versions.push(book.version))
    tab.enter(1, 1, [['a']])
    tab.hideRows(3, 1)
    stop()
    tab.enter(1, 1, [['b']])
    expect(versions).toHaveLength(2)
    expect(versions[1]).toBeGreaterThan(versions[0] ?? Infinity)
  })
})

describe('tabs of a book', () => {
  it('have names of their own, whatever the case', () => {
    const { book, tab } = open()
    book.insertTab('Leads')
    const refusal = 'A sheet with the name "Leads" already exists. Please enter another name.'
    expect(() => book.insertTab('Leads')).toThrow(refusal)
    expect(() => tab.rename('Leads')).toThrow(refusal)
    expect(() => book.insertTab('LEADS')).toThrow('already exists')
    expect(() => book.insertTab('x'.repeat(101))).toThrow()
    expect(() => tab.rename('')).toThrow()
    tab.rename('Sheet1')
  })

  it('are inserted, moved and deleted, the last visible one stays', () => {
    const { book, tab } = open()
    const first = book.insertTab('First', 0)
    book.insertTab()
    expect(book.tabs.map(({ name }) => name)).toEqual(['First', 'Sheet1', 'Sheet3'])
    book.moveTab(first.id, 2)
    expect(book.tabs.map(({ name }) => name)).toEqual(['Sheet1', 'Sheet3', 'First'])
    book.deleteTab(first.id)
    expect(book.tabByName('First')).toBeUndefined()
    book.tabByName('Sheet3')?.setHidden(true)
    expect(() => tab.setHidden(true)).toThrow("You can't hide all the sheets in a document.")
    expect(() => book.deleteTab(tab.id)).toThrow()
    expect(new Set(book.tabs.map(({ id }) => id)).size).toBe(2)
  })

  it('hold at most 10,000,000 cells together', () => {
    const { book, tab } = open()
    expect(book.cellCount()).toBe(26_000)
    tab.insertRows(1001, Math.floor(10_000_000 / 26) - 1000)
    const refusal = 'above the limit of 10000000 cells'
    expect(() => tab.insertRows(1, 1)).toThrow(refusal)
    expect(() => tab.insertColumns(1, 1)).toThrow(refusal)
    expect(() => book.insertTab()).toThrow(refusal)
    expect(book.tabs).toHaveLength(1)
  })
})
