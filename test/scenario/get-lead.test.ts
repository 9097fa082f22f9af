/** Get lead: rows are filled with what HeyReach knows, never over what a person typed, and each says what came of it. */
import { connect } from './support/adding'
import { EDITOR, OWNER, type Sheet } from './support/sheet'
import * as edits from './support/sheet-edits'
import { callAsPage } from './support/call-as-page'
import { getLeadRequest, headersOf, knownAs, LEAD_ROUTE, pressGetLead, sheetWithKnown, shown, slug, teach, urlOf } from './support/getting'

const PROFILE = 'HeyReach profile'

it('makes the usual columns at the right, fills them, and says Found', () => {
  const sheet = sheetWithKnown(2, [['LinkedIn', 'Note'], [urlOf(0), 'mine'], [urlOf(1), '']])
  const { preview, state } = pressGetLead(sheet, getLeadRequest(sheet))
  expect(preview).toMatchObject({ buttonLabel: 'Get 2 profiles', blocked: null, mark: { letter: 'C', isNew: true } })
  expect(headersOf(sheet)).toEqual(['LinkedIn', 'Note', PROFILE, 'First name', 'Last name', 'Headline', 'Position', 'Company', 'Location', 'E-mail'])
  expect(shown(sheet, PROFILE, 'First name', 'Company', 'E-mail', 'Note')).toEqual([
    ['Found', 'First0', 'Firm 0', 'p0@firm0.example', 'mine'],
    ['Found', 'First1', 'Firm 1', 'p1@firm1.example', ''],
  ])
  expect(state.phase).toEqual({ kind: 'ended', ending: { how: 'all', error: null } })
  expect(state.results[0]).toMatchObject({ outcome: 'found', name: 'First0 Last0', row: 2, detail: expect.stringMatching(/^Filled: First name, Last name, .*Company/) })
})

it('the preview says which column each goes into, by letter, as it then happens', () => {
  const sheet = sheetWithKnown(1, [['Job title', 'LinkedIn', 'Organisation', 'E-Mail'], ['', urlOf(0), 'Own Ltd', '']])
  const { preview } = pressGetLead(sheet, getLeadRequest(sheet))
  const said = preview?.columns.filter(({ chosen }) => chosen).map(({ label, column, letter, blank, filled }) => [label, column, letter, blank, filled])
  expect(said).toEqual([
    ['First name', null, 'F', 1, 0],
    ['Last name', null, 'G', 1, 0],
    ['Headline', null, 'H', 1, 0],
    ['Position', 'Job title', 'A', 1, 0],
    ['Company', 'Organisation', 'C', 0, 1],
    ['Location', null, 'I', 1, 0],
    ['E-mail', 'E-Mail', 'D', 1, 0],
  ])
  expect(headersOf(sheet)).toEqual(['Job title', 'LinkedIn', 'Organisation', 'E-Mail', PROFILE, 'First name', 'Last name', 'Headline', 'Location'])
  expect(shown(sheet, 'Job title', 'Organisation', 'E-Mail')).toEqual([['Head 0', 'Own Ltd', 'p0@firm0.example']])
})

it('replaces what stands there only when asked, but never by nothing', () => {
  const rows = [['LinkedIn', 'Company', 'Headline'], [urlOf(0), 'Own Ltd', 'My own words']]
  const sheet = sheetWithKnown(1, rows)
  const kept = pressGetLead(sheet, getLeadRequest(sheet, { request: { fields: ['companyName', 'headline'] } }))
  expect(kept.preview?.replaceable).toBe(2)
  expect(shown(sheet, 'Company', 'Headline')).toEqual([['Own Ltd', 'My own words']])
  pressGetLead(sheet, getLeadRequest(sheet, { request: { fields: ['companyName', 'headline'], replace: true, again: true } }))
  expect(shown(sheet, 'Company', 'Headline')).toEqual([['Firm 0', 'My own words']])
})

it.each(['404', '400', 'empty'] as const)('says of a person HeyReach does not know that it does not (%s)', (getUnknownLead) => {
  const sheet = sheetWithKnown(1, [['LinkedIn'], [urlOf(0)], [urlOf(7)]], { heyreach: { switches: { getUnknownLead } } })
  const { state } = pressGetLead(sheet, getLeadRequest(sheet))
  expect(shown(sheet, PROFILE, 'First name')).toEqual([['Found', 'First0'], ['Not known to HeyReach', '']])
  expect(state.results.map(({ outcome }) => outcome)).toEqual(['found', 'unknown'])
})

it('asks nobody twice who was found, unless asked to, and makes no second set of columns', () => {
  const sheet = sheetWithKnown(2, [['LinkedIn'], [urlOf(0)], [urlOf(1)], [urlOf(5)]])
  pressGetLead(sheet, getLeadRequest(sheet))
  const headers = headersOf(sheet)
  const asked = () => sheet.heyreach.calls.filter(({ route }) => route.endsWith(LEAD_ROUTE)).length
  expect(asked()).toBe(3)
  const second = pressGetLead(sheet, getLeadRequest(sheet))
  expect(second.preview).toMatchObject({ foundBefore: 2, people: [{ key: `in/${slug(5)}` }], skipped: [{ reason: 'found before', rows: [2, 3] }] })
  expect(asked()).toBe(4)
  pressGetLead(sheet, getLeadRequest(sheet, { request: { again: true } }))
  expect(asked()).toBe(7)
  expect(headersOf(sheet)).toEqual(headers)
})

it('leaves out hidden rows and what is no profile, each with its reason, and fills a person who stands twice on both rows', () => {
  const sheet = sheetWithKnown(3, [['LinkedIn', 'Note'], [urlOf(0), 'a'], ['https://www.linkedin.com/company/acme', 'b'], ['', 'c'], [`${urlOf(0)}/?x=1`, 'd'], [urlOf(2), 'e']])
  sheet.tab.hideRows(6, 1)
  const { preview } = pressGetLead(sheet, getLeadRequest(sheet))
  expect(preview).toMatchObject({
    hiddenRowCount: 1,
    people: [{ key: `in/${slug(0)}`, row: 2, rows: [2, 5] }],
    notices: [expect.stringMatching(/^1 row is of a person who stands in another row too/)],
  })
  expect(preview?.skipped.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['a company page, not a person', [3]],
    ['no LinkedIn URL', [4]],
  ])
  expect(shown(sheet, PROFILE, 'Company')).toEqual([['Found', 'Firm 0'], ['', ''], ['', ''], ['Found', 'Firm 0'], ['', '']])
})

it('with one cell selected, all rows without a profile can be meant', () => {
  const sheet = sheetWithKnown(3, [['LinkedIn', PROFILE], [urlOf(0), 'Found'], [urlOf(1), ''], [urlOf(2), 'Not known to HeyReach']])
  sheet.select([{ row: 2, column: 1, rows: 1, columns: 1 }])
  const selection = callAsPage(sheet, OWNER, 'readSelection')
  expect(selection.oneCell).toMatchObject({ row: 2, withoutProfileCount: 2 })
  const { preview } = pressGetLead(sheet, { ...getLeadRequest(sheet), blocks: selection.blocks, scope: 'without-profile' })
  expect(preview).toMatchObject({ rangeLabel: 'all rows without a profile yet', people: [{ row: 3 }, { row: 4 }] })
  expect(sheet.column(PROFILE)).toEqual(['Found', 'Found', 'Found'])
})

it('leaves formulas alone, and what they fill, even when asked to replace', () => {
  const sheet = sheetWithKnown(2, [['LinkedIn', 'Company', 'Location', 'Position'], [urlOf(0), '', '', ''], [urlOf(1), '', '', '']])
  sheet.tab.enter(2, 2, [['=""']])
  sheet.tab.enter(3, 2, [['="Sum"&"s"']])
const source = sheet.book.insertTab('Source')
  source.enterRaw(1, 1, [['Position', 1], ['', 1], ['Boss', 1]])
  sheet.tab.enter(1, 4, [['=FILTER(Source!A1:A3,Source!B1:B3=1)']])
  const request = { replace: true, fields: ['companyName' as const, 'location' as const] }
  const { preview } = pressGetLead(sheet, getLeadRequest(sheet, { request: { ...request, fields: [...request.fields, 'position' as const] } }))
  expect(sheet.tab.cell(2, 2)?.formula).toBe('=""')
  expect(sheet.tab.cell(3, 2)?.formula).toBe('="Sum"&"s"')
  expect(shown(sheet, 'Location')).toEqual([['Town 0, Austria'], ['Town 1, Austria']])
  const position = preview?.columns.find(({ field }) => field === 'position')
  expect(position).toMatchObject({ chosen: false, leftAlone: 'Comes from the formula in D1: left alone' })
  // Anything written into a formula's own cells breaks it: #REF!
  expect([1, 2, 3].map((row) => sheet.tab.displayText(row, 4))).toEqual(['Position', '', 'Boss'])
})

it('text that looks like a formula stays text', () => {
  const sheet = sheetWithKnown(0, [['LinkedIn'], [urlOf(0)]])
  teach(sheet, [{ profileUrl: urlOf(0), firstName: '=IMPORTXML("http://x";"y")', lastName: '+1', companyName: '007', position: '2026-09', location: '@here', emailAddress: '-a@b.example' }])
  pressGetLead(sheet, getLeadRequest(sheet))
  expect(shown(sheet, 'First name', 'Last name', 'Company', 'Position', 'Location', 'E-mail')).toEqual([
    ['=IMPORTXML("http://x";"y")', '+1', '007', '2026-09', '@here', '-a@b.example'],
  ])
  for (let column = 1; column <= sheet.tab.lastColumn(); column += 1) expect(sheet.tab.cell(2, column)?.formula).toBeUndefined()
})

it('a tab that a formula fills is blocked, with the way out', () => {
  const sheet = sheetWithKnown(1, [['LinkedIn', 'Name'], [urlOf(0), 'x']])
  const source = sheet.book.insertTab('Source')
  source.enterRaw(1, 1, [['LinkedIn', 'Name'], [urlOf(0), 'x']])
  sheet.tab.clearContent({ row: 1, column: 1, rows: 2, columns: 2 })
  sheet.tab.enter(1, 1, [['=FILTER(Source!A1:B2,Source!A1:A2<>"")']])
  const { refusal } = pressGetLead(sheet, getLeadRequest(sheet))
  expect(refusal).toMatch(/come from FILTER in A1/)
  expect(refusal).toMatch(/choose “A LinkedIn URL”/)
})

it('a key that is no longer good ends the run with words, and the rows say nothing false', () => {
  const sheet = sheetWithKnown(3, [['LinkedIn'], [urlOf(0)], [urlOf(1)], [urlOf(2)]])
  sheet.heyreach.addFault({ route: LEAD_ROUTE, effect: { status: 401 } })
  const { state } = pressGetLead(sheet, getLeadRequest(sheet))
  expect(state.phase).toMatchObject({ ending: { how: 'error', error: { code: 'bad-key', title: 'HeyReach does not accept this API key.' } } })
  expect(headersOf(sheet)).toEqual(['LinkedIn'])
  expect(state.queue).toHaveLength(3)
})

it('when HeyReach asks to slow down it waits, and where that lasts the run ends with words and goes on later', () => {
  const sheet = sheetWithKnown(2, [['LinkedIn'], [urlOf(0)], [urlOf(1)]])
  const mend = sheet.heyreach.addFault({ route: LEAD_ROUTE, effect: { status: 429 } })
  const { state } = pressGetLead(sheet, getLeadRequest(sheet))
  expect(state.phase).toMatchObject({ ending: { how: 'error', error: { code: 'rate-limited' } } })
  mend()
  sheet.heyreach.addFault({ route: LEAD_ROUTE, times: 1, effect: { status: 429 } })
  const again = pressGetLead(sheet, getLeadRequest(sheet))
  expect(again.state.results.map(({ outcome }) => outcome)).toEqual(['found', 'found'])
  expect(sheet.column(PROFILE)).toEqual(['Found', 'Found'])
})

it('what HeyReach refuses or does not answer about one person stands on that row', () => {
  const sheet = sheetWithKnown(3, [['LinkedIn'], [urlOf(0)], [urlOf(1)], [urlOf(2)]])
  sheet.heyreach.addFault({ route: LEAD_ROUTE, leads: [urlOf(1)], effect: { status: 400, body: JSON.stringify({ errorMessage: 'Not in your plan.' }) } })
  sheet.heyreach.addFault({ route: LEAD_ROUTE, leads: [urlOf(2)], effect: { status: 500 } })
  const { state } = pressGetLead(sheet, getLeadRequest(sheet))
  expect(state.results.map(({ outcome }) => outcome)).toEqual(['found', 'failed', 'unconfirmed'])
  expect(sheet.column(PROFILE)).toEqual([
    'Found',
    'HeyReach refused this: Not in your plan.',
    'Not answered: HeyReach could not be reached, or did not answer in time. Press Get lead again.',
  ])
})

it('runs of more than one chunk fill every row; the sidebar closed between two loses nothing', () => {
  const rows = [['LinkedIn'], ...Array.from({ length: 90 }, (_, index) => [urlOf(index)])]
  const sheet = sheetWithKnown(90, rows)
  let chunks = 0
  pressGetLead(sheet, getLeadRequest(sheet), { person: ({ phase }) => (phase.kind === 'sending' && (chunks += 1) === 3 ? 'leave' : undefined) })
  expect(sheet.column(PROFILE).filter((text) => text === 'Found')).toHaveLength(80)
  const again = pressGetLead(sheet, getLeadRequest(sheet))
  expect(again.preview?.people).toHaveLength(10)
  expect(sheet.column('Company')).toEqual(Array.from({ length: 90 }, (_, index) => knownAs(index).companyName))
})

it('where the cells cannot be written the run ends with words, and goes on once they can', () => {
  const sheet = sheetWithKnown(2, [['LinkedIn'], [urlOf(0)], [urlOf(1)]])
  connect(sheet, EDITOR)
  sheet.tab.protect({ rect: null, editors: [] })
  const { state } = pressGetLead(sheet, getLeadRequest(sheet, { as: EDITOR }), { as: EDITOR })
  expect(state.phase).toMatchObject({ ending: { how: 'error', error: { code: 'platform-limit', help: expect.stringContaining('protected') } } })
  expect(state.results.map(({ outcome }) => outcome)).toEqual(['unconfirmed', 'unconfirmed'])
  sheet.tab.unprotectAll()
  pressGetLead(sheet, getLeadRequest(sheet, { as: EDITOR }), { as: EDITOR })
  expect(sheet.column(PROFILE)).toEqual(['Found', 'Found'])
})

it.each<[string, (sheet: Sheet) => void, RegExp]>([
  ['the tab is gone', edits.deleteTab, /^The tab is gone/],
  ['the column of the URLs is renamed', edits.renameColumn('LinkedIn', 'Where'), /^The column “LinkedIn” is gone or renamed/],
])('stops with words when %s meanwhile', (_, edit, words) => {
  const sheet = sheetWithKnown(1, [['LinkedIn', 'A', 'B', 'C'], [urlOf(0), '', '', '']])
  const { state } = pressGetLead(sheet, getLeadRequest(sheet), { person: ({ phase }) => (phase.kind === 'sending' ? edit(sheet) : undefined) })
  expect(state.phase).toMatchObject({ ending: { how: 'error', error: { code: 'invalid-input', title: expect.stringMatching(words) } } })
})

it('a column with whole names is filled instead of two new ones', () => {
  const sheet = sheetWithKnown(2, [['Name', 'LinkedIn'], ['', urlOf(0)], ['Miss One', urlOf(1)]])
  pressGetLead(sheet, getLeadRequest(sheet))
  expect(headersOf(sheet)).toEqual(['Name', 'LinkedIn', PROFILE, 'Headline', 'Position', 'Company', 'Location', 'E-mail'])
  expect(sheet.column('Name')).toEqual(['First0 Last0', 'Miss One'])
})

it('names people whom HeyReach does not know as their row does', () => {
  const sheet = sheetWithKnown(0, [['Name', 'LinkedIn'], ['Ada Novak', urlOf(0)]])
  expect(pressGetLead(sheet, getLeadRequest(sheet)).state.results).toEqual([{ key: `in/${slug(0)}`, row: 2, name: 'Ada Novak', outcome: 'unknown', detail: 'Not known to HeyReach' }])
})

it('what HeyReach said before stays when it does not answer now', () => {
  const sheet = sheetWithKnown(1, [['LinkedIn'], [urlOf(0)]])
  pressGetLead(sheet, getLeadRequest(sheet))
  sheet.heyreach.addFault({ route: LEAD_ROUTE, effect: { status: 400, body: '{"errorMessage":"No."}' } })
  const { state } = pressGetLead(sheet, getLeadRequest(sheet, { request: { again: true } }))
  expect(state.results[0]?.outcome).toBe('failed')
  expect(sheet.column(PROFILE)).toEqual(['Found'])
})

it('never sends more than HeyReach’s pace allows, and takes about as long as the preview said', () => {
  const sheet = sheetWithKnown(0, [['LinkedIn'], ...Array.from({ length: 400 }, (_, index) => [urlOf(index)])])
  const from = sheet.clock.now()
  const { preview, state } = pressGetLead(sheet, getLeadRequest(sheet))
  expect(state.results).toHaveLength(400)
  expect(preview?.duration).toMatch(/^Takes about 2 minutes/)
  expect(sheet.heyreach.calls.filter(({ status }) => status === 429)).toEqual([])
  expect(sheet.clock.now() - from).toBeLessThan(150_000)
})

describe('a pasted URL', () => {
  const lookUp = (url: string, known = 1) => {
    const sheet = sheetWithKnown(known, [['LinkedIn'], ['']])
    return { sheet, answer: sheet.ask('lookUpProfile', { url }) }
  }

  it('is answered with the person as a card, and nothing is written', () => {
    const { sheet, answer } = lookUp(` linkedin.com/in/${slug(0)}/?trk=x `)
    expect(answer).toMatchObject({
      ok: true,
      value: { kind: 'found', card: { url: urlOf(0), name: 'First0 Last0', position: 'Head 0', company: 'Firm 0', location: 'Town 0, Austria', emails: ['p0@firm0.example'] } },
    })
    expect(headersOf(sheet)).toEqual(['LinkedIn'])
  })

  it('of somebody HeyReach does not know is an answer of its own', () => {
    expect(lookUp(urlOf(9)).answer).toEqual({ ok: true, value: { kind: 'unknown', url: urlOf(9) } })
  })

  it('that is no profile says what it is', () => {
    const { answer } = lookUp('https://www.linkedin.com/company/acme')
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input', title: 'This cannot be used: a company page, not a person.' } })
  })
})
