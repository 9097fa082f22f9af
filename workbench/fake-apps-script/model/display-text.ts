/** What a cell shows: a computed value under its number format, in the book's locale. */
import { format as formatNumber, getLocale, isDateFormat, isTextFormat, isValidFormat } from './numfmt'
import type { CellError, Scalar } from './types'

/** numfmt's tag: Google writes `en_GB`. */
export const localeTag = (locale: string): string => locale.replace('_', '-')

const decimalSeparator = (locale: string): string => getLocale(localeTag(locale))?.decimal ?? '.'

/** Sheets' automatic format: whole numbers below 1E+15 in full, else ten significant digits. */
const automaticNumber = (value: number, locale: string): string => {
  const size = Math.abs(value)
  if (size >= 1e15 || (size > 0 && size < 1e-9)) {
    const [mantissa = '', exponent = ''] = value.toExponential(5).split('e')
    const power = Number(exponent)
    const text = `${Number(mantissa)}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
    return text.replace('.', decimalSeparator(locale))
  }
  if (Number.isInteger(value)) return String(value)
  const digits = Math.min(20, Math.max(0, 9 - Math.floor(Math.log10(size))))
  return value
    .toFixed(digits)
    .replace(/\.?0+$/, '')
    .replace('.', decimalSeparator(locale))
}

export const isError = (value: unknown): value is CellError => typeof value === 'object' && value !== null && 'error' in value

/** True where a number under this format is a date, a time or a duration. */
export const showsDate = (pattern: string | undefined): boolean => pattern !== undefined && isDateFormat(pattern)

export const showsText = (pattern: string | undefined): boolean =>
  pattern !== undefined && (pattern === '@' || isTextFormat(pattern))

export const displayText = (value: Scalar, pattern: string | undefined, locale: string): string => {
  if (isError(value)) return value.error
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  const plain = !pattern || pattern === 'General' || !isValidFormat(pattern)
  if (typeof value === 'string')
    return plain || pattern === '@' ? value : formatNumber(pattern, value, { locale: localeTag(locale) })
  if (plain || showsText(pattern)) return automaticNumber(value, locale)
  return formatNumber(pattern, value, { locale: localeTag(locale), leap1900: false })
}
