/** What formulas compute with: single values, tables of them, references that are not read yet, functions. */
import type { CellError, ErrorText, Scalar } from '../types'
import type { Node } from './syntax'

/** null: a blank cell. */
export type Single = Scalar | null
export interface Table {
  table: Single[][]
  /** Number formats that come with it: a date that a script returns. */
  formats?: (string | undefined)[][]
}
export interface Range {
  tabId: number
  row: number
  column: number
  rows: number
  columns: number
}
export interface Lambda {
  parameters: string[]
  body: Node
  scope: Scope
}
export type Value = Single | Table | Range | Lambda
/** undefined: the argument is left out. */
export type Argument = Value | undefined

/** The spreadsheet as formulas see it; what is read is computed by then. */
export interface World {
  readonly timeZone: string
  readonly locale: string
  now(): Date
  tabByName(name: string): { id: number; rowCount: number; columnCount: number } | undefined
  tabById(id: number): { id: number; rowCount: number; columnCount: number } | undefined
  cell(tabId: number, row: number, column: number): Single
  table(range: Range): Single[][]
  hiddenByFilter(tabId: number, row: number): boolean
  hiddenByUser(tabId: number, row: number): boolean
  /** What is being computed came of chance or of the time. */
  markVolatile(): void
  /** Whether a script has a function of that name, in upper case. */
  hasCustom(name: string): boolean
  /** Its result, or Loading... until there is one. */
  callCustom(name: string, nodes: readonly (Node | null)[], evaluated: () => Argument[], scope: Scope): Value
  /** True where the cell's formula is a SUBTOTAL: another one leaves it out. */
  isSubtotal(tabId: number, row: number, column: number): boolean
}

export interface Scope {
  world: World
  home: { tabId: number; row: number; column: number }
  /** Parameters of LAMBDA and LET around, by lower-case name. */
  names: ReadonlyMap<string, Value>
  /** Inside ARRAYFORMULA and its like operators go over whole ranges. */
  arrays: boolean
  /** What the formula does to its cell besides its value. */
  effects: { link?: string }
}

export const failure = (error: ErrorText, message?: string): CellError => (message ? { error, message } : { error })

/** The message of a formula that reads itself. */
export const CIRCULAR = 'Circular dependency detected.'

/** Of what is not known yet; who reads it waits as well. */
export const LOADING: CellError = { error: 'Loading...' }
export const isLoading = (value: Argument): boolean => isFailure(value) && value.error === LOADING.error

export const isSingle = (value: Value): value is Single => value === null || typeof value !== 'object' || 'error' in value
export const isFailure = (value: Argument): value is CellError => typeof value === 'object' && value !== null && 'error' in value
export const isTable = (value: Argument): value is Table => typeof value === 'object' && value !== null && 'table' in value
export const isRange = (value: Argument): value is Range => typeof value === 'object' && value !== null && 'tabId' in value
export const isLambda = (value: Argument): value is Lambda => typeof value === 'object' && value !== null && 'parameters' in value

/** Thrown by functions, caught where they are called: the call's value. */
export class Failed extends Error {
  constructor(readonly failure: CellError) {
    super(failure.error)
  }
}
/** Thrown through all functions: the formula is computed again later. */
export class Deferred extends Error {}

export const fail = (error: ErrorText, message?: string): never => {
  throw new Failed(failure(error, message))
}

/** All values of an argument as rows. */
export const tableOf = (value: Argument, world: World): Single[][] => {
  if (value === undefined) return [[null]]
  if (isRange(value)) return world.table(value)
  if (isTable(value)) return value.table
  return isLambda(value) ? fail('#VALUE!') : [[value]]
}

/** One value out of a range where one is wanted: the one in the formula's own row or column, as Sheets does. */
export const singleOf = (value: Argument, scope: Scope): Single => {
  if (value === undefined) return null
  if (isSingle(value)) return value
  if (isTable(value)) return value.table[0]?.[0] ?? null
  if (isLambda(value)) return failure('#N/A')
  if (value.rows === 1 && value.columns === 1) return scope.world.cell(value.tabId, value.row, value.column)
  const { row, column } = scope.home
  if (value.columns === 1 && row >= value.row && row < value.row + value.rows)
    return scope.world.cell(value.tabId, row, value.column)
  if (value.rows === 1 && column >= value.column && column < value.column + value.columns) {
    return scope.world.cell(value.tabId, value.row, column)
  }
  return failure('#VALUE!', 'An array value could not be found.')
}

export const numberOf = (value: Single): number => {
  if (value === null) return 0
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (isFailure(value)) throw new Failed(value)
  const text = value.trim()
  const number = text === '' ? NaN : Number(text.replace(/,(?=\d{3}\b)/g, ''))
  return Number.isNaN(number) ? fail('#VALUE!') : number
}

export const textOf = (value: Single): string => {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (isFailure(value)) throw new Failed(value)
  return String(value)
}

export const truthOf = (value: Single): boolean => {
  if (typeof value === 'string') {
    const upper = value.toUpperCase()
    return upper === 'TRUE' ? true : upper === 'FALSE' || upper === '' ? false : fail('#VALUE!')
  }
  return numberOf(value) !== 0
}
