/** The Campaigns tab as it stands: where its columns and campaigns are. People sort it, insert columns and rows, and write beside ours. */
import { AppError } from '../errors'
import type { CellInput, Tab } from '../ports'
import { cellText } from '../table/cell-text'
import { CANNOT_REFRESH } from '../words'
import { CAMPAIGN_COLUMNS, ID_HEADER, NAME_HEADER } from './campaign-columns'

/** A row below the header, in which anything may stand. */
export interface TabRow {
  row: number
  id: number | null
  name: string
  /** Cells from column 1 on. */
  cells: CellInput[]
}

export interface CampaignsTab {
  headerRow: number
  /** Header → column, of ours that are there. */
  columns: ReadonlyMap<string, number>
  rows: TabRow[]
  lastRow: number
  lastColumn: number
}

/** In which rows to look for the headers: people put a title above. */
const MOST_ABOVE = 20

/** null for an empty tab. Throws invalid-input for a tab that is not ours, or in which a column of ours stands twice. */
export const readCampaignsTab = (tab: Tab): CampaignsTab | null => {
  const { lastRow, lastColumn } = tab.extent()
  const cells = tab.values({ row: 1, column: 1, rows: lastRow, columns: lastColumn })
  if (cells.every((row) => row.every((cell) => cellText(cell) === ''))) return null
  const counts = cells.slice(0, MOST_ABOVE).map((row) => row.filter(isOurHeader).length)
  const most = Math.max(...counts)
  // Half of them, so that somebody's own list of campaigns is never taken for ours.
  if (most * 2 < CAMPAIGN_COLUMNS.length) {
    throw new AppError('invalid-input', { detail: CANNOT_REFRESH.notOurs })
  }
  const headerRow = counts.indexOf(most) + 1
  const columns = columnsOf(cells[headerRow - 1] ?? [])
  const at = (row: CellInput[], header: string): CellInput => row[(columns.get(header) ?? 0) - 1] ?? ''
  const rows = cells.slice(headerRow).map((row, index) => ({
    row: headerRow + 1 + index,
    id: idOf(at(row, ID_HEADER)),
    name: String(at(row, NAME_HEADER)),
    cells: row,
  }))
  return { headerRow, columns, rows, lastRow, lastColumn }
}

/** Whether every campaign still stands in the row that it had: ids are never written over, so they show a sort or a new row. */
export const campaignsStay = (tab: Tab, { columns, headerRow, rows }: CampaignsTab): boolean => {
  const column = columns.get(ID_HEADER)
  if (column === undefined || rows.length === 0) return true
  const ids = tab.values({ row: headerRow + 1, column, rows: rows.length, columns: 1 })
  return rows.every(({ id }, index) => id === null || id === idOf(ids[index]?.[0] ?? null))
}

const HEADERS = new Set(CAMPAIGN_COLUMNS.map(({ header }) => header))
const isOurHeader = (cell: CellInput): boolean => HEADERS.has(cellText(cell))

const columnsOf = (headers: CellInput[]): Map<string, number> => {
  const columns = new Map<string, number>()
  headers.forEach((cell, index) => {
    if (!isOurHeader(cell)) return
    const header = cellText(cell)
    // One of the two is the person's own, and we cannot know which.
    if (columns.has(header)) throw new AppError('invalid-input', { detail: CANNOT_REFRESH.twinColumns(header) })
    columns.set(header, index + 1)
  })
  return columns
}

/** Whoever types an id by hand, or formats it as text, means the same campaign. */
const idOf = (cell: CellInput): number | null => {
  const id = typeof cell === 'number' ? cell : /^\d{1,15}$/.test(cellText(cell)) ? Number(cellText(cell)) : 0
  return Number.isInteger(id) && id > 0 ? id : null
}
