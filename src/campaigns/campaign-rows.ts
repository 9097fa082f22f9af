/**
 * Campaigns and the tab as it stands → what to write where. A campaign keeps its row, wherever people have put it, for their notes
 * stand beside it; new ones come below. Rows without a campaign are the person's own.
 */
import { AppError } from '../errors'
import type { CellInput } from '../ports'
import { CANNOT_REFRESH } from '../words'
import { CAMPAIGN_COLUMNS, ADDED_HEADER, ID_HEADER, type CampaignColumn } from './campaign-columns'
import { inOrder, type CampaignView } from './campaign-view'
import type { CampaignsTab, TabRow } from './campaigns-tab'

export interface PlannedRow {
  row: number
  /** True where the campaign's id is to be written too; it stays untouched where it stands. */
  writeId: boolean
  /** Header → cell, of all our columns. */
  cells: ReadonlyMap<string, CellInput>
}

export interface CampaignPlan {
  headerRow: number
  /** Header → column, of all our columns. */
  columns: ReadonlyMap<string, number>
  /** Those to be made, at the right of all others. */
  newColumns: CampaignColumn[]
  /** Ascending: campaigns that had a row, then new ones. */
  rows: PlannedRow[]
  firstNewRow: number
  newRows: number
  gone: number
}

/** Throws invalid-input where the tab holds another workspace's campaigns: those never mix. */
export const planCampaignRows = (views: CampaignView[], added: ReadonlyMap<number, number>, tab: CampaignsTab | null): CampaignPlan => {
  const { headerRow, columns, rows, lastRow, lastColumn } = tab ?? EMPTY
  const newColumns = CAMPAIGN_COLUMNS.filter(({ header }) => !columns.has(header))
  const all = new Map([...columns, ...newColumns.map(({ header }, index): [string, number] => [header, lastColumn + 1 + index])])
  const placed = placeViews(views, rows)
  refuseStrangers(placed)

  const old = placed.flatMap(({ row, view, id }): PlannedRow[] => {
    if (view) return [{ row: row.row, writeId: row.id === null, cells: cellsOf(view) }]
    return id === null ? [] : [{ row: row.row, writeId: false, cells: goneCells(row, columns, added.get(id) ?? 0) }]
  })
  const known = new Set(placed.map(({ view }) => view?.campaign.id))
  const firstNewRow = Math.max(lastRow, headerRow) + 1
  const fresh = inOrder(views.filter(({ campaign }) => !known.has(campaign.id))).map(
    (view, index): PlannedRow => ({ row: firstNewRow + index, writeId: true, cells: cellsOf(view) }),
  )
  return {
    headerRow,
    columns: all,
    newColumns,
    rows: [...old, ...fresh],
    firstNewRow,
    newRows: fresh.length,
    gone: placed.filter(({ view, id }) => !view && id !== null).length,
  }
}

const EMPTY: CampaignsTab = { headerRow: 1, columns: new Map(), rows: [], lastRow: 0, lastColumn: 0 }

interface Placed {
  row: TabRow
  view: CampaignView | null
  /** null for a row of the person's own. */
  id: number | null
}

/** By id; a row whose id somebody has deleted is known by its name, where only one campaign and no other row has it. */
const placeViews = (views: CampaignView[], rows: TabRow[]): Placed[] => {
  const byId = new Map(views.map((view) => [view.campaign.id, view]))
  const taken = new Set(rows.map(({ id }) => id))
  const only = <T>(found: T[]): T | null => (found.length === 1 ? (found[0] ?? null) : null)
  return rows.map((row): Placed => {
    if (row.id !== null) return { row, view: byId.get(row.id) ?? null, id: row.id }
    const alone = row.name !== '' && only(rows.filter(({ id, name }) => id === null && name === row.name)) !== null
    const view = alone ? only(views.filter(({ campaign }) => campaign.name === row.name)) : null
    return view && !taken.has(view.campaign.id) ? { row, view, id: view.campaign.id } : { row, view: null, id: null }
  })
}

/** A copied sheet brings along the tab of the client that it was copied from. Ids are HeyReach's own, so none of them is listed. */
const refuseStrangers = (placed: Placed[]): void => {
  const ours = placed.filter(({ id }) => id !== null)
  if (ours.length === 0 || ours.some(({ view }) => view !== null)) return
  throw new AppError('invalid-input', { detail: CANNOT_REFRESH.otherClient })
}

const cellsOf = (view: CampaignView): Map<string, CellInput> => new Map(CAMPAIGN_COLUMNS.map(({ header, read }) => [header, read(view)]))

const goneCells = (row: TabRow, columns: ReadonlyMap<string, number>, added: number): Map<string, CellInput> =>
  new Map(
    CAMPAIGN_COLUMNS.map(({ header, gone }): [string, CellInput] => {
      if (header === ID_HEADER) return [header, row.id]
      if (header === ADDED_HEADER) return [header, added]
      return [header, gone === undefined ? (row.cells[(columns.get(header) ?? 0) - 1] ?? null) : gone]
    }),
  )
