/**
 * What typing into a cell makes of the text (USER_ENTERED): formula, number, date, boolean or text, in the book's locale
 * (platform facts §3.2).
 */
import { localeTag, showsText } from './display-text'
import { getLocale, parseDate, parseNumber, parseTime } from './numfmt'
import { instantToSerial } from './serial-date'
import type { Entered, ErrorText, Scalar } from './types'

export interface Surroundings {
  timeZone: string
  locale: string
}

/** `format` is what the cell takes on where it has none. */
export type Coerced = { kind: 'clear' } | { kind: 'formula'; formula: string } | { kind: 'value'; value: Scalar; format?: string }

const errorTexts: readonly ErrorText[] = ['#N/A', '#REF!', '#VALUE!', '#ERROR!', '#NAME?', '#DIV/0!', '#NUM!', '#NULL!']

const text = (value: string): Coerced => (value === '' ? { kind: 'clear' } : { kind: 'value', value })

type Order = 'month-first' | 'day-first'
const dateShape = (locale: string): { order: Order; separator: string; full: string } => {
  const tag = localeTag(locale)
  if (/^en(-(US|PH))?$/i.test(tag)) return { order: 'month-first', separator: '/', full: 'M/d/yyyy' }
  if (/^(de|pl|cs|fi|nb|no|da|tr|ru)\b/i.test(tag)) return { order: 'day-first', separator: '.', full: 'dd.MM.yyyy' }
  return { order: 'day-first', separator: '/', full: 'dd/MM/yyyy' }
}

export const dateFormat = (locale: string): string => dateShape(locale).full
export const dateTimeFormat = (locale: string): string => `${dateFormat(locale)} H:mm:ss`

/** The library's ids of what it has seen, to the patterns that Sheets shows. */
const datePattern = (typed: string, formatId: number | undefined, locale: string): string => {
  const { order, separator, full } = dateShape(locale)
  const spelled = /\p{L}{3}/u.test(typed)
  const day = /^\d{4}-\d/.test(typed) ? 'yyyy-MM-dd' : full
  switch (formatId) {
    case 16:
      if (spelled) return order === 'month-first' ? 'mmm d' : 'd mmm'
      return order === 'month-first' ? `M${separator}d` : `d${separator}M`
    case 17:
      if (spelled) return 'mmm yyyy'
      return /^\d{4}-/.test(typed) ? 'yyyy-MM' : 'M/yyyy'
    case 18:
      return 'h:mm AM/PM'
    case 19:
      return 'h:mm:ss AM/PM'
    case 20:
      return 'h:mm'
    case 21:
      return 'h:mm:ss'
    case 22:
      return `${day} H:mm:ss`
    case 45:
    case 46:
    case 47:
      return '[h]:mm:ss'
    default:
      return day
  }
}

const numberPattern = (typed: string, formatId: number | undefined): string | undefined => {
  const decimals = /[.,]\d+\D*$/.test(typed) && !/[.,]\d{3}\D*$/.test(typed) ? '.00' : ''
  const currency = /[$€£¥]/.exec(typed)?.[0]
  if (currency) return /\d\s*[$€£¥]/.test(typed) ? `#,##0${decimals} "${currency}"` : `"${currency}"#,##0${decimals}`
  switch (formatId) {
    case 3:
      return '#,##0'
    case 4:
      return '#,##0.00'
    case 9:
      return '0%'
    case 10:
      return '0.00%'
    case 11:
      return '0.00E+00'
    default:
      return undefined
  }
}

const isFraction = (formatId: number | undefined) => formatId === 12 || formatId === 13

const numberOrDate = (typed: string, locale: string): Coerced | null => {
  // Everything that is a number or a date has a digit and is short: spares the parser most text.
  if (typed.length > 60 || !/\d/.test(typed)) return null
  const tag = localeTag(locale)
  // A locale that the library does not know would be read as English.
  const options = { locale: getLocale(tag) ? tag : 'en' }
  const number = parseNumber(typed, options)
  if (number && !isFraction(number.formatId)) {
    const format = numberPattern(typed.trim(), number.formatId)
    return { kind: 'value', value: number.value, ...(format && { format }) }
  }
  // The library's two modes know different forms ("1/2" with the locale's order, "2026-09").
  const date = parseDate(typed, options) ?? parseTime(typed, options) ?? parseDate(typed, { ...options, mode: 1 })
  if (!date) return null
  return { kind: 'value', value: date.value, format: datePattern(typed.trim(), date.formatId, locale) }
}

const typedText = (typed: string, format: string | undefined, around: Surroundings): Coerced => {
  // The apostrophe says "text" and is not part of the value; only the first one.
  if (typed.startsWith("'")) return text(typed.slice(1))
  if (typed === '' || showsText(format)) return text(typed)
  if (typed.startsWith('=') && typed.length > 1) return { kind: 'formula', formula: typed }
  const upper = typed.trim().toUpperCase()
  if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'value', value: upper === 'TRUE' }
  const error = errorTexts.find((known) => known === upper)
  if (error) return { kind: 'value', value: { error } }
  const parsed = numberOrDate(typed, around.locale)
  if (parsed) return parsed
  // What begins like a signed number and is none is a formula, and mostly a wrong one: phone numbers, bullet points.
  if (/^[+-]./s.test(typed)) return { kind: 'formula', formula: `=${typed}` }
  return text(typed)
}

/** What a value becomes that is put into a cell under `format` as if typed. */
export const coerce = (entered: Entered, format: string | undefined, around: Surroundings): Coerced => {
  if (entered === null || entered === undefined) return { kind: 'clear' }
  if (typeof entered === 'string') return typedText(entered, format, around)
  return literal(entered, around)
}

/** RAW: strings as they are. */
export const literal = (entered: Entered, around: Surroundings): Coerced => {
  if (entered === null || entered === undefined) return { kind: 'clear' }
  if (typeof entered === 'string') return text(entered)
  if (typeof entered === 'boolean') return { kind: 'value', value: entered }
  const number = entered instanceof Date ? entered.getTime() : entered
  if (!Number.isFinite(number)) return { kind: 'value', value: { error: '#NUM!' } }
  if (!(entered instanceof Date)) return { kind: 'value', value: entered }
  return { kind: 'value', value: instantToSerial(entered, around.timeZone), format: dateTimeFormat(around.locale) }
}

