/** Functions about references rather than values, and IMPORTRANGE, which reaches out of the book. */
import { failure, isRange, numberOf, singleOf, tableOf, type Argument, type Range, type Scope, type Value } from '../values'
import type { RangeFunction } from './function-types'

const lines = (arg: Argument, scope: Scope, axis: 'row' | 'column'): Value => {
  if (arg === undefined) return scope.home[axis]
  if (!isRange(arg)) return failure('#N/A', 'Argument must be a range.')
  const count = axis === 'row' ? arg.rows : arg.columns
  if (!scope.arrays || count === 1) return arg[axis]
  const numbers = Array.from({ length: count }, (_, index) => arg[axis] + index)
  return { table: axis === 'row' ? numbers.map((number) => [number]) : [numbers] }
}

const offset: RangeFunction = ([range, rowsArg, columnsArg, heightArg, widthArg], scope) => {
  if (!isRange(range)) return failure('#N/A', 'Argument must be a range.')
  const number = (arg: Argument, otherwise: number) =>
    arg === undefined ? otherwise : Math.trunc(numberOf(singleOf(arg, scope)))
  const moved: Range = {
    tabId: range.tabId,
    row: range.row + number(rowsArg, 0),
    column: range.column + number(columnsArg, 0),
    rows: number(heightArg, range.rows),
    columns: number(widthArg, range.columns)
  }
  const tab = scope.world.tabById(range.tabId)
  const inside =
    tab &&
    moved.row >= 1 &&
    moved.column >= 1 &&
    moved.rows >= 1 &&
    moved.columns >= 1 &&
    moved.row + moved.rows - 1 <= tab.rowCount &&
    moved.column + moved.columns - 1 <= tab.columnCount
  return inside ? moved : failure('#REF!')
}

export const referenceFunctions = {
  ROW: ([range], scope) => lines(range, scope, 'row'),
  COLUMN: ([range], scope) => lines(range, scope, 'column'),
  ROWS: ([range], scope) => tableOf(range, scope.world).length,
  COLUMNS: ([range], scope) => tableOf(range, scope.world)[0]?.length ?? 0,
  OFFSET: offset,
  IMPORTRANGE: () => failure('#REF!', 'You need to connect these sheets.')
} satisfies Record<string, RangeFunction>
