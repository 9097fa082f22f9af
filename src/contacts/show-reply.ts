/** Selects a person's row in Contacts, found anew: people sort, and rows come in above. */
import { AppError } from '../errors'
import type { Ports } from '../ports'
import { allIds, readKeyedTable, type KeyedTable } from '../table/keyed-table'
import { REPLIES } from '../words'
import { columnOf } from './contact-place'
import { CONTACTS_SHAPE } from './contact-columns'
import { replyTimes } from './reply-times'

export interface ReplyRow {
  tabId: number
  /** Where it was. */
  row: number
  /** '' for a row that somebody made: then the time tells. */
  id: string
  at: number
}

/** The row. Throws invalid-input when the person is gone. */
export const showReply = ({ spreadsheet }: Pick<Ports, 'spreadsheet'>, wanted: ReplyRow): number => {
  const tab = spreadsheet.tabById(wanted.tabId)
  const table = tab && readKeyedTable(tab, CONTACTS_SHAPE)
  const row = table ? findRow(table, wanted) : null
  if (!tab || row === null) throw new AppError('invalid-input', { detail: REPLIES.rowGone })
  tab.show()
  tab.selectRows([row])
  return row
}

const findRow = (table: KeyedTable, wanted: ReplyRow): number | null => {
  if (wanted.id === '') return rowByTime(table, wanted)
  return table.idColumn > 0 ? (allIds(table).get(wanted.id) ?? null) : null
}

/** Of several of the same moment the one that is nearest to where it was. */
const rowByTime = (table: KeyedTable, { row, at }: ReplyRow): number | null => {
  const column = columnOf(table, 'repliedAt')
  const first = table.headerRow + 1
  const rows = table.tab.extent().lastRow - table.headerRow
  if (column === 0 || rows < 1) return null
  const [nearest] = replyTimes(table.tab.values({ row: first, column, rows, columns: 1 }), first)
    .filter((time) => time.at === at)
    .sort((a, b) => Math.abs(a.row - row) - Math.abs(b.row - row))
  return nearest?.row ?? null
}
