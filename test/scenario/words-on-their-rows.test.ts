/** Words land on the row they speak of, and never over what a person has written. */
import { addRequest, connectedSheet, pressAdd, RUNNING } from './support/adding'
import { DETAIL, STATUS_HEADERS } from '../../src/words'
import { callAsPage } from './support/call-as-page'
import { OWNER } from './support/sheet'

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

it.each([
  ['other columns', ['LinkedIn', '', '']],
  ['the very same column', ['', '', 'LinkedIn']],
])('and where the title’s word stands over %s, statuses stand beside the headers', (_, title) => {
  const [header = [], ...leads] = Array.from({ length: 5 }, (_row, index) => (index === 0 ? ['First name', 'Last name', 'LinkedIn'] : [`First${index}`, `Last${index}`, url(index)]))
  const sheet = connectedSheet({ rows: [title, header, ...leads], frozenRows: 2 })
  pressAdd(sheet, addRequest(sheet, RUNNING, { rows: [3, 6] }), { looking: () => sheet.tab.insertRows(1, 1) })
  const headers = [1, 2, 3].map((row) => Array.from({ length: 7 }, (_cell, at) => `${sheet.tab.cell(row, at + 1)?.value ?? ''}`))
  expect(headers[2]).toEqual([...header, ...Object.values(STATUS_HEADERS)])
  expect(headers[1]?.slice(3)).toEqual(['', '', '', ''])
  expect([4, 5, 6, 7].map((row) => sheet.tab.cell(row, 5)?.value)).toEqual(Array.from({ length: 4 }, () => 'In campaign'))
})

it('a note that is a number or a date stays one, and a formula stays, while others wait and after they were added', () => {
  const status = Object.keys(STATUS_HEADERS).map(() => '')
  const rows = [['First name', 'Last name', 'LinkedIn', ...Object.values(STATUS_HEADERS)], ...Array.from({ length: 1010 }, (_, index) => [`First${index}`, `Last${index}`, url(index), ...status])]
  const sheet = connectedSheet({ rows })
  const at = 4 + Object.keys(STATUS_HEADERS).indexOf('detail')
  sheet.tab.enter(1004, at, [['2026-09-01']])
  sheet.tab.enter(1006, at, [['=1+1']])
  sheet.tab.enter(1008, at, [[42]])
  const notes = () => [1004, 1006, 1008].map((row) => sheet.tab.cell(row, at))
  const before = notes()
  let waiting: unknown[] = []
  const request = addRequest(sheet, RUNNING, { rows: [[2, 1003], [1005, 1005], [1007, 1007], [1009, 1011]] })
  pressAdd(sheet, request, {
    person: ({ results }) => {
      if (results.length > 0 && waiting.length === 0) waiting = [...notes(), sheet.tab.cell(1005, at)?.value, sheet.tab.cell(1009, at)?.value]
    },
  })
  expect(waiting).toEqual([...before, DETAIL.waiting, DETAIL.waiting])
  expect(notes()).toEqual(before)
  expect(sheet.tab.cell(1007, at - 1)?.value).toBe('In campaign')
})

it('telling 9,000 rows that they wait takes a handful of calls, with others between them too', () => {
  const header = ['First name', 'Last name', 'LinkedIn', ...Object.values(STATUS_HEADERS)]
  const sheet = connectedSheet({ rows: [header, ...Array.from({ length: 10_000 }, (_, index) => [`First${index}`, `Last${index}`, url(index), '', '', '', ''])] })
  const asked: { rows: [number, number][]; calls: number }[] = [
    { rows: [[2, 10_001]], calls: 8 },
    { rows: [[2, 3000], [3002, 6000], [6002, 10_001]], calls: 10 },
  ]
  for (const { rows, calls } of asked) {
    const request = addRequest(sheet, RUNNING, { rows })
    const { people } = callAsPage(sheet, OWNER, 'previewAddLeads', request)
    callAsPage(sheet, OWNER, 'startAddLeads', { request, waiting: people.slice(1000), skipped: [] })
    expect(sheet.calls[sheet.calls.length - 1]).toMatchObject({ name: 'startAddLeads', ok: true, backendCalls: calls })
  }
})
