/** VLOOKUP, XLOOKUP, MATCH, INDEX. */
import { compareSingles } from '../operators'
import {
  fail,
  failure,
  Failed,
  isFailure,
  isRange,
  numberOf,
  singleOf,
  tableOf,
  truthOf,
  type Argument,
  type Scope,
  type Single,
  type Value
} from '../values'
import { wildcard } from './criterion'
import type { RangeFunction } from './function-types'

const sameAs = (wanted: Single, wildcards: boolean): ((value: Single) => boolean) => {
  if (typeof wanted !== 'string') return (value) => value !== null && typeof value === typeof wanted && value === wanted
  const pattern = wildcards ? wildcard(wanted) : null
  if (pattern) return (value) => typeof value === 'string' && pattern.test(value)
  const lower = wanted.toLowerCase()
  return (value) => typeof value === 'string' && value.toLowerCase() === lower
}

const comparable = (a: Single, b: Single): boolean => a !== null && typeof a === typeof b && !isFailure(a)

/** Position of the last value that is not greater, in ascending order; -1: none. */
const lastNotGreater = (values: Single[], wanted: Single): number =>
  values.reduce<number>(
    (found, value, index) => (comparable(value, wanted) && compareSingles(value, wanted) <= 0 ? index : found),
    -1
  )

const lineOf = (arg: Argument, scope: Scope): Single[] => {
  const table = tableOf(arg, scope.world)
  return table.length === 1 ? (table[0] ?? []) : table.map((row) => row[0] ?? null)
}

const wantedOf = (arg: Argument, scope: Scope): Single => {
  const wanted = singleOf(arg, scope)
  if (isFailure(wanted)) throw new Failed(wanted)
  return wanted ?? 0
}

const notFound = (wanted: Single) => failure('#N/A', `Did not find value '${String(wanted)}' in evaluation.`)

const vlookup: RangeFunction = ([key, range, index, sorted], scope) => {
  const wanted = wantedOf(key, scope)
  const table = tableOf(range, scope.world)
  const column = Math.trunc(numberOf(singleOf(index, scope)))
  if (column < 1) return failure('#VALUE!')
  if (column > (table[0]?.length ?? 0)) return failure('#REF!')
  const keys = table.map((row) => row[0] ?? null)
  const approximate = sorted === undefined || truthOf(singleOf(sorted, scope))
  const row = approximate ? lastNotGreater(keys, wanted) : keys.findIndex(sameAs(wanted, true))
  return row < 0 ? notFound(wanted) : (table[row]?.[column - 1] ?? null)
}

const match: RangeFunction = ([key, range, type], scope) => {
  const wanted = wantedOf(key, scope)
  const values = lineOf(range, scope)
  const kind = type === undefined ? 1 : numberOf(singleOf(type, scope))
  if (kind === 0) {
    const found = values.findIndex(sameAs(wanted, true))
    return found < 0 ? notFound(wanted) : found + 1
  }
  const fits = (value: Single) => comparable(value, wanted) && compareSingles(value, wanted) >= 0
  const found =
    kind > 0 ? lastNotGreater(values, wanted) : values.reduce<number>((last, value, index) => (fits(value) ? index : last), -1)
  return found < 0 ? notFound(wanted) : found + 1
}

/** The nearest on the wanted side, for XLOOKUP's match modes -1 and 1. */
const nearest = (values: Single[], wanted: Single, side: number): number =>
  values.reduce<number>((best, value, index) => {
    if (!comparable(value, wanted) || Math.sign(compareSingles(value, wanted)) === -side) return best
    const kept = values[best]
    return kept === undefined || Math.sign(compareSingles(value, kept)) === -side ? index : best
  }, -1)

const xlookup: RangeFunction = ([key, range, results, missing, matchMode, searchMode], scope) => {
  const wanted = wantedOf(key, scope)
  const keys = lineOf(range, scope)
  const mode = matchMode === undefined ? 0 : numberOf(singleOf(matchMode, scope))
  const backwards = searchMode !== undefined && numberOf(singleOf(searchMode, scope)) < 0
  const fits = sameAs(wanted, mode === 2)
  const exact = backwards ? keys.reduce<number>((last, value, at) => (fits(value) ? at : last), -1) : keys.findIndex(fits)
  const found = exact < 0 && Math.abs(mode) === 1 ? nearest(keys, wanted, mode) : exact
  if (found < 0) return missing === undefined ? notFound(wanted) : missing
  const table = tableOf(results, scope.world)
  const across = tableOf(range, scope.world).length === 1 && keys.length > 1
  if (across) return single({ table: table.map((row) => [row[found] ?? null]) })
  return single({ table: [table[found] ?? fail('#VALUE!', 'Array arguments to XLOOKUP are of different size.')] })
}

const single = (value: { table: Single[][] }): Value =>
  value.table.length === 1 && value.table[0]?.length === 1 ? (value.table[0][0] ?? null) : value

const index: RangeFunction = ([range, rowArg, columnArg], scope) => {
  const rowGiven = rowArg === undefined ? 0 : Math.trunc(numberOf(singleOf(rowArg, scope)))
  const columnGiven = columnArg === undefined ? null : Math.trunc(numberOf(singleOf(columnArg, scope)))
  const table = isRange(range) ? null : tableOf(range, scope.world)
  const rows = isRange(range) ? range.rows : (table?.length ?? 0)
  const columns = isRange(range) ? range.columns : (table?.[0]?.length ?? 0)
  // In a single line one number is the position in it.
  const flat = columnGiven === null && rows === 1 && columns > 1
  const row = flat ? 1 : rowGiven
  const column = flat ? rowGiven : (columnGiven ?? (columns === 1 ? 1 : 0))
  if (row < 0 || column < 0 || row > rows || column > columns)
    return failure('#NUM!', 'Function INDEX parameter is out of range.')
  if (isRange(range)) {
    return {
      tabId: range.tabId,
      row: row === 0 ? range.row : range.row + row - 1,
      column: column === 0 ? range.column : range.column + column - 1,
      rows: row === 0 ? range.rows : 1,
      columns: column === 0 ? range.columns : 1
    }
  }
  const picked = (row === 0 ? table : table?.slice(row - 1, row)) ?? []
  return single({ table: picked.map((line) => (column === 0 ? line : line.slice(column - 1, column))) })
}

export const lookupFunctions = { VLOOKUP: vlookup, MATCH: match, XLOOKUP: xlookup, INDEX: index } satisfies Record<
  string,
  RangeFunction
>
