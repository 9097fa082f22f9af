/** SUBTOTAL: rows hidden by the filter are left out always, rows hidden by hand with the codes from 101 on. */
import { fail, Failed, isFailure, isRange, numberOf, singleOf, type Range, type Scope, type Single } from '../values'
import { average, largest, product, smallest, sum, variance } from './aggregate'
import type { RangeFunction } from './function-types'

const numbers = (values: Single[]): number[] =>
  values.filter((value): value is number => {
    if (isFailure(value)) throw new Failed(value)
    return typeof value === 'number'
  })

const computations: Record<number, (values: Single[]) => number> = {
  1: (values) => average(numbers(values)),
  2: (values) => values.filter((value) => typeof value === 'number').length,
  3: (values) => values.length,
  4: (values) => largest(numbers(values)),
  5: (values) => smallest(numbers(values)),
  6: (values) => product(numbers(values)),
  7: (values) => Math.sqrt(variance(numbers(values), false)),
  8: (values) => Math.sqrt(variance(numbers(values), true)),
  9: (values) => sum(numbers(values)),
  10: (values) => variance(numbers(values), false),
  11: (values) => variance(numbers(values), true)
}

const visibleValues = (range: Range, byHandToo: boolean, { world }: Scope): Single[] => {
  const { tabId } = range
  const values: Single[] = []
  for (let row = range.row; row < range.row + range.rows; row++) {
    if (world.hiddenByFilter(tabId, row) || (byHandToo && world.hiddenByUser(tabId, row))) continue
    for (let column = range.column; column < range.column + range.columns; column++) {
      const value = world.cell(tabId, row, column)
      if (value !== null && !world.isSubtotal(tabId, row, column)) values.push(value)
    }
  }
  return values
}

export const subtotalFunctions = {
  SUBTOTAL: ([code, ...ranges], scope) => {
    const number = numberOf(singleOf(code, scope))
    const compute = computations[number > 100 ? number - 100 : number]
    if (!compute)
      return fail(
        '#VALUE!',
        `Function SUBTOTAL parameter 1 value is ${number}. Valid values are between 1 and 11 or 101 and 111 inclusive.`
      )
    return compute(
      ranges.flatMap((range) =>
        isRange(range) ? visibleValues(range, number > 100, scope) : fail('#VALUE!', 'Argument must be a range.')
      )
    )
  }
} satisfies Record<string, RangeFunction>
