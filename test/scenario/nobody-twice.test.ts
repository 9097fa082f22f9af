/** Ways in which somebody may be contacted twice, or again, although the sheet could know better. */
import { ADD_ROUTE, addRequest, connect, connectedSheet, ledgerAgrees, PAUSED, pressAdd, pressStop, RUNNING, stopRequest } from './support/adding'
import { EDITOR, manyLeads, OWNER, type Sheet } from './support/sheet'

const second = (sheet: Sheet, rows: string[][], campaignId: number) => {
  const tab = sheet.book.tabByName('Second') ?? sheet.book.insertTab('Second')
  tab.enterRaw(1, 1, rows)
  const request = addRequest(sheet, campaignId)
  return { tab, request: { ...request, tabId: tab.id, blocks: [{ row: 2, column: 1, rows: rows.length - 1, columns: 5 }] } }
}
const inLedger = (sheet: Sheet, campaignId: number) => sheet.heyreach.ledger(campaignId).filter(({ profileUrl }) => profileUrl.includes('person-'))

/** While HeyReach works on the first adding request. */
const whileOut = (work: (sheet: Sheet) => void) => {
  let armed: Sheet | null = null
  const sheet = connectedSheet({
    rows: manyLeads(4),
    whileOnTheWay: ({ url }) => {
      if (!url.endsWith(ADD_ROUTE) || !armed) return
      const one = armed
      armed = null
      one.meanwhile(() => work(one))
    },
  })
  sheet.heyreach.addFault({ route: ADD_ROUTE, times: 1, effect: { delayMs: 20_000 } })
  armed = sheet
  return sheet
}

describe('nobody is in two requests at once', () => {
  it('when one person presses Add in two browser windows', () => {
    const sheet = whileOut((one) => void pressAdd(one, addRequest(one, RUNNING)))
    pressAdd(sheet, addRequest(sheet, RUNNING))
    expect({ overlaps: sheet.heyreach.overlaps.length, lies: ledgerAgrees(sheet, RUNNING) }).toEqual({ overlaps: 0, lies: [] })
  })

  it('when the page lost the answer and asks again while the script still works', () => {
    const sheet = whileOut((one) => {
      const request = addRequest(one, RUNNING)
      const people = [2, 3, 4, 5].map((row) => ({ key: `in/person-${row - 2}-demo`, row }))
      one.tryAs(OWNER, 'addLeadsChunk', { request, people, again: true })
    })
    pressAdd(sheet, addRequest(sheet, RUNNING))
    expect({ overlaps: sheet.heyreach.overlaps.length, lies: ledgerAgrees(sheet, RUNNING) }).toEqual({ overlaps: 0, lies: [] })
  })

  it('when two people add the same person to the same campaign from two tabs', () => {
    const sheet = whileOut((one) => void pressAdd(one, second(one, manyLeads(4), RUNNING).request, { as: EDITOR }))
    connect(sheet, EDITOR)
    pressAdd(sheet, addRequest(sheet, RUNNING))
    expect({ overlaps: sheet.heyreach.overlaps.length, lies: ledgerAgrees(sheet, RUNNING) }).toEqual({ overlaps: 0, lies: [] })
  })

  it('when a request goes out at the end of the sending time and takes as long as Google waits', () => {
    let armed: Sheet | null = null
    let requests = 0
    const sheet = connectedSheet({
      rows: manyLeads(4),
      whileOnTheWay: ({ url }) => {
        if (!url.endsWith(ADD_ROUTE) || !armed || (requests += 1) !== 2) return
        const one = armed
        armed = null
        // The answer takes 55 s; the other presses 40 s into it.
        one.meanwhile(() => {
          one.clock.advance(40_000)
          pressAdd(one, addRequest(one, RUNNING, { as: EDITOR }), { as: EDITOR })
        })
      },
    })
    connect(sheet, EDITOR)
    sheet.heyreach.addFault({ route: ADD_ROUTE, times: 1, effect: { status: 429, headers: { 'Retry-After': '115' } } })
    sheet.heyreach.addFault({ route: ADD_ROUTE, after: 1, times: 1, effect: { delayMs: 55_000 } })
    const request = addRequest(sheet, RUNNING)
    armed = sheet
    pressAdd(sheet, request)
    expect(requests).toBeGreaterThanOrEqual(2)
    expect({ overlaps: sheet.heyreach.overlaps.length, lies: ledgerAgrees(sheet, RUNNING) }).toEqual({ overlaps: 0, lies: [] })
  })
})

it('a stop that finds nobody does not make rows that are on their way look free to another person’s Add', () => {
  const sheet = whileOut((one) => {
    const mend = one.heyreach.addFault({ route: '/campaign/StopLeadInCampaign', effect: { status: 404, body: '{"errorMessage":"Lead not found."}' } })
    pressStop(one, stopRequest(one, { kind: 'row' }, { as: EDITOR }), { as: EDITOR })
    mend()
    pressAdd(one, addRequest(one, RUNNING, { as: EDITOR }), { as: EDITOR })
  })
  connect(sheet, EDITOR)
  pressAdd(sheet, addRequest(sheet, RUNNING))
  expect({ overlaps: sheet.heyreach.overlaps.length, lies: ledgerAgrees(sheet, RUNNING) }).toEqual({ overlaps: 0, lies: [] })
})

describe('what others did on another tab between the preview and the button counts', () => {
  const stoppedMeanwhile = () => {
    const sheet = connectedSheet({ rows: manyLeads(2) })
    pressAdd(sheet, addRequest(sheet, RUNNING))
    const { tab, request } = second(sheet, manyLeads(2), RUNNING)
    const stop = stopRequest(sheet, { kind: 'row' })
    pressAdd(sheet, request, { looking: () => void pressStop(sheet, stop) })
    return { sheet, tab, request }
  }

  it('whoever was stopped in the campaign meanwhile is not sent into it again', () => {
    const { sheet } = stoppedMeanwhile()
    expect(inLedger(sheet, RUNNING).map(({ status, updated }) => [status, updated])).toEqual([
      ['Stopped', 0],
      ['Stopped', 0],
    ])
  })

  it('whoever was stopped in the campaign meanwhile does not read “In campaign” on the other tab', () => {
    const { tab } = stoppedMeanwhile()
    expect([2, 3].map((row) => tab.displayText(row, 7))).not.toContain('In campaign')
  })

  it('whoever was stopped in the campaign meanwhile stays remembered as stopped', () => {
    const { sheet, tab, request } = stoppedMeanwhile()
    sheet.tab.enterRaw(2, 6, [['', '', '', ''], ['', '', '', '']])
    tab.enterRaw(2, 6, [['', '', '', ''], ['', '', '', '']])
    expect(pressAdd(sheet, request).preview?.people).toEqual([])
  })

  it('whoever was added to another campaign meanwhile is not added to this one without a tick', () => {
    const sheet = connectedSheet({ rows: manyLeads(2) })
    connect(sheet, EDITOR)
    const { request } = second(sheet, manyLeads(2), PAUSED)
    pressAdd(sheet, request, { looking: () => void pressAdd(sheet, addRequest(sheet, RUNNING, { as: EDITOR }), { as: EDITOR }) })
    expect(inLedger(sheet, PAUSED)).toEqual([])
  })
})

it('whoever is in a campaign stays remembered there when adding again could not be sent', () => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  // Deleted and pasted anew; then HeyReach answers 401 for a moment.
  sheet.tab.deleteRows(2, 2)
  sheet.tab.enterRaw(2, 1, manyLeads(2).slice(1))
  const mend = sheet.heyreach.addFault({ route: ADD_ROUTE, effect: { status: 401 } })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  mend()
  const pressed = pressAdd(sheet, addRequest(sheet, PAUSED))
  expect(inLedger(sheet, PAUSED)).toEqual([])
  expect(pressed.preview?.skipped.map(({ reason }) => reason)).toEqual(['already in another campaign of this sheet'])
})

it('whoever was stopped stays left out although somebody has sorted the hidden tab', () => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  pressStop(sheet, stopRequest(sheet, { kind: 'row' }))
  const memory = sheet.book.tabByName('HeyReach memberships')
  const lines = Array.from({ length: memory?.lastRow() ?? 0 }, (_, index) => Array.from({ length: memory?.lastColumn() ?? 0 }, (_cell, column) => memory?.cell(index + 1, column + 1)?.value ?? ''))
  memory?.enterRaw(1, 1, lines.reverse() as string[][])
  sheet.tab.enterRaw(2, 6, [['', '', '', ''], ['', '', '', '']])
  expect(pressAdd(sheet, addRequest(sheet, RUNNING)).preview?.people).toEqual([])
})

it('a campaign that a colleague resumed between preview and button is not said to have been resumed by HeyReach', () => {
  const sheet = connectedSheet({ rows: manyLeads(2) })
  const { state } = pressAdd(sheet, addRequest(sheet, PAUSED), {
    looking: () => {
      sheet.heyreach.setStatus(PAUSED, 'IN_PROGRESS')
      sheet.clock.advance(15_000)
    },
  })
  expect(state.finish).toMatchObject({ wokeUnasked: false })
})
