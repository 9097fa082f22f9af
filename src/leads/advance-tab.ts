/**
 * One tab's rows moved on: read, written, flushed, read again, and what a sort in that very moment has moved is put right, on
 * strangers' rows too.
 */
import type { CellInput, Ports, Tab } from '../ports'
import { advanceStatus } from './advance-status'
import { findStatusTab, type FoundTab, type StatusTab } from './find-status-tab'
import { fillingFormula } from './formula-filled'
import { findRepairs, sameCells, type Expected } from './moved-rows'
import type { CampaignStage } from './person-stages'
import { mappingWith } from './preview-stop'
import { restoreHeaders } from './restore-headers'
import { readStatusRows, readStatusWindow, rowStateOf, writeStatusRows, type StatusCells, type StatusRow } from './status-rows'

/** People who sort without end are waited for until the next pass. */
const READING_ROUNDS = 3
const REPAIR_ROUNDS = 3

interface Change extends StatusRow {
  /** What is written; the rest stays. */
  cells: StatusCells
  written: Partial<StatusCells>
}

/** `none`: nothing to do with this tab, and why. `restless`: it could not be read, people sort it all the while. */
export type TabAdvance = { moved: number } | { none: 'no-statuses' | 'may-get-statuses' } | 'restless'

/** `stagesOf`: by person key. */
export const advanceTab = ({ spreadsheet }: Pick<Ports, 'spreadsheet'>, tab: Tab, stagesOf: ReadonlyMap<string, readonly CampaignStage[]>): TabAdvance => {
  for (let round = 0; round < READING_ROUNDS; round += 1) {
    const found = findStatusTab(tab)
    if (found.kind !== 'statuses') return { none: found.kind === 'none' && !found.mayGetSome ? 'no-statuses' : 'may-get-statuses' }
    const before = readStatusRows(found, (key) => stagesOf.has(key))
    if (!before) continue
    const changes = before.flatMap((row) => changeOf(row, stagesOf))
    // Statuses beside what a formula brings in would slide off their people.
    if (changes.length === 0 || fillingFormula(found.table, mappingWith(found.profile.key))) return { moved: 0 }
    writeStatusRows(found, changes.map(({ row, written }) => ({ row, cells: written })))
    spreadsheet.flush()
    if (!allStand(found, changes)) repair(spreadsheet, found, before, changes)
    return { moved: changes.length }
  }
  return 'restless'
}

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
    const now = new Map(readStatusWindow(found, { first: rows[0] ?? 1, last: rows[rows.length - 1] ?? 0 }).map((row) => [row.row, row]))
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

const lacksColumns = (now: FoundTab, before: StatusTab): boolean =>
  now.kind !== 'statuses' || Object.keys(now.columns).length < Object.keys(before.columns).length

const repair = (spreadsheet: Ports['spreadsheet'], found: StatusTab, before: readonly StatusRow[], changes: readonly Change[]): void => {
  const after = new Map(changes.map(({ row, cells }) => [row, cells]))
  const written: CellInput[] = changes.flatMap((change) => Object.values(change.written))
  for (let round = 0; round < REPAIR_ROUNDS; round += 1) {
    // Columns and headers may have moved too.
    let now = findStatusTab(found.table.tab)
    if (lacksColumns(now, found) && restoreHeaders(found)) {
      spreadsheet.flush()
      now = findStatusTab(found.table.tab)
    }
    if (now.kind !== 'statuses') return
    const rows = readStatusRows(now, () => true)
    if (!rows) continue
    const expected = before.map(({ row, key, cells }): Expected => {
      return { key, before: withoutGone(now, cells), after: withoutGone(now, after.get(row) ?? cells) }
    })
    const repairs = findRepairs(expected, rows, written)
    if (repairs.length === 0) return
    written.push(...repairs.flatMap(({ cells }) => Object.values(cells)))
    writeStatusRows(now, repairs)
    spreadsheet.flush()
  }
}
