import { createBook } from '../../../../workbench/fake-apps-script/model/create-book'
import type { Book, Entered, Tab } from '../../../../workbench/fake-apps-script/model/types'

const people: Entered[][] = [
  ['Name', 'Age', 'City'],
  ['Ann', 31, 'Berlin'],
  ['bob', 25, 'Paris'],
  ['Cid', 47, 'berlin'],
  ['', '', '']
]
const open = (): { book: Book; tab: Tab } => {
  const book = createBook({ timeZone: 'Europe/Berlin', now: () => new Date('2026-11-24T23:30:00Z') })
  const tab = book.tabs[0] as Tab
  tab.enter(1, 1, people)
  return { book, tab }
}
const shown = (formula: string): string => {
  const { tab } = open()
  tab.enter(20, 5, [[formula]])
  return tab.displayText(20, 5)
}

describe('formulas', () => {
  it.each([
    ['=1+2*3', '7'],
    ['=-2^2', '4'],
    ['=.5*4', '2'],
    ['=50%', '0.5'],
    ['="a"&1&TRUE', 'a1TRUE'],
    ['="A"="a"', 'TRUE'],
    ['=B2>B3', 'TRUE'],
    ['=1/0', '#DIV/0!'],
    ['="x"+1', '#VALUE!'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=nosuch', '#NAME?'],
    ['=SUM(', '#ERROR!'],
    ['=(A1,A2)', '#ERROR!'],
    ['=Gone!A1', '#REF!'],
    ['=A5000', '#REF!'],
    ['=E20', '#REF!'],
    ['=IMPORTRANGE("key","A1")', '#REF!'],
    ['=A5', ''],
    ['=A5=""', 'TRUE'],
    ['=A5=0', 'TRUE'],
    ['=SUM(B2:B4)', '103'],
    ['=SUM(B:B)', '103'],
    ['=SUM(B2:B)', '103'],
    ['=SUM(2:2)', '31'],
    ['=AVERAGE(B2:B3)', '28'],
    ['=MAX(B2:B4)-MIN(B2:B4)', '22'],
    ['=MEDIAN(B2:B4)', '31'],
    ['=LARGE(B2:B4,2)', '31'],
    ['=COUNT(A1:B5)', '3'],
    ['=COUNTA(A1:A5)', '4'],
    ['=COUNTBLANK(A1:A5)', '1'],
    ['=COUNTIF(C2:C4,"berlin")', '2'],
    ['=COUNTIF(C2:C4,"*r*")', '3'],
    ['=COUNTIF(B2:B4,">25")', '2'],
    ['=COUNTIF(C2:C5,"<>Paris")', '3'],
    ['=COUNTIFS(C2:C4,"berlin",B2:B4,"<40")', '1'],
    ['=SUMIF(C2:C4,"berlin",B2:B4)', '78'],
    ['=AVERAGEIF(C2:C4,"berlin",B2:B4)', '39'],
    ['=IF(B2>30,"old","young")', 'old'],
    ['=IF(TRUE,"fine",1/0)', 'fine'],
    ['=IFERROR(1/0,"caught")', 'caught'],
    ['=IFNA(VLOOKUP("Zed",A2:C4,2,FALSE),"none")', 'none'],
    ['=IFS(B2<30,"a",B2<40,"b")', 'b'],
    ['=SWITCH(C3,"Berlin",1,"paris",2,3)', '2'],
    ['=CHOOSE(2,"a","b")', 'b'],
    ['=AND(B2>1,NOT(FALSE))', 'TRUE'],
    ['=VLOOKUP("BOB",A2:C4,3,FALSE)', 'Paris'],
    ['=VLOOKUP("Zed",A2:C4,3,FALSE)', '#N/A'],
    ['=XLOOKUP("cid",A2:A4,B2:B4)', '47'],
    ['=XLOOKUP("Zed",A2:A4,B2:B4,"nobody")', 'nobody'],
    ['=INDEX(A1:C4,3,2)', '25'],
    ['=INDEX(A:A,MATCH(47,B:B,0))', 'Cid'],
    ['=MATCH("Cid",A1:A4,0)', '4'],
    ['=TEXT(0.256,"0.0%")', '25.6%'],
    ['=TEXT(46266,"yyyy-mm-dd")', '2026-09-01'],
    ['=UPPER(LEFT(A2,2))&LEN(A4)', 'AN3'],
    ['=TRIM("  a   b ")', 'a b'],
    ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
    ['=REGEXEXTRACT("linkedin.com/in/ann","/in/([^/]+)")', 'ann'],
    ['=JOIN(", ",A2:A4)', 'Ann, bob, Cid'],
    ['=TEXTJOIN("; ",TRUE,A2:A5)', 'Ann; bob; Cid'],
    ['=TODAY()', '11/25/2026'],
    ['=TODAY()+1', '11/26/2026'],
    ['=NOW()', '11/25/2026 0:30:00'],
    ['=DATE(2026,9,1)', '9/1/2026'],
    ['=YEAR(DATE(2026,9,1))', '2026'],
    ['=ROUND(2.567,1)', '2.6'],
    ['=SUMPRODUCT(B2:B4*2)', '206'],
    ['=ARRAYFORMULA(SUM(B2:B4*2))', '206'],
    ['=SUM(B2:B4*2)', '#VALUE!'],
    ['=LET(x,2,y,x*3,x+y)', '8'],
    ['=REDUCE(0,B2:B4,LAMBDA(sum,x,sum+x))', '103'],
    ['=ISBLANK(A5)', 'TRUE'],
    ['=ROW()&COLUMN()', '205'],
    ['=ROWS(A2:A4)*COLUMNS(A1:C1)', '9'],
    ['=OFFSET(A1,1,1)', '31']
  ])('%s shows %j', (formula, text) => {
    expect(shown(formula)).toBe(text)
  })

  it('says in words why', () => {
    const { tab } = open()
    tab.enter(20, 5, [['=NOSUCH(1)'], ['=SUM(']])
    expect(tab.cell(20, 5)?.value).toEqual({ error: '#NAME?', message: "Unknown function: 'NOSUCH'." })
    expect(tab.cell(21, 5)?.value).toEqual({ error: '#ERROR!', message: 'Formula parse error.' })
  })

  it('refers to other tabs, whatever their names hold', () => {
    const { book, tab } = open()
    const other = book.insertTab('Leads / 2026: "all" it\'s')
    other.enter(1, 1, [['=Sheet1!A2&sheet1!B2']])
    tab.enter(10, 1, [["='Leads / 2026: \"all\" it''s'!A1"]])
    expect(tab.displayText(10, 1)).toBe('Ann31')
  })

  it('is computed anew when a cell that it builds on changes, through other formulas and tabs', () => {
    const { book, tab } = open()
    const other = book.insertTab('Other')
    other.enter(1, 1, [['=Sheet1!D1*10']])
    tab.enter(1, 4, [['=D2+1'], ['=B2']])
    expect(other.displayText(1, 1)).toBe('320')
    tab.enter(2, 2, [[1]])
    expect(other.displayText(1, 1)).toBe('20')
    tab.clearContent({ row: 2, column: 2, rows: 1, columns: 1 })
    expect(other.displayText(1, 1)).toBe('10')
  })

  it('gives #REF! for a circle, short or long, and recovers', () => {
    const { tab } = open()
    const ring = Array.from({ length: 300 }, (_, index) => [`=F${((index + 1) % 300) + 1}+1`])
    tab.enter(1, 6, ring)
    expect([1, 150, 300].map((row) => tab.displayText(row, 6))).toEqual(['#REF!', '#REF!', '#REF!'])
    tab.enter(300, 6, [[1]])
    expect(tab.displayText(1, 6)).toBe('300')
  })

  it('links its cell by HYPERLINK', () => {
    const { tab } = open()
    tab.enter(1, 5, [['=HYPERLINK("https://www.linkedin.com/in/"&LOWER(A2),A2)']])
    expect(tab.cell(1, 5)).toMatchObject({ value: 'Ann', link: 'https://www.linkedin.com/in/ann' })
    tab.enter(1, 5, [['=A2']])
    expect(tab.cell(1, 5)?.link).toBeUndefined()
  })

  it('carries the format of dates along, unless the cell has its own', () => {
    const { tab } = open()
    tab.enter(1, 5, [['9/1/2026', '=E1', '=E1+1', '=F1-E1']])
    expect([5, 6, 7, 8].map((column) => tab.displayText(1, column))).toEqual(['9/1/2026', '9/1/2026', '9/2/2026', '0'])
    tab.setFormat({ row: 1, column: 6, rows: 1, columns: 1 }, { format: 'yyyy' })
    expect(tab.displayText(1, 6)).toBe('2026')
  })
})

describe('arrays', () => {
  const block = (tab: Tab, row: number, column: number, rows: number, columns: number): string[][] =>
    Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (__, right) => tab.displayText(row + down, column + right))
    )

  it('spill over the cells beside and below, and follow their source', () => {
    const { tab } = open()
    tab.enter(1, 5, [['=FILTER(A2:B4,B2:B4>30)']])
    expect(block(tab, 1, 5, 3, 2)).toEqual([
      ['Ann', '31'],
      ['Cid', '47'],
      ['', '']
    ])
    expect([tab.lastRow(), tab.lastColumn()]).toEqual([4, 6])
    expect(tab.cell(2, 5)).toEqual({ value: 'Cid' })
    tab.enter(2, 2, [[5]])
    expect(block(tab, 1, 5, 3, 2)).toEqual([
      ['Cid', '47'],
      ['', ''],
      ['', '']
    ])
    tab.enter(2, 2, [[50]])
    tab.enter(1, 8, [['=SUM(F1:F9)']])
    expect(tab.displayText(1, 8)).toBe('97')
    tab.enter(3, 2, [[60]])
    expect(tab.displayText(1, 8)).toBe('157')
  })

  it('say #REF! where data is in the way, and come back when it is gone', () => {
    const { tab } = open()
    tab.enter(1, 5, [['=SORT(A2:A4)']])
    tab.enter(3, 5, [['mine']])
    expect(block(tab, 1, 5, 3, 1).flat()).toEqual(['#REF!', '', 'mine'])
    expect(tab.cell(1, 5)?.value).toMatchObject({
      message: 'Array result was not expanded because it would overwrite data in E3.'
    })
    tab.clearContent({ row: 3, column: 5, rows: 1, columns: 1 })
    expect(block(tab, 1, 5, 3, 1).flat()).toEqual(['Ann', 'bob', 'Cid'])
    tab.enter(1, 5, [['gone']])
    expect(block(tab, 1, 5, 3, 1).flat()).toEqual(['gone', '', ''])
  })

  it('do not grow the grid', () => {
    const { tab } = open()
    tab.enter(1, 5, [['=SEQUENCE(1001)']])
    expect(tab.cell(1, 5)?.value).toEqual({
      error: '#REF!',
      message: 'Result was not automatically expanded, please insert more rows (1).'
    })
  })

  it('move with inserted rows and keep their place in formulas', () => {
    const { tab } = open()
    tab.enter(1, 5, [['=UNIQUE(C2:C4)']])
    tab.insertRows(2, 1)
    expect(block(tab, 1, 5, 4, 1).flat()).toEqual(['Berlin', 'Paris', '', ''])
    expect(tab.cell(1, 5)?.formula).toBe('=UNIQUE(C3:C5)')
  })

  it('of a range without ARRAYFORMULA are the one value beside the formula', () => {
    const { tab } = open()
    tab.enter(3, 5, [['=A2:A4']])
    tab.enter(3, 6, [['=ARRAYFORMULA(A2:A4&"!")']])
    expect(block(tab, 3, 5, 3, 2)).toEqual([
      ['bob', 'Ann!'],
      ['', 'bob!'],
      ['', 'Cid!']
    ])
  })
})

describe('separators', () => {
  it.each([
    ['en_US', '=SUM(1,2)', '3'],
    ['en_US', '=SUM(1;2)', '3'],
    ['en_US', '="a;b"&JOIN(";";1,2)', 'a;b1;2'],
    ['en_US', '=SUM({1,2;3,4})', '10'],
    ['de_DE', '=SUM(1;2)', '3'],
    ['de_DE', '=SUM(1,2)', '1,2'],
    ['de_DE', '=SUM(A1, 2)', '#ERROR!'],
    ['fr_FR', '=IF(TRUE,"a","b")', '#ERROR!'],
    ['de_DE', '=IF(TRUE;"a,b";"c")', 'a,b'],
    ['de_DE', '=SUM({1\\2;3\\4})', '10']
  ])('in %s %s shows %s: a semicolon does everywhere, a comma only where it is no decimal mark', (locale, formula, text) => {
    const tab = createBook({ locale }).tabs[0] as Tab
    tab.enter(20, 5, [[formula]])
    expect(tab.displayText(20, 5)).toBe(text)
  })
})

describe('SUBTOTAL', () => {
  const withHidden = (): Tab => {
    const { tab } = open()
    tab.setFilter({ row: 1, column: 1, rows: 4, columns: 3 })
    tab.setColumnFilter(1, ['bob'])
    tab.hideRows(4, 1)
    return tab
  }

  it.each([
    ['=SUBTOTAL(9,B2:B4)', '78'],
    ['=SUBTOTAL(109,B2:B4)', '31'],
    ['=SUBTOTAL(3,A2:A4)', '2'],
    ['=SUBTOTAL(103,A2:A4)', '1'],
    ['=SUBTOTAL(1,B2:B4)', '39'],
    ['=SUBTOTAL(104,B2:B4)', '31'],
    ['=SUBTOTAL(12,B2:B4)', '#VALUE!']
  ])('%s leaves out rows hidden by the filter, from 101 on also those hidden by hand: %s', (formula, text) => {
    const tab = withHidden()
    tab.enter(20, 5, [[formula]])
    expect(tab.displayText(20, 5)).toBe(text)
  })

  it('leaves out other subtotals', () => {
    const { tab } = open()
    tab.enter(5, 2, [['=SUBTOTAL(9,B2:B4)'], ['=SUBTOTAL(9,B2:B5)']])
    expect(tab.displayText(6, 2)).toBe('103')
  })

  it.each([
    ['=MAP(Sheet1!A2:A4, LAMBDA(x, SUBTOTAL(103, x)))'],
    ["=BYROW('Sheet1'!A2:C4, LAMBDA(r, MIN(1, SUBTOTAL(103, r))))"],
    ['=MAP(Sheet1!B2:B4, LAMBDA(age, IF(SUBTOTAL(103, age) = 1, 1, 0)))']
  ])('tells by %s which rows are visible, from another tab, at once when that changes', (formula) => {
    const { book, tab } = open()
    const scratch = book.insertTab('scratch')
    scratch.enter(1, 1, [[formula]])
    const visible = () => [1, 2, 3].map((row) => scratch.displayText(row, 1)).join('')
    expect(visible()).toBe('111')
    tab.hideRows(3, 1)
    expect(visible()).toBe('101')
    tab.setFilter({ row: 1, column: 1, rows: 4, columns: 3 })
    tab.setColumnFilter(3, ['Berlin'])
    expect(visible()).toBe('001')
    tab.showRows(3, 1)
    tab.setFilter(null)
    expect(visible()).toBe('111')
  })

  it('binds references of several arrays, row by row', () => {
    const { tab } = open()
    tab.enter(1, 5, [['=MAP(A2:A4,B2:B4,LAMBDA(name,age,name&" "&(age+ROW(age))))']])
    expect([1, 2, 3].map((row) => tab.displayText(row, 5))).toEqual(['Ann 33', 'bob 28', 'Cid 51'])
  })
})
