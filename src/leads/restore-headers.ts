/**
 * A row that is inserted above the headers in the moment of writing puts them where the first lead was: what was meant for it stands in
 * the headers then, and without them nobody would find our columns again.
 */
import { STATUS_HEADERS } from '../words'
import type { StatusTab } from './find-status-tab'
import type { StatusField } from './status-columns'

/** How far down the headers are looked for. */
const MAY_HAVE_MOVED = 50
const FIELDS = Object.keys(STATUS_HEADERS) as StatusField[]

/** Known by the two headers that a pass never writes to. Buffered until `flush`; false where nothing is to be put back. */
export const restoreHeaders = ({ table: { tab, headerRow }, columns, profile }: StatusTab): boolean => {
  const { lastRow, lastColumn } = tab.extent()
  const cells = tab.display({ row: 1, column: 1, rows: Math.min(lastRow, headerRow + MAY_HAVE_MOVED), columns: lastColumn })
  const reads = (row: string[], column: number | undefined, header: string): boolean => row[(column ?? 0) - 1]?.trim() === header
  const index = cells.findIndex((row) => reads(row, columns.campaign, STATUS_HEADERS.campaign) && reads(row, profile.column, profile.header))
  const lost = FIELDS.flatMap((field) => {
    const column = columns[field]
    return column === undefined || reads(cells[index] ?? [], column, STATUS_HEADERS[field]) ? [] : [{ row: index + 1, column, value: STATUS_HEADERS[field] }]
  })
  if (index < 0 || lost.length === 0) return false
  tab.writeCells(lost)
  return true
}
