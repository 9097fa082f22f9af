/** Review: tabs filled by formulas: who is blocked without need, and who is let through. */
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

it.each([
  ['a column with its header, worked out from its own row', [['', '', '={"Full name";ARRAYFORMULA(A2:A&" "&B2:B)}', '', '']]],
  ['a column with its header, looked up by the row’s own key', [['', '', '', '', '={"Company";ARRAYFORMULA(VLOOKUP(D2:D,Firms!A:B,2,0))}']]],
  ['a number in the header row', [['="First name ("&COUNTA(UNIQUE(D2:D))&")"', '', '', '', '']]],
  ['a lookup by FILTER where the tab has one lead', [NONE, ['', '', '', '', '=IFERROR(INDEX(FILTER(Firms!B:B,Firms!A:A=D2),1))']], 1],
  ['a lookup by FILTER in the first row, the second typed by hand', [NONE, ['', '', '', '', '=FILTER(Firms!B:B,Firms!A:A=D2)']]],
  ['words in a text that look like a function', [NONE, ['', '', '', '', '="Filter (Austria)"']]],
])('an honest tab is not blocked because of %s', (_, rows, leads?: number) => expect(found(rows as string[][], table(leads ?? 3))).toBeNull())

it.each(['=Import', '=OFFSET(Data!A1,0,0,100,5)', '=INDIRECT("Data!A1:E")', '=INDEX(Data!A:E)', '=LET(d,Data!A1:E,d)', '=TRANSPOSE(Data!A1:Z5)', '=XLOOKUP("x",Data!A:A,Data!B:F)'])(
  'a tab filled by %s is known as such',
  (formula) => expect(found([[formula, '', '', '', '']])).not.toBeNull(),
)

it('a tab whose formula stands in the title row above the headers is known as such', () => {
  const formulas = ({ row, rows }: { row: number; rows: number }) =>
    Array.from({ length: rows }, (_, index) => (row + index === 1 ? ['=IMPORTRANGE("https://docs.google.com/…","Leads!A1:E")', '', '', '', ''] : NONE))
  const below = { ...table(), headerRow: 2, lastRow: 5, window: { first: 3, last: 5 }, tab: { formulas } as never }
  expect(fillingFormula(below, mapping)).toMatchObject({ cell: 'A1' })
})
