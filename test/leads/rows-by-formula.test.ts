/** Tabs filled by formulas: an honest tab is never blocked, and one whose rows come from elsewhere is not let through. */
import { fillingFormula, findFillingFormula } from '../../src/leads/formula-filled'
import type { LeadTable } from '../../src/leads/lead-table'
import type { Mapping } from '../../src/sidebar/protocol'

const HEADERS = ['First name', 'Last name', 'Full name', 'LinkedIn', 'Company']
const mapping: Mapping = { fields: { fullName: 'Full name', profileUrl: 'LinkedIn', companyName: 'Company' }, customFields: [], sender: { kind: 'heyreach' } }
const FILLED = ['Ada', 'Novak', 'Ada Novak', 'linkedin.com/in/ada', 'Acme']
const table = (rows = 3): LeadTable => ({
  headerRow: 1,
  columns: HEADERS.map((key, index) => ({ key, column: index + 1 })),
  lastColumn: 5,
  lastRow: 1 + rows,
  window: { first: 2, last: 1 + rows },
  cells: Array.from({ length: rows }, () => FILLED),
  remarks: [],
  tab: null as never,
  text: () => '',
  isFilled: () => true,
})
const NONE = ['', '', '', '', '']
const found = (rows: string[][], of = table()) => findFillingFormula(of, [0, 1, 2].map((index) => rows[index] ?? NONE), mapping)
const inCell = (column: number, formula: string): string[] => NONE.map((none, index) => (index === column - 1 ? formula : none))

it.each<[string, number, string[][]]>([
  ['a column with its header, worked out from its own row', 3, [['', '', '={"Full name";ARRAYFORMULA(A2:A&" "&B2:B)}', '', '']]],
  ['a column with its header, looked up by the row’s own key', 3, [['', '', '', '', '={"Company";ARRAYFORMULA(VLOOKUP(D2:D,Firms!A:B,2,0))}']]],
  ['a number in the header row', 3, [['="First name ("&COUNTA(UNIQUE(D2:D))&")"', '', '', '', '']]],
  ['a lookup by FILTER where the tab has one lead', 1, [NONE, ['', '', '', '', '=IFERROR(INDEX(FILTER(Firms!B:B,Firms!A:A=D2),1))']]],
  ['a lookup by FILTER in the first row, the second typed by hand', 3, [NONE, ['', '', '', '', '=FILTER(Firms!B:B,Firms!A:A=D2)']]],
  ['words in a text that look like a function', 3, [NONE, ['', '', '', '', '="Filter (Austria)"']]],
])('an honest tab is not blocked because of %s', (_, leads, rows) => expect(found(rows, table(leads))).toBeNull())

it.each([
  '={"Full name";ARRAYFORMULA(IF(A2:A="","",A2:A&" "&B2:B))}',
  '={"Full name"\\ARRAYFORMULA(A2:A&" "&B2:B)}',
  '=VSTACK("Full name",ARRAYFORMULA(TRIM(A2:A&" "&B2:B)))',
  '=VSTACK("Company",MAP(D2:D,LAMBDA(url,IFERROR(INDEX(FILTER(Firms!B:B,Firms!A:A=url),1)))))',
  '={"Company";ARRAYFORMULA(IFNA(XLOOKUP(D2:D,Firms!A:A,Firms!B:B)))}',
  '={"Company";ARRAYFORMULA(IF(COUNTIF(Firms!A:A,D2:D)>0,"known","new"))}',
  '={"Company";ARRAYFORMULA(VLOOKUP(D2:D,QUERY(Firms!A:B,"select A,B"),2,0))}',
  '={"Company";INDEX(PROPER(A2:A))}',
  '=ARRAYFORMULA(IF(ROW(A1:A)=1,"Company",IFERROR(VLOOKUP(D1:D,Firms!A:B,2,0))))',
  '="Company ("&IMPORTRANGE("https://docs.google.com/…","Settings!B1")&")"',
  '=IMPORTRANGE("https://docs.google.com/…","Settings!B1")',
  '=INDEX(Settings!A:B,3,2)',
  '=Settings!$B$1',
  '=LET(n,UNIQUE(D2:D),"Company ("&COUNTA(n)&")")',
  '=TEXTJOIN(", ",TRUE,UNIQUE(FILTER(Firms!B:B,Firms!A:A<>"")))',
  '=TRIM(Data!A1:E1)',
  '={"Full name";ARRAYFORMULA(FirstNames&" "&LastNames)}',
  `=LET(${Array.from({ length: 60 }, (_, index) => `n${index}_,${index === 0 ? 'A2' : `n${index - 1}_&n${index - 1}_`},`).join('')}n59_)`,
  '=HYPERLINK("https://example.com/Data!A1:E","Company")',
])('an honest header made by %s is not taken for rows from elsewhere', (formula) => {
  for (const column of [1, 3, 5]) expect(found([inCell(column, formula)])).toBeNull()
})

it.each([
  '=Import',
  '=OFFSET(Data!A1,0,0,100,5)',
  '=INDIRECT("Data!A1:E")',
  '=INDEX(Data!A:E)',
  '=LET(d,Data!A1:E,d)',
  '=TRANSPOSE(Data!A1:Z5)',
  '=XLOOKUP("x",Data!A:A,Data!B:F)',
  '=IFERROR(QUERY(Data!A:E;"select *";1);"")',
  '={"First name","Last name","Full name","LinkedIn","Company";SORT(Data!A2:E,1,TRUE)}',
  '=VSTACK(\'Week 1\'!A1:E,\'It\'\'s week 2\'!A2:E)',
  '=ARRAYFORMULA(IF(Data!A1:E="","",Data!A1:E))',
  '=ARRAYFORMULA(TRIM(Data!A1:E&""))',
  '=ARRAYFORMULA(VLOOKUP(Data!A1:A,Data!A:E,{1,2,3,4,5},0))',
  '=INDIRECT(G1&"!A1:E")',
  '=LET(all,Data!A1:E,live,FILTER(all,Data!F1:F="x"),SORT(live,1,TRUE))',
  '=REDUCE("",Tabs!A1:A5,LAMBDA(rows,tab,VSTACK(rows,INDIRECT(tab&"!A2:E"))))',
  '=IMPORTJSON("https://example.com/leads")',
  '=Leads[#ALL]',
  '=(Data!A1:E)',
  '=+Data!A1:E',
  '=Übersicht!A1:E',
])('a tab filled by %s is known as such', (formula) => expect(found([inCell(1, formula)])).not.toBeNull())

it.each(['=OFFSET(Data!$B$1,ROW()-1,0)', '=INDEX(Data!B:B,ROW())', '=INDIRECT("Data!B"&ROW())', '=HYPERLINK(Data!B2)'])(
  'a URL that is whatever stands in the same place elsewhere, as by %s, is known as such',
  (formula) => expect(found([NONE, inCell(4, formula), inCell(4, formula)])).toEqual({ cell: 'D2', name: null }),
)

describe('a formula above the headers', () => {
  const asked: unknown[] = []
  const tabWith = (formula: string, headerRow = 2, more: Record<number, string[]> = {}): LeadTable => {
    const formulas = (block: { row: number; rows: number }) => {
      asked.push(block)
      return Array.from({ length: block.rows }, (_, index) => (block.row + index === 1 ? inCell(1, formula) : (more[block.row + index] ?? NONE)))
    }
    return { ...table(), headerRow, lastRow: headerRow + 3, window: { first: headerRow + 1, last: headerRow + 3 }, tab: { name: 'Leads', formulas } as never }
  }
  beforeEach(() => asked.splice(0))

  it('that brings in title, headers and leads is known, in one call', () => {
    expect(fillingFormula(tabWith('=IMPORTRANGE("https://docs.google.com/…","Leads!A1:E")'), mapping)).toMatchObject({ cell: 'A1' })
    expect(asked).toHaveLength(1)
  })
  it('is no matter where the headers have formulas of their own', () =>
    expect(fillingFormula(tabWith('=UNIQUE(Data!A1:E)', 2, { 2: inCell(1, '="First name"') }), mapping)).toBeNull())
  it('is a title where it gives one value', () => expect(fillingFormula(tabWith('="Leads of "&TEXT(TODAY(),"mmmm")'), mapping)).toBeNull())
  it('is not looked for far up', () => {
    fillingFormula(tabWith('', 400), mapping)
    expect(asked).toEqual([{ row: 391, column: 1, rows: 12, columns: 5 }])
  })
  it('that names its own tab speaks of its own rows', () => {
    expect(fillingFormula(tabWith('={"First name";ARRAYFORMULA(Leads!A2:A&\'leads\'!B2:B)}', 1), mapping)).toBeNull()
    expect(fillingFormula(tabWith('={"First name";ARRAYFORMULA(OldLeads!A2:A&"")}', 1), mapping)).not.toBeNull()
  })
})
