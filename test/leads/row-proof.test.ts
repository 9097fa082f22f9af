import type { LeadTable } from '../../src/leads/lead-table'
import { findByProof, rowProof } from '../../src/leads/row-proof'
import { STATUS_HEADERS } from '../../src/words'

const HEADERS = ['First name', 'Last name', 'List', 'Country', 'Industry', 'Note', STATUS_HEADERS.status]
const table = (...cells: string[][]): LeadTable => ({
  headerRow: 1,
  columns: HEADERS.map((key, index) => ({ key, column: index + 1 })),
  lastColumn: HEADERS.length,
  lastRow: 1 + cells.length,
  window: { first: 2, last: 1 + cells.length },
  cells,
  remarks: [],
  tab: null as never,
  text: () => '',
  isFilled: () => true,
})
const ADA = ['Ada', 'Novak', 'DACH', 'Austria', 'Software', 'a', '']
const proof = (cells: string[]): string => rowProof(table(cells), 2)
const found = (now: LeadTable, ...hints: [number, string[]][]) => Object.fromEntries(findByProof(now, hints.map(([row, cells]) => ({ row, proof: proof(cells) }))))

describe('by what a row is known again', () => {
  it.each(HEADERS.slice(0, -1).map((header, index) => [header, index]))('its %s counts', (_, index) =>
    expect(proof(ADA.map((text, at) => (at === index ? 'other' : text)))).not.toBe(proof(ADA)))
  it('where a cell stands counts', () => expect(proof(['Ada', '', ''])).not.toBe(proof(['', 'Ada', ''])))
  it('what we write there does not', () => expect(proof([...ADA.slice(0, -1), 'Not added'])).toBe(proof(ADA)))
  it('a row without a cell of its own is not known', () => expect(proof(['', ' ', '', '', '', '', 'Failed'])).toBe(''))
  it('differs for each of many rows that are nearly alike', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ['', '', 'DACH', 'Austria', 'Software', `${index}`, ''])
    expect(new Set(rows.map(proof)).size).toBe(rows.length)
  })
})

describe('finding it', () => {
  const BEA = ['Bea', ...ADA.slice(1)]
  it('takes the row that moved', () => expect(found(table(BEA, ADA), [2, ADA])).toEqual({ 2: 3 }))
  it('takes of identical rows only the hinted one', () => expect(found(table(ADA, ADA, BEA), [3, ADA])).toEqual({ 3: 3 }))
  it('takes none of identical rows that moved', () => expect(found(table(BEA, ADA, ADA), [2, ADA])).toEqual({}))
  it('never takes who is alike in the first cells only', () => expect(found(table([...ADA.slice(0, 5), 'b', '']), [2, ADA])).toEqual({}))
})
