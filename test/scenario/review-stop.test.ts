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
  const finished = sheet.heyreach.addFault({ route: '/campaign/StopLeadInCampaign', effect: { status: 400, body: JSON.stringify({ errorMessage: 'Cannot perform the action because the workflow is in FINISHED state.' }) } })
  pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  finished()
  expect(sheet.column('HeyReach status')).toEqual(['In campaign', 'In campaign'])
})

it('a stop is told as done although somebody may not edit another tab that had these people', () => {
  expect(told(stopWith((sheet) => void sheet.book.tabByName('Old')?.protect({ rect: null, editors: [] }), EDITOR))).toEqual(ALL_WELL)
})

it('a row that a cut-off run left at “Adding…” says so when its person is stopped by a pasted URL', () => {
  let killing = false
  const sheet = connectedSheet({ rows: manyLeads(1), whileOnTheWay: ({ url }) => void (killing ||= url.endsWith('/campaign/AddLeadsToCampaignV2')), host: { onCall: ({ backend }) => (backend && killing ? 'kill' : undefined) } })
  pressAdd(sheet, addRequest(sheet, RUNNING), { person: () => (killing ? 'leave' : undefined) })
  killing = false
  expect(sheet.column('HeyReach status')).toEqual(['Adding…'])
  const request = { tabId: null, headerRow: null, pastedUrl: 'https://www.linkedin.com/in/person-0-demo', where: { kind: 'everywhere' as const } }
  expect(pressStop(sheet, request).state.results.map(({ outcome }) => outcome)).toEqual(['stopped'])
  sheet.clock.advance(300_000)
  pressAdd(sheet, addRequest(sheet, RUNNING))
  expect(sheet.column('HeyReach status')).toEqual(['Stopped'])
})
