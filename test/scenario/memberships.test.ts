/** What the spreadsheet remembers of people beyond the one campaign that a row speaks of. */
import { MEMBERSHIPS_TAB } from '../../src/table/hidden-tabs'
import { addRequest, connectedSheet, ledgerAgrees, PAUSED, pressAdd, pressStop, putInto, RUNNING, stopRequest } from './support/adding'
import { manyLeads, type Sheet } from './support/sheet'

const inSecondTab = (sheet: Sheet, rows: string[][], campaignId: number) => {
  const tab = sheet.book.tabByName('Second') ?? sheet.book.insertTab('Second')
  tab.enterRaw(1, 1, rows)
  const request = addRequest(sheet, campaignId)
  return { tab, request: { ...request, tabId: tab.id, blocks: [{ row: 2, column: 1, rows: rows.length - 1, columns: 5 }] } }
}
const reasons = (pressed: ReturnType<typeof pressAdd>) => (pressed.preview?.skipped ?? []).map(({ reason, rows }) => [reason, rows.length])

it('leaves out who was added to another campaign from another tab, until ticked', () => {
  const sheet = connectedSheet({ rows: manyLeads(3) })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  const { request } = inSecondTab(sheet, manyLeads(4), PAUSED)
  const first = pressAdd(sheet, request)
  expect(reasons(first)).toEqual([['already in another campaign of this sheet', 3]])
  expect(first.preview?.skipped[0]).toMatchObject({ option: 'inOtherCampaign', details: expect.arrayContaining([expect.stringContaining('Acme')]) })
  expect(first.preview?.people).toHaveLength(1)
  const ticked = pressAdd(sheet, { ...request, options: { ...request.options, inOtherCampaign: true } })
  expect(ticked.state.added).toBe(3)
  expect(ledgerAgrees(sheet, PAUSED)).toEqual([])
})

it('never adds anew who was stopped in the campaign, whatever the row says since', () => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  pressAdd(sheet, addRequest(sheet, PAUSED))
  expect(sheet.column('HeyReach status')).toEqual(['In campaign', 'In campaign'])
  expect(reasons(pressAdd(sheet, addRequest(sheet, RUNNING, { options: { inOtherCampaign: true } })))).toEqual([['stopped in this campaign before', 2]])
})

it('gives a row that was deleted and pasted anew its status back: HeyReach says the person was there', () => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  sheet.tab.deleteRows(2, 2)
  sheet.tab.enterRaw(2, 1, manyLeads(2).slice(1))
  const { state } = pressAdd(sheet, addRequest(sheet, RUNNING))
  expect([state.added, state.alreadyThere]).toEqual([0, 2])
  expect(sheet.column('HeyReach detail')).toEqual(['Was already there; its fields were updated', 'Was already there; its fields were updated'])
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
})

it('does not remember whom HeyReach refused', () => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  const mend = sheet.heyreach.addFault({ effect: { refuseLeads: true } })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  mend()
  expect(pressAdd(sheet, addRequest(sheet, PAUSED)).state.added).toBe(2)
})

it('goes on when somebody has made a mess of the hidden tab, or deleted it', () => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  sheet.book.tabByName(MEMBERSHIPS_TAB)?.enterRaw(1, 1, [['what', '', 'is', 'this', 'for?'], ['12', 'x', 'sent', '', '']])
  pressAdd(sheet, addRequest(sheet, RUNNING, { rows: [2, 2] }))
  const tab = sheet.book.tabByName(MEMBERSHIPS_TAB)
  if (tab) sheet.book.deleteTab(tab.id)
  pressAdd(sheet, addRequest(sheet, RUNNING))
  expect(sheet.column('HeyReach status')).toEqual(['In campaign', 'In campaign'])
})

describe('the preview tells what the spreadsheet remembers of those who will be added', () => {
  it('sent into this campaign before, from another tab', () => {
    const sheet = connectedSheet({ rows: manyLeads(3) })
    pressAdd(sheet, addRequest(sheet, RUNNING, { rows: [2, 3] }))
    const { request } = inSecondTab(sheet, manyLeads(3), RUNNING)
    expect(pressAdd(sheet, request).preview?.notices).toContainEqual(expect.stringMatching(/^2 of them were sent into this campaign .* before/))
  })

  it('stopped in another campaign', () => {
    const sheet = connectedSheet({ rows: manyLeads(1) })
    pressAdd(sheet, addRequest(sheet, RUNNING))
    pressStop(sheet, stopRequest(sheet, { kind: 'everywhere' }))
    expect(pressAdd(sheet, addRequest(sheet, PAUSED)).preview?.notices).toContainEqual(expect.stringMatching(/^1 of them was stopped in another campaign before/))
  })
})

it('says on the row in which other campaigns its person is too', () => {
  const sheet = connectedSheet({ rows: manyLeads(1) })
  pressAdd(sheet, addRequest(sheet, PAUSED))
  pressAdd(sheet, addRequest(sheet, RUNNING, { options: { inOtherCampaign: true } }))
  expect(sheet.cell(2, 'HeyReach detail')).toMatch(/^Added; also in Acme/)
})

it('does not count who was in the campaign before as added by this sheet', () => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  putInto(sheet, RUNNING, ['https://www.linkedin.com/in/person-0-demo', 'https://www.linkedin.com/in/person-1-demo'])
  pressAdd(sheet, addRequest(sheet, RUNNING, { rows: [2, 2] }))
  pressAdd(sheet, addRequest(sheet, PAUSED, { rows: [3, 3] }))
  sheet.menu('refreshCampaigns')
  const tab = sheet.book.tabByName('HeyReach campaigns')
  const header = (text: string) => Array.from({ length: tab?.lastColumn() ?? 0 }, (_, index) => index + 1).find((column) => tab?.displayText(1, column) === text) ?? 0
  const added = Array.from({ length: (tab?.lastRow() ?? 1) - 1 }, (_, index) => [tab?.displayText(index + 2, header('Campaign id')), tab?.displayText(index + 2, header('Added by this sheet'))])
  expect(Object.fromEntries(added)).toMatchObject({ [RUNNING]: '0', [PAUSED]: '1' })
})
