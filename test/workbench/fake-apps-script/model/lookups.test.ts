/** Looking things up: Google's semantics, and at speed over long columns. */
import { createBook } from '../../../../workbench/fake-apps-script/model/create-book'
import type { Entered, Tab } from '../../../../workbench/fake-apps-script/model/types'

const people: Entered[][] = [
  ['Name', 'Key', 'City'],
  ['Ann', 'linkedin.com/in/ann', 'Berlin'],
  ['Bob', 'linkedin.com/in/bob', 'Paris'],
  ['bob', 'linkedin.com/in/BOB', 'Rome'],
  [7, "'7", 'Oslo'],
  ['what?', 'a*', '']
]

const shown = (formula: string): string => {
  const tab = createBook().tabs[0] as Tab
  tab.enter(1, 1, people)
  tab.enter(10, 5, [[formula]])
  return tab.displayText(10, 5)
}
const spilled = (formula: string): string[][] => {
  const tab = createBook().tabs[0] as Tab
  tab.enter(1, 1, people)
  tab.enter(10, 5, [[formula]])
  return [0, 1, 2].map((down) => [0, 1, 2].map((right) => tab.displayText(10 + down, 5 + right)))
}

describe('lookups', () => {
  it.each([
    ['=MATCH("LINKEDIN.com/in/bob",B:B,0)', '3'],
    ['=MATCH(7,A:A,0)', '5'],
    ['=MATCH("7",A:A,0)', '#N/A'],
    ['=MATCH(7,B:B,0)', '#N/A'],
    ['=MATCH("linkedin*",B:B,0)', '2'],
    ['=MATCH("wha?~?",A:A,0)', '6'],
    ['=MATCH("Rome",A4:C4,0)', '3'],
    ['=XMATCH("bob",A:A)', '3'],
    ['=XMATCH("bob",A:A,0,-1)', '4'],
    ['=XMATCH("what*",A:A)', '#N/A'],
    ['=XMATCH("what*",A:A,2)', '6'],
    ['=XMATCH("zed",A:A)', '#N/A'],
    ['=VLOOKUP("bob",A:C,3,FALSE)', 'Paris'],
    ['=VLOOKUP("zed",A:C,3,FALSE)', '#N/A'],
    ['=VLOOKUP("bob",A:C,4,FALSE)', '#REF!'],
    ['=XLOOKUP("a*",B:B,A:A)', 'what?'],
    ['=XLOOKUP("zed",B:B,A:A,"")', ''],
    ['=XLOOKUP("zed",B:B,A:A)', '#N/A'],
    ['=XLOOKUP("bob",A:A,C:C,"none",0,-1)', 'Rome'],
    ['=XLOOKUP("Bob",A1:A3,C1:C2)', '#VALUE!'],
    ['=INDEX(A1:C6,2,3)', 'Berlin'],
    ['=INDEX(C:C,MATCH("ann",A:A,0))', 'Berlin'],
    ['=IFERROR(INDEX(C:C,MATCH("zed",A:A,0)),"")', ''],
    ['=INDEX(A1:C6,9,1)', '#NUM!'],
    ['=SUM(INDEX(A:A,0))', '7'],
    ['=IFNA(MATCH("zed",A:A,0),"none")', 'none'],
    ['=IFNA(1/0,"none")', '#DIV/0!'],
    ['=REGEXMATCH("Hello","(?i)^hELLO$")', 'TRUE'],
    ['=REGEXMATCH("Hello","^hello$")', 'FALSE'],
    ['=REGEXEXTRACT("https://www.LinkedIn.com/in/ann-b/?x=1","(?i)linkedin\\.com\\/in\\/([^/?#]+)")', 'ann-b'],
    ['=REGEXREPLACE("https://x.com/a/","^https?:\\/\\/|\\/$","")', 'x.com/a'],
    ['=REGEXREPLACE("Ann Lee","(\\w+) (\\w+)","$2 $1")', 'Lee Ann'],
    ['=REGEXMATCH("a-b@c","\\-b\\@")', 'TRUE'],
    ['=REGEXEXTRACT("id 42","[[:digit:]]+")', '42'],
    ['=REGEXMATCH("naïve","^\\pL+$")', 'TRUE'],
    ['=REGEXMATCH("ab","a(?=b)")', '#REF!'],
    ['=REGEXMATCH("aa","(a)\\1")', '#REF!'],
    ['=REGEXMATCH(42,"4")', '#VALUE!'],
    ['=REGEXMATCH(TO_TEXT(42),"4")', 'TRUE'],
    ['=REGEXREPLACE("a","a","$&")', '$&'],
    ['=LOWER("LinkedIn.COM/In/Ä")', 'linkedin.com/in/ä']
  ])('%s shows %s', (formula, expected) => {
    expect(shown(formula)).toBe(expected)
  })

  it.each([
    ['INDEX with row 0 is the column', '=INDEX(A2:C4,0,3)', [['Berlin', '', ''], ['Paris', '', ''], ['Rome', '', '']]],
    ['INDEX without a column is the row', '=INDEX(A2:C4,2)', [['Bob', 'linkedin.com/in/bob', 'Paris'], ['', '', ''], ['', '', '']]],
    ['XLOOKUP gives a row of many columns', '=XLOOKUP("ann",A:A,A:C)', [['Ann', 'linkedin.com/in/ann', 'Berlin'], ['', '', ''], ['', '', '']]],
    ['ARRAYFORMULA over MATCH', '=ARRAYFORMULA(IFERROR(MATCH({"bob";"zed";"ann"},A:A,0),"-"))', [['3', '', ''], ['-', '', ''], ['2', '', '']]],
    ['ARRAYFORMULA over VLOOKUP', '=ARRAYFORMULA(VLOOKUP(A2:A4,A:C,3,FALSE))', [['Berlin', '', ''], ['Paris', '', ''], ['Paris', '', '']]],
    ['ARRAYFORMULA over XLOOKUP', '=ARRAYFORMULA(XLOOKUP(A2:A4,A:A,C:C,"none"))', [['Berlin', '', ''], ['Paris', '', ''], ['Paris', '', '']]],
    ['ARRAYFORMULA over text', '=ARRAYFORMULA(REGEXREPLACE(LOWER(A2:A4),"[aeiou]","."))', [['.nn', '', ''], ['b.b', '', ''], ['b.b', '', '']]],
    ['MAP with a lookup', '=MAP(A2:A4,LAMBDA(x,IFERROR(INDEX(C:C,MATCH(x,A:A,0)),"")))', [['Berlin', '', ''], ['Paris', '', ''], ['Paris', '', '']]],
    ['BYROW', '=BYROW(A2:C4,LAMBDA(r,INDEX(r,1,3)))', [['Berlin', '', ''], ['Paris', '', ''], ['Rome', '', '']]],
    ['MAKEARRAY', '=MAKEARRAY(2,3,LAMBDA(r,c,r*10+c))', [['11', '12', '13'], ['21', '22', '23'], ['', '', '']]],
    ['SCAN', '=SCAN(0,{1,2,3},LAMBDA(sum,x,sum+x))', [['1', '3', '6'], ['', '', ''], ['', '', '']]]
  ])('%s', (_, formula, expected) => {
    expect(spilled(formula)).toEqual(expected)
  })

  it('find what a long column holds now, not what it held', () => {
    const { tab, at } = longColumn(2000, 'en_US')
    tab.enter(1, 4, [['=MATCH("key 1500",A:A,0)', '=MATCH("new",A:A,0)']])
    expect([at(4), at(5)]).toEqual(['1500', '#N/A'])
    tab.enter(1500, 1, [['new']])
    expect([at(4), at(5)]).toEqual(['#N/A', '1500'])
    tab.insertRows(3, 2)
    expect([at(4), at(5)]).toEqual(['#N/A', '1502'])
    tab.enter(10, 1, [['=LOWER("NEW")']])
    expect(at(5)).toBe('10')
    tab.enter(20, 2, [['new']])
    tab.enter(10, 1, [['=B20&"er"']])
    expect(at(5)).toBe('1502')
    tab.enter(20, 2, [['ne']])
    tab.enter(10, 1, [['=B20&"w"']])
    expect(at(5)).toBe('10')
    tab.sort({ row: 1, column: 1, rows: 2002, columns: 1 }, 1, true)
    expect(at(4)).toBe('#N/A')
  })
})

const longColumn = (rows: number, locale = 'de_DE') => {
  const book = createBook({ locale })
  const tab = book.tabs[0] as Tab
  if (rows > 1000) tab.insertRows(1001, rows - 1000)
  tab.enter(1, 1, Array.from({ length: rows }, (_, row) => [`key ${row + 1}`]))
  return { book, tab, at: (column: number) => tab.displayText(1, column) }
}

const seconds = (work: () => void): number => {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

/** Limits are far above what it takes (see the comments), to catch what grows with the square. */
describe('lookups at speed', () => {
  it('5,000 formulas over 20,000 rows', () => {
    const { book, tab } = longColumn(20_000)
    tab.rename('Contacts')
    tab.enter(1, 3, Array.from({ length: 20_000 }, (_, row) => [`stage ${row + 1}`]))
    const leads = book.insertTab('Leads')
    leads.insertRows(1001, 4000)
    leads.enter(1, 1, Array.from({ length: 5000 }, (_, row) => [`KEY ${row * 4}`]))
    leads.enter(
      1,
      2,
      Array.from({ length: 5000 }, (_, row) => [`=IFERROR(INDEX(Contacts!C:C;MATCH(LOWER($A${row + 1});Contacts!A:A;0));"")`])
    )
    // About 0.4 s with reading the formulas, then 0.1 s.
    expect(seconds(() => expect(leads.displayText(5000, 2)).toBe('stage 19996'))).toBeLessThan(10)
    tab.enter(100, 3, [['other']])
    expect(seconds(() => expect(leads.displayText(26, 2)).toBe('other'))).toBeLessThan(5)
    tab.enter(100, 1, [['gone']])
    expect(seconds(() => expect(leads.displayText(26, 2)).toBe(''))).toBeLessThan(5)
    // One formula alone does not read the column again: about 0.005 s each.
    expect(seconds(() => Array.from({ length: 20 }, (_, n) => {
      leads.enter(1, 1, [[`key ${n + 200}`]])
      expect(leads.displayText(1, 2)).toBe(`stage ${n + 200}`)
    }))).toBeLessThan(5)
  }, 60_000)

  it('100,000 rows by one array formula', () => {
    const { book, tab } = longColumn(100_000)
    tab.rename('Contacts')
    const leads = book.insertTab('Leads')
    leads.insertRows(1001, 4000)
    leads.enter(1, 1, Array.from({ length: 5000 }, (_, row) => [`key ${row * 20 + 1}`]))
    leads.enter(1, 2, [['=ARRAYFORMULA(IFNA(XLOOKUP(A1:A5000;Contacts!A:A;Contacts!A:A);""))']])
    // About 0.2 s.
    expect(seconds(() => expect(leads.displayText(5000, 2)).toBe('key 99981'))).toBeLessThan(10)
    leads.enter(1, 3, [['=MAP(A1:A5000;LAMBDA(x;IFNA(INDEX(Contacts!A:A;MATCH(x;Contacts!A:A;0));"")))']])
    expect(seconds(() => expect(leads.displayText(5000, 3)).toBe('key 99981'))).toBeLessThan(10)
  }, 60_000)
})
