/**
 * People's rows as they are, twice read: formulas and values first, then what is shown, with the headers. Only when both readings
 * agree on where everybody stands is what they say of a cell one truth. After the second nothing is read before writing.
 */
import { AppError } from '../errors'
import type { Profile } from '../linkedin/normalize-profile-url'
import type { CellInput } from '../ports'
import type { ColumnKey, LeadRef } from '../sidebar/protocol'
import { readLeadTable, readProfiles, type LeadTable, type RowWindow } from './lead-table'
import { rowsOf, type Located } from './locate-people'
import { locateLeads, type ProfileTarget } from './make-profile-columns'
import { rowsOfPeople, withHints } from './plan-get-lead'
import { shownIn } from './preview-get-lead'
import { findSpills, spillOver } from './spilled-cells'

export interface LeadView {
  table: LeadTable
  /** Each person's rows; who is gone is missing. */
  rows: Map<string, number[]>
  profiles: ReadonlyMap<number, Profile>
  /** null for a blank cell, and outside what was read. */
  value(row: number, column: number): CellInput
  /** Of its own, or of another cell that fills this one. */
  isByFormula(row: number, column: number): boolean
}

const TRIES = 4
const TOP_ROWS = 3

/** `also`: rows that must be among those read. Throws busy where the rows do not come to rest. */
export const lookAtLeads = (target: ProfileTarget, people: readonly LeadRef[], first: Located, also: readonly number[] = []): LeadView => {
  let located = first
  let hints = people
  for (let tries = 0; tries < TRIES; tries += 1) {
    const rows = rowsOfPeople(hints, located.profiles)
    const window = windowOf([...[...rows.values()].flat(), ...also], located.table)
    const view = window === null ? emptyView(located.table) : readTwice(target, located.table, rows, window)
    if (view) return view
    hints = withHints(people, rows)
    located = locateLeads(target, hints)
  }
  throw new AppError('busy')
}

const windowOf = (rows: number[], { headerRow }: LeadTable): RowWindow | null => {
  const below = rows.filter((row) => row > headerRow)
  if (below.length === 0) return null
  return { first: below.reduce((a, b) => Math.min(a, b)), last: below.reduce((a, b) => Math.max(a, b)) }
}

const emptyView = (table: LeadTable): LeadView => ({ table, rows: new Map(), profiles: new Map(), value: () => null, isByFormula: () => true })

/** null where rows or columns have moved between. */
const readTwice = (target: ProfileTarget, before: LeadTable, rows: Map<string, number[]>, window: RowWindow): LeadView | null => {
  const { tab, profileColumn } = target
  const { headerRow, lastColumn } = before
  const block = { row: window.first, column: 1, rows: window.last - window.first + 1, columns: lastColumn }
  try {
    // Formulas that fill whole columns stand in the header row or just below it.
    const top = tab.formulas({ ...block, row: headerRow, rows: Math.min(TOP_ROWS, window.first - headerRow) })
    const formulas = tab.formulas(block)
    const values = tab.values(block)
    const table = readLeadTable(tab, headerRow, window, before)
    if (!sameColumns(before.columns, table.columns)) return null
    const profiles = readProfiles(table, profileColumn, rowsOf(table))
    const stand = [...rows].every(([key, own]) => own.every((row) => isPerson(profiles.get(row), key)))
    if (!stand) return null
    const shown = shownIn(table)
    const spills = [...findSpills(top, headerRow, shown), ...findSpills(formulas, window.first, shown)]
    return {
      table,
      rows,
      profiles,
      value: (row, column) => {
        const value = values[row - window.first]?.[column - 1]
        return value === undefined || value === '' ? null : value
      },
      isByFormula: (row, column) => {
        if ((formulas[row - window.first]?.[column - 1] ?? '') !== '') return true
        return spillOver(spills, row, column) !== undefined
      },
    }
  } catch (error) {
    // Rows or columns were deleted meanwhile: out of the grid, or a lead in the header row.
    if (error instanceof AppError && error.code !== 'invalid-input') throw error
    return null
  }
}

const sameColumns = (one: LeadTable['columns'], other: LeadTable['columns']): boolean =>
  one.length === other.length && one.every(({ key, column }, index) => other[index]?.key === key && other[index]?.column === column)

const isPerson = (profile: Profile | undefined, key: string): boolean => profile?.kind === 'profile' && profile.key === key

/** What this person's cell held; undefined where it was not read. */
export const valueOfPerson = (view: LeadView, profile: Profile | undefined, key: ColumnKey): CellInput | undefined => {
  if (profile?.kind !== 'profile') return undefined
  const column = view.table.columns.find((one) => one.key === key)?.column
  const row = [...view.profiles].find(([, one]) => isPerson(one, profile.key))?.[0]
  return column === undefined || row === undefined ? undefined : view.value(row, column)
}
