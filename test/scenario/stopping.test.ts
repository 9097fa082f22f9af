/** Stopping: the rows are marked first, lost answers are not told as something else, and every row of a person follows. */
import { STATUS_HEADERS } from '../../src/words'
import { addRequest, connect, connectedSheet, ledgerAgrees, pressAdd, PAUSED, pressStop, RUNNING, stopRequest } from './support/adding'
import { EDITOR, manyLeads, OWNER, type Sheet, type SheetOptions } from './support/sheet'

const STOP_ROUTE = '/campaign/StopLeadInCampaign'

const withLeads = (count: number, options: Partial<SheetOptions> = {}): Sheet => {
  const sheet = connectedSheet({ rows: manyLeads(count), ...options })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  return sheet
}
const stoppedThere = (sheet: Sheet): number => sheet.heyreach.ledger(RUNNING).filter(({ status, added }) => added > 0 && status === 'Stopped').length
const columnOf = (sheet: Sheet, header: string): number =>
  Array.from({ length: sheet.tab.lastColumn() }, (_, index) => index + 1).find((column) => sheet.tab.displayText(1, column) === header) ?? 0

it('stops nobody whose row cannot be written, and says why', () => {
  const sheet = withLeads(3)
  connect(sheet, EDITOR)
  sheet.tab.protect({ rect: { row: 1, column: columnOf(sheet, STATUS_HEADERS.detail), rows: 100, columns: 1 }, editors: [OWNER] })
  const { state } = pressStop(sheet, stopRequest(sheet, { kind: 'row' }, { as: EDITOR }), { as: EDITOR })
  expect(state.phase).toMatchObject({ ending: { how: 'error', error: { code: 'platform-limit', help: expect.stringContaining('protected') } } })
  expect(stoppedThere(sheet)).toBe(0)
})

it('says Stopped after an answer was lost and HeyReach says the lead is not running any more', () => {
  const sheet = withLeads(3)
  const mend = sheet.heyreach.addFault({ route: STOP_ROUTE, effect: { drop: 'after' } })
  const lost = pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  expect(lost.state.results.map(({ outcome }) => outcome)).toEqual(['unconfirmed', 'unconfirmed', 'unconfirmed'])
  mend()
  const again = pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  expect(again.state.results.map(({ outcome }) => outcome)).toEqual(['stopped', 'stopped', 'stopped'])
  expect(sheet.column(STATUS_HEADERS.status)).toEqual(['Stopped', 'Stopped', 'Stopped'])
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
})

it('asks again in the same campaign for those that were not confirmed', () => {
  const sheet = withLeads(1)
  const mend = sheet.heyreach.addFault({ route: STOP_ROUTE, effect: { status: 500 } })
  const { state } = pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  mend()
  expect(state.results[0]?.outcome).toBe('unconfirmed')
  // What “Ask again” sends.
  const people = [{ key: state.results[0]?.key ?? '', row: 2, campaignId: RUNNING }]
  const answer = sheet.value(sheet.ask('stopLeadsChunk', { request: stopRequest(sheet, { kind: 'row' }), people }))
  expect(answer.results[0]?.outcome).toBe('stopped')
})

it.each(['row', 'everywhere'] as const)('killed at any call, a second press tells the truth (%s)', (kind) => {
  let kills = 0
  for (let at = 0; ; at += 1) {
    let calls = 0
    let armed = false
    const sheet: Sheet = withLeads(2, {
      host: { onCall: ({ backend }) => (armed && backend && calls++ === at ? 'kill' : undefined) },
    })
    const request = stopRequest(sheet, { kind })
    const { people } = sheet.value(sheet.ask('previewStopLeads', request))
    armed = true
    const tried = sheet.tryAs(OWNER, 'stopLeadsChunk', { request, people })
    armed = false
    if (tried.kind === 'answer') break
    kills += 1
    expect([at, ledgerAgrees(sheet, RUNNING)]).toEqual([at, []])
    pressStop(sheet, stopRequest(sheet, { kind }))
    expect([at, stoppedThere(sheet)]).toEqual([at, 2])
    expect([at, sheet.column(STATUS_HEADERS.status)]).toEqual([at, ['Stopped', 'Stopped']])
  }
  expect(kills).toBeGreaterThan(15)
}, 60_000)

it('a pasted URL’s rows read Stopped on every tab that sent the person', () => {
  const sheet = withLeads(2)
  const second = sheet.book.insertTab('Second')
  second.enterRaw(1, 1, manyLeads(2))
  pressAdd(sheet, { ...addRequest(sheet, RUNNING), tabId: second.id, blocks: [{ row: 2, column: 1, rows: 2, columns: 5 }] })
  const where = { kind: 'campaign' as const, campaignId: RUNNING }
  pressStop(sheet, { tabId: null, headerRow: null, pastedUrl: 'linkedin.com/in/person-1-demo', where })
  expect(sheet.column(STATUS_HEADERS.status)).toEqual(['In campaign', 'Stopped'])
  const column = columnOf(sheet, STATUS_HEADERS.status)
  expect([second.displayText(2, column), second.displayText(3, column)]).toEqual(['In campaign', 'Stopped'])
})

it('rows of the same people on another tab follow', () => {
  const sheet = withLeads(2)
  const second = sheet.book.insertTab('Second')
  second.enterRaw(1, 1, manyLeads(2))
  pressAdd(sheet, { ...addRequest(sheet, RUNNING), tabId: second.id, blocks: [{ row: 2, column: 1, rows: 2, columns: 5 }] })
  pressStop(sheet, stopRequest(sheet, { kind: 'row' }, { rows: [2, 2] }))
  const column = columnOf(sheet, STATUS_HEADERS.status)
  expect([second.displayText(2, column), second.displayText(3, column)]).toEqual(['Stopped', 'In campaign'])
})

it('says before stopping in one campaign who goes on in another', () => {
  const sheet = withLeads(2)
  pressAdd(sheet, addRequest(sheet, PAUSED, { rows: [2, 2], options: { inOtherCampaign: true } }))
  const notices = (kind: 'row' | 'everywhere') => sheet.value(sheet.ask('previewStopLeads', stopRequest(sheet, { kind }))).notices
  expect(notices('row')).toEqual([expect.stringMatching(/^1 of them is also in Acme – CFO DACH and goes on there/)])
  expect(notices('everywhere')).toEqual([])
})
