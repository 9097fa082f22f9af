/** “Insert live status column”: native formulas on the lead tab that follow Contacts. */
import { CONTACTS_MEMORY_TAB } from '../../src/table/hidden-tabs'
import { addRequest, pressAdd, RUNNING } from './support/adding'
import { contact, formulaSheet, profileUrl } from './support/formulas'

const HEADER = 'HeyReach stage (live)'

const openLeads = (more: Parameters<typeof formulaSheet>[0] = {}) => {
  const alerts: string[] = []
  const sheet = formulaSheet({
    holder: null,
    rows: [
      ['Name', 'LinkedIn'],
      ['Ada', profileUrl('ada-demo')],
      ['Bo', 'http://de.linkedin.com/in/Bo-Demo/?utm_source=share'],
      ['Cy', profileUrl('nobody-demo')],
      ['Dé', profileUrl('d%C3%A9-demo')],
    ],
    contacts: [contact('ada-demo'), contact('bo-demo', { stage: 'Invited' }), contact('dé-demo', { stage: 'Accepted' })],
    ...more,
    host: {
      answerDialog: ({ title }) => {
        alerts.push(title)
        return { button: 'OK' }
      },
    },
  })
  const press = () => {
    const result = sheet.menu('insertLiveStatus')
    if (!result.ok) throw new Error(result.error?.message)
    return result.effects.flatMap((effect) => (effect.kind === 'toast' ? [effect.message] : []))
  }
  const headers = (): string[] => Array.from({ length: sheet.tab.lastColumn() }, (_, index) => sheet.tab.displayText(1, index + 1))
  return { ...sheet, alerts, press, headers }
}

it('shows each person’s stage, and follows it', () => {
  const sheet = openLeads()
  expect(sheet.press()).toEqual([
    '“HeyReach stage (live)” in column C follows Contacts in 4 rows. It stays blank in 1 row: a formula cannot read links behind a text, or URLs with encoded characters.',
  ])
  expect(sheet.column(HEADER)).toEqual(['Replied', 'Invited', '', ''])
  const contacts = sheet.book.tabByName('Contacts')
  contacts?.enterRaw(3, 3, [['Messaged']])
  expect(sheet.column(HEADER)).toEqual(['Replied', 'Messaged', '', ''])
})

it('follows a Contacts tab that has another name', () => {
  const sheet = openLeads()
  const contacts = sheet.book.tabByName('Contacts')
  contacts?.rename('It’s "our" people’s')
  sheet.book.insertTab(CONTACTS_MEMORY_TAB).enterRaw(2, 1, [[JSON.stringify({ version: 1, contactsTabId: contacts?.id })]])
  sheet.press()
  expect(sheet.column(HEADER)).toEqual(['Replied', 'Invited', '', ''])
})

it('is made of native functions with semicolons, each row by its own URL', () => {
  const sheet = openLeads()
  sheet.press()
  expect(sheet.tab.cell(3, 3)?.formula).toBe(
    String.raw`=IFERROR(INDEX('Contacts'!$C:$C;MATCH("in/"&REGEXEXTRACT(LOWER($B3);"linkedin\.com/(?:mwlite/|comm/)?in/([^/?#&<>,;*~\s]+)");'Contacts'!$S:$S;0))&"";"")`,
  )
})

it('works where a comma is the decimal mark', () => {
  const sheet = openLeads({ locale: 'de_DE' })
  sheet.press()
  expect(sheet.column(HEADER)).toEqual(['Replied', 'Invited', '', ''])
})

it('pressed again it fills the same column further down, wherever Contacts’ columns are now', () => {
  const sheet = openLeads()
  sheet.press()
  sheet.tab.enterRaw(6, 1, [['Eve', profileUrl('ada-demo')]])
  sheet.book.tabByName('Contacts')?.insertColumns(1, 1)
  sheet.press()
  expect(sheet.headers()).toEqual(['Name', 'LinkedIn', HEADER])
  expect(sheet.column(HEADER)).toEqual(['Replied', 'Invited', '', '', 'Replied'])
  expect(sheet.tab.cell(6, 3)?.formula).toContain("INDEX('Contacts'!$D:$D;")
})

it.each([
  ['no Contacts tab', { contacts: undefined }, /^There are no contacts yet\. .*set up Events and notifications/],
  ['no URL column', { rows: [['Name'], ['Ada']] }, /^“Leads” has no column with LinkedIn profile URLs\./],
])('%s: says what to do, and writes nothing', (_, more, words) => {
  const sheet = openLeads(more)
  const before = JSON.stringify(sheet.book.toJson())
  sheet.press()
  expect(sheet.alerts).toEqual([expect.stringMatching(words)])
  expect(JSON.stringify(sheet.book.toJson())).toBe(before)
})

it('says so on the Contacts tab itself, and where Contacts has lost a column', () => {
  const sheet = openLeads()
  const contacts = sheet.book.tabByName('Contacts')
  contacts?.enterRaw(1, 19, [['my own']])
  sheet.press()
  contacts?.rename('Leads of mine')
  sheet.tab.rename('Contacts')
  sheet.press()
  expect(sheet.alerts).toEqual([
    'The tab “Contacts” lacks 1 column: profile_key. Put the headers back, then insert the column again.',
    'This is the tab that the stages come from. Open the tab of your leads, then insert the column.',
  ])
})

it('is not put on a tab of the add-on’s own', () => {
  const sheet = openLeads()
  sheet.tab.rename('Events')
  sheet.press()
  expect(sheet.alerts).toEqual(['“Events” is this add-on’s own tab: its rows are no leads. Choose a tab with leads, then try again.'])
  expect(sheet.headers()).toEqual(['Name', 'LinkedIn'])
})

it.each([1, 3])('does not keep anybody from adding leads, nor is it offered as a column (%d rows)', (count) => {
  const people = Array.from({ length: count }, (_, index) => ['Ada', 'Demo', profileUrl(`live-${index}-demo`)])
  const sheet = openLeads({ rows: [['First name', 'Last name', 'LinkedIn'], ...people], contacts: [contact('live-0-demo')], holder: 'everyone' })
  sheet.press()
  expect(sheet.value(sheet.ask('readSelection')).columns.map(({ key }) => key)).toEqual(['First name', 'Last name', 'LinkedIn'])
  const { refusal } = pressAdd(sheet, addRequest(sheet, RUNNING))
  expect(refusal).toBeNull()
  expect(sheet.column('HeyReach status')).toEqual(people.map(() => 'In campaign'))
  expect(sheet.column(HEADER)).toEqual(people.map((_, index) => (index === 0 ? 'Replied' : '')))
})
