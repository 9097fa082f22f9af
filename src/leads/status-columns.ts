/**
 * The four status columns of a lead tab: where they are, making them, and writing many rows in few calls. Columns are
 * found by header, so a person may move them; missing ones are appended at the right.
 */
import { AppError } from '../errors'
import type { CellInput, Tab } from '../ports'
import { aroundFormulas } from '../table/around-formulas'
import { rowRuns } from '../table/row-runs'
import { CANNOT_GO_ON, STATUS_HEADERS } from '../words'
import type { LeadTable } from './lead-table'

export type StatusField = keyof typeof STATUS_HEADERS
export type StatusColumns = Record<StatusField, number>

export interface StatusUpdate {
  row: number
  campaign?: string
  status?: string
  detail?: string
  updated: Date
}

/** In px. */
const WIDTHS: Record<StatusField, number> = { campaign: 190, status: 125, detail: 260, updated: 150 }

const FIELDS = Object.keys(STATUS_HEADERS) as StatusField[]

/** Rows between two written ones are rewritten as they were just read, when at most so many and no formula: one write instead of two. */
const BRIDGED_GAP = 200

export const findStatusColumns = (table: LeadTable): Partial<StatusColumns> => {
  const found: Partial<StatusColumns> = {}
  for (const field of FIELDS) {
    const column = table.columns.find(({ key }) => key === STATUS_HEADERS[field])
    if (column) found[field] = column.column
  }
  return found
}

/** Throws when one of them is gone: whoever has just written them must not make a second set. */
export const requireStatusColumns = (table: LeadTable): StatusColumns => {
  const columns = findStatusColumns(table)
  const gone = FIELDS.find((field) => columns[field] === undefined)
  if (gone) throw new AppError('invalid-input', { detail: CANNOT_GO_ON.statusColumnGone(STATUS_HEADERS[gone]) })
  return columns as StatusColumns
}

/** Finds them, or appends the missing ones behind the last filled column. */
export const ensureStatusColumns = (table: LeadTable): StatusColumns => {
  const columns = findStatusColumns(table)
  const missing = FIELDS.filter((field) => columns[field] === undefined)
  if (missing.length > 0 && table.columns.length === 0) {
    throw new AppError('invalid-input', { detail: CANNOT_GO_ON.headersGone(table.headerRow) })
  }
  if (missing.length > 0) {
    const start = table.lastColumn + 1
    const free = table.tab.gridColumns() - table.lastColumn
    if (free < missing.length) table.tab.addColumns(missing.length - free)
    table.tab.write(table.headerRow, start, [missing.map((field) => STATUS_HEADERS[field])])
    table.tab.styleHeader(table.headerRow, start, missing.map((field) => WIDTHS[field]))
    missing.forEach((field, index) => (columns[field] = start + index))
  }
  return columns as StatusColumns
}

/** The table with columns that were made just now, behind the last one that was read. */
export const withColumns = (table: LeadTable, columns: StatusColumns): LeadTable => ({
  ...table,
  columns: [
    ...table.columns,
    ...FIELDS.filter((field) => columns[field] > table.lastColumn).map((field) => ({ key: STATUS_HEADERS[field], column: columns[field] })),
  ],
  lastColumn: Math.max(table.lastColumn, ...Object.values(columns)),
})

/** Writes the updates, rows ascending or not; fields that an update leaves out stay. Buffered until flush. */
export const writeStatuses = (tab: Tab, columns: StatusColumns, updates: StatusUpdate[]): void => {
  const byRow = new Map(updates.map((update) => [update.row, update]))
  const rows = [...byRow.keys()].sort((a, b) => a - b)
  for (const group of adjacentGroups(columns)) {
    const complete = updates.every((update) => group.fields.every((field) => update[field] !== undefined))
    for (const run of rowRuns(rows, BRIDGED_GAP)) {
      const height = run.last - run.first + 1
      const block = { row: run.first, column: group.column, rows: height, columns: group.fields.length }
      const hasGaps = rows.filter((row) => row >= run.first && row <= run.last).length < height
      const before: CellInput[][] = hasGaps || !complete ? tab.values(block) : []
      for (const piece of hasGaps ? aroundFormulas(run, new Set(rows), tab.formulas(block)) : [run]) {
        const values = Array.from({ length: piece.last - piece.first + 1 }, (_, index) => {
          const row = piece.first + index
          const update = byRow.get(row)
          return group.fields.map((field, at): CellInput => update?.[field] ?? before[row - run.first]?.[at] ?? null)
        })
        tab.write(piece.first, group.column, values)
      }
    }
  }
}

/** Columns side by side are written together: usually all four in one go. */
const adjacentGroups = (columns: StatusColumns): { column: number; fields: StatusField[] }[] => {
  const sorted = [...FIELDS].sort((a, b) => columns[a] - columns[b])
  const groups: { column: number; fields: StatusField[] }[] = []
  for (const field of sorted) {
    const current = groups[groups.length - 1]
    if (current && columns[field] === current.column + current.fields.length) current.fields.push(field)
    else groups.push({ column: columns[field], fields: [field] })
  }
  return groups
}
