/** A whole tab with its headers found: by the frozen rows, else by where the first profile URL stands. */
import { AppError } from '../errors'
import { parseProfile } from '../linkedin/normalize-profile-url'
import type { Extent, Tab } from '../ports'
import { findHeaderRow } from '../table/find-header-row'
import { CANNOT_READ, STATUS_HEADERS } from '../words'
import { readLeadTable, type LeadTable } from './lead-table'

/** How far down we look for the first profile URL when no row is frozen. */
const HEADER_SEARCH_ROWS = 50

/** Whoever freezes a row has mostly said where the headers are: then one reading is enough. Throws invalid-input. */
export const readLeadTab = (tab: Tab): LeadTable => {
  const extent = tab.extent()
  const frozenRows = tab.frozenRows()
  if (frozenRows > 0 && frozenRows <= extent.lastRow) {
    const table = readLeadTable(tab, frozenRows, undefined, extent)
    if (table.columns.length > 0) return table
  }
  return readLeadTable(tab, locateHeaderRow(tab, extent, frozenRows), undefined, extent)
}

const locateHeaderRow = (tab: Tab, extent: Extent, frozenRows: number): number => {
  const rows = Math.min(extent.lastRow, frozenRows > 0 ? frozenRows : HEADER_SEARCH_ROWS)
  const cells = tab.display({ row: 1, column: 1, rows, columns: extent.lastColumn })
  if (extent.lastRow === 1 && cells.every((row) => row.every((text) => text === ''))) {
    throw new AppError('invalid-input', { detail: CANNOT_READ.emptyTab(tab.name) })
  }
  return findHeaderRow(cells, frozenRows, (text) => parseProfile(text).kind === 'profile', STATUS_HEADERS.status)
}
