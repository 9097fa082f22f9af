/** Review: stopping while other tabs are in whatever state people leave them in. */
import { addRequest, connectedSheet, pressAdd, pressStop, RUNNING, stopRequest } from './support/adding'
import { EDITOR, manyLeads, type Sheet } from './support/sheet'

/** Added from a second tab first; then the tab gets `after`; then the same people are added and stopped from the first. */
const stopWith = (after: (sheet: Sheet) => void, as?: string) => {
  const sheet = connectedSheet({ rows: manyLeads(45) }, 'everyone')
  const tab = sheet.book.insertTab('Old')
  tab.enterRaw(1, 1, manyLeads(45))
  const request = { ...addRequest(sheet, RUNNING), tabId: tab.id }
  pressAdd(sheet, request)
  pressAdd(sheet, addRequest(sheet, RUNNING))
  after(sheet)
  const asked = as ? { as } : {}
  return { sheet, ...pressStop(sheet, stopRequest(sheet, { kind: 'row' }, asked), asked) }
}
const told = ({ sheet, state }: ReturnType<typeof stopWith>) => ({
  ending: state.phase.kind === 'ended' ? [state.phase.ending.how, state.phase.ending.error?.title ?? ''] : [],
  outcomes: [...new Set(state.results.map(({ outcome }) => outcome))],
  statuses: [...new Set(sheet.column('HeyReach status'))],
})
const ALL_WELL = { ending: ['all', ''], outcomes: ['stopped'], statuses: ['Stopped'] }

it('a stop is told as done although another tab that had these people was emptied since', () => {
  expect(told(stopWith((sheet) => void sheet.book.tabByName('Old')?.deleteRows(1, 46)))).toEqual(ALL_WELL)
})

it('a stop is told as done although another tab that had these people begins with a lead by now', () => {
  expect(told(stopWith((sheet) => void sheet.book.tabByName('Old')?.deleteRows(1, 1)))).toEqual(ALL_WELL)
})

it('a lead that finished by itself is not called stopped by this sheet because an earlier try was cut off before it asked', () => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  const kill = sheet.heyreach.addFault({ route: '/campaign/StopLeadInCampaign', effect: { drop: 'before' } })
  pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  kill()
  expect(EDITOR).not.toBe('')
  const finished = sheet.heyreach.addFault({ route: '/campaign/StopLeadInCampaign', effect: { status: 400, body: JSON.stringify({ errorMessage: 'Cannot perform the action because the workflow is in FINISHED state.' }) } })
  pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  finished()
  expect(sheet.column('HeyReach status')).toEqual(['In campaign', 'In campaign'])
})
