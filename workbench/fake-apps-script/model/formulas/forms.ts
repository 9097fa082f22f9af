/** Functions that decide which of their arguments are evaluated, and with what bound. */
import { applyLambda, type Evaluate } from './apply-lambda'
import { isMany, overTables } from './operators'
import type { Node } from './syntax'
import {
  fail,
  failure,
  isFailure,
  isLambda,
  isLoading,
  isRange,
  isSingle,
  isTable,
  numberOf,
  singleOf,
  tableOf,
  truthOf,
  type Lambda,
  type Range,
  type Scope,
  type Single,
  type Value
} from './values'

type Form = (args: (Node | null)[], scope: Scope, evaluate: Evaluate) => Value

const at = (args: (Node | null)[], index: number, scope: Scope, evaluate: Evaluate): Value => {
  const node = args[index]
  return node ? evaluate(node, scope) : null
}

const ifForm: Form = (args, scope, evaluate) => {
  if (args.length < 2 || args.length > 3) return failure('#N/A', 'Wrong number of arguments to IF.')
  const test = at(args, 0, scope, evaluate)
  if (isTable(test) || (scope.arrays && isMany(test))) {
    const otherwise = args.length > 2 ? at(args, 2, scope, evaluate) : false
    return overTables([test, at(args, 1, scope, evaluate), otherwise], scope, ([truth = null, yes = null, no = null]) =>
      isFailure(truth) ? truth : truthOf(truth) ? yes : no
    )
  }
  const truth = singleOf(test, scope)
  if (isFailure(truth)) return truth
  if (truthOf(truth)) return at(args, 1, scope, evaluate)
  return args.length > 2 ? at(args, 2, scope, evaluate) : false
}

const whenFailure =
  (caught: (error: string) => boolean): Form =>
  (args, scope, evaluate) => {
    const value = at(args, 0, scope, evaluate)
    // What still loads is no failure, and what would stand in for it is not asked for.
    if (isLoading(value)) return value
    if (isTable(value) || (scope.arrays && isMany(value))) {
      return overTables([value, at(args, 1, scope, evaluate)], scope, ([one = null, other = null]) =>
        isFailure(one) && caught(one.error) ? other : one
      )
    }
    const single = isRange(value) ? singleOf(value, scope) : value
    return isFailure(single) && !isLoading(single) && caught(single.error) ? at(args, 1, scope, evaluate) : single
  }

const choose: Form = (args, scope, evaluate) => {
  const index = Math.trunc(numberOf(singleOf(at(args, 0, scope, evaluate), scope)))
  if (index < 1 || index >= args.length) return failure('#NUM!')
  return at(args, index, scope, evaluate)
}

const ifs: Form = (args, scope, evaluate) => {
  for (let index = 0; index + 1 < args.length; index += 2) {
    const truth = singleOf(at(args, index, scope, evaluate), scope)
    if (isFailure(truth)) return truth
    if (truthOf(truth)) return at(args, index + 1, scope, evaluate)
  }
  return failure('#N/A', 'No match.')
}

const same = (a: Single, b: Single): boolean =>
  typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b

const switchForm: Form = (args, scope, evaluate) => {
  const sought = singleOf(at(args, 0, scope, evaluate), scope)
  if (isFailure(sought)) return sought
  let index = 1
  for (; index + 1 < args.length; index += 2) {
    if (same(sought, singleOf(at(args, index, scope, evaluate), scope))) return at(args, index + 1, scope, evaluate)
  }
  return index < args.length ? at(args, index, scope, evaluate) : failure('#N/A', 'No match.')
}

const parameterName = (node: Node | null | undefined): string =>
  node?.kind === 'name' ? node.name.toLowerCase() : fail('#NAME?', 'A parameter must be a name.')

const lambdaForm: Form = (args, scope) => {
  const body = args.at(-1)
  if (!body) return failure('#N/A')
  return { parameters: args.slice(0, -1).map(parameterName), body, scope }
}

const letForm: Form = (args, scope, evaluate) => {
  let inner = scope
  for (let index = 0; index + 1 < args.length; index += 2) {
    const names = new Map(inner.names).set(parameterName(args[index]), at(args, index + 1, inner, evaluate))
    inner = { ...inner, names }
  }
  return at(args, args.length - 1, inner, evaluate)
}

const lambdaOf = (args: (Node | null)[], scope: Scope, evaluate: Evaluate): Lambda => {
  const lambda = at(args, args.length - 1, scope, evaluate)
  return isLambda(lambda) ? lambda : fail('#N/A', 'The last argument must be a LAMBDA.')
}

/** The parts of an argument: of a range references (so that a function can ask for more than the value), else values. */
const partsOf = (value: Value, by: 'cell' | 'row' | 'column', scope: Scope): Value[][] => {
  if (isRange(value)) {
    const part = (row: number, column: number): Range => ({
      tabId: value.tabId,
      row: value.row + row,
      column: value.column + column,
      rows: by === 'column' ? value.rows : 1,
      columns: by === 'row' ? value.columns : 1
    })
    const rows = by === 'column' ? 1 : value.rows
    const columns = by === 'row' ? 1 : value.columns
    return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => part(row, column)))
  }
  const table = tableOf(value, scope.world)
  if (by === 'cell') return table
  if (by === 'row') return table.map((row) => [{ table: [row] }])
  return [(table[0] ?? []).map((_, column) => ({ table: table.map((row) => [row[column] ?? null]) }))]
}

/** One value of a computed part; a whole array has no place in it. */
const element = (value: Value, scope: Scope): Single => {
  if (isSingle(value)) return value
  return isMany(value) ? failure('#VALUE!', 'Nested array results are not supported.') : singleOf(value, scope)
}

const mapForm: Form = (args, scope, evaluate) => {
  const lambda = lambdaOf(args, scope, evaluate)
  const arrays = args.slice(0, -1).map((_, index) => partsOf(at(args, index, scope, evaluate), 'cell', scope))
  const [first] = arrays
  if (!first) return failure('#N/A')
  if (arrays.some((array) => array.length !== first.length || array[0]?.length !== first[0]?.length)) return failure('#VALUE!')
  return {
    table: first.map((line, row) =>
      line.map((_, column) =>
        element(
          applyLambda(
            lambda,
            arrays.map((array) => array[row]?.[column] ?? null),
            evaluate
          ),
          scope
        )
      )
    )
  }
}

const byRow: Form = (args, scope, evaluate) => {
  const lambda = lambdaOf(args, scope, evaluate)
  const rows = partsOf(at(args, 0, scope, evaluate), 'row', scope)
  return { table: rows.map(([row = null]) => [element(applyLambda(lambda, [row], evaluate), scope)]) }
}

const byColumn: Form = (args, scope, evaluate) => {
  const lambda = lambdaOf(args, scope, evaluate)
  const [columns = []] = partsOf(at(args, 0, scope, evaluate), 'column', scope)
  return { table: [columns.map((column) => element(applyLambda(lambda, [column], evaluate), scope))] }
}

const reduceForm: Form = (args, scope, evaluate) => {
  const lambda = lambdaOf(args, scope, evaluate)
  const cells = partsOf(at(args, 1, scope, evaluate), 'cell', scope).flat()
  return cells.reduce((sum, cell) => applyLambda(lambda, [sum, cell], evaluate), at(args, 0, scope, evaluate))
}

/** Cells of a size, each computed from where it stands. */
const makeArray: Form = (args, scope, evaluate) => {
  const lambda = lambdaOf(args, scope, evaluate)
  const [rows = 0, columns = 0] = [0, 1].map((index) => Math.trunc(numberOf(singleOf(at(args, index, scope, evaluate), scope))))
  if (args.length !== 3) return failure('#N/A', 'Wrong number of arguments to MAKEARRAY.')
  if (rows < 1 || columns < 1 || rows * columns > 10_000_000) return failure('#NUM!')
  return {
    table: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => element(applyLambda(lambda, [row + 1, column + 1], evaluate), scope))
    )
  }
}

/** As REDUCE, with each step kept. */
const scanForm: Form = (args, scope, evaluate) => {
  const lambda = lambdaOf(args, scope, evaluate)
  let sum = at(args, 0, scope, evaluate)
  return {
    table: partsOf(at(args, 1, scope, evaluate), 'cell', scope).map((row) =>
      row.map((cell) => {
        sum = applyLambda(lambda, [sum, cell], evaluate)
        return element(sum, scope)
      })
    )
  }
}

const arrayFormula: Form = (args, scope, evaluate) => {
  const value = at(args, 0, { ...scope, arrays: true }, evaluate)
  return isRange(value) ? { table: tableOf(value, scope.world) } : value
}

export const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['IF', ifForm],
  ['IFS', ifs],
  ['IFERROR', whenFailure(() => true)],
  ['IFNA', whenFailure((error) => error === '#N/A')],
  ['SWITCH', switchForm],
  ['CHOOSE', choose],
  ['LAMBDA', lambdaForm],
  ['LET', letForm],
  ['MAP', mapForm],
  ['BYROW', byRow],
  ['BYCOL', byColumn],
  ['REDUCE', reduceForm],
  ['SCAN', scanForm],
  ['MAKEARRAY', makeArray],
  ['ARRAYFORMULA', arrayFormula]
])
