/** Sums, counts and their like over ranges: in a range only numbers count, a typed argument is taken as a number. */
import {
  fail,
  Failed,
  isFailure,
  isSingle,
  numberOf,
  singleOf,
  tableOf,
  textOf,
  type Argument,
  type Scope,
  type Single
} from '../values'
import type { RangeFunction } from './function-types'

/** All values, blanks left out. */
export const filledOf = (args: Argument[], scope: Scope): Exclude<Single, null>[] => {
  const found: Exclude<Single, null>[] = []
  for (const arg of args) {
    for (const row of tableOf(arg, scope.world)) for (const value of row) if (value !== null) found.push(value)
  }
  return found
}

export const numbersOf = (args: Argument[], scope: Scope): number[] => {
  const numbers: number[] = []
  for (const arg of args) {
    if (arg !== undefined && isSingle(arg)) {
      if (arg !== null) numbers.push(numberOf(arg))
      continue
    }
    for (const row of tableOf(arg, scope.world)) {
      for (const value of row) {
        if (typeof value === 'number') numbers.push(value)
        else if (isFailure(value)) throw new Failed(value)
      }
    }
  }
  return numbers
}

export const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
export const average = (numbers: number[]): number => (numbers.length === 0 ? fail('#DIV/0!') : sum(numbers) / numbers.length)
/** Not by spreading: a column may have 150,000 of them. */
export const largest = (numbers: number[]): number =>
  numbers.reduce((most, number) => (number > most ? number : most), numbers[0] ?? 0)
export const smallest = (numbers: number[]): number =>
  numbers.reduce((least, number) => (number < least ? number : least), numbers[0] ?? 0)
export const product = (numbers: number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((total, number) => total * number, 1)
export const variance = (numbers: number[], population: boolean): number => {
  const divisor = population ? numbers.length : numbers.length - 1
  if (divisor < 1) return fail('#DIV/0!')
  const mean = average(numbers)
  return sum(numbers.map((number) => (number - mean) ** 2)) / divisor
}

export const median = (numbers: number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? fail('#NUM!')
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

const ranked =
  (order: (a: number, b: number) => number): RangeFunction =>
  ([range, position], scope) =>
    numbersOf([range], scope).sort(order)[numberOf(singleOf(position, scope)) - 1] ?? fail('#NUM!')

const over =
  (compute: (numbers: number[]) => number): RangeFunction =>
  (args, scope) =>
    compute(numbersOf(args, scope))

export const aggregateFunctions = {
  SUM: over(sum),
  AVERAGE: over(average),
  MAX: over(largest),
  MIN: over(smallest),
  PRODUCT: over(product),
  MEDIAN: over(median),
  LARGE: ranked((a, b) => b - a),
  SMALL: ranked((a, b) => a - b),
  STDEV: over((numbers) => Math.sqrt(variance(numbers, false))),
  STDEVP: over((numbers) => Math.sqrt(variance(numbers, true))),
  VAR: over((numbers) => variance(numbers, false)),
  VARP: over((numbers) => variance(numbers, true)),
  COUNT: (args, scope) => filledOf(args, scope).filter((value) => typeof value === 'number').length,
  COUNTA: (args, scope) => filledOf(args, scope).length,
  COUNTBLANK: (args, scope) =>
    args
      .flatMap((arg) => tableOf(arg, scope.world))
      .reduce((count, row) => count + row.filter((value) => value === null || value === '').length, 0),
  COUNTUNIQUE: (args, scope) =>
    new Set(filledOf(args, scope).map((value) => (isFailure(value) ? value.error : `${typeof value} ${textOf(value)}`))).size
} satisfies Record<string, RangeFunction>
