/** Sheets as people leave them, and what happens to them while a run goes on. */
import type { AddOptions, AddRequest } from '../../src/sidebar/protocol'
import { EDITOR, manyLeads, openSheet, type Sheet, type SheetOptions } from './support/sheet'

const NO_TICKS: AddOptions = { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false }
const [RUNNING, PAUSED] = [61001, 61002]
const ACME = 'Acme Robotics'

const connected = (options: SheetOptions): Sheet => {
  const sheet = openSheet(options)
  sheet.value(sheet.ask('connectHeyReach', { key: sheet.heyreach.keys[ACME] ?? '', holder: 'me', workspaceName: 'Acme' }))
  return sheet
}
const requestFor = (sheet: Sheet, first: number, last: number, campaignId = RUNNING, options = NO_TICKS): AddRequest => {
  sheet.select([{ row: first, column: 1, rows: last - first + 1, columns: 5 }])
  const { tabId, headerRow, mapping, blocks } = sheet.value(sheet.ask('readSelection'))
  return { tabId, headerRow, scope: 'selection', campaignId, mapping, blocks, options }
}
const send = (sheet: Sheet, request: AddRequest) => {
  const { people } = sheet.value(sheet.ask('previewAddLeads', request))
  return sheet.value(sheet.ask('addLeadsChunk', { request, people }))
}
const headersIn = (sheet: Sheet, row: number): string[] =>
  Array.from({ length: sheet.tab.lastColumn() }, (_, index) => sheet.tab.displayText(row, index + 1)).filter((text) => text.startsWith('HeyReach '))

/** Does something to the sheet while the leads are on their way, once. */
const whileSending = (change: (sheet: Sheet) => void) => {
  let armed: Sheet | null = null
  return {
    host: { onCall: ({ name }: { name: string }) => {
      if (name !== 'UrlFetchApp.fetchAll' || !armed) return
      const sheet = armed
      armed = null
      change(sheet)
    } },
    arm: (sheet: Sheet) => void (armed = sheet),
  }
}

describe('the header row', () => {
  it('is the first one although the first lead has no URL', () => {
    const rows = manyLeads(4)
    rows[1]?.splice(2, 1, '')
    expect(requestFor(connected({ rows, frozenRows: 0 }), 2, 5).headerRow).toBe(1)
  })

  it('stays where our own columns are when a lead without a URL is put on top later', () => {
    const sheet = connected({ rows: manyLeads(3), frozenRows: 0 })
    send(sheet, requestFor(sheet, 2, 4))
    sheet.tab.insertRows(2, 1)
    sheet.tab.enterRaw(2, 1, [['New', 'Person', '']])
    expect(requestFor(sheet, 2, 5).headerRow).toBe(1)
  })

  it('is asked for in words when a lead stands where it should be', () => {
    const sheet = connected({ rows: manyLeads(3).slice(1), frozenRows: 0 })
    sheet.select([{ row: 1, column: 1, rows: 3, columns: 5 }])
    expect(sheet.ask('readSelection')).toMatchObject({ ok: false, error: { title: expect.stringContaining('holds a lead, not headers') } })
  })

  it('keeps two columns apart of which one is called like the other’s twin', () => {
    const sheet = connected({ rows: [['LinkedIn', 'Note', 'Note (2)', 'Note'], ['linkedin.com/in/a', 'x', 'y', 'z']] })
    sheet.select([{ row: 2, column: 1, rows: 1, columns: 1 }])
    const keys = sheet.value(sheet.ask('readSelection')).columns.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('changes while leads are on their way', () => {
  it.each([
    ['a row is inserted above the headers', (sheet: Sheet) => sheet.tab.insertRows(1, 1)],
    ['the first row is deleted', (sheet: Sheet) => sheet.tab.deleteRows(1, 1)],
  ])('make no second set of columns when %s', (_, change) => {
    const { host, arm } = whileSending(change)
    const sheet = connected({ rows: [['Our list'], [], ...manyLeads(4)], frozenRows: 0, host })
    const request = requestFor(sheet, 4, 7)
    const { people } = sheet.value(sheet.ask('previewAddLeads', request))
    arm(sheet)
    sheet.ask('addLeadsChunk', { request, people })
    const rowsWithHeaders = Array.from({ length: 9 }, (_row, index) => index + 1).filter((row) => headersIn(sheet, row).length > 0)
    expect(rowsWithHeaders).toHaveLength(1)
  })

  it('never write over a column that was put in place of ours', () => {
    const { host, arm } = whileSending((sheet) => {
      sheet.tab.enterRaw(1, 8, [['My own detail']])
      sheet.tab.enterRaw(1, 10, [['Notes'], ['kept'], ['kept']])
    })
    const sheet = connected({ rows: manyLeads(2), host })
    const request = requestFor(sheet, 2, 3)
    const { people } = sheet.value(sheet.ask('previewAddLeads', request))
    arm(sheet)
    sheet.ask('addLeadsChunk', { request, people })
    expect([1, 2, 3].map((row) => sheet.tab.displayText(row, 10))).toEqual(['Notes', 'kept', 'kept'])
  })
})

describe('people in two campaigns', () => {
  const inBoth = () => {
    const sheet = connected({ rows: manyLeads(1) })
    send(sheet, requestFor(sheet, 2, 2, PAUSED))
    send(sheet, requestFor(sheet, 2, 2, RUNNING, { ...NO_TICKS, inOtherCampaign: true }))
    return sheet
  }

  it('keep “In campaign” of the one when they are stopped in the other', () => {
    const sheet = inBoth()
    const { tabId, headerRow, blocks } = requestFor(sheet, 2, 2)
    const stop = { tabId, headerRow, blocks, pastedUrl: null, where: { kind: 'campaign' as const, campaignId: PAUSED } }
    const { people } = sheet.value(sheet.ask('previewStopLeads', stop))
    sheet.value(sheet.ask('stopLeadsChunk', { request: stop, people }))
    expect(sheet.cell(2, 'HeyReach status')).toBe('In campaign')
    expect(sheet.cell(2, 'HeyReach detail')).toContain(String(PAUSED))
  })

  it('keep what their row said when the second campaign refuses them', () => {
    const sheet = connected({ rows: manyLeads(1) })
    send(sheet, requestFor(sheet, 2, 2, PAUSED))
    sheet.heyreach.addFault({ effect: { refuseLeads: true } })
    send(sheet, requestFor(sheet, 2, 2, RUNNING, { ...NO_TICKS, inOtherCampaign: true }))
    expect(sheet.cell(2, 'HeyReach campaign')).toContain(String(PAUSED))
    expect(sheet.cell(2, 'HeyReach status')).toBe('In campaign')
  })

  it('are not sent to a second one while it is unknown whether the first has them', () => {
    const sheet = connected({ rows: manyLeads(1) })
    sheet.heyreach.addFault({ route: '/campaign/AddLeadsToCampaignV2', effect: { drop: 'after' } })
    send(sheet, requestFor(sheet, 2, 2, PAUSED))
    expect(sheet.cell(2, 'HeyReach status')).toBe('Adding…')
    expect(sheet.value(sheet.ask('previewAddLeads', requestFor(sheet, 2, 2))).people).toEqual([])
  })

  it('are stopped in the campaign of the row that was selected, whatever moves', () => {
    const rows = manyLeads(1)
    const sheet = connected({ rows: [...rows, rows[1] ?? []] })
    send(sheet, requestFor(sheet, 2, 2, RUNNING))
    send(sheet, requestFor(sheet, 3, 3, PAUSED, { ...NO_TICKS, inOtherCampaign: true }))
    const { tabId, headerRow, blocks } = requestFor(sheet, 3, 3)
    const stop = { tabId, headerRow, blocks, pastedUrl: null, where: { kind: 'row' as const } }
    const { people } = sheet.value(sheet.ask('previewStopLeads', stop))
    sheet.tab.insertRows(2, 2)
    sheet.value(sheet.ask('stopLeadsChunk', { request: stop, people }))
    const stopped = (id: number) => sheet.heyreach.ledger(id).filter(({ status, added }) => added > 0 && status === 'Stopped').length
    expect([stopped(RUNNING), stopped(PAUSED)]).toEqual([0, 1])
    expect([sheet.cell(4, 'HeyReach status'), sheet.cell(5, 'HeyReach status')]).toEqual(['In campaign', 'Stopped'])
  })
})

describe('one sheet, one client', () => {
  it('refuses a second person who connects another workspace', () => {
    const sheet = connected({ rows: manyLeads(1) })
    const answer = sheet.askAs(EDITOR, 'connectHeyReach', { key: sheet.heyreach.keys['Borealis Foods'] ?? '', holder: 'me', workspaceName: 'Other' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'other-workspace' } })
  })

  it('stays with its workspace from the first lead on, even if the run was never finished', () => {
    const sheet = connected({ rows: manyLeads(1) })
    send(sheet, requestFor(sheet, 2, 2))
    sheet.ask('disconnectHeyReach')
    const answer = sheet.ask('connectHeyReach', { key: sheet.heyreach.keys['Borealis Foods'] ?? '', holder: 'me', workspaceName: 'Other' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'other-workspace' } })
  })

  it('can be freed by disconnecting while no lead was added', () => {
    const sheet = connected({ rows: manyLeads(1) })
    sheet.ask('disconnectHeyReach')
    sheet.value(sheet.ask('connectHeyReach', { key: sheet.heyreach.keys['Borealis Foods'] ?? '', holder: 'me', workspaceName: 'Other' }))
  })
})
