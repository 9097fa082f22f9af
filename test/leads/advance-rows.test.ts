/** Rows move by what events say, on every tab, however people have changed their tabs. */
import type { Project } from '../../workbench/fake-apps-script/types'
import { STATUS_HEADERS } from '../../src/words'
import { EDITOR } from '../scenario/support/sheet'
import { HEADERS, leadRow, leadRows, openBook, person, rowsProject, told } from './support/rows-pass'

let project: Project
beforeAll(async () => {
  project = await rowsProject()
})

const THREE = leadRows([{ slug: 'ada' }, { slug: 'bob' }, { slug: 'cem', campaign: 'Other #8' }])

it.each(['time-trigger', 'web-app'] as const)('a row says what has happened, when, and nothing else on it changes (%s)', (kind) => {
  const { leads, run } = openBook(project, THREE)
  const result = run([person('ada', 'Replied', { reply: 'Call me on Monday' })], {}, kind)
  expect(result).toMatchObject({ ok: true, moved: 1 })
  expect(HEADERS.map((_, index) => leads.displayText(2, index + 1))).toEqual([
    'ada',
    'https://www.linkedin.com/in/ada/',
    'Acme #7',
    'Replied',
    'Replied: “Call me on Monday”',
    '2026-09-14 9:30:00',
  ])
  expect(told(leads)).toEqual({ ada: 'Replied', bob: 'In campaign', cem: 'In campaign' })
})

it('called again it changes nothing and writes nothing', () => {
  const { run } = openBook(project, THREE)
  const people = [person('ada', 'Replied'), person('bob', 'Accepted'), person('cem', 'Invited')]
  expect(run(people).moved).toBe(2)
  const again = run(people)
  expect(again.moved).toBe(0)
  expect(Object.keys(again.calls).filter((name) => /^(Range\.set|SpreadsheetApp\.flush|Sheet\.(insert|append))/.test(name))).toEqual([])
})

it('every tab with the person follows, hidden ones too; the switched off one does not', () => {
  const { leads, addTab, run } = openBook(project, THREE)
  const second = addTab('Copy', THREE)
  second.setHidden(true)
  const off = addTab('Off', THREE)
  expect(run([person('ada', 'Accepted')], { offTabs: [off.id] }).moved).toBe(2)
  expect([leads, second, off].map((tab) => told(tab).ada)).toEqual(['Accepted', 'Accepted', 'In campaign'])
})

it('the add-on’s own tabs are no lead tabs, whatever columns people give them', () => {
  const { addTab, run } = openBook(project, [])
  const own = ['Events', 'Contacts', 'HeyReach campaigns'].map((name) => addTab(name, THREE))
  const given = addTab('Somebody’s', THREE)
  expect(run([person('ada', 'Accepted')], { ownTabs: [given.id] }).moved).toBe(0)
  expect([...own, given].map((tab) => told(tab).ada)).toEqual(['In campaign', 'In campaign', 'In campaign', 'In campaign'])
})

it('a person is known by any of their profiles, in any spelling, by a link and by a HYPERLINK', () => {
  const url = ['HTTP://Linkedin.com/in/ADA/?x=1', 'linkedin.com/in/ada-old', 'Ada', '=HYPERLINK("https://www.linkedin.com/in/ada","Ada")', 'n/a']
  const { leads, run } = openBook(project, [HEADERS, ...url.map((cell, index) => [`row${index}`, cell, 'Acme #7', 'Invited', '', ''])])
  leads.setLink(4, 2, 'Ada', 'https://www.linkedin.com/in/ada/')
  expect(run([{ ...person('ada', 'Accepted'), keys: ['in/ada', 'in/ada-old'] }]).moved).toBe(4)
  expect(told(leads)).toEqual({ row0: 'Accepted', row1: 'Accepted', row2: 'Accepted', row3: 'Accepted', row4: 'Invited' })
})

it('names that link to the profile are found where no cell shows an address', () => {
  const { leads, run } = openBook(project, [['Who', 'Site', ...HEADERS.slice(2)], ['Ada', 'acme.com', 'Acme #7', 'Invited', '', ''], ['Bob', 'acme.com', 'Acme #7', 'Invited', '', '']])
  leads.setLink(2, 1, 'Ada', 'https://www.linkedin.com/in/ada/')
  leads.setLink(3, 1, 'Bob', 'https://www.linkedin.com/in/bob/')
  expect(run([person('bob', 'Accepted')]).moved).toBe(1)
  expect(leads.displayText(3, 4)).toBe('Accepted')
})

it('a title above, moved columns, no frozen rows, filters and hidden rows are of no matter', () => {
  const order = [4, 2, 5, 0, 3, 1]
  const { leads, run } = openBook(project, [['My leads'], [], ...THREE.map((row) => order.map((at) => row[at] ?? ''))])
  leads.setFrozenRows(0)
  leads.hideRows(4, 1)
  leads.setFilter({ row: 3, column: 1, rows: 4, columns: 6 })
  leads.setColumnFilter(4, ['bob'])
  expect(run([person('ada', 'Accepted'), person('bob', 'Invited')]).moved).toBe(2)
  expect(told(leads)).toEqual({ ada: 'Accepted', bob: 'Invited', cem: 'In campaign' })
})

it('a tab works on when people have deleted the detail and the time', () => {
  const { leads, run } = openBook(project, THREE)
  leads.deleteColumns(5, 2)
  expect(run([person('ada', 'Accepted')])).toMatchObject({ ok: true, moved: 1 })
  expect(told(leads)).toMatchObject({ ada: 'Accepted' })
  expect(run([person('ada', 'Accepted')]).moved).toBe(0)
})

it('tabs that a formula fills are left alone', () => {
  const { leads, addTab, run } = openBook(project, THREE)
  const filled = addTab('Filled', [HEADERS, ...THREE.slice(1).map(([, , ...status]) => ['', '', ...status])])
  filled.enter(2, 1, [['=FILTER(Leads!A2:B4, Leads!A2:A4<>"")']])
  // What the formula gives, where the host works out none.
  filled.enterRaw(2, 2, [[THREE[1]?.[1] ?? '']])
  THREE.slice(2).forEach(([name = '', url = ''], index) => filled.enterRaw(index + 3, 1, [[name, url]]))
  expect(run([person('bob', 'Accepted')]).moved).toBe(1)
  expect([told(leads).bob, filled.displayText(3, 4)]).toEqual(['Accepted', 'In campaign'])
})

it.each([
  ['emptied', (tab) => tab.clearContent({ row: 1, column: 1, rows: 10, columns: 10 })],
  ['without headers', (tab) => tab.deleteRows(1, 1)],
  ['protected', (tab) => tab.protect({ rect: null, editors: [] })],
  ['protected in its status columns', (tab) => tab.protect({ rect: { row: 1, column: 4, rows: 4, columns: 1 }, editors: [] })],
  ['without the URL column', (tab) => tab.deleteColumns(2, 1)],
] as [string, (tab: ReturnType<typeof openBook>['leads']) => void][])('a tab that is %s takes nothing from the others', (_, spoil) => {
  const { leads, addTab, run } = openBook(project, THREE)
  const second = addTab('Second', THREE)
  spoil(leads)
  expect(run([person('ada', 'Accepted')], { user: EDITOR })).toMatchObject({ ok: true, moved: 1 })
  expect([told(leads).ada === 'Accepted', told(second).ada]).toEqual([false, 'Accepted'])
})

it('where only the detail is protected, statuses are told', () => {
  const { leads, run } = openBook(project, THREE)
  leads.protect({ rect: { row: 1, column: 5, rows: 4, columns: 1 }, editors: [] })
  expect(run([person('ada', 'Accepted'), person('bob', 'Replied')], { user: EDITOR }).ok).toBe(true)
  expect([told(leads), told(leads, 'detail')]).toEqual([{ ada: 'Accepted', bob: 'Replied', cem: 'In campaign' }, { ada: 'Added', bob: 'Added', cem: 'Added' }])
})

it('no tab is begun when the time is up', () => {
  const { leads, clock, run } = openBook(project, THREE)
  expect(run([person('ada', 'Accepted')], { until: clock.now() }).moved).toBe(0)
  expect(told(leads).ada).toBe('In campaign')
})

describe('calls', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({ slug: `p${index}` }))
  const hundred = Array.from({ length: 100 }, (_, index) => person(`p${index * 97 + 13}`, 'Replied'))

  it('100 people on a tab of 10,000 rows', () => {
    const { leads, run } = openBook(project, leadRows(many))
    const result = run(hundred)
    expect(result.moved).toBe(100)
    expect(told(leads)).toMatchObject({ p13: 'Replied', p12: 'In campaign', p9616: 'Replied' })
    const ofTab = Object.entries(result.calls).filter(([name]) => /^(Sheet\.getDataRange|Range\.(get.*Values|getFormulas)|SpreadsheetApp\.flush)$/.test(name))
    expect(Object.fromEntries(ofTab)).toEqual({ 'Sheet.getDataRange': 1, 'Range.getDisplayValues': 4, 'Range.getValues': 2, 'Range.getFormulas': 1, 'SpreadsheetApp.flush': 1 })
    expect(result.calls['Range.setValues'] ?? 0).toBe(0)
  })

  it('rows beside each other are written at once', () => {
    const { run } = openBook(project, leadRows(many.slice(0, 60)))
    const result = run(many.slice(5, 55).map(({ slug }) => person(slug, 'Invited')))
    expect(result).toMatchObject({ ok: true, moved: 50 })
    expect([result.calls['Range.setValues'], result.calls['Range.setValue']]).toEqual([1, undefined])
  })

  it('tabs without status columns cost two calls, then none for ten minutes; one with LinkedIn URLs is looked at each time', () => {
    const { addTab, clock, run } = openBook(project, [['Budget', '2026']])
    addTab('Notes', [['Anything', 'at all']])
    const looks = () => run([person('ada', 'Invited')]).calls['Sheet.getDataRange'] ?? 0
    expect([looks(), looks()]).toEqual([2, 0])
    const raw = addTab('Raw', [['Who', 'LinkedIn'], ['Ada', '=HYPERLINK("https://www.linkedin.com/in/ada","Ada")']])
    expect([looks(), looks()]).toEqual([1, 1])
    addTab('Empty', [])
    const twoMore = run([person('ada', 'Invited')]).calls
    expect([twoMore['Sheet.getDataRange'], twoMore['Range.getDisplayValues']]).toEqual([2, 1])
    raw.enter(1, 1, [[...HEADERS.slice(1)], leadRow({ slug: 'ada' }).slice(1)])
    expect(run([person('ada', 'Invited')]).moved).toBe(1)
    clock.advance(600_000)
    expect(looks()).toBe(4)
  })
})

it('one column’s header alone makes no status columns', () => {
  const { run } = openBook(project, [['LinkedIn', STATUS_HEADERS.status], ['https://www.linkedin.com/in/ada', 'In campaign']])
  expect(run([person('ada', 'Accepted')])).toMatchObject({ ok: true, moved: 0 })
})
