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

/** A batch is moved away from under as a whole or not at all: one cell that proves it, and all that are not at home are strays. */
export const strayCells = (writes: readonly ProfileWrite[], before: LeadView, now: LeadView, target: ProfileTarget): Mend[] => {
  const columns = findProfileColumns(now.table, target)
  const columnOf = (field: ProfileField | null): number => (field === null ? columns?.mark : columns?.fields.get(field)?.column) ?? 0
  const shows = (value: CellInput, row: number, column: number): boolean => String(now.value(row, column) ?? '') === String(value ?? '')
  const away = writes.filter(({ key, row, column, field, value }) => {
    const isHome = (now.rows.get(key) ?? []).includes(row) && columnOf(field) === column
    return !isHome && row > now.table.headerRow && shows(value, row, column)
  })
  // Many rows say Found: of somebody who is gone that proves nothing.
  const proves = (write: ProfileWrite): boolean =>
    !hasArrived(write, writes, now.rows, (row) => shows(write.value, row, columnOf(write.field))) && (write.field !== null || now.rows.has(write.key))
  if (!away.some(proves)) return []
  return away.flatMap(({ row, column, value }): Mend[] => {
    const header = now.table.columns.find((one) => one.column === column)?.key ?? PROFILE_HEADER
    const former = valueOfPerson(before, now.profiles.get(row), header)
    return former !== undefined && String(former ?? '') === String(value ?? '') ? [] : [{ row, column, value: former ?? null }]
  })
}
