/** Operators on single values, and over whole tables where arrays are wanted. */
import {
  fail,
  Failed,
  failure,
  isFailure,
  isTable,
  isRange,
  numberOf,
  singleOf,
  tableOf,
  textOf,
  type Argument,
  type Scope,
  type Single,
  type Value
} from './values'

const rank = (value: Single): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2)

/** Numbers before text before booleans; text without regard to case; a blank equals 0, '' and FALSE. */
export const compareSingles = (left: Single, right: Single): number => {
  const blankLike = (other: Single): Single => (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0)
  const a = left ?? blankLike(right)
  const b = right ?? blankLike(left)
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (typeof a === 'string' && typeof b === 'string') {
    const [one, two] = [a.toLowerCase(), b.toLowerCase()]
    return one < two ? -1 : one > two ? 1 : 0
  }
  return Number(a) - Number(b)
}

const apply = (operator: string, left: Single, right: Single): Single => {
  if (isFailure(left)) return left
  if (isFailure(right)) return right
  switch (operator) {
    case '+':
      return numberOf(left) + numberOf(right)
    case '-':
      return numberOf(left) - numberOf(right)
    case '*':
      return numberOf(left) * numberOf(right)
    case '/': {
      const divisor = numberOf(right)
      return divisor === 0 ? fail('#DIV/0!') : numberOf(left) / divisor
    }
    case '^':
      return numberOf(left) ** numberOf(right)
    case '&':
      return textOf(left) + textOf(right)
    case '=':
      return compareSingles(left, right) === 0
    case '<>':
      return compareSingles(left, right) !== 0
    case '<':
      return compareSingles(left, right) < 0
    case '<=':
      return compareSingles(left, right) <= 0
    case '>':
      return compareSingles(left, right) > 0
    case '>=':
      return compareSingles(left, right) >= 0
    default:
      return failure('#ERROR!')
  }
}

/** A failure thrown inside is the value; what is no number is #NUM!. */
export const attempt = (compute: () => Value): Value => {
  try {
    const value = compute()
    return typeof value === 'number' && !Number.isFinite(value) ? failure('#NUM!') : value
  } catch (error) {
    if (error instanceof Failed) return error.failure
    throw error
  }
}

const attemptSingle = (compute: () => Single): Single => attempt(compute) as Single

export const isMany = (value: Argument): boolean => isTable(value) || (isRange(value) && (value.rows > 1 || value.columns > 1))

/** Applies a function of single values to every position of its tables; what has one row or column is repeated. */
export const overTables = (args: Argument[], scope: Scope, compute: (singles: Single[]) => Single): Value => {
  const tables = args.map((arg) => tableOf(arg, scope.world))
  const rows = Math.max(...tables.map((table) => table.length))
  const columns = Math.max(...tables.map((table) => table[0]?.length ?? 0))
  const at = (table: Single[][], row: number, column: number): Single => {
    const line = table.length === 1 ? table[0] : table[row]
    const value = line?.length === 1 ? line[0] : line?.[column]
    return value === undefined ? failure('#N/A') : value
  }
  return {
    table: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => attemptSingle(() => compute(tables.map((table) => at(table, row, column)))))
    )
  }
}

export const infix = (operator: string, left: Value, right: Value, scope: Scope): Value =>
  (scope.arrays && (isMany(left) || isMany(right))) || isTable(left) || isTable(right)
    ? overTables([left, right], scope, ([a = null, b = null]) => apply(operator, a, b))
    : attempt(() => apply(operator, singleOf(left, scope), singleOf(right, scope)))

export const unary = (operand: Value, scope: Scope, compute: (value: Single) => Single): Value =>
  (scope.arrays && isMany(operand)) || isTable(operand)
    ? overTables([operand], scope, ([value = null]) => compute(value))
    : attempt(() => compute(singleOf(operand, scope)))
