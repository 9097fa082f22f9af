/** Formulas and the live column, where Contacts has another name; and arguments that nobody expects. */
import { CONTACTS_MEMORY_TAB } from '../../src/table/hidden-tabs'
import { contact, formulaSheet, profileUrl } from './support/formulas'

const renamed = (name: string, own = false) => {
  const sheet = formulaSheet({ contacts: [contact('ada-demo')], holder: null })
  const tab = sheet.book.tabByName('Contacts')
  if (!tab) throw new Error('there is no Contacts tab')
  tab.rename(name)
  const memory = sheet.book.insertTab(CONTACTS_MEMORY_TAB)
  memory.enterRaw(2, 1, [[JSON.stringify({ version: 1, contactsTabId: tab.id })]])
  if (own) sheet.book.insertTab('Contacts').enterRaw(1, 1, [['Customer', 'Phone'], ['Acme', '12']])
  return sheet
}

it.each([
  ['People', false],
  ['It’s "our" people', false],
  ['Contacts 2', true],
])('=HEYREACH_LEAD answers from the Contacts tab that is called %s', (name, own) => {
  expect(renamed(name, own).lead([[profileUrl('ada-demo')]], 'Name, Stage')).toEqual([['Name of ada-demo', 'Replied']])
})

it.each([
  [0], [1.5], [NaN], [true], [false], [''], [null], [new Date(0)], [[['#N/A']]], [[[1, 2], [3]]], [[]], [[[]]], [[[[['x']]]]], [{}], ['x'.repeat(2_000)],
  [`https://www.linkedin.com/in/${'%'.repeat(50)}`], ['=HYPERLINK("https://www.linkedin.com/in/ada")'], ['https://www.linkedin.com/in/__proto__'], ['https://www.linkedin.com/in/constructor'],
])('%j as an argument gives cells, and never an exception', (argument) => {
  const sheet = formulaSheet({ contacts: [contact('ada-demo')] })
  for (const args of [[argument], [profileUrl('ada-demo'), argument], [profileUrl('ada-demo'), 'Name', argument]]) {
    const rows = sheet.lead(...args)
    expect(Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length > 0)).toBe(true)
  }
})
