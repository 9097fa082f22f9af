/** Which data rows the person means: the selected ones, or all rows without a status; hidden rows are left out. */
import { AppError } from '../errors'
import type { Block, Ports, Selection } from '../ports'
import type { RowScope } from '../sidebar/protocol'
import { rangeLabel } from '../table/column-letter'
import { selectedRows } from '../table/selected-rows'
import { hiddenRows } from '../table/visible-rows'
import { ALL_WITHOUT_STATUS, CANNOT_READ, rangesInWords, STATUS_HEADERS } from '../words'
import type { LeadTable } from './lead-table'

export interface ChosenRows {
  rows: number[]
  hiddenRowCount: number
  rangeLabel: string
}

/** The selection, or invalid-input when nobody has selected anything. */
export const requireSelection = ({ spreadsheet }: Pick<Ports, 'spreadsheet'>): Selection => {
  const selection = spreadsheet.selection()
  if (!selection || selection.blocks.length === 0) throw new AppError('invalid-input', { detail: CANNOT_READ.nothingSelected })
  return selection
}

/**
 * `table` must hold all data rows of the tab. `blocks` are the ranges that were selected when the person looked; without them
 * the selection of this moment counts. Throws invalid-input when that is on another tab.
 */
export const chosenRows = (
  ports: Pick<Ports, 'spreadsheet'>,
  table: LeadTable,
  scope: RowScope,
  blocks: Block[] | undefined,
): ChosenRows => {
  const candidates = scope === 'selection' ? inBlocks(table, blocks ?? selectedNow(ports, table)) : withoutStatus(table)
  const hidden = hiddenAmong(ports, table, candidates.rows)
  return {
    rows: candidates.rows.filter((row) => !hidden.has(row)),
    hiddenRowCount: hidden.size,
    rangeLabel: candidates.label,
  }
}

const inBlocks = (table: LeadTable, blocks: Block[]): { rows: number[]; label: string } => ({
  rows: selectedRows(blocks, table.headerRow, table.lastRow).filter(table.isFilled),
  label: rangesInWords(blocks.map(rangeLabel)),
})

const selectedNow = (ports: Pick<Ports, 'spreadsheet'>, table: LeadTable): Block[] => {
  const selection = requireSelection(ports)
  if (selection.tab.id !== table.tab.id) throw new AppError('invalid-input', { detail: CANNOT_READ.otherTab(table.tab.name) })
  return selection.blocks
}

export const rowsWithoutStatus = (table: LeadTable): number[] => {
  const rows: number[] = []
  for (let row = table.headerRow + 1; row <= table.lastRow; row += 1) {
    if (table.isFilled(row) && table.text(row, STATUS_HEADERS.status) === '') rows.push(row)
  }
  return rows
}

const withoutStatus = (table: LeadTable): { rows: number[]; label: string } => ({
  rows: rowsWithoutStatus(table),
  label: ALL_WITHOUT_STATUS,
})

/** Looks from the first to the last candidate only. */
export const hiddenAmong = (ports: Pick<Ports, 'spreadsheet'>, table: LeadTable, rows: number[]): Set<number> => {
  const first = rows[0]
  const last = rows[rows.length - 1]
  if (first === undefined || last === undefined) return new Set()
  const filled = Array.from({ length: last - first + 1 }, (_, index) => table.isFilled(first + index))
  const block = { row: first, column: 1, rows: last - first + 1, columns: table.lastColumn }
  const hidden = hiddenRows(ports.spreadsheet, table.tab, block, filled)
  return new Set(rows.filter((row) => hidden.has(row)))
}

