/** Words land on the row they speak of, and never over what a person has written. */
import { addRequest, connectedSheet, pressAdd, RUNNING } from './support/adding'
import { STATUS_HEADERS } from '../../src/words'

const url = (index: number): string => `https://www.linkedin.com/in/person-${index}-demo`

it('why a row is left out stands on that row, although rows begin alike and one is inserted above between preview and button', () => {
  const header = ['List', 'Country', 'Industry', 'Owner', 'First name', 'Last name', 'LinkedIn']
  const alike = ['CFO DACH', 'Austria', 'Software', 'Mia']
  const rows = [header, [...alike, 'Ada', 'One', url(1)], [...alike, 'No', 'Url', ''], [...alike, 'Bob', 'Two', url(2)], [...alike, 'Eve', 'Three', url(3)]]
  const sheet = connectedSheet({ rows })
  pressAdd(sheet, addRequest(sheet, RUNNING, { rows: [3, 4] }), { looking: () => sheet.tab.insertRows(2, 1) })
  const statuses = Object.fromEntries(sheet.column('First name').map((name, index) => [name, `${sheet.cell(index + 2, STATUS_HEADERS.status)}`]))
  expect(statuses).toMatchObject({ No: 'Not added', Ada: '', Bob: 'In campaign', Eve: '' })
})

it('what a person has written beside rows that wait stays as it was, kind and all', () => {
  const rows = [['First name', 'Last name', 'LinkedIn', ...Object.values(STATUS_HEADERS)], ...Array.from({ length: 1010 }, (_, index) => [`First${index}`, `Last${index}`, url(index), '', '', '', ''])]
  const sheet = connectedSheet({ rows })
  const at = 3 + Object.keys(STATUS_HEADERS).indexOf('detail') + 1
  // Row 1006 waits for the second chunk no less than its neighbours, but is not selected; its note is a date and a formula.
  sheet.tab.enter(1006, at, [['=1+1']])
  pressAdd(sheet, addRequest(sheet, RUNNING, { rows: [[2, 1005], [1007, 1011]] }), { person: ({ phase }) => (phase.kind === 'sending' ? undefined : 'leave') })
  expect(sheet.tab.cell(1006, at)).toMatchObject({ value: 2, formula: '=1+1' })
})

it('a run goes on when a row is inserted above headers of which one stands in the title row too', () => {
  const [header = [], ...leads] = Array.from({ length: 5 }, (_, index) => (index === 0 ? ['First name', 'Last name', 'LinkedIn'] : [`First${index}`, `Last${index}`, url(index)]))
  const sheet = connectedSheet({ rows: [['LinkedIn', '', ''], header, ...leads], frozenRows: 2 })
  const { state } = pressAdd(sheet, addRequest(sheet, RUNNING, { rows: [3, 6] }), { looking: () => sheet.tab.insertRows(2, 1) })
  expect(state.phase).toMatchObject({ kind: 'ended', ending: { how: 'all' } })
})
