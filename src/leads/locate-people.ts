/**
 * Reads as little of the tab as it takes to know where these people stand: the hinted rows, else the whole tab. `before` is
 * an earlier reading of the same tab.
 */
import { AppError } from '../errors'
import type { Profile } from '../linkedin/normalize-profile-url'
import type { Tab } from '../ports'
import type { ColumnKey, PersonRef } from '../sidebar/protocol'
import { CANNOT_GO_ON } from '../words'
import { findPeople, hintsHold, windowOfHints } from './find-people'
import { readLeadTable, readProfiles, type LeadTable, type RowWindow } from './lead-table'

export interface Located {
  table: LeadTable
  /** Person key → row; people whose row is gone are missing. */
  rows: Map<string, number>
}

export const locatePeople = (
  tab: Tab,
  headerRow: number,
  profileColumn: ColumnKey,
  people: PersonRef[],
  marked: (table: LeadTable) => (row: number) => boolean = () => () => true,
  before?: LeadTable,
): Located => {
  const near = readNear(tab, headerRow, windowOfHints(people) ?? { first: headerRow + 1, last: headerRow }, before)
  if (near?.columns.some(({ key }) => key === profileColumn) && hintsHold(people, readProfiles(near, profileColumn, rowsOf(near)), marked(near))) {
    return { table: near, rows: new Map(people.map(({ key, row }) => [key, row])) }
  }
  const whole = readWithColumn(tab, headerRow, profileColumn)
  const profiles: Map<number, Profile> = readProfiles(whole, profileColumn, rowsOf(whole))
  return { table: whole, rows: findPeople(people, profiles, marked(whole)) }
}

/** `before` saves asking for the extent; null when the tab no longer has the columns or rows that it had then. */
const readNear = (tab: Tab, headerRow: number, hints: RowWindow, before: LeadTable | undefined): LeadTable | null => {
  try {
    const near = readLeadTable(tab, headerRow, hints, before)
    const keys = new Set(near.columns.map(({ key }) => key))
    return before?.columns.every(({ key }) => keys.has(key)) === false ? null : near
  } catch {
    // Rows or columns were deleted meanwhile: out of the grid (platform facts §2.1); or the header row holds a lead by now.
    return null
  }
}

/** How far a header row is followed that has moved up or down since. */
const HEADER_MAY_HAVE_MOVED = 100

/** The whole tab; where rows were inserted or deleted above the headers, with the headers where they are now. Throws invalid-input. */
const readWithColumn = (tab: Tab, headerRow: number, profileColumn: ColumnKey): LeadTable => {
  const isThere = (table: LeadTable | null): table is LeadTable => table?.columns.some(({ key }) => key === profileColumn) === true
  const usual = readIfHeaders(tab, headerRow)
  if (isThere(usual)) return usual
  const { lastRow, lastColumn } = tab.extent()
  const rows = Math.min(lastRow, headerRow + HEADER_MAY_HAVE_MOVED)
  const top = tab.display({ row: 1, column: 1, rows, columns: lastColumn })
  const header = profileColumn.replace(/ \(\d+\)$/, '')
  const found = top.findIndex((cells) => cells.some((text) => text.trim() === header || text.trim() === profileColumn))
  const moved = found < 0 ? null : readIfHeaders(tab, found + 1)
  if (isThere(moved)) return moved
  throw new AppError('invalid-input', { detail: CANNOT_GO_ON.columnGoneMeanwhile(profileColumn) })
}

/** null where the row is out of the tab by now, or holds a lead. */
const readIfHeaders = (tab: Tab, headerRow: number): LeadTable | null => {
  try {
    return readLeadTable(tab, headerRow)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid-input') return null
    throw error
  }
}

export const rowsOf = (table: LeadTable): number[] => {
  const rows: number[] = []
  for (let row = table.window.first; row <= table.window.last; row += 1) rows.push(row)
  return rows
}
