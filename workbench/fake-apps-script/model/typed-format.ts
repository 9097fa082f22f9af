/** The number format that a cell takes on when a date, an amount or a percentage is typed into it, by locale. */
import { localeTag } from './display-text'
import { getFormatFromId, getLocale } from './numfmt'

type Order = 'month-first' | 'day-first'
const dateShape = (locale: string): { order: Order; separator: string; full: string } => {
  const tag = localeTag(locale)
  const short = getFormatFromId(14, getLocale(tag) ? tag : 'en')
  const separator = /[^\w\s]/.exec(short)?.[0] ?? '/'
  return { order: short.startsWith('d') ? 'day-first' : 'month-first', separator, full: short.replace(/m/g, 'M') }
}

export const dateFormat = (locale: string): string => dateShape(locale).full
export const dateTimeFormat = (locale: string): string => `${dateFormat(locale)} H:mm:ss`

/** The library's ids of what it has seen, to the patterns that Sheets shows. */
export const datePattern = (typed: string, formatId: number | undefined, locale: string): string => {
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

export const numberPattern = (typed: string, formatId: number | undefined): string | undefined => {
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
