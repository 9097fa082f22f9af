/** Contacts as they stand, and as all events give them when they are made anew: the two must be the same. */
import { createHost } from '../../../workbench/fake-apps-script/create-host'
import { loadBook } from '../../../workbench/fake-apps-script/model/create-book'
import type { Book, Tab } from '../../../workbench/fake-apps-script/model/types'
import { CONTACTS_MEMORY_TAB } from '../../../src/table/hidden-tabs'
import { CONTACT_HEADERS, CONTACTS_TAB } from '../../../src/words'
import { builtProject, RUNNER, rowsOf, type ReceivingSheet } from './receiving'
import { OWNER, virtualClock } from './sheet'

export type ContactRow = Record<string, string>

const OURS: readonly string[] = Object.values(CONTACT_HEADERS)
/** Given when a person was first seen: a row that was made earlier may have an older one. */
const OF_ITS_OWN: string = CONTACT_HEADERS.contactId

export const contactsTab = (book: Book): Tab | undefined => book.tabs.find((tab) => rowsOf(tab).length >= 0 && headersOf(tab).includes(CONTACT_HEADERS.state))

const headersOf = (tab: Tab): string[] => Array.from({ length: tab.lastColumn() }, (_, index) => tab.displayText(1, index + 1))

/** Rows as displayed, in an order of their own; people's own columns left out. */
export const contactsIn = (book: Book): ContactRow[] =>
  rowsOf(contactsTab(book))
    .map((row) => Object.fromEntries(Object.entries(row).filter(([header]) => OURS.includes(header) && header !== OF_ITS_OWN)))
    .filter((row) => Object.values(row).some((text) => text !== ''))
    .sort((a, b) => String(a[CONTACT_HEADERS.knownAs]).localeCompare(String(b[CONTACT_HEADERS.knownAs])))

export const contactOf = (book: Book, name: string): ContactRow | undefined => contactsIn(book).find((row) => row[CONTACT_HEADERS.name] === name)

/** The trigger, five minutes later, so many times; fails where one fails. */
export const triggers = (sheet: ReceivingSheet, times = 1): void => {
  for (let run = 0; run < times; run += 1) {
    sheet.clock.advance(300_000)
    const result = sheet.runTrigger()
    if (!result.ok) throw new Error(result.error?.message ?? 'the trigger failed')
  }
}

/** Of the events that stand in a copy of this spreadsheet, without what was made of them before. */
export const rebuilt = (sheet: ReceivingSheet): ContactRow[] => {
  const book = loadBook(JSON.parse(JSON.stringify(sheet.book.toJson())))
  for (const tab of [contactsTab(book), book.tabByName(CONTACTS_MEMORY_TAB)]) if (tab) book.deleteTab(tab.id)
  const clock = virtualClock(sheet.clock.now())
  const { 'heyreach.followed': _followed, ...script } = sheet.properties()
  const person = { [`user:${OWNER}`]: { 'heyreach.person': JSON.stringify({ runner: RUNNER, key: '', fingerprint: '', client: '' }) } }
  const host = createHost({ book, project: builtProject(), owner: OWNER, fetch: () => ({ failure: 'address-unavailable', ms: 1 }), clock, saved: { properties: { script, ...person } } })
  for (let run = 0; run < 3; run += 1) {
    clock.advance(300_000)
    const result = host.run({ kind: 'time-trigger', functionName: 'writeWaitingEvents', user: OWNER })
    if (!result.ok) throw new Error(result.error?.message ?? 'the trigger failed')
  }
  return contactsIn(book)
}

export const CONTACTS = CONTACTS_TAB
