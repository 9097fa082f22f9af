/** VLOOKUP, XLOOKUP, MATCH, XMATCH, INDEX. */
import { compareSingles, isMany, overTables } from '../operators'
import {
  fail,
  failure,
  Failed,
  isFailure,
  isRange,
  isTable,
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
import { exactRow, rowThat } from './exact-index'
import type { RangeFunction } from './function-types'

const comparable = (a: Single, b: Single): boolean => a !== null && typeof a === typeof b && !isFailure(a)

/** Position of the last value that is not greater, in ascending order; -1: none. */
const lastNotGreater = (column: Single[][], wanted: Single): number =>
  column.reduce<number>(
    (found, [value = null], index) => (comparable(value, wanted) && compareSingles(value, wanted) <= 0 ? index : found),
    -1
  )

const lastNotLess = (column: Single[][], wanted: Single): number =>
  column.reduce<number>(
    (last, [value = null], index) => (comparable(value, wanted) && compareSingles(value, wanted) >= 0 ? index : last),
    -1
  )

/** The nearest on the wanted side, for match modes -1 and 1. */
const nearest = (column: Single[][], wanted: Single, side: number): number =>
  column.reduce<number>((best, [value = null], index) => {
    if (!comparable(value, wanted) || Math.sign(compareSingles(value, wanted)) === -side) return best
    const kept = column[best]?.[0]
    return kept === undefined || Math.sign(compareSingles(value, kept)) === -side ? index : best
  }, -1)

/** * and ? stand for any text, in what is sought. */
const wildRow = (column: Single[][], wanted: Single, backwards = false): number => {
  const pattern = typeof wanted === 'string' ? wildcard(wanted) : null
  if (!pattern) return exactRow(column, wanted, backwards)
  const fits = ([value = null]: Single[]): boolean => typeof value === 'string' && pattern.test(value)
  return rowThat(fits, column, backwards)
}

/** A row or a column, as a column; a column stays the very table, so that its index is found again. */
const lineOf = (arg: Argument, scope: Scope): Single[][] => {
  const table = tableOf(arg, scope.world)
  return table.length === 1 ? (table[0] ?? []).map((value) => [value]) : table
}

const wantedOf = (arg: Argument, scope: Scope): Single => {
  const wanted = singleOf(arg, scope)
  if (isFailure(wanted)) throw new Failed(wanted)
  return wanted ?? 0
}

const notFound = (wanted: Single) => failure('#N/A', `Did not find value '${String(wanted)}' in evaluation.`)

/** One answer for each key that is sought, where there are many of them. */
const forEachKey =
  (lookUp: RangeFunction): RangeFunction =>
  ([key, ...rest], scope) => {
    if (!isTable(key) && !(scope.arrays && isMany(key))) return lookUp([key, ...rest], scope)
    return overTables([key], scope, ([single = null]) => {
      const found = lookUp([single, ...rest], scope)
      return isTable(found) ? (found.table[0]?.[0] ?? null) : singleOf(found, scope)
    })
  }

const vlookup: RangeFunction = ([key, range, index, sorted], scope) => {
  const wanted = wantedOf(key, scope)
  const table = tableOf(range, scope.world)
  const column = Math.trunc(numberOf(singleOf(index, scope)))
  if (column < 1) return failure('#VALUE!')
  if (column > (table[0]?.length ?? 0)) return failure('#REF!')
  const approximate = sorted === undefined || truthOf(singleOf(sorted, scope))
  const row = approximate ? lastNotGreater(table, wanted) : wildRow(table, wanted)
  return row < 0 ? notFound(wanted) : (table[row]?.[column - 1] ?? null)
}

const match: RangeFunction = ([key, range, type], scope) => {
  const wanted = wantedOf(key, scope)
  const column = lineOf(range, scope)
  const kind = type === undefined ? 1 : numberOf(singleOf(type, scope))
  const found = kind === 0 ? wildRow(column, wanted) : kind > 0 ? lastNotGreater(column, wanted) : lastNotLess(column, wanted)
  return found < 0 ? notFound(wanted) : found + 1
}

/** By XLOOKUP's and XMATCH's modes: exact unless told, wildcards only with 2. */
const rowByMode = (wanted: Single, column: Single[][], matchMode: Argument, searchMode: Argument, scope: Scope): number => {
  const mode = matchMode === undefined ? 0 : numberOf(singleOf(matchMode, scope))
  const backwards = searchMode !== undefined && numberOf(singleOf(searchMode, scope)) < 0
  const found = mode === 2 ? wildRow(column, wanted, backwards) : exactRow(column, wanted, backwards)
  return found < 0 && Math.abs(mode) === 1 ? nearest(column, wanted, mode) : found
}

const xmatch: RangeFunction = ([key, range, matchMode, searchMode], scope) => {
  const wanted = wantedOf(key, scope)
  const found = rowByMode(wanted, lineOf(range, scope), matchMode, searchMode, scope)
  return found < 0 ? notFound(wanted) : found + 1
}

const xlookup: RangeFunction = ([key, range, results, missing, matchMode, searchMode], scope) => {
  const wanted = wantedOf(key, scope)
  const keys = lineOf(range, scope)
  const found = rowByMode(wanted, keys, matchMode, searchMode, scope)
  if (found < 0) return missing === undefined ? notFound(wanted) : missing
  const across = keys.length > 1 && tableOf(range, scope.world).length === 1
  if (isRange(results)) {
    const size = across ? results.columns : results.rows
    if (size !== keys.length) return failure('#VALUE!', 'Array arguments to XLOOKUP are of different size.')
    return across ? { ...results, column: results.column + found, columns: 1 } : { ...results, row: results.row + found, rows: 1 }
  }
  const table = tableOf(results, scope.world)
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

export const lookupFunctions = {
  VLOOKUP: forEachKey(vlookup),
  MATCH: forEachKey(match),
  XLOOKUP: forEachKey(xlookup),
  XMATCH: forEachKey(xmatch),
  INDEX: index
} satisfies Record<string, RangeFunction>
