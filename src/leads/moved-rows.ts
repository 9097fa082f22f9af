/**
 * After writing by row numbers: which rows do not say what they should, because a sort, an inserted or a deleted row came between reading
 * and writing. A status that landed on a stranger's row gives way to what stood there. Pure.
 */
import type { CellInput } from '../ports'
import type { StatusField } from './status-columns'
import type { StatusCells, StatusRow } from './status-rows'

/** A row as it was read, and what it should say now. */
export interface Expected {
  key: string
  before: StatusCells
  after: StatusCells
}

export interface Repair {
  row: number
  cells: Partial<StatusCells>
}

const FIELDS: readonly StatusField[] = ['campaign', 'status', 'detail', 'updated']
const BLANK: StatusCells = { campaign: '', status: '', detail: '', updated: '' }

/** For comparing: times in whole seconds, which is what a cell gives back for certain. */
const plain = (cell: CellInput): string => (cell instanceof Date ? `@${Math.round(cell.getTime() / 1000)}` : String(cell ?? '').trim())

export const sameCells = (one: StatusCells, other: StatusCells): boolean => FIELDS.every((field) => plain(one[field]) === plain(other[field]))

const asText = (cells: StatusCells): string => FIELDS.map((field) => plain(cells[field])).join('\u241f')

/**
 * Rows are known by their person, whatever their number; people's own edits of that moment stay. `written`: every cell that was written,
 * wherever it may have landed.
 */
export const findRepairs = (expected: readonly Expected[], now: readonly StatusRow[], written: readonly CellInput[]): Repair[] => {
  const ours = new Set(written.map(plain).filter((text) => text !== ''))
  const wanted = groupBy(expected, ({ key }) => key)
  return [...groupBy(now, ({ key }) => key)].flatMap(([key, rows]) => {
    const { missing, wrong } = unmatched(wanted.get(key) ?? [], rows)
    return wrong.flatMap((row): Repair[] => {
      const meant = takeMeant(missing, row.cells, ours)
      if (meant) return [{ row: row.row, cells: differing(row.cells, meant.after) }]
      // A row that was inserted in that moment, under what was meant for another.
      const isNew = key === '' && missing.length === 0 && plain(row.cells.campaign) === ''
      return isNew && explains(BLANK, BLANK, row.cells, ours) ? [{ row: row.row, cells: differing(row.cells, BLANK) }] : []
    })
  })
}

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** One person's rows: those that say what one of them should are left out, of both sides. */
const unmatched = (expected: readonly Expected[], rows: readonly StatusRow[]): { missing: Expected[]; wrong: StatusRow[] } => {
  const open = groupBy(expected, ({ after }) => asText(after))
  const wrong = rows.filter(({ cells }) => open.get(asText(cells))?.pop() === undefined)
  return { missing: [...open.values()].flat(), wrong }
}

/** The one that this row can have been, that of the same campaign first; taken out of `missing`. */
const takeMeant = (missing: Expected[], cells: StatusCells, ours: ReadonlySet<string>): Expected | undefined => {
  const fits = ({ before, after }: Expected): boolean => explains(before, after, cells, ours)
  const sameCampaign = missing.findIndex((one) => fits(one) && plain(one.after.campaign) === plain(cells.campaign))
  const index = sameCampaign >= 0 ? sameCampaign : missing.findIndex(fits)
  return index >= 0 ? missing.splice(index, 1)[0] : undefined
}

/** Each cell as it was, as it should be, or one of those written: else somebody has typed there meanwhile. */
const explains = (before: StatusCells, after: StatusCells, cells: StatusCells, ours: ReadonlySet<string>): boolean =>
  FIELDS.every((field) => [plain(before[field]), plain(after[field])].includes(plain(cells[field])) || ours.has(plain(cells[field])))

const differing = (cells: StatusCells, wanted: StatusCells): Partial<StatusCells> =>
  Object.fromEntries(FIELDS.filter((field) => plain(cells[field]) !== plain(wanted[field])).map((field) => [field, wanted[field]]))
