/**
 * Whether a tab has our status columns, and where: in two calls, without the mapping that a tab was last used with (it is kept where a
 * web app cannot read it). The URL column is told by its cells.
 */
import type { Extent, Tab } from '../ports'
import type { ColumnKey } from '../sidebar/protocol'
import { STATUS_HEADERS } from '../words'
import { guessMapping } from './guess-mapping'
import { findProfileColumn, leadTableOf, profilesIn, type LeadTable } from './lead-table'
import { findStatusColumns, type StatusColumns } from './status-columns'

/** `detail` and `updated` may have been deleted. */
export type StandingColumns = Partial<StatusColumns> & Pick<StatusColumns, 'campaign' | 'status'>

export interface StatusTab {
  kind: 'statuses'
  /** Its first rows. */
  table: LeadTable
  columns: StandingColumns
  profile: ProfileColumn
}

export interface ProfileColumn {
  key: ColumnKey
  column: number
  /** What stands in its header cell: the second of twins has a number in its key. */
  header: string
}

/** `mayGetSome`: it speaks of LinkedIn, or waits for leads to be pasted: adding may give it the columns any moment. */
export type FoundTab = StatusTab | { kind: 'none'; mayGetSome: boolean } | { kind: 'no-profiles' }

/** In which rows the headers are looked for. */
const HEADER_ROWS = 50
/** Rows below the headers that are read along with them, at the least: formulas there may fill the tab. */
const ROWS_BELOW = 2

/** Throws invalid-input where the row with our headers holds a lead. */
export const findStatusTab = (tab: Tab): FoundTab => {
  const extent = tab.extent()
  // An empty tab, or one column: nothing that could be ours.
  if (extent.lastColumn === 1) return { kind: 'none', mayGetSome: true }
  const rows = Math.min(extent.lastRow, HEADER_ROWS + ROWS_BELOW)
  const cells = tab.display({ row: 1, column: 1, rows, columns: extent.lastColumn })
  const headerRow = cells.slice(0, HEADER_ROWS).findIndex(hasOurHeaders) + 1
  if (headerRow === 0) return { kind: 'none', mayGetSome: cells.some((row) => row.some((text) => /linkedin/i.test(text))) }
  const table = topTable(tab, headerRow, extent, cells)
  const { campaign, status, ...others } = findStatusColumns(table)
  const profile = locateProfileColumn(table)
  if (campaign === undefined || status === undefined || !profile) return { kind: 'no-profiles' }
  const header = cells[headerRow - 1]?.[profile.column - 1]?.trim() ?? ''
  return { kind: 'statuses', table, columns: { campaign, status, ...others }, profile: { ...profile, header } }
}

const hasOurHeaders = (row: string[]): boolean => {
  const texts = row.map((text) => text.trim())
  return texts.includes(STATUS_HEADERS.status) && texts.includes(STATUS_HEADERS.campaign)
}

const topTable = (tab: Tab, headerRow: number, extent: Extent, cells: string[][]): LeadTable =>
  leadTableOf(tab, headerRow, extent, { first: headerRow + 1, last: cells.length }, cells[headerRow - 1] ?? [], cells.slice(headerRow))

/** By what its cells say, else by what they link to, else by its header. */
const locateProfileColumn = (table: LeadTable): { key: ColumnKey; column: number } | null => {
  const key = findProfileColumn(table) ?? findLinkColumn(table) ?? guessMapping(table.columns.map((column) => column.key), null).fields.profileUrl
  return table.columns.find((column) => column.key === key) ?? null
}

/** Names that link to LinkedIn: a call or two a filled column, and only where no cell shows an address. */
const findLinkColumn = (table: LeadTable): ColumnKey | undefined => {
  const own = new Set(Object.values(findStatusColumns(table)))
  let best: { key: ColumnKey; count: number } | undefined
  for (const { key, column } of table.columns.filter(({ column }) => !own.has(column)).slice(0, MOST_COLUMNS_FOR_LINKS)) {
    const texts = new Map(table.cells.slice(0, ROWS_FOR_LINKS).map((row, index) => [table.headerRow + 1 + index, row[column - 1] ?? '']))
    const count = [...profilesIn(table.tab, column, texts).values()].filter(({ kind }) => kind === 'profile').length
    if (count > (best?.count ?? 0)) best = { key, count }
  }
  return best?.key
}

const MOST_COLUMNS_FOR_LINKS = 6
const ROWS_FOR_LINKS = 20
