/** The functions of fast-formula-parser, called with our values. */
import FormulaError from 'fast-formula-parser/formulas/error'
import { FormulaParser, type LibraryPlace, type LibraryRange } from 'fast-formula-parser/grammar/hooks'
import type { ErrorText } from '../types'
import {
  Deferred,
  failure,
  isFailure,
  isLambda,
  isRange,
  isTable,
  type Argument,
  type Scope,
  type Single,
  type Value,
  type World
} from './values'

export interface Library {
  has(name: string): boolean
  takesRanges(name: string): boolean
  call(name: string, args: Argument[], scope: Scope): Value
}

/** All others take single values. */
const withRanges = new Set(
  `AND OR XOR SUMSQ SUMPRODUCT AVERAGEA HLOOKUP TRANSPOSE MMULT MDETERM MINVERSE
  ISREF AREAS NETWORKDAYS WORKDAY GCD LCM MULTINOMIAL SERIESSUM AVEDEV`.split(/\s+/)
)

/** These would reach out of the workbench, or only pretend. */
const refused = new Set(['WEBSERVICE', 'FILTERXML', 'INDIRECT', 'CELL', 'INFO', 'PHONETIC', 'AGGREGATE'])

const outward = (value: Single): unknown => (isFailure(value) ? new FormulaError(value.error) : value)

const inward = (value: unknown): Value => {
  if (value instanceof FormulaError) return failure(value.error as ErrorText)
  if (Array.isArray(value))
    return {
      table: value.map((row) => (Array.isArray(row) ? row.map((cell) => inward(cell) as Single) : [inward(row) as Single]))
    }
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return failure('#VALUE!')
}

/** One for all books, since making one takes longer than most formulas: it reads in the world of the call that is going on. */
let parser: FormulaParser | null = null
let reading: World

const sharedParser = (): FormulaParser => {
  if (parser) return parser
  parser = new FormulaParser({
    onCell: (place: LibraryPlace) => outward(reading.cell(place.sheet ?? 0, place.row, place.col)),
    onRange: ({ sheet, from, to }: LibraryRange) =>
      reading
        .table({
          tabId: sheet ?? 0,
          row: from.row,
          column: from.col,
          rows: to.row - from.row + 1,
          columns: to.col - from.col + 1
        })
        .map((row) => row.map(outward))
  })
  parser.async = false
  return parser
}

export const createLibrary = (world: World): Library => {
  const parser = sharedParser()

  const argument = (arg: Argument): unknown => {
    if (arg === undefined || arg === null) return null
    if (isLambda(arg)) return new FormulaError('#VALUE!')
    if (isTable(arg)) return arg.table.map((row) => row.map(outward))
    if (!isRange(arg)) return outward(arg)
    const from = { row: arg.row, col: arg.column }
    if (arg.rows === 1 && arg.columns === 1) return { ref: { sheet: arg.tabId, ...from } }
    return { ref: { sheet: arg.tabId, from, to: { row: arg.row + arg.rows - 1, col: arg.column + arg.columns - 1 } } }
  }

  return {
    has: (name) => name in parser.functions && !refused.has(name),
    takesRanges: (name) => withRanges.has(name),
    call(name, args, scope) {
      reading = world
      parser.position = { sheet: scope.home.tabId, row: scope.home.row, col: scope.home.column }
      const broken = args.find(isFailure)
      if (broken && !/^IS|^ERROR\.TYPE$|^N$|^TYPE$/.test(name)) return broken
      try {
        return inward(parser.callFunction(name, args.map(argument)))
      } catch (error) {
        if (error instanceof Deferred) throw error
        return error instanceof FormulaError ? inward(error) : failure('#VALUE!')
      }
    }
  }
}
