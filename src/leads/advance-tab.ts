/**
 * One tab's rows moved on: read, written, flushed, read again, and what a sort in that very moment has moved is put right, on
 * strangers' rows too.
 */
import type { CellInput, Ports } from '../ports'
import { advanceStatus } from './advance-status'
import { findStatusTab, type StatusTab } from './find-status-tab'
import { fillingFormula } from './formula-filled'
import { findRepairs, sameCells, type Expected } from './moved-rows'
import type { CampaignStage } from './person-stages'
import { mappingWith } from './preview-stop'
import { readKeys, readStatusRows, rowStateOf, writeStatusRows, type StatusCells, type StatusRow } from './status-rows'

const REPAIR_ROUNDS = 2

interface Change extends StatusRow {
  /** What is written; the rest stays. */
  cells: StatusCells
  written: Partial<StatusCells>
}

/** Answers how many rows moved. `stagesOf`: by person key. */
export const advanceTab = ({ spreadsheet }: Pick<Ports, 'spreadsheet'>, found: StatusTab, stagesOf: ReadonlyMap<string, readonly CampaignStage[]>): number => {
  const keys = readKeys(found, wholeTab(found))
  if (![...keys.values()].some((key) => stagesOf.has(key))) return 0
  const before = readStatusRows(found, keys)
  const changes = before.flatMap((row) => changeOf(row, stagesOf))
  // Statuses beside what a formula brings in would slide off their people.
  if (changes.length === 0 || fillingFormula(found.table, mappingWith(found.profile.key))) return 0
  writeStatusRows(found, changes.map(({ row, written }) => ({ row, cells: written })))
  spreadsheet.flush()
  if (!allStand(found, changes)) repair(spreadsheet, found, before, changes)
  return changes.length
}

const wholeTab = ({ table }: StatusTab): { first: number; last: number } => ({ first: table.headerRow + 1, last: table.lastRow })

const changeOf = ({ row, key, cells }: StatusRow, stagesOf: ReadonlyMap<string, readonly CampaignStage[]>): Change[] => {
  const stages = stagesOf.get(key)
  const advance = stages ? advanceStatus(rowStateOf(cells), stages) : null
  if (!advance) return []
  const { status, detail, at } = advance
  const written: Partial<StatusCells> = { status, ...(detail === undefined ? {} : { detail }), updated: new Date(at) }
  return [{ row, key, cells: { ...cells, ...written }, written }]
}

/** Every row that was written is still its person's: then nothing has landed elsewhere. Two calls, over those rows only. */
const allStand = (found: StatusTab, changes: readonly Change[]): boolean => {
  try {
    const rows = changes.map(({ row }) => row)
    const now = new Map(readStatusRows(found, readKeys(found, { first: rows[0] ?? 1, last: rows[rows.length - 1] ?? 0 })).map((row) => [row.row, row]))
    return changes.every(({ row, key, cells }) => {
      const standing = now.get(row)
      return standing?.key === key && sameCells(withoutGone(found, standing.cells), withoutGone(found, cells))
    })
  } catch {
    // Rows or columns were deleted meanwhile: out of the grid (platform facts §2.1).
    return false
  }
}

/** A column that people have deleted reads blank, whatever should stand there. */
const withoutGone = ({ columns }: StatusTab, cells: StatusCells): StatusCells => ({
  ...cells,
  ...(columns.detail === undefined ? { detail: '' } : {}),
  ...(columns.updated === undefined ? { updated: '' } : {}),
})

const repair = (spreadsheet: Ports['spreadsheet'], found: StatusTab, before: readonly StatusRow[], changes: readonly Change[]): void => {
  const after = new Map(changes.map(({ row, cells }) => [row, cells]))
  const written: CellInput[] = changes.flatMap((change) => Object.values(change.written))
  for (let round = 0; round < REPAIR_ROUNDS; round += 1) {
    // Columns and headers may have moved too.
    const now = findStatusTab(found.table.tab)
    if (now.kind !== 'statuses') return
    const expected = before.map(({ row, key, cells }): Expected => {
      return { key, before: withoutGone(now, cells), after: withoutGone(now, after.get(row) ?? cells) }
    })
    const repairs = findRepairs(expected, readStatusRows(now, readKeys(now, wholeTab(now))), written)
    if (repairs.length === 0) return
    written.push(...repairs.flatMap(({ cells }) => Object.values(cells)))
    writeStatusRows(now, repairs)
    spreadsheet.flush()
  }
}
