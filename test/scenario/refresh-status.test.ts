/** Refresh status: what HeyReach says of each lead comes onto its row; what it does not say changes nothing. */
import { MEMBERSHIPS_TAB } from '../../src/table/hidden-tabs'
import { DETAIL, STATUS_HEADERS } from '../../src/words'
import { addRequest, connectedSheet, FINISHED, PAUSED, pressAdd, pressStop, putInto, RUNNING, stopRequest } from './support/adding'
import { happens, pressRefresh, refreshRequest } from './support/refreshing'
import { manyLeads, type Sheet, type SheetOptions } from './support/sheet'

const HEAD = ['First name', 'Last name', 'LinkedIn', 'Company', 'Position']
const person = (index: number): string => `person-${index}-demo`
const urlOf = (slug: string): string => `https://www.linkedin.com/in/${slug}`

const withLeads = (count: number, options: Partial<SheetOptions> = {}): Sheet => {
  const sheet = connectedSheet({ rows: manyLeads(count), ...options })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  return sheet
}
const statuses = (sheet: Sheet) => sheet.column(STATUS_HEADERS.status)
const details = (sheet: Sheet) => sheet.column(STATUS_HEADERS.detail)
const cell = (sheet: Sheet, row: number) => Object.values(STATUS_HEADERS).map((header) => sheet.cell(row, header)).slice(0, 3)
/** Rows of people whom the demo's campaigns had before. */
const rowsOf = (...slugs: string[]): string[][] => [HEAD, ...slugs.map((slug, index) => [`First${index}`, `Last${index}`, urlOf(slug), 'Acme', 'CFO'])]

it('brings onto the rows what notifications have missed', () => {
  const sheet = withLeads(6)
  happens(sheet, RUNNING, person(0), 'profile-viewed')
  happens(sheet, RUNNING, person(1), 'connection-sent')
  happens(sheet, RUNNING, person(2), 'connection-sent', 'connection-accepted')
  happens(sheet, RUNNING, person(3), 'connection-sent', 'connection-accepted', 'message-sent')
  happens(sheet, RUNNING, person(4), 'connection-sent', 'connection-accepted', 'message-sent', 'message-reply')
  happens(sheet, RUNNING, person(5), 'inmail-sent', 'inmail-reply')
  const { counts, run } = pressRefresh(sheet, refreshRequest(sheet))
  expect(statuses(sheet)).toEqual(['In campaign', 'Invited', 'Accepted', 'Messaged', 'Replied', 'Replied'])
  expect(counts).toEqual({ moved: 5, unchanged: 1 })
  expect(run.phase).toEqual({ kind: 'ended', ending: { how: 'all', error: null } })
})

it('finds a failure, and says why', () => {
  const sheet = withLeads(3)
  happens(sheet, RUNNING, person(0), 'connection-sent', ['failed', { errorCode: 'LeadBlockedByRecipient' }])
  happens(sheet, RUNNING, person(1), ['failed', { errorCode: '=HYPERLINK("http://evil.example","x")' }])
  happens(sheet, RUNNING, person(2), 'connection-sent', 'stopped')
  const { counts, run } = pressRefresh(sheet, refreshRequest(sheet))
  expect(cell(sheet, 2)).toEqual(['Acme – CFO DACH #61001', 'Failed', 'Failed in HeyReach: the recipient has blocked the sender (LeadBlockedByRecipient)'])
  expect(cell(sheet, 3)).toEqual(['Acme – CFO DACH #61001', 'Failed', 'Failed in HeyReach: =HYPERLINK("http://evil.example","x")'])
  expect(cell(sheet, 4).slice(1)).toEqual(['Stopped', 'Stopped in HeyReach'])
  expect(counts).toEqual({ failed: 2, moved: 1 })
  const [first] = run.results.get(`${RUNNING} in/${person(0)}`) ?? []
  expect(first).toMatchObject({ row: 2, name: 'First0 Last0', outcome: 'failed', detail: expect.stringContaining('has blocked the sender') })
})

it('says of somebody who was stopped in HeyReach no more than HeyReach says', () => {
  const sheet = withLeads(1, { heyreach: { switches: { stoppedMessage: null } } })
  happens(sheet, RUNNING, person(0), 'connection-sent', 'stopped')
  expect(pressRefresh(sheet, refreshRequest(sheet)).counts).toEqual({ failed: 1 })
  expect(cell(sheet, 2).slice(1)).toEqual(['Failed', 'Failed or stopped in HeyReach, which gives no reason'])
})

it('says when HeyReach did it, and else when it was seen', () => {
  const sheet = withLeads(2)
  happens(sheet, RUNNING, person(0), 'connection-sent', ['failed', { errorCode: 'X' }])
  const failedAt = sheet.clock.now()
  sheet.clock.advance(86_400_000)
  pressRefresh(sheet, refreshRequest(sheet))
  const column = Array.from({ length: sheet.tab.lastColumn() }, (_, index) => index + 1).find((at) => sheet.tab.displayText(1, at) === STATUS_HEADERS.updated) ?? 0
  const shown = (row: number) => sheet.tab.displayText(row, column)
  const [day] = new Date(failedAt).toISOString().split('T')
  expect(shown(2)).toContain(String(Number(day?.slice(8))))
  expect(shown(2)).not.toEqual(shown(3))
})

it('tells who has finished without reply, who is paused and who waits', () => {
  const sheet = withLeads(4)
  happens(sheet, RUNNING, person(0), 'connection-sent', 'finished')
  happens(sheet, RUNNING, person(1), 'connection-sent', 'paused')
  happens(sheet, RUNNING, person(3), 'message-sent', 'message-reply', 'finished')
  const { counts } = pressRefresh(sheet, refreshRequest(sheet))
  expect(statuses(sheet)).toEqual(['Invited', 'Invited', 'In campaign', 'Replied'])
  expect(details(sheet)).toEqual(['Finished without reply', 'Paused in HeyReach', 'Waiting for its turn in HeyReach', 'Replied'])
  expect(counts).toEqual({ finished: 1, moved: 2, unchanged: 1 })
})

it('never goes backwards, though HeyReach is behind', () => {
  const [head = [], ...leads] = manyLeads(4)
  const label = 'Acme – CFO DACH #61001'
  const rows = [[...head, ...Object.values(STATUS_HEADERS)], ...leads.map((lead, index) => [...lead, label, ['Replied', 'Messaged', 'Stopped', 'Stopped'][index] ?? '', 'by an event', ''])]
  const sheet = connectedSheet({ rows })
  putInto(sheet, RUNNING, leads.map(([, , url = '']) => url))
  happens(sheet, RUNNING, person(0), 'connection-sent', 'finished')
  happens(sheet, RUNNING, person(1), 'connection-sent', 'connection-accepted')
  happens(sheet, RUNNING, person(2), 'connection-sent', 'connection-accepted', 'message-sent')
  happens(sheet, RUNNING, person(3), 'message-sent', 'message-reply')
  const { counts } = pressRefresh(sheet, refreshRequest(sheet))
  expect(statuses(sheet)).toEqual(['Replied', 'Messaged', 'Stopped', 'Stopped'])
  expect(details(sheet)).toEqual(['by an event', 'by an event', 'by an event', 'Stopped; the person has replied'])
  expect(counts).toEqual({ unchanged: 4 })
})

it('absence proves nothing: rows of those whom HeyReach does not list keep what they say', () => {
  const sheet = withLeads(80)
  happens(sheet, RUNNING, person(79), 'connection-sent')
  const before = sheet.column(STATUS_HEADERS.status)
  const { counts, run } = pressRefresh(sheet, refreshRequest(sheet))
  // Two senders with 25 in sight each, of whom three are the demo's own.
  expect(counts).toEqual({ moved: 1, unchanged: 47, 'not-listed': 32 })
  expect(statuses(sheet)).toEqual([...before.slice(0, 79), 'Invited'])
  expect(details(sheet)[78]).toBe('Added')
  const [missing] = run.results.get(`${RUNNING} in/${person(60)}`) ?? []
  expect(missing).toMatchObject({ outcome: 'not-listed', row: 62 })
})

describe('old outreach', () => {
  const old = () => connectedSheet({ rows: rowsOf('annika-brandt-demo', 'thorsten-wieland-demo', 'claudia-rossetti-demo', 'nobody-there-demo') })

  it('is found in the campaign that is picked, and gets campaign, status and detail', () => {
    const sheet = old()
    const { preview, counts } = pressRefresh(sheet, refreshRequest(sheet, { picked: RUNNING }))
    expect(preview.notices).toEqual([expect.stringContaining('4 rows without a campaign: these people are looked for in Acme – CFO DACH')])
    expect(cell(sheet, 2)).toEqual(['Acme – CFO DACH #61001', 'Replied', 'Replied'])
    expect(cell(sheet, 3)).toEqual(['Acme – CFO DACH #61001', 'Failed', 'Failed in HeyReach: the recipient has blocked the sender (LeadBlockedByRecipient)'])
    expect(cell(sheet, 4)).toEqual(['Acme – CFO DACH #61001', 'Invited', 'Invitation sent'])
    expect(cell(sheet, 5)).toEqual(['', '', ''])
    expect(counts).toEqual({ failed: 1, found: 2, 'not-listed': 1 })
  })

  it('is remembered: nobody is added twice, not even when the rows are pasted anew', () => {
    const sheet = old()
    pressRefresh(sheet, refreshRequest(sheet, { picked: RUNNING }))
    const again = pressAdd(sheet, addRequest(sheet, PAUSED, { rows: [2, 4] }))
    expect(again.refusal).not.toBeNull()
    sheet.tab.deleteRows(2, 4)
    sheet.tab.enterRaw(2, 1, rowsOf('annika-brandt-demo', 'claudia-rossetti-demo').slice(1))
    const pasted = pressAdd(sheet, addRequest(sheet, PAUSED))
    expect(pasted.preview?.skipped.map(({ reason, rows }) => [reason, rows.length])).toEqual([['already in another campaign of this sheet', 2]])
    expect(sheet.heyreach.ledger(PAUSED).filter(({ added }) => added > 0)).toEqual([])
  })

  it.each(['Stopped manually', null])('does not forget whom the sheet has stopped there (HeyReach says “%s”)', (stoppedMessage) => {
    const sheet = withLeads(2, { heyreach: { switches: { stoppedMessage } } })
    pressStop(sheet, stopRequest(sheet, { kind: 'row' }, { rows: [2, 2] }))
    sheet.tab.deleteRows(2, 2)
    sheet.tab.enterRaw(2, 1, manyLeads(2).slice(1))
    const { counts } = pressRefresh(sheet, refreshRequest(sheet, { picked: RUNNING }))
    expect(counts).toEqual({ found: 2 })
    expect(statuses(sheet)).toEqual(['Stopped', 'In campaign'])
    expect(details(sheet)[0]).toBe('Stopped by this sheet')
    const memory = sheet.book.tabByName(MEMBERSHIPS_TAB)
    const states = Array.from({ length: memory?.lastRow() ?? 0 }, (_, row) => memory?.displayText(row + 1, 3))
    expect(states).not.toContain('there')
  })

  it('leaves rows that have a campaign to their own', () => {
    const sheet = withLeads(1)
    sheet.tab.enterRaw(3, 1, rowsOf('reto-ammann-demo').slice(1))
    const { preview } = pressRefresh(sheet, refreshRequest(sheet, { picked: FINISHED }))
    expect(preview.people.map(({ row, campaignId }) => [row, campaignId])).toEqual([[2, RUNNING], [3, FINISHED]])
    expect(cell(sheet, 2)[0]).toBe('Acme – CFO DACH #61001')
  })

  it('keeps the sheet with its workspace', () => {
    const sheet = old()
    pressRefresh(sheet, refreshRequest(sheet, { picked: RUNNING }))
    sheet.ask('disconnectHeyReach')
    const other = sheet.ask('connectHeyReach', { key: sheet.heyreach.keys['Borealis Foods'] ?? '', holder: 'me', workspaceName: 'Borealis' })
    expect(other).toMatchObject({ ok: false, error: { code: 'other-workspace' } })
  })
})

describe('the preview', () => {
  const preview = (sheet: Sheet, asked: Parameters<typeof refreshRequest>[1] = {}) => sheet.value(sheet.ask('previewRefresh', refreshRequest(sheet, asked)))

  it('says how many rows, which campaigns, how long, and who is left out', () => {
    const sheet = withLeads(3)
    pressAdd(sheet, addRequest(sheet, PAUSED, { rows: [2, 2], options: { inOtherCampaign: true } }))
    sheet.tab.enterRaw(5, 1, [['Ann', 'Other', 'https://www.linkedin.com/company/acme', '', ''], ['Bo', 'New', urlOf('bo-new-demo'), '', '']])
    const seen = preview(sheet)
    expect(seen.campaigns.map(({ name, rows, leads }) => [name, rows, leads])).toEqual([['Acme – CFO DACH', 2, 17], ['Acme – Plant managers Nordics', 1, 7]])
    expect(seen.skipped.map(({ reason, rows }) => [reason, rows])).toEqual([
      ['a company page, not a person', [5]],
      ['no campaign stands in the row', [6]],
    ])
    expect([seen.duration, seen.buttonLabel, seen.blocked]).toEqual(['Takes a few seconds: 2 pages of 100 leads to read from HeyReach.', 'Refresh 3 rows', null])
  })

  it('is off where no row has a campaign and none is picked', () => {
    const sheet = connectedSheet({ rows: manyLeads(2) })
    expect(preview(sheet).blocked).toMatch(/^No campaign stands in any of these rows/)
    expect(preview(sheet, { picked: RUNNING }).blocked).toBeNull()
  })

  it('is off where a formula brings the leads', () => {
    const sheet = withLeads(2)
    const source = sheet.book.insertTab('Source')
    source.enterRaw(1, 1, manyLeads(2))
    sheet.tab.clearContent({ row: 2, column: 1, rows: 2, columns: 5 })
    sheet.tab.enter(2, 1, [['=FILTER(Source!A2:E3,Source!A2:A3<>"")']])
    expect(preview(sheet).blocked).toMatch(/come from FILTER in A2/)
  })

  it('leaves out rows whose campaign is gone, and those that are being added just now', () => {
    const sheet = withLeads(3)
    const statusColumn = Array.from({ length: sheet.tab.lastColumn() }, (_, index) => index + 1)
    const at = (header: string) => statusColumn.find((column) => sheet.tab.displayText(1, column) === header) ?? 0
    sheet.tab.enterRaw(2, at(STATUS_HEADERS.campaign), [['Old one #4711']])
    sheet.tab.enterRaw(3, at(STATUS_HEADERS.status), [['Adding…', DETAIL.waiting]])
    expect(preview(sheet).skipped.map(({ reason, rows }) => [reason, rows])).toEqual([
      ['its campaign is not in HeyReach any more', [2]],
      ['being added just now', [3]],
    ])
  })
})

it('every row of a person follows, each by what it said before', () => {
  const [head = [], ...leads] = manyLeads(2)
  const label = 'Acme – CFO DACH #61001'
  const twin = (status: string) => [...(leads[0] ?? []), label, status, 'x', '']
  const sheet = connectedSheet({ rows: [[...head, ...Object.values(STATUS_HEADERS)], twin('Invited'), twin('Stopped'), twin('Replied'), [...(leads[0] ?? []), 'Acme – Trade fair spring #61004', 'Invited', 'x', '']] })
  putInto(sheet, RUNNING, leads.map(([, , url = '']) => url))
  happens(sheet, RUNNING, person(0), 'connection-sent', 'connection-accepted')
  pressRefresh(sheet, refreshRequest(sheet, { rows: [2, 2] }))
  expect(statuses(sheet)).toEqual(['Accepted', 'Stopped', 'Replied', 'Invited'])
})

it('a selection leaves the other rows alone', () => {
  const sheet = withLeads(3)
  for (const index of [0, 1, 2]) happens(sheet, RUNNING, person(index), 'connection-sent')
  pressRefresh(sheet, refreshRequest(sheet, { rows: [3, 3] }))
  expect(statuses(sheet)).toEqual(['In campaign', 'Invited', 'In campaign'])
})

it('a second look writes nothing', () => {
  const sheet = withLeads(5)
  happens(sheet, RUNNING, person(0), 'connection-sent', ['failed', { errorCode: 'X' }])
  happens(sheet, RUNNING, person(1), 'connection-sent', 'finished')
  pressRefresh(sheet, refreshRequest(sheet))
  const texts = () => Object.values(STATUS_HEADERS).map((header) => sheet.column(header))
  const before = texts()
  sheet.clock.advance(3_600_000)
  const { counts } = pressRefresh(sheet, refreshRequest(sheet))
  expect(texts()).toEqual(before)
  expect(counts).toEqual({ failed: 1, finished: 1, unchanged: 3 })
})

it('whom another run is adding just now is left to it', () => {
  const sheet = withLeads(2)
  happens(sheet, RUNNING, person(0), 'connection-sent')
  happens(sheet, RUNNING, person(1), 'connection-sent')
  const at = (header: string) => Array.from({ length: sheet.tab.lastColumn() }, (_, index) => index + 1).find((column) => sheet.tab.displayText(1, column) === header) ?? 0
  const { counts } = pressRefresh(sheet, refreshRequest(sheet), {
    looking: () => void sheet.tab.enterRaw(2, at(STATUS_HEADERS.status), [['Adding…', `${DETAIL.sending} (abcdef-${sheet.clock.now().toString(36)})`]]),
  })
  expect(statuses(sheet)).toEqual(['Adding…', 'Invited'])
  expect(counts).toEqual({ 'left-alone': 1, moved: 1 })
})

it('remembers nothing twice', () => {
  const sheet = connectedSheet({ rows: rowsOf('annika-brandt-demo') })
  pressRefresh(sheet, refreshRequest(sheet, { picked: RUNNING }))
  const lines = () => sheet.book.tabByName(MEMBERSHIPS_TAB)?.lastRow()
  const before = lines()
  sheet.tab.deleteRows(2, 1)
  sheet.tab.enterRaw(2, 1, rowsOf('annika-brandt-demo').slice(1))
  pressRefresh(sheet, refreshRequest(sheet, { picked: RUNNING }))
  expect(statuses(sheet)).toEqual(['Replied'])
  expect(lines()).toBe(before)
})
