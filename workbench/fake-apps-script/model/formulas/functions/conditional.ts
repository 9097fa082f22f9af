/** COUNTIF, SUMIF, AVERAGEIF and their plural forms. */
import { fail, singleOf, tableOf, type Argument, type Scope, type Single } from '../values'
import { average, largest, smallest, sum } from './aggregate'
import { criterion, type Criterion } from './criterion'
import type { RangeFunction } from './function-types'

/** Row and column positions where all pairs of range and condition fit. */
const matches = (
  pairs: Argument[],
  scope: Scope
): { rows: number; fits: (row: number, column: number) => boolean; columns: number } => {
  const conditions: { table: Single[][]; fits: Criterion }[] = []
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    conditions.push({ table: tableOf(pairs[index], scope.world), fits: criterion(singleOf(pairs[index + 1], scope)) })
  }
  const [first] = conditions
  if (!first || pairs.length % 2 !== 0) return fail('#N/A', 'Wrong number of arguments.')
  const rows = first.table.length
  const columns = first.table[0]?.length ?? 0
  if (conditions.some(({ table }) => table.length !== rows || table[0]?.length !== columns)) {
    return fail('#VALUE!', 'Array arguments are of different size.')
  }
  return { rows, columns, fits: (row, column) => conditions.every(({ table, fits }) => fits(table[row]?.[column] ?? null)) }
}

const picked = (values: Argument, pairs: Argument[], scope: Scope): Single[] => {
  const { rows, columns, fits } = matches(pairs, scope)
  const table = tableOf(values, scope.world)
  const found: Single[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) if (fits(row, column)) found.push(table[row]?.[column] ?? null)
  }
  return found
}

const numbers = (values: Single[]): number[] => values.filter((value): value is number => typeof value === 'number')

const count: RangeFunction = (args, scope) => picked(args[0], args, scope).length

export const conditionalFunctions = {
  COUNTIF: (args, scope) => count(args.slice(0, 2), scope),
  COUNTIFS: count,
  SUMIF: ([range, wanted, values], scope) => sum(numbers(picked(values ?? range, [range, wanted], scope))),
  SUMIFS: ([values, ...pairs], scope) => sum(numbers(picked(values, pairs, scope))),
  AVERAGEIF: ([range, wanted, values], scope) => average(numbers(picked(values ?? range, [range, wanted], scope))),
  MAXIFS: ([values, ...pairs], scope) => largest(numbers(picked(values, pairs, scope))),
  MINIFS: ([values, ...pairs], scope) => smallest(numbers(picked(values, pairs, scope))),
  AVERAGEIFS: ([values, ...pairs], scope) => average(numbers(picked(values, pairs, scope)))
} satisfies Record<string, RangeFunction>
