/** What the rows of a tab say in our columns, and by whom they are known: a profile's key, '' for a row without one. */
import type { CellInput } from '../ports'
import { rowRuns } from '../table/row-runs'
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

/** Person key (or '') by row, ascending. One call, up to three where cells only link to LinkedIn. */
export const readKeys = ({ table: { tab }, profile }: StatusTab, { first, last }: RowWindow): Map<number, string> => {
  const cells = first > last ? [] : tab.display({ row: first, column: profile.column, rows: last - first + 1, columns: 1 })
  const texts = new Map(cells.map(([text = ''], index) => [first + index, text.trim()]))
  return new Map([...profilesIn(tab, profile.column, texts)].map(([row, found]) => [row, found.kind === 'profile' ? found.key : '']))
}

/** One call where the columns stand together. `keys` are of neighbouring rows. */
export const readStatusRows = ({ table: { tab }, columns }: StatusTab, keys: ReadonlyMap<number, string>): StatusRow[] => {
  const rows = [...keys.keys()]
  const first = rows[0]
  if (first === undefined) return []
  const cellsOf = new Map<number, CellInput[]>()
  for (const { from, to } of near(Object.values(columns))) {
    const block = tab.values({ row: first, column: from, rows: rows.length, columns: to - from + 1 })
    for (let column = from; column <= to; column += 1) cellsOf.set(column, block.map((cells) => cells[column - from] ?? ''))
  }
  const at = (field: StatusField, index: number): CellInput => cellsOf.get(columns[field] ?? 0)?.[index] ?? ''
  return rows.map((row, index) => ({
    row,
    key: keys.get(row) ?? '',
    cells: { campaign: at('campaign', index), status: at('status', index), detail: at('detail', index), updated: at('updated', index) },
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
  status: textOf(status),
  detail: textOf(detail),
  campaignId: campaignIdOfLabel(textOf(campaign)),
  updated: updated instanceof Date ? updated.getTime() : null,
})

const textOf = (cell: CellInput): string => String(cell ?? '').trim()

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
  tab.writeCells(
    single.flatMap(({ row, cells }) =>
      FIELDS.flatMap((field) => {
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
