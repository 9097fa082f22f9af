/** What the person has selected, its header row and columns, and the mapping to start from. */
import { AppError } from '../errors'
import { parseProfile } from '../linkedin/normalize-profile-url'
import type { Extent, Ports, Tab } from '../ports'
import type { ColumnView, SelectionView } from '../sidebar/protocol'
import { columnLetter, rangeLabels } from '../table/column-letter'
import { findHeaderRow } from '../table/find-header-row'
import { isOneCell, selectedRows } from '../table/selected-rows'
import { requireSelection, rowsWithoutStatus } from './chosen-rows'
import { fitMapping, guessMapping } from './guess-mapping'
import { findProfileColumn, readLeadTable, type LeadTable } from './lead-table'
import { recallMapping } from './remember-mapping'

/** How far down we look for the first profile URL when no row is frozen. */
const HEADER_SEARCH_ROWS = 50
const SAMPLE_LENGTH = 40

export const readSelection = (ports: Pick<Ports, 'spreadsheet' | 'documentStore'>): SelectionView => {
  const { tab, blocks } = requireSelection(ports)
  const extent = tab.extent()
  const headerRow = locateHeaderRow(tab, extent)
  const table = readLeadTable(tab, headerRow, undefined, extent)
  if (table.lastRow <= headerRow) {
    throw new AppError('invalid-input', {
      detail: `“${tab.name}” has no rows below its headers. Put one lead in each row, with a LinkedIn URL column.`,
    })
  }
  const rows = selectedRows(blocks, headerRow, table.lastRow).filter(table.isFilled)
  const keys = table.columns.map(({ key }) => key).filter((key) => !key.startsWith('HeyReach '))
  const guessed = guessMapping(keys, findProfileColumn(table))
  const recalled = recallMapping(ports, tab.id)
  const fitted = recalled ? fitMapping(recalled, keys) : null
  return {
    tabId: tab.id,
    tabName: tab.name,
    headerRow,
    columns: columnViews(table),
    rangeLabel: rangeLabels(blocks),
    blocks,
    rowCount: rows.length,
    oneCell: isOneCell(blocks)
      ? { row: blocks[0]?.row ?? 0, withoutStatusCount: rowsWithoutStatus(table).length }
      : null,
    mapping: fitted
      ? { ...fitted.mapping, fields: { ...guessed.fields, ...fitted.mapping.fields } }
      : guessed,
    remembered: fitted?.complete ?? false,
    remarks: table.remarks,
  }
}

const locateHeaderRow = (tab: Tab, extent: Extent): number => {
  const frozenRows = tab.frozenRows()
  if (extent.lastRow === 0) {
    throw new AppError('invalid-input', {
      detail: `“${tab.name}” is empty. Put headers into its first row and one lead into each row below.`,
    })
  }
  // Whoever freezes a row has said where the headers are.
  if (frozenRows > 0 && frozenRows <= extent.lastRow) return frozenRows
  const rows = Math.min(extent.lastRow, HEADER_SEARCH_ROWS)
  const cells = tab.display({ row: 1, column: 1, rows, columns: extent.lastColumn })
  return findHeaderRow(cells, 0, (text) => parseProfile(text).kind === 'profile')
}

const columnViews = (table: LeadTable): ColumnView[] =>
  table.columns
    .filter(({ key }) => !key.startsWith('HeyReach '))
    .map(({ key, column }) => {
      const filled = table.cells.find((cells) => (cells[column - 1] ?? '').trim() !== '')
      const sample = (filled?.[column - 1] ?? '').replace(/\s+/g, ' ').trim()
      return {
        key,
        letter: columnLetter(column),
        sample: sample.length > SAMPLE_LENGTH ? `${sample.slice(0, SAMPLE_LENGTH - 1)}…` : sample,
      }
    })
