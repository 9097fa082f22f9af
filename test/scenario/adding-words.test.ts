/** What rows and sidebar say around an adding run: who is left out, what waits, whose doing something was, and the way on. */
import { STATUS_HEADERS } from '../../src/words'
import { ACME, ADD_ROUTE, addRequest, connect, connectedSheet, FINISHED, ledgerAgrees, PAUSED, pressAdd, pressStop, RUNNING, stopRequest } from './support/adding'
import { EDITOR, manyLeads, openSheet, OWNER, type Sheet } from './support/sheet'

const statuses = (sheet: Sheet) => sheet.column(STATUS_HEADERS.status)
const details = (sheet: Sheet) => sheet.column(STATUS_HEADERS.detail)
const urlOf = (index: number): string => `https://www.linkedin.com/in/person-${index}-demo`

describe('cells', () => {
  it('that link to a profile count as its URL: links and HYPERLINK formulas', () => {
    const rows = manyLeads(3)
    rows[1]?.splice(2, 1, 'Profile')
    rows[2]?.splice(2, 1, '=HYPERLINK("https://www.linkedin.com/in/person-1-demo","Profile")')
    const sheet = connectedSheet({ rows })
    sheet.tab.enter(3, 3, [['=HYPERLINK("https://www.linkedin.com/in/person-1-demo","Profile")']])
    sheet.tab.setLink(2, 3, 'Profile', urlOf(0))
    expect(pressAdd(sheet, addRequest(sheet, RUNNING)).state.added).toBe(3)
    expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
  })

  it('with an error value keep their lead from being sent with it', () => {
    const rows = manyLeads(2)
    rows[1]?.splice(3, 1, '#N/A')
    const sheet = connectedSheet({ rows })
    const { preview } = pressAdd(sheet, addRequest(sheet, RUNNING))
    expect(preview?.skipped).toMatchObject([{ reason: 'an error value in place of a text', rows: [2] }])
    expect(sheet.cell(2, STATUS_HEADERS.detail)).toContain('mend the formula')
  })
})

describe('a tab that a formula fills', () => {
  it('takes no statuses: adding and stopping say what to do instead', () => {
    const sheet = connectedSheet({ rows: [['']] })
    const source = sheet.book.insertTab('Source')
    source.enterRaw(1, 1, manyLeads(3))
    sheet.tab.enter(1, 1, [['=FILTER(Source!A1:E4,Source!A1:A4<>"")']])
    expect(sheet.tab.displayText(2, 3)).toContain('person-0-demo')
    const words = /come from FILTER in A1.*Values only/
    expect(pressAdd(sheet, addRequest(sheet, RUNNING)).refusal).toMatch(words)
    expect(pressStop(sheet, stopRequest(sheet, { kind: 'everywhere' })).refusal).toMatch(words)
  })
})

describe('one lead for whose sake HeyReach turns a batch away', () => {
  it('is found, with HeyReach’s own words on its row; the others are added', () => {
    const sheet = connectedSheet({ rows: manyLeads(230) })
    const body = JSON.stringify({ errorMessage: 'The profile URL is not allowed.' })
    for (const index of [17, 18, 204]) sheet.heyreach.addFault({ route: ADD_ROUTE, leads: [urlOf(index)], effect: { status: 400, body } })
    const { state } = pressAdd(sheet, addRequest(sheet, RUNNING))
    expect(state.phase).toMatchObject({ ending: { how: 'all' } })
    expect(state.added).toBe(227)
    expect(statuses(sheet).flatMap((status, index) => (status === 'Failed' ? [index] : []))).toEqual([17, 18, 204])
    expect(sheet.cell(19, STATUS_HEADERS.detail)).toContain('The profile URL is not allowed.')
    expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
  })

  it('is not looked for when it is the campaign that takes nobody', () => {
    const sheet = connectedSheet({ rows: manyLeads(1_000) })
    const body = JSON.stringify({ errorMessage: 'You cannot add new leads to this campaign.' })
    sheet.heyreach.addFault({ route: ADD_ROUTE, effect: { status: 400, body } })
    const { state } = pressAdd(sheet, addRequest(sheet, RUNNING))
    expect(state.phase).toMatchObject({ ending: { how: 'error', error: { code: 'refused-by-heyreach', help: expect.stringContaining('You cannot add') } } })
    expect(sheet.heyreach.calls.filter(({ route }) => route === ADD_ROUTE)).toHaveLength(24)
    expect(new Set(statuses(sheet))).toEqual(new Set(['Not added']))
  })
})

describe('a run of several chunks', () => {
  it('tells on every row that waits what to do should the sidebar be closed; one press later all is done', () => {
    const sheet = connectedSheet({ rows: manyLeads(1_500) })
    let phases = 0
    const first = pressAdd(sheet, addRequest(sheet, RUNNING), { person: () => (++phases > 1 ? 'leave' : undefined) })
    expect(first.state.phase.kind).not.toBe('ended')
    expect(statuses(sheet).slice(0, 1_000).every((status) => status === 'In campaign')).toBe(true)
    expect(new Set(statuses(sheet).slice(1_000))).toEqual(new Set(['']))
    expect(new Set(details(sheet).slice(1_000))).toEqual(new Set(['Waiting for its turn. If this stays, press Add again.']))
    const second = pressAdd(sheet, addRequest(sheet, RUNNING))
    expect(second.preview?.people).toHaveLength(500)
    expect(new Set(statuses(sheet))).toEqual(new Set(['In campaign']))
    expect(new Set(details(sheet))).toEqual(new Set(['Added']))
  })

  it('says on rows that were cut off while being sent what to do', () => {
    let armed = false
    const sheet: Sheet = connectedSheet({ rows: manyLeads(3), host: { onCall: ({ name }) => (armed && name === 'UrlFetchApp.fetchAll' ? 'kill' : undefined) } })
    const request = addRequest(sheet, RUNNING)
    const { people } = sheet.value(sheet.ask('previewAddLeads', request))
    armed = true
    sheet.tryAs(OWNER, 'addLeadsChunk', { request, people })
    expect(new Set(statuses(sheet))).toEqual(new Set(['Adding…']))
    for (const detail of details(sheet)) expect(detail).toMatch(/^Being sent\. If this stays, select the row and press Add again/)
  })

  it('counts what a lost answer had done as this run’s own', () => {
    const sheet = connectedSheet({ rows: manyLeads(5) })
    const request = addRequest(sheet, RUNNING)
    const { people } = sheet.value(sheet.ask('previewAddLeads', request))
    const first = sheet.value(sheet.ask('addLeadsChunk', { request, people }))
    const again = sheet.value(sheet.ask('addLeadsChunk', { request, people, again: true }))
    expect(again).toMatchObject({ added: 5, alreadyThere: 0, failed: 0, results: first.results.map(({ key, outcome, detail }) => ({ key, outcome, detail })) })
    expect(sheet.heyreach.ledger(RUNNING).filter(({ updated, added }) => added > 0 && updated > 0)).toEqual([])
  })
})

describe('a paused campaign', () => {
  const flagsSent = (sheet: Sheet) =>
    sheet.heyreach.calls.filter(({ route }) => route === ADD_ROUTE).map(({ body }) => (JSON.parse(body) as { resumePausedCampaign: boolean }).resumePausedCampaign)

  it('is resumed by a tick only, and the button says so', () => {
    const sheet = connectedSheet({ rows: manyLeads(2) })
    pressAdd(sheet, addRequest(sheet, PAUSED, { rows: [2, 2] }))
    expect(flagsSent(sheet)).toEqual([false])
    const { preview, state } = pressAdd(sheet, addRequest(sheet, PAUSED, { rows: [3, 3], options: { resumePaused: true } }))
    expect(preview?.buttonLabel).toMatch(/and resume it$/)
    expect(flagsSent(sheet)).toEqual([false, true])
    expect(state.finish).toMatchObject({ changed: true, wokeUnasked: false, campaignNow: expect.stringContaining('was paused and is running now') })
  })

  it('that HeyReach resumes by itself is told, and paused again on a press', () => {
    const sheet = connectedSheet({ rows: manyLeads(2), heyreach: { switches: { pausedAdd: 'wakes' } } })
    const { state } = pressAdd(sheet, addRequest(sheet, PAUSED))
    expect(flagsSent(sheet)).toEqual([false])
    expect(state.finish?.wokeUnasked).toBe(true)
    expect(sheet.value(sheet.ask('pauseCampaign', { campaignId: PAUSED }))).toContain('is paused')
    expect(sheet.heyreach.campaigns().find(({ id }) => id === PAUSED)?.status).toBe('PAUSED')
  })

  it('a finished one that was ticked says that it starts again', () => {
    const sheet = connectedSheet({ rows: manyLeads(2) })
    const { preview, state } = pressAdd(sheet, addRequest(sheet, FINISHED, { options: { restartFinished: true } }))
    expect(preview?.buttonLabel).toMatch(/and start it again$/)
    expect(state.finish).toMatchObject({ changed: true, wokeUnasked: false })
  })
})

describe('a key of another workspace', () => {
  it('that somebody connected before the sheet was given to this one is refused at every run, in words', () => {
    const sheet = openSheet({ rows: manyLeads(2) })
    const other = { key: sheet.heyreach.keys['Borealis Foods'] ?? '', holder: 'me' as const, workspaceName: 'Borealis' }
    sheet.value(sheet.askAs(OWNER, 'connectHeyReach', other))
    sheet.value(sheet.askAs(EDITOR, 'connectHeyReach', other))
    sheet.value(sheet.askAs(OWNER, 'disconnectHeyReach'))
    connect(sheet, OWNER)
    expect(sheet.value(sheet.askAs(EDITOR, 'getSidebarState'))).toMatchObject({ connection: null, pinnedWorkspaceName: 'Acme' })
    const request = addRequest(sheet, RUNNING)
    const { people } = sheet.value(sheet.ask('previewAddLeads', request))
    const refused = { ok: false, error: { code: 'other-workspace', help: expect.stringContaining('this sheet belongs to Acme') } }
    expect(sheet.askAs(EDITOR, 'addLeadsChunk', { request, people })).toMatchObject(refused)
    expect(sheet.askAs(EDITOR, 'stopLeadsChunk', { request: stopRequest(sheet, { kind: 'everywhere' }), people })).toMatchObject(refused)
    expect(statuses(sheet)).toEqual(['', ''])
    expect(sheet.heyreach.calls.filter(({ route }) => route === ADD_ROUTE)).toEqual([])
  })

  it('the shared key serves whoever has none of their own', () => {
    const sheet = connectedSheet({ rows: manyLeads(1) }, 'everyone')
    expect(sheet.value(sheet.askAs(EDITOR, 'getSidebarState')).connection).toMatchObject({ keyHolder: 'everyone' })
    expect(pressAdd(sheet, addRequest(sheet, RUNNING, { as: EDITOR }), { as: EDITOR }).state.added).toBe(1)
    expect(sheet.seen.join()).not.toContain(sheet.heyreach.keys[ACME])
  })
})
