/** Stopping while other tabs are in whatever state people leave them in. */
import { ADD_ROUTE, addRequest, connectedSheet, pressAdd, pressStop, RUNNING, stopRequest } from './support/adding'
import { EDITOR, manyLeads, type Sheet } from './support/sheet'

const STOP_ROUTE = '/campaign/StopLeadInCampaign'

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
  const kill = sheet.heyreach.addFault({ route: STOP_ROUTE, effect: { drop: 'before' } })
  pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  kill()
  const finished = sheet.heyreach.addFault({ route: STOP_ROUTE, effect: { status: 400, body: JSON.stringify({ errorMessage: 'Cannot perform the action because the workflow is in FINISHED state.' }) } })
  pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  finished()
  expect(sheet.column('HeyReach status')).toEqual(['In campaign', 'In campaign'])
})

it('a stop is told as done although somebody may not edit another tab that had these people', () => {
  expect(told(stopWith((sheet) => void sheet.book.tabByName('Old')?.protect({ rect: null, editors: [] }), EDITOR))).toEqual(ALL_WELL)
})

/** Whose executions are cut off as soon as a request to the route is on its way. */
const cuttingOff = (count: number) => {
  let route = ''
  let dead = false
  const sheet = connectedSheet({
    rows: manyLeads(count),
    whileOnTheWay: ({ url }) => void (dead ||= route !== '' && url.endsWith(route)),
    host: { onCall: ({ backend }) => (backend && dead ? 'kill' : undefined) },
  })
  const cutOff = (at: string, press: (leaving: { person: () => 'leave' | undefined }) => void): void => {
    route = at
    press({ person: () => (dead ? 'leave' : undefined) })
    expect(dead).toBe(true)
    route = ''
    dead = false
  }
  cutOff(ADD_ROUTE, (leaving) => pressAdd(sheet, addRequest(sheet, RUNNING), leaving))
  expect(new Set(sheet.column('HeyReach status'))).toEqual(new Set(['Adding…']))
  return { sheet, cutOff }
}

it('a row that a cut-off run left at “Adding…” says so when its person is stopped by a pasted URL', () => {
  const { sheet } = cuttingOff(1)
  const request = { tabId: null, headerRow: null, pastedUrl: 'https://www.linkedin.com/in/person-0-demo', where: { kind: 'everywhere' as const } }
  expect(pressStop(sheet, request).state.results.map(({ outcome }) => outcome)).toEqual(['stopped'])
  sheet.clock.advance(300_000)
  pressAdd(sheet, addRequest(sheet, RUNNING))
  expect(sheet.column('HeyReach status')).toEqual(['Stopped'])
})

it('a stop is told as done although another tab that had these people was deleted since', () => {
  expect(told(stopWith((sheet) => void sheet.book.deleteTab(sheet.book.tabByName('Old')?.id ?? 0)))).toEqual(ALL_WELL)
})

it('a tab that somebody may not edit keeps no other tab from following', () => {
  const { sheet } = stopWith((one) => {
    const last = one.book.insertTab('Last')
    last.enterRaw(1, 1, manyLeads(45))
    pressAdd(one, { ...addRequest(one, RUNNING), tabId: last.id })
    one.book.tabByName('Old')?.protect({ rect: null, editors: [] })
  }, EDITOR)
  const statuses = (name: string): string[] => [2, 24, 46].map((row) => sheet.book.tabByName(name)?.displayText(row, 7) ?? '')
  expect([statuses('Old'), statuses('Last')]).toEqual([Array(3).fill('In campaign'), Array(3).fill('Stopped')])
})

it('a tab that a formula fills by now is not written on', () => {
  const { sheet } = stopWith((one) => {
    const source = one.book.insertTab('Source')
    source.enterRaw(1, 1, manyLeads(45))
    const old = one.book.tabByName('Old')
    old?.enterRaw(1, 1, Array.from({ length: 46 }, () => ['', '', '', '', '']))
    old?.enter(1, 1, [['=FILTER(Source!A1:E46,Source!A1:A46<>"")']])
  })
  const old = sheet.book.tabByName('Old')
  expect([old?.displayText(2, 3), old?.displayText(2, 7)]).toEqual(['https://www.linkedin.com/in/person-0-demo/', 'In campaign'])
})

it('rows at “Adding…” keep whose run it is and since when, unless their people were stopped', () => {
  const { sheet } = cuttingOff(2)
  const before = sheet.column('HeyReach detail')
  sheet.heyreach.addFault({ route: STOP_ROUTE, leads: ['https://www.linkedin.com/in/person-1-demo'], effect: { status: 404, body: '{"errorMessage":"Lead not found."}' } })
  const { state } = pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  expect(state.results.map(({ outcome }) => outcome)).toEqual(['stopped', 'not-in-campaign'])
  expect(sheet.column('HeyReach status')).toEqual(['Stopped', 'Adding…'])
  expect(sheet.column('HeyReach detail')).toEqual(['Stopped by this sheet', before[1]])
})

it('whoever was stopped from a row at “Adding…” by a run that was cut off reads Stopped after the next', () => {
  const { sheet, cutOff } = cuttingOff(1)
  cutOff(STOP_ROUTE, (leaving) => pressStop(sheet, stopRequest(sheet, { kind: 'row' }), leaving))
  expect(sheet.column('HeyReach status')).toEqual(['Adding…'])
  pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  expect(sheet.column('HeyReach status')).toEqual(['Stopped'])
})
