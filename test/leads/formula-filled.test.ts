import { findFillingFormula } from '../../src/leads/formula-filled'
import type { LeadTable } from '../../src/leads/lead-table'
import type { Mapping } from '../../src/sidebar/protocol'

const HEADERS = ['Name', 'LinkedIn', 'Company', 'Notes']
const mapping: Mapping = { fields: { fullName: 'Name', profileUrl: 'LinkedIn', companyName: 'Company' }, customFields: [], sender: { kind: 'heyreach' } }
const table = (cells = [['Ada', 'linkedin.com/in/ada', 'Acme', ''], ['Bo', 'linkedin.com/in/bo', 'Beta', '']]): LeadTable => ({
  headerRow: 1,
  columns: HEADERS.map((key, index) => ({ key, column: index + 1 })),
  lastColumn: 4,
  lastRow: 3,
  window: { first: 2, last: 3 },
  cells,
  remarks: [],
  tab: null as never,
  text: () => '',
  isFilled: () => true,
})
const NONE = ['', '', '', '']
const found = (...rows: string[][]) => findFillingFormula(table(), [0, 1, 2].map((index) => rows[index] ?? NONE), mapping)

describe('a tab whose leads come from a formula', () => {
  it.each([
    ['=IMPORTRANGE("https://docs.google.com/…","Leads!A1:D")', 'IMPORTRANGE'],
    ['=QUERY(Data!A1:D,"select *")', 'QUERY'],
    ['=SORT(FILTER(Data!A1:D,Data!D1:D="x"))', 'SORT'],
    ['={Data!A1:D100}', null],
    ['=ARRAYFORMULA(Data!A1:D100)', null],
    ['=Data!A1:D100', null],
    ["='My leads'!A1:D100", null],
  ])('is known by %s in its header row', (formula, name) => expect(found([formula, '', '', ''])).toEqual({ cell: 'A1', name }))

  it('is known by a formula below headers of its own', () => expect(found(NONE, ['', '=UNIQUE(Data!B2:B)', '', ''])).toEqual({ cell: 'B2', name: 'UNIQUE' }))

  it('is known by URLs that point at another tab’s rows, one a row', () =>
    expect(found(NONE, ['', '=Data!B2', '', ''], ['', '=Data!B3', '', ''])).toEqual({ cell: 'B2', name: null }))

  it.each([
    ['a lookup in every row', [NONE, ['', '', '=FILTER(Firms!B:B,Firms!A:A=B2)', ''], ['', '', '=FILTER(Firms!B:B,Firms!A:A=B3)', '']]],
    ['a URL looked up by the row’s own key', [NONE, ['', '=VLOOKUP(A2,Data!A:B,2,0)', '', ''], ['', '=VLOOKUP(A3,Data!A:B,2,0)', '', '']]],
    ['a constant from another tab', [NONE, ['', '', '=Settings!$B$1', ''], ['', '', '=Settings!$B$1', '']]],
    ['a column worked out from its own row', [['=ARRAYFORMULA(B1:B&" "&C1:C)', '', '', '']]],
    ['a formula to the right of all that is sent', [['', '', '', '=QUERY(Data!A1:D)']]],
    ['no formula at all', []],
  ])('is not taken for one because of %s', (_, rows) => expect(found(...rows)).toBeNull())

  it('ends where a column with a formula of its own, or an empty one, begins', () => {
    expect(findFillingFormula(table([['Ada', 'linkedin.com/in/ada', 'Acme', 'x'], NONE]), [NONE, ['', '', '', ''], NONE], mapping)).toBeNull()
    const onlyCompany = { ...mapping, fields: { profileUrl: 'LinkedIn' } }
    expect(findFillingFormula(table(), [['=QUERY(Data!A1:A)', '=LINKEDIN(A1)', '', ''], NONE, NONE], onlyCompany)).toBeNull()
  })
})
