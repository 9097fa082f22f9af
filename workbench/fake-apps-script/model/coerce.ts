/**
 * What typing into a cell makes of the text (USER_ENTERED): formula, number, date, boolean or text, in the book's locale
 * (platform facts §3.2).
 */
import { showsText } from './display-text'
import { instantToSerial } from './serial-date'
import { dateTimeFormat } from './typed-format'
import { createNumberReader } from './typed-number'
import type { Entered, ErrorText, Scalar } from './types'

/** `format` is what the cell takes on where it has none. */
export type Coerced = { kind: 'clear' } | { kind: 'formula'; formula: string } | { kind: 'value'; value: Scalar; format?: string }

export interface Coercion {
  /** As if typed into a cell under `format`. */
  typed(entered: Entered, format: string | undefined): Coerced
  /** RAW: strings as they are. */
  literal(entered: Entered): Coerced
}

const errorTexts: readonly ErrorText[] = ['#N/A', '#REF!', '#VALUE!', '#ERROR!', '#NAME?', '#DIV/0!', '#NUM!', '#NULL!']

const text = (value: string): Coerced => (value === '' ? { kind: 'clear' } : { kind: 'value', value })

export const createCoercion = ({ timeZone, locale }: { timeZone: string; locale: string }): Coercion => {
  const readNumber = createNumberReader(locale)

  const typedText = (typed: string, format: string | undefined): Coerced => {
    // The apostrophe says "text" and is not part of the value; only the first one.
    if (typed.startsWith("'")) return text(typed.slice(1))
    if (typed === '' || showsText(format)) return text(typed)
    if (typed.startsWith('=') && typed.length > 1) return { kind: 'formula', formula: typed }
    const upper = typed.length <= 20 ? typed.trim().toUpperCase() : ''
    if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'value', value: upper === 'TRUE' }
    const error = upper.startsWith('#') ? errorTexts.find((known) => known === upper) : undefined
    if (error) return { kind: 'value', value: { error } }
    const number = readNumber(typed)
    if (number) return { kind: 'value', ...number }
    // What begins like a signed number and is none is a formula, and mostly a wrong one: phone numbers, bullet points.
    if (typed.length > 1 && /^[+-]/.test(typed)) return { kind: 'formula', formula: `=${typed}` }
    return text(typed)
  }

  const literal = (entered: Entered): Coerced => {
    if (entered === null || entered === undefined) return { kind: 'clear' }
    if (typeof entered === 'string') return text(entered)
    if (typeof entered === 'boolean') return { kind: 'value', value: entered }
    const number = entered instanceof Date ? entered.getTime() : entered
    if (!Number.isFinite(number)) return { kind: 'value', value: { error: '#NUM!' } }
    if (!(entered instanceof Date)) return { kind: 'value', value: entered }
    return { kind: 'value', value: instantToSerial(entered, timeZone), format: dateTimeFormat(locale) }
  }

  return {
    typed: (entered, format) => (typeof entered === 'string' ? typedText(entered, format) : literal(entered)),
    literal
  }
}

/** For a single cell; for many, keep a `createCoercion`. */
export const coerce = (entered: Entered, format: string | undefined, around: { timeZone: string; locale: string }): Coerced =>
  createCoercion(around).typed(entered, format)
