/** What a script's function is given of a formula's values, and what a formula makes of its result. */
import type { CallArgument, CallOutcome, CellArgument, CellResult } from '../custom-functions'
import { showsDate } from '../display-text'
import { instantToSerial, serialToInstant } from '../serial-date'
import { maxCharacters } from '../sheet-error'
import { dateFormat, dateTimeFormat } from '../typed-format'
import { CIRCULAR, Failed, failure, isFailure, isLambda, isLoading, isRange, isTable, type Argument, type Single, type Value, type World } from './values'

/** Formats by place; dates are numbers under a date's format. */
export type FormatAt = (tabId: number, row: number, column: number) => string | undefined

/** Throws Failed where the call cannot be made: with what still loads, or with itself. `format` is that of a computed value. */
export const callArgument = (value: Argument, format: string | undefined, world: World, formatAt: FormatAt): CallArgument => {
  if (value === undefined) return undefined
  if (isLambda(value)) throw new Failed(failure('#N/A', 'A LAMBDA cannot be given to a script’s function.'))
  const isDateFormat = rememberedDates()
  const of = (single: Single, its: () => string | undefined): CellArgument => {
    if (single === null) return ''
    if (isFailure(single)) {
      if (isLoading(single) || single.message === CIRCULAR) throw new Failed(single)
      return single.error
    }
    return typeof single === 'number' && isDateFormat(its()) ? serialToInstant(single, world.timeZone) : single
  }
  if (isRange(value)) {
    const { tabId, row, column } = value
    const at = (down: number, right: number) => () => formatAt(tabId, row + down, column + right)
    if (value.rows === 1 && value.columns === 1) return of(world.cell(tabId, row, column), at(0, 0))
    return world.table(value).map((line, down) => line.map((single, right) => of(single, at(down, right))))
  }
  if (!isTable(value)) return of(value, () => format)
  const rows = value.table.map((line, down) => line.map((single, right) => of(single, () => value.formats?.[down]?.[right])))
  return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows
}

/** Columns have few formats, and asking what one shows is slow. */
const rememberedDates = (): ((format: string | undefined) => boolean) => {
  const known = new Map<string | undefined, boolean>()
  return (format) => {
    const answer = known.get(format) ?? showsDate(format)
    known.set(format, answer)
    return answer
  }
}

export const callResult = (outcome: Exclude<CallOutcome, { pending: string }>, { timeZone, locale }: World): Value => {
  if ('error' in outcome) return failure('#ERROR!', outcome.error)
  const { table } = outcome
  if (table.length === 0 || table.every((line) => line.length === 0)) return failure('#REF!', 'The function returned an empty array.')
  const width = Math.max(...table.map((line) => line.length))
  const filled = table.map((line) => Array.from({ length: width }, (_, index) => line[index] ?? null))
  const values = filled.map((line) => line.map((value) => singleResult(value, timeZone)))
  const dated = filled.some((line) => line.some((value) => value instanceof Date))
  if (!dated) return values.length === 1 && width === 1 ? (values[0]?.[0] ?? null) : { table: values }
  return { table: values, formats: values.map((line, row) => line.map((value, column) => formatOf(value, filled[row]?.[column] ?? null, locale))) }
}

const singleResult = (value: CellResult, timeZone: string): Single => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? failure('#NUM!') : instantToSerial(value, timeZone)
  if (typeof value === 'number' && !Number.isFinite(value)) return failure('#NUM!')
  if (typeof value === 'string' && value.length > maxCharacters)
    return failure('#ERROR!', 'Your input contains more than the maximum of 50000 characters in a single cell.')
  return value
}

const formatOf = (value: Single, result: CellResult, locale: string): string | undefined => {
  if (!(result instanceof Date) || typeof value !== 'number') return undefined
  return Number.isInteger(value) ? dateFormat(locale) : dateTimeFormat(locale)
}

