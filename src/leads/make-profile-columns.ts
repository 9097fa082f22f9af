/**
 * The columns that Get lead writes to, on the tab as it is now; missing ones are made at the right, once. Somebody may push rows down
 * in that moment: headers that went into the wrong row are taken back.
 */
import { AppError } from '../errors'
import type { Ports, Tab } from '../ports'
import type { ColumnKey, LeadRef, ProfileField } from '../sidebar/protocol'
import { CANNOT_GO_ON, GET_LEAD, PROFILE_HEADER } from '../words'
import type { LeadTable } from './lead-table'
import { locatePeople, type Located } from './locate-people'
import { placeProfileFields } from './place-profile-fields'
import { hintsOf } from './plan-get-lead'
import { PROFILE_FIELDS } from './profile-fields'

export interface ProfileTarget {
  tab: Tab
  headerRow: number
  profileColumn: ColumnKey
  fields: readonly ProfileField[]
}

export interface ProfileColumns {
  mark: number
  fields: ReadonlyMap<ProfileField, { key: ColumnKey; column: number }>
}

const MARK_WIDTH = 160
const TRIES = 3

/** As wanted; null where one is missing. */
export const findProfileColumns = (table: LeadTable, { profileColumn, fields }: ProfileTarget): ProfileColumns | null => {
  const places = placeProfileFields(table.columns, profileColumn)
  const mark = table.columns.find(({ key }) => key === PROFILE_HEADER)?.column
  const own = new Map([...places].filter(([field]) => fields.includes(field)))
  return mark !== undefined && own.size === fields.length ? { mark, fields: own } : null
}

export const locateLeads = ({ tab, headerRow, profileColumn }: ProfileTarget, people: readonly LeadRef[], before?: LeadTable): Located =>
  locatePeople(
    tab,
    before?.headerRow ?? headerRow,
    profileColumn,
    people.flatMap((person) => hintsOf(person).map((row) => ({ key: person.key, row }))),
    undefined,
    before,
  )

/** Under the document lock. Throws invalid-input where the headers are gone. */
export const makeProfileColumns = (ports: Pick<Ports, 'spreadsheet'>, target: ProfileTarget, people: readonly LeadRef[]): Located => {
  const { tab } = target
  let made: { row: number; column: number; headers: string[] } | null = null
  for (let tries = 0; tries < TRIES; tries += 1) {
    const located = locateLeads(target, people)
    const { table } = located
    if (findProfileColumns(table, target)) return located
    if (table.columns.length === 0) throw new AppError('invalid-input', { detail: CANNOT_GO_ON.headersGone(table.headerRow) })
    if (made) takeBack(tab, made)
    const missing = missingIn(table, target)
    const column = table.lastColumn + 1
    const lacking = column + missing.length - 1 - tab.gridColumns()
    if (lacking > 0) tab.addColumns(lacking)
    made = { row: table.headerRow, column, headers: missing.map(({ header }) => header) }
    tab.write(made.row, column, [made.headers])
    tab.styleHeader(made.row, column, missing.map(({ width }) => width))
    ports.spreadsheet.flush()
  }
  const located = locateLeads(target, people)
  if (findProfileColumns(located.table, target)) return located
  throw new AppError('invalid-input', { detail: GET_LEAD.columnsUnsteady })
}

const missingIn = (table: LeadTable, { profileColumn, fields }: ProfileTarget): { header: string; width: number }[] => {
  const places = placeProfileFields(table.columns, profileColumn)
  const hasMark = table.columns.some(({ key }) => key === PROFILE_HEADER)
  return [
    ...(hasMark ? [] : [{ header: PROFILE_HEADER as string, width: MARK_WIDTH }]),
    ...PROFILE_FIELDS.filter(({ field }) => fields.includes(field) && !places.has(field)).map(({ label, width }) => ({ header: label, width })),
  ]
}

const takeBack = (tab: Tab, { row, column, headers }: { row: number; column: number; headers: string[] }): void => {
  const block = { row, column, rows: 1, columns: headers.length }
  const [cells = []] = tab.display(block)
  if (headers.every((header, index) => cells[index] === header)) tab.clear(block)
}
