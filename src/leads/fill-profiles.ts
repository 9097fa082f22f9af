/**
 * What HeyReach knows onto people's rows, wherever they stand by now: blank cells only, unless asked otherwise, and never a formula.
 * Read, written, flushed and read again: what a sort in that very moment has moved is put right, on whichever row it landed.
 */
import type { CellInput, Ports } from '../ports'
import type { LeadRef, ProfileField } from '../sidebar/protocol'
import { PROFILE_HEADER } from '../words'
import type { LeadTable } from './lead-table'
import { locateLeads, findProfileColumns, makeProfileColumns, type ProfileTarget } from './make-profile-columns'
import { lookAtLeads, type LeadView } from './look-at-leads'
import { rowsOfPeople, wasFound, withHints } from './plan-get-lead'
import { hasArrived, strayCells, strayHeaders } from './stray-writes'

export interface ProfileAnswer {
  key: string
  /** For `HeyReach profile`; null leaves it as it is. */
  mark: string | null
  /** What HeyReach knows; null where it knows nothing or did not say. */
  values: ReadonlyMap<ProfileField, CellInput> | null
}

export interface ProfileWrite {
  key: string
  row: number
  column: number
  /** null: the answer in words. */
  field: ProfileField | null
  value: CellInput
}

export interface Filled {
  /** As last read; null before. */
  table: LeadTable | null
  rows: Map<string, number[]>
  /** By person, as it was written. */
  fields: Map<string, Set<ProfileField>>
}

const ROUNDS = 4

/** Under the document lock. */
export const fillProfiles = (
  ports: Pick<Ports, 'spreadsheet'>,
  target: ProfileTarget,
  people: readonly LeadRef[],
  answers: readonly ProfileAnswer[],
  replace: boolean,
): Filled => {
  const { tab } = target
  const filled: Filled = { table: null, rows: new Map(), fields: new Map() }
  let last: { writes: ProfileWrite[]; view: LeadView } | null = null
  for (let round = 0; round < ROUNDS; round += 1) {
    const known: readonly LeadRef[] = last ? withHints(people, last.view.rows) : people
    if (last) {
      const located = locateLeads(target, known, last.view.table)
      filled.rows = rowsOfPeople(known, located.profiles)
      filled.table = located.table
      const { writes } = last
      if (writes.every((write) => stands(write, writes, located.table, filled.rows, target))) break
      const headers = strayHeaders(last.writes, last.view.table, located.table)
      if (headers.length > 0) {
        tab.writeCells(headers)
        ports.spreadsheet.flush()
      }
    }
    const view = lookAtLeads(target, known, makeProfileColumns(ports, target, known), last?.writes.map(({ row }) => row))
    filled.rows = view.rows
    filled.table = view.table
    const strays = last ? strayCells(last.writes, last.view, view, target) : []
    const writes = decide(view, target, answers, replace, new Map(strays.map(({ row, column, value }) => [`${row}:${column}`, value])))
    if (strays.length + writes.length === 0) break
    tab.writeCells([...strays, ...writes])
    ports.spreadsheet.flush()
    for (const { key, field } of writes) if (field) filled.fields.set(key, (filled.fields.get(key) ?? new Set()).add(field))
    last = { writes, view }
  }
  return filled
}

/** For each person the cells first and the answer in words last: a row that says Found has been filled. */
const decide = (
  view: LeadView,
  target: ProfileTarget,
  answers: readonly ProfileAnswer[],
  replace: boolean,
  mended: ReadonlyMap<string, CellInput>,
): ProfileWrite[] => {
  const columns = findProfileColumns(view.table, target)
  if (!columns) return []
  const standing = (row: number, column: number): CellInput => {
    const mend = mended.get(`${row}:${column}`)
    return mend === undefined ? view.value(row, column) : mend
  }
  return answers.flatMap(({ key, mark, values }) =>
    (view.rows.get(key) ?? []).flatMap((row): ProfileWrite[] => {
      const writes: ProfileWrite[] = []
      for (const [field, value] of values ?? []) {
        const column = columns.fields.get(field)?.column
        if (column === undefined || value === null || value === '' || view.isByFormula(row, column)) continue
        const before = standing(row, column)
        if (before === null || (replace && !same(before, value))) writes.push({ key, row, column, field, value })
      }
      const said = standing(row, columns.mark)
      // That HeyReach does not answer now takes nothing from what it said before.
      const keeps = values === null && wasFound(String(said ?? ''))
      if (mark !== null && !same(said, mark) && !keeps && !view.isByFormula(row, columns.mark)) writes.push({ key, row, column: columns.mark, field: null, value: mark })
      return writes
    }),
  )
}

/** As displayed: as many of the person's rows show it as were written; a number is shown in its own way. */
const stands = (write: ProfileWrite, writes: readonly ProfileWrite[], table: LeadTable, rows: ReadonlyMap<string, number[]>, target: ProfileTarget): boolean => {
  const columns = findProfileColumns(table, target)
  const header = write.field === null ? PROFILE_HEADER : columns?.fields.get(write.field)?.key
  if (!columns || header === undefined) return false
  return hasArrived(write, writes, rows, (row) => {
    const text = table.text(row, header)
    return typeof write.value === 'string' ? text === write.value.trim() : text !== ''
  })
}

const same = (one: CellInput, other: CellInput): boolean => String(one ?? '').trim() === String(other ?? '').trim()
