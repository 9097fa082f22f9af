/** Functions that make arrays: FILTER, SORT, UNIQUE, SEQUENCE, TRANSPOSE, FLATTEN. */
import { compareSingles } from '../operators'
import { failure, isFailure, numberOf, singleOf, tableOf, truthOf, type Scope, type Single } from '../values'
import type { RangeFunction } from './function-types'

const filter: RangeFunction = ([range, ...conditions], scope) => {
  const table = tableOf(range, scope.world)
  const columns = table[0]?.length ?? 0
  const tests = conditions.map((condition) => tableOf(condition, scope.world))
  const across = tests.every((test) => test.length === 1 && (test[0]?.length ?? 0) === columns && columns > 1)
  const size = across ? columns : table.length
  const tooShort = tests.some((test) => (across ? test[0]?.length : test.length) !== size)
  if (tooShort) return failure('#N/A', 'FILTER has mismatched range sizes.')
  const keeps = (index: number): boolean =>
    tests.every((test) => {
      const truth = (across ? test[0]?.[index] : test[index]?.[0]) ?? null
      return !isFailure(truth) && truth !== '' && truthOf(truth)
    })
  const kept = across ? table.map((row) => row.filter((_, index) => keeps(index))) : table.filter((_, index) => keeps(index))
  if (kept.length === 0 || kept[0]?.length === 0) return failure('#N/A', 'No matches are found in FILTER evaluation.')
  return { table: kept }
}

/** Blanks last, whichever way. */
const compareForSort = (a: Single, b: Single, ascending: boolean): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (isFailure(a) || isFailure(b)) return Number(isFailure(a)) - Number(isFailure(b))
  return ascending ? compareSingles(a, b) : compareSingles(b, a)
}

const sort: RangeFunction = ([range, ...keys], scope) => {
  const table = tableOf(range, scope.world)
  const pairs: { column: number; ascending: boolean }[] = []
  for (let index = 0; index < keys.length; index += 2) {
    const direction = keys[index + 1]
    pairs.push({
      column: numberOf(singleOf(keys[index], scope)) - 1,
      ascending: direction === undefined || truthOf(singleOf(direction, scope))
    })
  }
  if (pairs.length === 0) pairs.push({ column: 0, ascending: true })
  const order = (a: Single[], b: Single[]): number => {
    for (const { column, ascending } of pairs) {
      const difference = compareForSort(a[column] ?? null, b[column] ?? null, ascending)
      if (difference !== 0) return difference
    }
    return 0
  }
  return { table: [...table].sort(order) }
}

const unique: RangeFunction = ([range], scope) => {
  const seen = new Set<string>()
  const table = tableOf(range, scope.world).filter((row) => {
    const key = JSON.stringify(row.map((value) => (typeof value === 'string' ? value.toLowerCase() : value)))
    return seen.has(key) ? false : seen.add(key)
  })
  return { table }
}

const optional = (scope: Scope, arg: Parameters<RangeFunction>[0][number], otherwise: number): number =>
  arg === undefined ? otherwise : numberOf(singleOf(arg, scope))

const sequence: RangeFunction = ([rowArg, columnArg, startArg, stepArg], scope) => {
  const rows = optional(scope, rowArg, 1)
  const columns = optional(scope, columnArg, 1)
  const start = optional(scope, startArg, 1)
  const step = optional(scope, stepArg, 1)
  if (rows < 1 || columns < 1 || rows * columns > 10_000_000) return failure('#NUM!')
  return {
    table: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => start + (row * columns + column) * step)
    )
  }
}

export const arrayFunctions = {
  FILTER: filter,
  SORT: sort,
  UNIQUE: unique,
  SEQUENCE: sequence,
  TRANSPOSE: ([range], scope) => {
    const table = tableOf(range, scope.world)
    return { table: (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? null)) }
  },
  FLATTEN: (args, scope) => ({
    table: args.flatMap((arg) => tableOf(arg, scope.world).flatMap((row) => row.map((value) => [value])))
  })
} satisfies Record<string, RangeFunction>
