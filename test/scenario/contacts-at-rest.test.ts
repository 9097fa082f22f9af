/** Whatever people have made of Contacts, Events and the hidden tab: the pass comes to rest, and says so by an idle trigger of three calls. */
import { CONTACTS_MEMORY_TAB } from '../../src/table/hidden-tabs'
import { CONTACT_HEADERS as H } from '../../src/words'
import { contactOf, contactsIn, contactsTab, rebuilt, triggers } from './support/contacts'
import { eventBody, manyEvents } from './support/deliveries'
import { openReceiving, type ReceivingSheet } from './support/receiving'
import { columnOf } from './support/sheet-edits'

const at = (minute: number): string => `2026-09-14T08:${String(minute).padStart(2, '0')}:00Z`
const post = (sheet: ReceivingSheet, ...bodies: string[]): void => {
  for (const body of bodies) {
    if (!sheet.post(body).acknowledged) throw new Error('not acknowledged')
    sheet.clock.advance(9_000)
  }
}
const tabOf = (sheet: ReceivingSheet) => {
  const tab = contactsTab(sheet.book)
  if (!tab) throw new Error('there is no Contacts tab')
  return tab
}
const memoryOf = (sheet: ReceivingSheet) => {
  const tab = sheet.book.tabByName(CONTACTS_MEMORY_TAB)
  if (!tab) throw new Error('there is no memory')
  return tab
}
const bookmarkOf = (sheet: ReceivingSheet) => JSON.parse(String(memoryOf(sheet).cell(2, 1)?.value)) as Record<string, unknown>
const set = (sheet: ReceivingSheet, row: number, header: string, value: string | null) => tabOf(sheet).enterRaw(row, columnOf(tabOf(sheet), header) ?? 0, [[value]])
const cellsOf = (sheet: ReceivingSheet, row: number) => Array.from({ length: tabOf(sheet).lastColumn() }, (_, index) => tabOf(sheet).cell(row, index + 1)?.value ?? null)

/** Copied cells have no formats here. */
const withoutFormats = ({ [H.firstAt]: _first, [H.lastAt]: _last, ...row }: Record<string, string>) => row

const damages: [string, (sheet: ReceivingSheet) => void][] = [
  ['a row copied twice', (sheet) => [6, 7].forEach((row) => tabOf(sheet).enterRaw(row, 1, [cellsOf(sheet, 3) as string[]]))],
  ['a row copied without its id', (sheet) => { tabOf(sheet).enterRaw(6, 1, [cellsOf(sheet, 3) as string[]]); set(sheet, 6, H.contactId, null) }],
  ['two ids exchanged', (sheet) => { const ids = [2, 3].map((row) => tabOf(sheet).displayText(row, columnOf(tabOf(sheet), H.contactId) ?? 0)); set(sheet, 2, H.contactId, ids[1] ?? ''); set(sheet, 3, H.contactId, ids[0] ?? '') }],
  ['all names of two rows in each', (sheet) => { const names = [2, 3].map((row) => tabOf(sheet).displayText(row, columnOf(tabOf(sheet), H.knownAs) ?? 0)).join(' '); set(sheet, 2, H.knownAs, names); set(sheet, 3, H.knownAs, names) }],
  ['states exchanged', (sheet) => { const column = columnOf(tabOf(sheet), H.state) ?? 0; const states = [2, 3].map((row) => tabOf(sheet).displayText(row, column)); set(sheet, 2, H.state, states[1] ?? ''); set(sheet, 3, H.state, states[0] ?? '') }],
  ['only the visible columns sorted', (sheet) => tabOf(sheet).sort({ row: 2, column: 1, rows: 4, columns: 18 }, 1, false)],
  ['rows of the hidden tab deleted', (sheet) => memoryOf(sheet).deleteRows(4, memoryOf(sheet).rowCount - 3)],
  ['columns of the hidden tab deleted', (sheet) => memoryOf(sheet).deleteColumns(3, memoryOf(sheet).columnCount - 2)],
  ['the hidden tab emptied', (sheet) => { for (let row = 1; row <= 10; row += 1) memoryOf(sheet).enterRaw(row, 1, [[null, null, null]]) }],
  ['the hidden tab deleted', (sheet) => sheet.book.deleteTab(memoryOf(sheet).id)],
  ['a bookmark of nonsense', (sheet) => memoryOf(sheet).enterRaw(2, 1, [['{"version":1,"row":-7,"id":5,"lastRow":1e9,"count":-1,"contactsTabId":"x","eventsTabId":3.5}']])],
  ['the header of a technical column twice', (sheet) => { const tab = tabOf(sheet); tab.insertColumns(1, 1); tab.enterRaw(1, 1, [[H.state]]) }],
  ['the header of the id twice', (sheet) => { const tab = tabOf(sheet); tab.insertColumns(1, 1); tab.enterRaw(1, 1, [[H.contactId]]) }],
  ['the header of what it is found by twice', (sheet) => { const tab = tabOf(sheet); tab.insertColumns(1, 1); tab.enterRaw(1, 1, [[H.knownAs]]) }],
  ['the hidden columns deleted', (sheet) => tabOf(sheet).deleteColumns(columnOf(tabOf(sheet), H.profileKey) ?? 0, 5)],
  ['all three headers twice', (sheet) => { const tab = tabOf(sheet); tab.insertColumns(1, 3); tab.enterRaw(1, 1, [[H.knownAs, H.state, H.contactId]]) }],
]

it.each(damages)('%s: the pass comes to rest, and everybody whom the next events tell of is right', (_, damage) => {
  const sheet = openReceiving()
  post(sheet, ...manyEvents(4))
  triggers(sheet)
  damage(sheet)
  for (const lead of [1, 2, 3, 4]) post(sheet, eventBody({ lead, type: 'message_sent', timestamp: at(40 + lead) }))
  triggers(sheet, 3)
  sheet.clock.advance(300_000)
  expect(sheet.runTrigger()).toMatchObject({ ok: true, backendCalls: 3 })
  expect(bookmarkOf(sheet)).toMatchObject({ row: 9, underWay: false })
  post(sheet, eventBody({ lead: 2, type: 'message_sent', timestamp: at(50) }))
  expect(bookmarkOf(sheet)).toMatchObject({ row: 10, underWay: false, tellsAll: false })
  expect(contactsIn(sheet.book).map(withoutFormats)).toEqual(rebuilt(sheet).map(withoutFormats))
})

it('a person whom events name more than a cell holds is one row, and the pass comes to rest', () => {
  const sheet = openReceiving()
  const addresses = (from: number): string => Array.from({ length: 60 }, (_, index) => `a${from + index}@some-long-example-domain.org`).join(' ')
  for (let count = 0; count < 40; count += 1) {
    const body = JSON.parse(eventBody({ type: 'message_sent', timestamp: new Date(Date.UTC(2026, 8, 14, 8) + count * 1000).toISOString() })) as { lead: object }
    post(sheet, JSON.stringify({ ...body, lead: { ...body.lead, email_address: addresses(count * 60) } }))
  }
  triggers(sheet, 3)
  post(sheet, eventBody({ lead: 2, timestamp: at(50) }))
  triggers(sheet, 2)
  sheet.clock.advance(300_000)
  expect(sheet.runTrigger()).toMatchObject({ ok: true, backendCalls: 3 })
  expect(bookmarkOf(sheet)).toMatchObject({ row: 42, underWay: false })
  expect(contactOf(sheet.book, 'Ada Novak 2')).toBeDefined()
})
