/** Carrying out a plan in few calls: so many for each group of columns side by side and each run of rows, however many campaigns. */
import type { CellInput, Tab } from '../ports'
import { rowRuns } from '../table/row-runs'
import { CAMPAIGN_COLUMNS, ID_HEADER } from './campaign-columns'
import type { CampaignPlan, PlannedRow } from './campaign-rows'

interface ColumnGroup {
  column: number
  headers: string[]
}

/** Buffered until flush. */
export const writeCampaigns = (tab: Tab, plan: CampaignPlan): void => {
  makeRoom(tab, plan)
  makeColumns(tab, plan)
  // Looks and ids first: a run that is cut off leaves rows that the next one knows and only has to fill.
  styleNewRows(tab, plan)
  // An id that stands there is not written over: if rows were sorted meanwhile, it still says whose notes stand beside it.
  writeRows(tab, [{ column: plan.columns.get(ID_HEADER) ?? 0, headers: [ID_HEADER] }], plan.rows.filter(({ writeId }) => writeId))
  writeRows(tab, columnGroups(plan.columns), plan.rows)
}

const makeRoom = (tab: Tab, { columns, newColumns, firstNewRow, newRows }: CampaignPlan): void => {
  const lastRow = firstNewRow - 1 + newRows
  if (newRows > 0) {
    const missing = lastRow - tab.gridRows()
    if (missing > 0) tab.addRows(missing)
  }
  if (newColumns.length > 0) {
    const missing = Math.max(...columns.values()) - tab.gridColumns()
    if (missing > 0) tab.addColumns(missing)
  }
}

const makeColumns = (tab: Tab, { headerRow, columns, newColumns, firstNewRow }: CampaignPlan): void => {
  const first = newColumns[0]
  if (!first) return
  const column = columns.get(first.header) ?? 0
  tab.write(headerRow, column, [newColumns.map(({ header }) => header)])
  tab.styleHeader(headerRow, column, newColumns.map(({ width }) => width))
  const block = { row: headerRow, column, rows: firstNewRow - headerRow, columns: newColumns.length }
  tab.styleCells(block, newColumns.map(({ format }) => format))
}

const writeRows = (tab: Tab, groups: ColumnGroup[], rows: PlannedRow[]): void => {
  const byRow = new Map(rows.map((planned) => [planned.row, planned]))
  for (const { first, last } of rowRuns(rows.map(({ row }) => row))) {
    const run = Array.from({ length: last - first + 1 }, (_, index) => byRow.get(first + index))
    for (const { column, headers } of groups) {
      tab.write(first, column, run.map((planned) => headers.map((header): CellInput => planned?.cells.get(header) ?? null)))
    }
  }
}

/** Formats of rows that were there are left as people have set them. */
const styleNewRows = (tab: Tab, { columns, firstNewRow, newRows }: CampaignPlan): void => {
  if (newRows === 0) return
  const formats = new Map(CAMPAIGN_COLUMNS.map(({ header, format }) => [header, format]))
  for (const { column, headers } of columnGroups(columns, true)) {
    tab.styleCells({ row: firstNewRow, column, rows: newRows, columns: headers.length }, headers.map((header) => formats.get(header) ?? ''))
  }
}

const columnGroups = (columns: ReadonlyMap<string, number>, withId = false): ColumnGroup[] => {
  const sorted = [...columns].filter(([header]) => withId || header !== ID_HEADER).sort(([, a], [, b]) => a - b)
  const groups: ColumnGroup[] = []
  for (const [header, column] of sorted) {
    const current = groups[groups.length - 1]
    if (current && column === current.column + current.headers.length) current.headers.push(header)
    else groups.push({ column, headers: [header] })
  }
  return groups
}
