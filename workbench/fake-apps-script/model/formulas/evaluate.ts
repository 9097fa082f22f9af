/** Walks a formula's tree. Functions are looked up: bound names, forms that choose what to evaluate, our own, the library's. */
import { applyLambda, type Evaluate } from './apply-lambda'
import { infix, attempt, isMany, overTables, unary } from './operators'
import { rangeFunctions, singleFunctions } from './functions'
import { forms } from './forms'
import { NOT_EMULATED } from './built-in-names'
import { ofChanceOrTime } from './dependencies'
import type { Library } from './library'
import type { Node, ReferenceNode } from './syntax'
import {
  failure,
  isLambda,
  isLoading,
  isTable,
  LOADING,
  numberOf,
  singleOf,
  type Argument,
  type Range,
  type Scope,
  type Single,
  type Value
} from './values'

const resolve = (node: ReferenceNode, scope: Scope): Range | Single => {
  const { sheet } = node.ref
  const tab = sheet === undefined ? scope.world.tabById(scope.home.tabId) : scope.world.tabByName(sheet)
  if (!tab) return failure('#REF!', `Unresolved sheet name '${sheet}'.`)
  const row = node.row ?? 1
  const column = node.column ?? 1
  const lastRow = Math.min(tab.rowCount, node.to ? (node.to.row ?? tab.rowCount) : row)
  const lastColumn = Math.min(tab.columnCount, node.to ? (node.to.column ?? tab.columnCount) : column)
  // Out of the grid: Sheets says #REF!.
  if (row > lastRow || column > lastColumn) return failure('#REF!', 'Reference does not exist.')
  return { tabId: tab.id, row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 }
}

/** Functions whose arguments are taken over whole ranges, as under ARRAYFORMULA. */
const arrayFunctions = new Set(['ARRAYFORMULA', 'FILTER', 'SUMPRODUCT', 'SORT', 'INDEX', 'MMULT', 'UNIQUE'])

/** What a function says of something that still loads is not to be gone by: ISERROR would choose the wrong branch. */
const whenLoaded = (args: Argument[], compute: (args: Argument[]) => Value): Value => (args.some(isLoading) ? LOADING : compute(args))

export const createEvaluate = (library: Library): Evaluate => {
  const call = (name: string, nodes: (Node | null)[], scope: Scope): Value => {
    const bound = scope.names.get(name.toLowerCase())
    const inner = arrayFunctions.has(name) ? { ...scope, arrays: true } : scope
    const args = (): Argument[] => nodes.map((node) => (node ? evaluate(node, inner) : undefined))
    if (bound !== undefined && isLambda(bound))
      return applyLambda(
        bound,
        args().map((arg) => arg ?? null),
        evaluate
      )
    const form = forms.get(name)
    if (form) return form(nodes, inner, evaluate)
    if (ofChanceOrTime.has(name)) scope.world.markVolatile()
    const ranged = rangeFunctions.get(name)
    if (ranged) return whenLoaded(args(), (given) => ranged(given, inner))
    const single = singleFunctions.get(name)
    if (single) return overSingles(args(), inner, (singles) => single(singles, inner))
    if (!library.has(name) && !NOT_EMULATED.has(name) && scope.world.hasCustom(name)) return scope.world.callCustom(name, nodes, args, inner)
    if (!library.has(name)) return failure('#NAME?', `Unknown function: '${name}'.`)
    if (library.takesRanges(name)) return whenLoaded(args(), (given) => library.call(name, given, inner))
    return overSingles(args(), inner, (singles) => singleOf(library.call(name, singles, inner), inner))
  }

  /** `undefined` stays out: a left-out argument is not a blank one. */
  const overSingles = (args: Argument[], scope: Scope, compute: (singles: (Single | undefined)[]) => Single): Value => {
    const many = args.some((arg) => isTable(arg) || (scope.arrays && isMany(arg)))
    if (!many) {
      const singles = args.map((arg) => (arg === undefined ? undefined : singleOf(arg, scope)))
      return whenLoaded(singles, () => compute(singles))
    }
    const given = args.flatMap((arg, index) => (arg === undefined ? [] : [index]))
    return overTables(
      given.map((index) => args[index]),
      scope,
      (singles) => {
        const whole: (Single | undefined)[] = args.map(() => undefined)
        given.forEach((index, position) => (whole[index] = singles[position] ?? null))
        return compute(whole)
      }
    )
  }

  const evaluate: Evaluate = (node, scope) => {
    switch (node.kind) {
      case 'value':
        return node.value
      case 'reference':
        return resolve(node, scope)
      case 'name':
        return scope.names.get(node.name.toLowerCase()) ?? boundBlank(node.name, scope)
      case 'array':
        return { table: node.rows.map((row) => row.map((cell) => singleOf(evaluate(cell, scope), scope))) }
      case 'infix':
        return infix(node.operator, evaluate(node.left, scope), evaluate(node.right, scope), scope)
      case 'sign': {
        const operand = evaluate(node.operand, scope)
        return node.negative ? unary(operand, scope, (value) => 0 - numberOf(value)) : operand
      }
      case 'percent':
        return unary(evaluate(node.operand, scope), scope, (value) => numberOf(value) / 100)
      case 'call':
        return attempt(() => call(node.name, node.args, scope))
    }
  }
  return evaluate
}

const boundBlank = (name: string, scope: Scope): Single =>
  scope.names.has(name.toLowerCase()) ? null : failure('#NAME?', `Unknown range name: '${name.toUpperCase()}'.`)
