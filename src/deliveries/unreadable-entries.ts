/** The entries of the tab “Unreadable events”, as far as a person can go through them. */
import type { Ports } from '../ports'
import type { UnreadableItem } from '../sidebar/protocol'
import type { KeyedTable } from '../table/keyed-table'
import { UNREADABLE_HEADERS } from '../words'
import { receivedAtOf } from './delivery-id'
import { findUnreadableTab } from './unreadable-tab'

export interface StoredEntry {
  id: string
  /** Of the delivery: tells when it was received. */
  deliveryId: string
  title: string
  help: string
  raw: string
  hint: string
  row: number
}

const MOST_LISTED = 50
const SHOWN_CHARACTERS = 600
const ID = /^([0-9a-z]{14})-[\w-]+$/

/** Rows whose id is not one of ours are the person's own. */
export const readEntries = (table: KeyedTable): StoredEntry[] => {
  const { tab, headerRow, columns, shape } = table
  const { lastRow } = tab.extent()
  if (lastRow <= headerRow) return []
  const at = (cells: unknown[], header: string): string => String(cells[(columns[shape.headers.indexOf(header)] ?? 0) - 1] ?? '')
  return tab.values({ row: headerRow + 1, column: 1, rows: lastRow - headerRow, columns: Math.max(...columns) }).flatMap((cells, index) => {
    const id = at(cells, UNREADABLE_HEADERS.id)
    const deliveryId = ID.exec(id)?.[1]
    if (deliveryId === undefined) return []
    return [
      {
        id,
        deliveryId,
        title: at(cells, UNREADABLE_HEADERS.title),
        help: at(cells, UNREADABLE_HEADERS.help),
        raw: at(cells, UNREADABLE_HEADERS.raw) + at(cells, UNREADABLE_HEADERS.rest),
        hint: at(cells, UNREADABLE_HEADERS.type),
        row: headerRow + 1 + index,
      },
    ]
  })
}

/** Newest first. */
export const listUnreadable = ({ spreadsheet }: Pick<Ports, 'spreadsheet'>): UnreadableItem[] => {
  const table = findUnreadableTab(spreadsheet)
  if (!table) return []
  return readEntries(table)
    .reverse()
    .slice(0, MOST_LISTED)
    .map(({ id, deliveryId, title, help, raw }) => ({ id, receivedAt: receivedAtOf(deliveryId), title, help, raw: raw.slice(0, SHOWN_CHARACTERS) }))
}

export const countUnreadable = ({ spreadsheet }: Pick<Ports, 'spreadsheet'>): number => {
  const table = findUnreadableTab(spreadsheet)
  return table ? readEntries(table).length : 0
}
