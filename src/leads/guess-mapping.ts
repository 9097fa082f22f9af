/** A first mapping of columns to lead fields by their headers; the person can change it and it is remembered per tab. */
import type { ColumnKey, LeadField, Mapping } from '../sidebar/protocol'
import { LEAD_FIELDS, SENDER_SYNONYMS } from './lead-fields'

/** `profileColumn` is the column with the most profile URLs, found by its cells: it wins over any header. */
export const guessMapping = (columns: ColumnKey[], profileColumn: ColumnKey | null): Mapping => {
  const fields: Partial<Record<LeadField, ColumnKey>> = {}
  const taken = new Set<ColumnKey>()
  const take = (field: LeadField, key: ColumnKey): void => {
    fields[field] = key
    taken.add(key)
  }
  if (profileColumn !== null) take('profileUrl', profileColumn)
  for (const { field, synonyms } of LEAD_FIELDS) {
    if (fields[field]) continue
    const found = firstMatch(columns, synonyms, taken)
    if (found) take(field, found)
  }
  // One full name is only of use where the two parts are not there.
  if (fields.firstName && fields.lastName) delete fields.fullName
  const senderColumn = firstMatch(columns, SENDER_SYNONYMS, taken)
  return {
    fields,
    customFields: [],
    sender: senderColumn ? { kind: 'column', column: senderColumn } : { kind: 'heyreach' },
  }
}

const firstMatch = (columns: ColumnKey[], synonyms: readonly string[], taken: Set<ColumnKey>): ColumnKey | undefined => {
  for (const synonym of synonyms) {
    const found = columns.find((key) => !taken.has(key) && headerWords(key) === synonym)
    if (found) return found
  }
  return undefined
}

/** As synonyms are written: 'E-mail' → 'e mail'. */
export const headerWords = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A remembered mapping without the columns that are gone or renamed since. `complete` is false when any was. */
export const fitMapping = (mapping: Mapping, columns: ColumnKey[]): { mapping: Mapping; complete: boolean } => {
  const there = new Set(columns)
  const fields: Mapping['fields'] = {}
  let complete = true
  for (const { field } of LEAD_FIELDS) {
    const key = mapping.fields[field]
    if (key === undefined) continue
    if (there.has(key)) fields[field] = key
    else complete = false
  }
  const customFields = mapping.customFields.filter(({ column }) => there.has(column))
  const senderGone = mapping.sender.kind === 'column' && !there.has(mapping.sender.column)
  return {
    mapping: { fields, customFields, sender: senderGone ? { kind: 'heyreach' } : mapping.sender },
    complete: complete && customFields.length === mapping.customFields.length && !senderGone,
  }
}
