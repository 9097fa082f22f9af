/** What the spreadsheet remembers of people beyond the one campaign that a row speaks of. */
import { MEMBERSHIPS_TAB } from '../../src/table/hidden-tabs'
import { addRequest, connectedSheet, ledgerAgrees, PAUSED, pressAdd, pressStop, RUNNING, stopRequest } from './support/adding'
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
