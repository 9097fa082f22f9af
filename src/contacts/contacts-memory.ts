/**
 * What the pass remembers between runs, on a hidden tab: up to which event it has come, which tabs do not follow, and whom it has ever
 * made a row for. Not in properties, of which a day of events needs nearly all (platform facts §2).
 */
import type { Spreadsheet, Tab } from '../ports'
import { parseOffTabs } from '../leads/off-tabs'
import { isObject, numberOf, parseJson, textOf } from '../heyreach/read-json'
import { CONTACTS_MEMORY_TAB } from '../table/hidden-tabs'
import { CONTACTS_MEMORY_HEADING } from '../words'

/** Events up to `row` are in Contacts, as long as these ids stand there: after a sort it does not, and all are gone through again. */
export interface Bookmark {
  eventsTabId: number | null
  row: number
  /** event_ids of `row` and some rows above; '' for none yet. */
  id: string
  contactsTabId: number | null
  /** Its name when last asked for: asking costs more than trying. */
  contactsTabName: string
  /** The last row with an id, and how many ids there were. */
  lastRow: number
  count: number
  /** A pass is under way, or was cut off: what it wrote may stand on rows that somebody has moved. */
  underWay: boolean
  /** All events are being gone through from the first on, and up to `row` that is done. */
  tellsAll: boolean
}

export const NO_BOOKMARK: Bookmark = { eventsTabId: null, row: 0, id: '', contactsTabId: null, contactsTabName: '', lastRow: 0, count: 0, underWay: false, tellsAll: false }

/** Contacts written by newer code are left to it. */
const VERSION = 1
/** The tabs that do not follow stand below it: `leads/off-tabs.ts`. */
const BOOKMARK_ROW = 2
/** Whom it has ever made a row for: `whom-we-made.ts`. */
export const MADE_COLUMN = 3
/** Room for looking up scattered rows: `table/scattered-rows.ts`. */
export const LOOK_UP_COLUMN = 5
const COLUMNS = 40

export interface ContactsMemory {
  tab: Tab
  /** null: written by newer code. */
  bookmark: Bookmark | null
  /** Tabs whose rows do not follow. */
  offTabs: ReadonlySet<number>
  /** Buffered until the flush. */
  save(bookmark: Bookmark): void
}

export const openContactsMemory = (spreadsheet: Pick<Spreadsheet, 'hiddenTab' | 'tabByName'>): ContactsMemory => {
  const there = spreadsheet.tabByName(CONTACTS_MEMORY_TAB)
  const tab = there ?? spreadsheet.hiddenTab(CONTACTS_MEMORY_TAB, CONTACTS_MEMORY_HEADING)
  if (!there) tab.addColumns(Math.max(1, COLUMNS - tab.gridColumns()))
  const [[text] = [], [offTabs] = []] = there ? tab.values({ row: BOOKMARK_ROW, column: 1, rows: 2, columns: 1 }) : []
  return {
    tab,
    bookmark: parseBookmark(textOf(text)),
    offTabs: parseOffTabs(offTabs),
    save: (bookmark) => tab.writeCells([{ row: BOOKMARK_ROW, column: 1, value: JSON.stringify({ version: VERSION, ...bookmark }) }]),
  }
}

/** For who only looks. */
export const readBookmark = (spreadsheet: Pick<Spreadsheet, 'tabByName'>): Bookmark | null => {
  const tab = spreadsheet.tabByName(CONTACTS_MEMORY_TAB)
  return tab ? parseBookmark(textOf(tab.values({ row: BOOKMARK_ROW, column: 1, rows: 1, columns: 1 })[0]?.[0])) : null
}

/** What cannot be read is begun anew: nothing is counted twice by it. */
const parseBookmark = (text: string): Bookmark | null => {
  const stored = parseJson(text)
  if (!isObject(stored)) return NO_BOOKMARK
  if ((numberOf(stored['version']) ?? 0) > VERSION) return null
  return {
    eventsTabId: numberOf(stored['eventsTabId']),
    row: numberOf(stored['row']) ?? 0,
    id: textOf(stored['id']),
    contactsTabId: numberOf(stored['contactsTabId']),
    contactsTabName: textOf(stored['contactsTabName']),
    lastRow: numberOf(stored['lastRow']) ?? 0,
    count: numberOf(stored['count']) ?? 0,
    underWay: stored['underWay'] === true,
    tellsAll: stored['tellsAll'] === true,
  }
}
