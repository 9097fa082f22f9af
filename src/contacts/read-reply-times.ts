/** The Contacts tab's one column that tells who replied when: what a list of replies and the toast at opening begin with. */
import type { Spreadsheet } from '../ports'
import type { KeyedTable } from '../table/keyed-table'
import { CONTACTS_TAB } from '../words'
import { columnOf } from './contact-place'
import { findContactsTab } from './contacts-tab'
import { replyTimes, type ReplyTime } from './reply-times'

export type RepliesRead =
  | { kind: 'no-contacts' }
  | { kind: 'no-headers' }
  /** Of the times. */
  | { kind: 'no-column' }
  | { kind: 'read'; table: KeyedTable; people: number; times: ReplyTime[] }

export const readReplyTimes = (spreadsheet: Spreadsheet): RepliesRead => {
  const table = findContactsTab(spreadsheet)
  if (!table) return { kind: spreadsheet.tabByName(CONTACTS_TAB) ? 'no-headers' : 'no-contacts' }
  const column = columnOf(table, 'repliedAt')
  if (column === 0) return { kind: 'no-column' }
  const people = Math.max(0, table.tab.extent().lastRow - table.headerRow)
  const first = table.headerRow + 1
  return { kind: 'read', table, people, times: people === 0 ? [] : replyTimes(table.tab.values({ row: first, column, rows: people, columns: 1 }), first) }
}
