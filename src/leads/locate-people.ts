/**
 * Reads as little of the tab as it takes to know where these people stand: the hinted rows, else the whole tab. `before` is
 * an earlier reading of the same tab.
 */
import { AppError } from '../errors'
import { parseProfile, type Profile } from '../linkedin/normalize-profile-url'
import type { Tab } from '../ports'
import type { ColumnKey, PersonRef } from '../sidebar/protocol'
import { CANNOT_GO_ON } from '../words'
import { findPeople, hintsHold, windowOfHints } from './find-people'
import { readLeadTable, readProfiles, type LeadTable, type RowWindow } from './lead-table'

export interface Located {
  table: LeadTable
  /** Person key → row; people whose row is gone are missing. */
  rows: Map<string, number>
  /** Whose profile each row of the table's window holds. */
  profiles: Map<number, Profile>
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
  if (near?.columns.some(({ key }) => key === profileColumn)) {
    const profiles = readProfiles(near, profileColumn, rowsOf(near))
    if (hintsHold(people, profiles, marked(near))) return { table: near, rows: new Map(people.map(({ key, row }) => [key, row])), profiles }
  }
  return locateInWhole(tab, headerRow, profileColumn, people, marked)
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
/** A header's word may stand in other rows too; each try reads the tab. */
const MOST_TRIES = 5

/** The whole tab, where rows were inserted or deleted above the headers with the headers where they are now. Throws invalid-input. */
export const locateInWhole = (
  tab: Tab,
  headerRow: number,
  profileColumn: ColumnKey,
  people: PersonRef[],
  marked: (table: LeadTable) => (row: number) => boolean = () => () => true,
): Located => {
  const locate = (row: number): Located | null => {
    const table = readIfHeaders(tab, row)
    if (!table?.columns.some(({ key }) => key === profileColumn)) return null
    const profiles = readProfiles(table, profileColumn, rowsOf(table))
    return { table, rows: findPeople(people, profiles, marked(table)), profiles }
  }
  const usual = locate(headerRow)
  // Where the header stands once more below, this row may be a title with the same word in it.
  if (usual && usual.rows.size > 0 && !rowsOf(usual.table).some((row) => isHeader(usual.table.text(row, profileColumn), profileColumn))) return usual
  let nobody = usual
  for (const row of rowsWithHeader(tab, headerRow, profileColumn)) {
    const moved = row === headerRow ? usual : locate(row)
    if (moved && moved.rows.size > 0) return moved
    nobody ??= moved
  }
  if (nobody) return nobody
  throw new AppError('invalid-input', { detail: CANNOT_GO_ON.columnGoneMeanwhile(profileColumn) })
}

/** The second of twins has a number that is not on the sheet. */
const isHeader = (text: string, key: ColumnKey): boolean => text.trim() === key || text.trim() === key.replace(/ \(\d+\)$/, '')

/** Rows that hold the header and no lead, likeliest first: a title row has fewer filled cells than the headers, and headers stand above leads. */
const rowsWithHeader = (tab: Tab, headerRow: number, profileColumn: ColumnKey): number[] => {
  const { lastRow, lastColumn } = tab.extent()
  const top = tab.display({ row: 1, column: 1, rows: Math.min(lastRow, headerRow + HEADER_MAY_HAVE_MOVED), columns: lastColumn })
  const filled = (cells: string[]): number => cells.filter((text) => text.trim() !== '').length
  return top
    .map((cells, index) => ({ cells, row: index + 1 }))
    .filter(({ cells }) => cells.some((text) => isHeader(text, profileColumn)) && !cells.some((text) => parseProfile(text).kind === 'profile'))
    .sort((a, b) => filled(b.cells) - filled(a.cells) || a.row - b.row)
    .slice(0, MOST_TRIES)
    .map(({ row }) => row)
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
