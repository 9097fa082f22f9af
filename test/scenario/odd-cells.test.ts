/** Cells as people leave them: what must not make a stranger a lead, keep a good row out, or be sent as a name. */
import type { AddRequest } from '../../src/sidebar/protocol'
import { splitName } from '../../src/leads/split-name'
import { manyLeads, openSheet, type Sheet } from './support/sheet'

const HEADER = ['First name', 'Last name', 'LinkedIn', 'Sender', '']
const open = (rows: string[][]): Sheet => {
  const sheet = openSheet({ rows: [HEADER, ...rows] })
  sheet.value(sheet.ask('connectHeyReach', { key: sheet.heyreach.keys['Acme Robotics'] ?? '', holder: 'me', workspaceName: 'Acme' }))
  return sheet
}
const requestFor = (sheet: Sheet): AddRequest => {
  sheet.select([{ row: 2, column: 1, rows: sheet.tab.lastRow() - 1, columns: 5 }])
  const view = sheet.value(sheet.ask('readSelection'))
  return { tabId: view.tabId, headerRow: view.headerRow, scope: 'selection', campaignId: 61001, mapping: view.mapping, blocks: view.blocks, options: { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false } }
}
const preview = (sheet: Sheet) => sheet.value(sheet.ask('previewAddLeads', requestFor(sheet)))

it('a row filled only under a blank header gets its “Not added” too', () => {
  const sheet = open([['Ada', 'Novak', 'linkedin.com/in/ada-demo', '', ''], ['', '', '', '', 'x']])
  const request = requestFor(sheet)
  const { people, skipped } = sheet.value(sheet.ask('previewAddLeads', request))
  expect(skipped.flatMap(({ rows }) => rows)).toEqual([3])
  sheet.value(sheet.ask('startAddLeads', { request, waiting: [], skipped }))
  sheet.value(sheet.ask('addLeadsChunk', { request, people }))
  expect(sheet.column('HeyReach status')).toEqual(['In campaign', 'Not added'])
})

it.each([
  ['no first name', ['', 'Novak', 'linkedin.com/in/ada-demo', '', '']],
  ['an unknown sender', ['Ada', 'Novak', 'linkedin.com/in/ada-demo', 'Nobody', '']],
])('a row with %s does not keep the same person’s good row out', (_, bad) => {
  const sheet = open([bad, ['Ada', 'Novak', 'https://de.linkedin.com/in/Ada-demo', '', '']])
  expect(preview(sheet).people.map(({ row }) => row)).toEqual([3])
})

it.each([
  ['https://www.linkedin.com/in/jane doe', 'https://www.linkedin.com/in/jane'],
  ['linkedin.com/in/ada-demo, linkedin.com/in/bob-demo', 'https://linkedin.com/in/ada-demo'],
  ['https://www.linkedin.com/in/jane-\ndoe', 'https://www.linkedin.com/in/jane-'],
])('a doubtful text (%s) is not made certain by the link that Sheets finds in it', (text, link) => {
  const sheet = open([['Jane', 'Doe', text, '', ''], ['Ada', 'Novak', 'linkedin.com/in/ada-2-demo', '', '']])
  sheet.tab.setLink(2, 3, text, link)
  expect(preview(sheet).people.map(({ row }) => row)).toEqual([3])
})

it.each(['Dipl.-Ing. Ada Novak', '🚀 Ada Novak', 'Dr.-Ing. Ada Novak', 'Ada Novak 🚀', 'Ada Novak (she/her)', 'Univ.-Prof. Ada Novak'])('%s is Ada Novak', (name) => {
  expect(splitName(name)).toEqual({ firstName: 'Ada', lastName: 'Novak' })
})

it.each(['-', '#N/A', '#REF!', 'n/a', '?', '.'])('a first name of %s is no first name (else it says “Hi %s”)', (first) => {
  const sheet = open([[first, 'Novak', 'linkedin.com/in/ada-demo', '', ''], ...manyLeads(1).slice(1).map(([a = '', b = '', c = '']) => [a, b, c, '', ''])])
  expect(preview(sheet).people.map(({ row }) => row)).toEqual([3])
})

it.each(['Mira  Okafor', 'Mira\u00a0Okafor', '“Mira Okafor”'])('%s is Mira Okafor', (sender) => {
  const sheet = open([['Ada', 'Novak', 'linkedin.com/in/ada-demo', sender, '']])
  expect(preview(sheet).skipped).toEqual([])
})

it('a word that links to a company page is called that', () => {
  const sheet = open([['Ada', 'Novak', 'linkedin.com/in/ada-demo', '', ''], ['Acme', 'Careers', 'Acme', '', '']])
  sheet.tab.setLink(3, 3, 'Acme', 'https://www.linkedin.com/company/acme-robotics-demo/')
  expect(preview(sheet).skipped.map(({ reason }) => reason)).toEqual(['a company page, not a person'])
})
