/**
 * Reads as little of the tab as it takes to know where these people stand: the hinted rows, else the whole tab. `before` is
 * an earlier reading of the same tab.
 */
import type { Profile } from '../linkedin/normalize-profile-url'
import type { Tab } from '../ports'
import type { ColumnKey, PersonRef } from '../sidebar/protocol'
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
  if (near && hintsHold(people, readProfiles(near, profileColumn, rowsOf(near)), marked(near))) {
    return { table: near, rows: new Map(people.map(({ key, row }) => [key, row])) }
  }
  const whole = readLeadTable(tab, headerRow)
  const profiles: Map<number, Profile> = readProfiles(whole, profileColumn, rowsOf(whole))
  return { table: whole, rows: findPeople(people, profiles, marked(whole)) }
}

/** `before` saves asking for the extent; null when the tab no longer has the columns or rows that it had then. */
const readNear = (tab: Tab, headerRow: number, hints: RowWindow, before: LeadTable | undefined): LeadTable | null => {
  if (!before) return readLeadTable(tab, headerRow, hints)
  try {
    const near = readLeadTable(tab, headerRow, hints, before)
    const keys = new Set(near.columns.map(({ key }) => key))
    return before.columns.every(({ key }) => keys.has(key)) ? near : null
  } catch {
    // Rows or columns were deleted meanwhile: out of the grid (platform facts §2.1).
    return null
  }
}

export const rowsOf = (table: LeadTable): number[] => {
  const rows: number[] = []
  for (let row = table.window.first; row <= table.window.last; row += 1) rows.push(row)
  return rows
}
