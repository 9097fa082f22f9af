/** One sheet, one workspace, whatever the order of connecting and disconnecting. */
import { addRequest, connect, connectedSheet, pressAdd, RUNNING } from './support/adding'
import { EDITOR, manyLeads, openSheet, OWNER } from './support/sheet'

const BOREALIS = 'Borealis Foods'

it('a sheet from which leads were added stays with its workspace although its first person had disconnected before', () => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  connect(sheet, EDITOR)
  sheet.value(sheet.askAs(OWNER, 'disconnectHeyReach'))
  const { state } = pressAdd(sheet, addRequest(sheet, RUNNING, { as: EDITOR }), { as: EDITOR })
  expect(state.added).toBe(2)
  const other = { key: sheet.heyreach.keys[BOREALIS] ?? '', holder: 'me' as const, workspaceName: 'Borealis' }
  expect(sheet.askAs(OWNER, 'connectHeyReach', other)).toMatchObject({ ok: false, error: { code: 'other-workspace' } })
  expect(sheet.askAs(EDITOR, 'getSidebarState')).toMatchObject({ ok: true, value: { connection: { keyHolder: 'me' } } })
})

it('the client’s name stays while somebody is still connected', () => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  connect(sheet, EDITOR)
  sheet.value(sheet.askAs(OWNER, 'disconnectHeyReach'))
  expect(sheet.askAs(EDITOR, 'getSidebarState')).toMatchObject({ ok: true, value: { connection: { workspaceName: 'Acme' } } })
})

it('a copy of the sheet for another client does not leave out that client’s people for the first one’s sake', () => {
  const first = connectedSheet({ rows: manyLeads(2) })
  pressAdd(first, addRequest(first, RUNNING))
  const memory = first.book.tabByName('HeyReach memberships')
  const copy = connectedSheet({ rows: manyLeads(2) })
  // What a copied spreadsheet brings along: the hidden tab, but no connection. Its campaign is not of this workspace, its id another.
  const width = memory?.lastColumn() ?? 0
  const lines = Array.from({ length: memory?.lastRow() ?? 0 }, (_, index) => [99_001, 'Other client', ...Array.from({ length: width - 3 }, (_cell, column) => memory?.cell(index + 1, column + 3)?.value ?? ''), 'the-first-spreadsheet'])
  copy.book.tabByName('HeyReach memberships')?.enterRaw(1, 1, lines as string[][])
  expect(pressAdd(copy, addRequest(copy, RUNNING)).preview?.people).toHaveLength(2)
})

it('a sheet that was connected before the client had any campaign is still that client’s', () => {
  const sheet = openSheet({ rows: manyLeads(2) })
  const none = sheet.heyreach.addFault({ route: '/campaign/GetAll', effect: { status: 200, body: '{"totalCount":0,"items":[]}' } })
  connect(sheet, OWNER)
  none()
  // The first campaign is made in HeyReach, and leads are added to it.
  expect(pressAdd(sheet, addRequest(sheet, RUNNING)).state.added).toBe(2)
  const other = { key: sheet.heyreach.keys[BOREALIS] ?? '', holder: 'me' as const, workspaceName: 'Borealis' }
  expect(sheet.askAs(EDITOR, 'connectHeyReach', other)).toMatchObject({ ok: false, error: { code: 'other-workspace' } })
})
