/**
 * What was written in the very moment in which rows or columns moved, and so landed on somebody else: what stood there before, for
 * each such cell. Where that was not read it becomes blank, for another person's company is worse than none. Pure.
 */
import type { CellInput } from '../ports'
import type { ProfileField } from '../sidebar/protocol'
import { PROFILE_HEADER } from '../words'
import type { ProfileWrite } from './fill-profiles'
import type { LeadTable } from './lead-table'
import { valueOfPerson, type LeadView } from './look-at-leads'
import { findProfileColumns, type ProfileTarget } from './make-profile-columns'

interface Mend {
  row: number
  column: number
  value: CellInput
}

/** A row that was put in above the headers pushes them under the writing. */
export const strayHeaders = (writes: readonly ProfileWrite[], before: LeadTable, now: LeadTable): Mend[] =>
  writes.flatMap(({ row, column, value }) => {
    if (row !== now.headerRow) return []
    const header = before.columns.find((one) => one.column === column)?.key
    const there = now.columns.find((one) => one.column === column)?.key
    return header !== undefined && there !== header && there === String(value).trim() ? [{ row, column, value: header.replace(/ \(\d+\)$/, '') }] : []
  })

/** Of a person with several rows, all that were written. Who is gone has got nothing. */
export const hasArrived = (
  { key, field }: ProfileWrite,
  writes: readonly ProfileWrite[],
  rows: ReadonlyMap<string, number[]>,
  shows: (row: number) => boolean,
): boolean => (rows.get(key) ?? []).filter(shows).length >= writes.filter((one) => one.key === key && one.field === field).length

export const strayCells = (writes: readonly ProfileWrite[], before: LeadView, now: LeadView, target: ProfileTarget): Mend[] => {
  const columns = findProfileColumns(now.table, target)
  const columnOf = (field: ProfileField | null): number | undefined => (field === null ? columns?.mark : columns?.fields.get(field)?.column)
  return writes.flatMap((write): Mend[] => {
    const { key, row, column, field, value } = write
    const shows = (one: number, at: number): boolean => String(now.value(one, at) ?? '') === String(value ?? '')
    if (row <= now.table.headerRow || !shows(row, column)) return []
    const isHome = (now.rows.get(key) ?? []).includes(row) && columnOf(field) === column
    // Where it stands as it should, what is the same here is somebody's own.
    if (isHome || hasArrived(write, writes, now.rows, (one) => shows(one, columnOf(field) ?? 0))) return []
    const header = now.table.columns.find((one) => one.column === column)?.key ?? PROFILE_HEADER
    const former = valueOfPerson(before, now.profiles.get(row), header)
    return former !== undefined && String(former ?? '') === String(value ?? '') ? [] : [{ row, column, value: former ?? null }]
  })
}
