/** Reads as little of the tab as it takes to know where these people stand: the hinted rows, else the whole tab. */
import type { Profile } from '../linkedin/normalize-profile-url'
import type { Tab } from '../ports'
import type { ColumnKey, PersonRef } from '../sidebar/protocol'
import { findPeople, hintsHold, windowOfHints } from './find-people'
import { readLeadTable, readProfiles, type LeadTable } from './lead-table'

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
): Located => {
  const hints = windowOfHints(people)
  const near = readLeadTable(tab, headerRow, hints ?? { first: headerRow + 1, last: headerRow })
  const nearProfiles = readProfiles(near, profileColumn, rowsOf(near))
  if (hintsHold(people, nearProfiles, marked(near))) {
    return { table: near, rows: new Map(people.map(({ key, row }) => [key, row])) }
  }
  const whole = readLeadTable(tab, headerRow)
  const profiles: Map<number, Profile> = readProfiles(whole, profileColumn, rowsOf(whole))
  return { table: whole, rows: findPeople(people, profiles, marked(whole)) }
}

export const rowsOf = (table: LeadTable): number[] => {
  const rows: number[] = []
  for (let row = table.window.first; row <= table.window.last; row += 1) rows.push(row)
  return rows
}
