/** What the rows of a tab say in our columns, and by whom they are known: a profile's key, '' for a row without one. */
import type { CellInput } from '../ports'
import { cellText } from '../table/cell-text'
import { rowRuns } from '../table/row-runs'
import { STATUS_HEADERS } from '../words'
import { campaignIdOfLabel } from './campaign-label'
import { profilesIn, type RowWindow } from './lead-table'
import type { RowState } from './advance-status'
import type { StandingColumns, StatusTab } from './find-status-tab'
import type { StatusField } from './status-columns'

/** As they are, so that they can be put back: dates as dates. A column that is gone is blank. */
export type StatusCells = Record<StatusField, CellInput>

export interface StatusRow {
  row: number
  key: string
  cells: StatusCells
}

/** Columns that lie so near are read together with what lies between. */
const NEAR = 3

type Keys = ReadonlyMap<number, string>

/**
 * All rows of the tab, or none where nobody in it is `wanted`; null where people have moved rows or columns while we read. Three calls;
 * more where cells only link to LinkedIn, or the columns stand apart.
 */
export const readStatusRows = (found: StatusTab, wanted: (key: string) => boolean): StatusRow[] | null => {
  const keys = readKeys(found)
  if (!keys) return null
  if (![...keys.values()].some(wanted)) return []
  const rows = readCells(found, keys)
  // A sort between the two readings would put people beside others' statuses.
  const again = readKeys(found)
  return again && [...again].every(([row, key]) => keys.get(row) === key) ? rows : null
}

/** So many of its rows as they stand now: two calls. */
export const readStatusWindow = (found: StatusTab, { first, last }: RowWindow): StatusRow[] => {
  const cells = found.table.tab.display({ row: first, column: found.profile.column, rows: last - first + 1, columns: 1 })
  return readCells(found, keysOf(found, first, cells), false) ?? []
}

/** null where the column's header is not where it was. */
const readKeys = (found: StatusTab): Keys | null => {
  const { tab, headerRow, lastRow } = found.table
  const [head, ...cells] = tab.display({ row: headerRow, column: found.profile.column, rows: Math.max(1, lastRow - headerRow + 1), columns: 1 })
  return head?.[0]?.trim() === found.profile.header ? keysOf(found, headerRow + 1, cells) : null
}

const keysOf = ({ table, profile }: StatusTab, first: number, cells: string[][]): Keys => {
  const texts = new Map(cells.map(([text = ''], index) => [first + index, text.trim()]))
  return new Map([...profilesIn(table.tab, profile.column, texts)].map(([row, found]) => [row, found.kind === 'profile' ? found.key : '']))
}

/** `keys` are of neighbouring rows. With the headers read along, null where they are not where they were. */
const readCells = ({ table, columns }: StatusTab, keys: Keys, withHeaders = true): StatusRow[] | null => {
  const rows = [...keys.keys()]
  const first = withHeaders ? table.headerRow : (rows[0] ?? 1)
  const cellsOf = new Map<number, CellInput[]>()
  for (const { from, to } of near(Object.values(columns))) {
    const block = table.tab.values({ row: first, column: from, rows: (rows[rows.length - 1] ?? first) - first + 1, columns: to - from + 1 })
    for (let column = from; column <= to; column += 1) cellsOf.set(column, block.map((cells) => cells[column - from] ?? ''))
  }
  const at = (field: StatusField, row: number): CellInput => cellsOf.get(columns[field] ?? 0)?.[row - first] ?? ''
  if (withHeaders && FIELDS.some((field) => columns[field] !== undefined && cellText(at(field, first)) !== STATUS_HEADERS[field])) return null
  return rows.map((row) => ({
    row,
    key: keys.get(row) ?? '',
    cells: { campaign: at('campaign', row), status: at('status', row), detail: at('detail', row), updated: at('updated', row) },
  }))
}

const near = (columns: number[]): { from: number; to: number }[] => {
  const spans: { from: number; to: number }[] = []
  for (const column of [...columns].sort((a, b) => a - b)) {
    const span = spans[spans.length - 1]
    if (span && column - span.to <= NEAR) span.to = column
    else spans.push({ from: column, to: column })
  }
  return spans
}

export const rowStateOf = ({ campaign, status, detail, updated }: StatusCells): RowState => ({
  status: cellText(status),
  detail: cellText(detail),
  campaignId: campaignIdOfLabel(cellText(campaign)),
  updated: updated instanceof Date ? updated.getTime() : null,
})


/** Cell by cell costs a millisecond and a half each; from so many neighbours on, one write costs less. */
const LONG_RUN = 25

export interface RowCells {
  row: number
  cells: Partial<StatusCells>
}

/** What a column that is gone would hold is left out. Buffered until `flush`. */
export const writeStatusRows = ({ table: { tab }, columns }: StatusTab, rows: readonly RowCells[]): void => {
  const cellsOf = new Map(rows.map(({ row, cells }) => [row, cells]))
  const single: RowCells[] = []
  for (const { first, last } of rowRuns([...cellsOf.keys()].sort((a, b) => a - b))) {
    const run = Array.from({ length: last - first + 1 }, (_, index) => ({ row: first + index, cells: cellsOf.get(first + index) ?? {} }))
    const block = run.length < LONG_RUN || !standTogether(columns) ? null : asBlock(run)
    if (block) tab.write(first, columns.status, block)
    else single.push(...run)
  }
  // Statuses first: where people have protected another of the columns, they at least are told.
  tab.writeCells(
    FIELDS.flatMap((field) =>
      single.flatMap(({ row, cells }) => {
        const [column, value] = [columns[field], cells[field]]
        return column === undefined || value === undefined ? [] : [{ row, column, value }]
      }),
    ),
  )
}

const FIELDS = ['campaign', 'status', 'detail', 'updated'] as const satisfies readonly StatusField[]

const standTogether = ({ status, detail, updated }: StandingColumns): boolean => detail === status + 1 && updated === status + 2

/** null where a row leaves one of the three as it is, or writes the campaign too. */
const asBlock = (run: RowCells[]): CellInput[][] | null => {
  const block: CellInput[][] = []
  for (const { cells: { campaign, status, detail, updated } } of run) {
    if (campaign !== undefined || status === undefined || detail === undefined || updated === undefined) return null
    block.push([status, detail, updated])
  }
  return block
}
