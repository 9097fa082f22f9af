/** What the person has selected, its header row and columns, and the mapping to start from. */
import { AppError } from '../errors'
import type { Ports } from '../ports'
import type { ColumnView, Mapping, SelectionView } from '../sidebar/protocol'
import { columnLetter, rangeLabel } from '../table/column-letter'
import { isOneCell, selectedRows } from '../table/selected-rows'
import { CANNOT_READ, isOwnHeader, rangesInWords } from '../words'
import { requireSelection, rowsWithoutProfile, rowsWithoutStatus } from './chosen-rows'
import { fitMapping, guessMapping } from './guess-mapping'
import { findProfileColumn, type LeadTable } from './lead-table'
import { readLeadTab } from './read-lead-tab'
import { recallMapping } from './remember-mapping'

const SAMPLE_LENGTH = 40

export const readSelection = (ports: Pick<Ports, 'spreadsheet' | 'documentStore'>): SelectionView => {
  const { tab, blocks } = requireSelection(ports)
  const table = readLeadTab(tab)
  const { headerRow } = table
  if (table.lastRow <= headerRow) throw new AppError('invalid-input', { detail: CANNOT_READ.noRows(tab.name) })
  const rows = selectedRows(blocks, headerRow, table.lastRow).filter(table.isFilled)
  const keys = table.columns.map(({ key }) => key).filter((key) => !isOwnHeader(key))
  const guessed = guessMapping(keys, findProfileColumn(table))
  const recalled = recallMapping(ports, tab.id)
  const fitted = recalled ? fitMapping(recalled, keys) : null
  return {
    tabId: tab.id,
    tabName: tab.name,
    headerRow,
    columns: columnViews(table),
    rangeLabel: rangesInWords(blocks.map(rangeLabel)),
    blocks,
    rowCount: rows.length,
    oneCell: isOneCell(blocks)
      ? { row: blocks[0]?.row ?? 0, withoutStatusCount: rowsWithoutStatus(table).length, withoutProfileCount: rowsWithoutProfile(table).length }
      : null,
    // What the person has left out stays out; only the URL is never missing without need.
    mapping: fitted
      ? { ...fitted.mapping, fields: { ...pickProfileUrl(guessed.fields), ...fitted.mapping.fields } }
      : guessed,
    remembered: fitted?.complete ?? false,
    remarks: table.remarks,
  }
}

const pickProfileUrl = ({ profileUrl }: Mapping['fields']): Mapping['fields'] => (profileUrl ? { profileUrl } : {})

const columnViews = (table: LeadTable): ColumnView[] =>
  table.columns
    .filter(({ key }) => !isOwnHeader(key))
    .map(({ key, column }) => {
      const filled = table.cells.find((cells) => (cells[column - 1] ?? '').trim() !== '')
      const sample = (filled?.[column - 1] ?? '').replace(/\s+/g, ' ').trim()
      return {
        key,
        letter: columnLetter(column),
        sample: sample.length > SAMPLE_LENGTH ? `${sample.slice(0, SAMPLE_LENGTH - 1)}…` : sample,
      }
    })
