/** Which data rows the person means: the selected ones, or all rows without a status, or without a profile; hidden rows are left out. */
import { AppError } from '../errors'
import type { Block, Ports, Selection } from '../ports'
import type { GetLeadScope, RowScope } from '../sidebar/protocol'
import { rangeLabel } from '../table/column-letter'
import { selectedRows } from '../table/selected-rows'
import { hiddenRows } from '../table/visible-rows'
import { ALL_WITHOUT_STATUS, CANNOT_READ, GET_LEAD, PROFILE_CELL, PROFILE_HEADER, rangesInWords, STATUS_HEADERS } from '../words'
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
  scope: RowScope | GetLeadScope,
  blocks: Block[] | undefined,
): ChosenRows => {
  const candidates = candidatesOf(ports, table, scope, blocks)
  const hidden = hiddenAmong(ports, table, candidates.rows)
  return {
    rows: candidates.rows.filter((row) => !hidden.has(row)),
    hiddenRowCount: hidden.size,
    rangeLabel: candidates.label,
  }
}

const candidatesOf = (ports: Pick<Ports, 'spreadsheet'>, table: LeadTable, scope: RowScope | GetLeadScope, blocks: Block[] | undefined) => {
  switch (scope) {
    case 'selection':
      return inBlocks(table, blocks ?? selectedNow(ports, table))
    case 'without-status':
      return { rows: rowsWithoutStatus(table), label: ALL_WITHOUT_STATUS }
    case 'without-profile':
      return { rows: rowsWithoutProfile(table), label: GET_LEAD.allWithoutProfile }
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

export const rowsWithoutStatus = (table: LeadTable): number[] => rowsWhere(table, (row) => table.text(row, STATUS_HEADERS.status) === '')

/** Whoever was not found before is asked about again. */
export const rowsWithoutProfile = (table: LeadTable): number[] => rowsWhere(table, (row) => table.text(row, PROFILE_HEADER) !== PROFILE_CELL.found)

const rowsWhere = (table: LeadTable, counts: (row: number) => boolean): number[] => {
  const rows: number[] = []
  for (let row = table.headerRow + 1; row <= table.lastRow; row += 1) if (table.isFilled(row) && counts(row)) rows.push(row)
  return rows
}

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

