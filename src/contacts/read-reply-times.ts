/** The Contacts tab's one column that tells who replied when: what a list of replies and the toast at opening begin with. */
import type { Spreadsheet } from '../ports'
import { readKeyedTable, type KeyedTable } from '../table/keyed-table'
import { CONTACTS_TAB } from '../words'
import { CONTACTS_SHAPE } from './contact-columns'
import { columnOf } from './contact-place'
import { replyTimes, type ReplyTime } from './reply-times'

export type RepliesRead =
  | { kind: 'no-contacts' }
  | { kind: 'no-headers' }
  /** Of the times. */
  | { kind: 'no-column' }
  | { kind: 'read'; table: KeyedTable; people: number; times: ReplyTime[] }

export const readReplyTimes = (spreadsheet: Spreadsheet): RepliesRead => {
  const tab = spreadsheet.tabByName(CONTACTS_TAB)
  if (!tab) return { kind: 'no-contacts' }
  const table = readKeyedTable(tab, CONTACTS_SHAPE)
  if (!table) return { kind: 'no-headers' }
  const column = columnOf(table, 'repliedAt')
  if (column === 0) return { kind: 'no-column' }
  const people = Math.max(0, tab.extent().lastRow - table.headerRow)
  const first = table.headerRow + 1
  return { kind: 'read', table, people, times: people === 0 ? [] : replyTimes(tab.values({ row: first, column, rows: people, columns: 1 }), first) }
}
