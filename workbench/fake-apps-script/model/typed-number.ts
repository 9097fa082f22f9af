/** Reads typed text as a number, date or time of a locale. */
import { localeTag } from './display-text'
import { getLocale, parseDate, parseNumber, parseTime } from './numfmt'
import { datePattern, numberPattern } from './typed-format'

export interface TypedNumber {
  value: number
  /** The number format that the text suggests. */
  format?: string
}

/** Besides names of months and days, what may stand in a number or date: am, pm, an exponent. */
const otherWords = ['am', 'pm', 'a', 'p', 'e']

const isFraction = (formatId: number | undefined) => formatId === 12 || formatId === 13

/** Made once for a locale, used for every cell. */
export const createNumberReader = (locale: string): ((typed: string) => TypedNumber | null) => {
  const tag = localeTag(locale)
  const data = getLocale(tag)
  // A locale that the library does not know would be read as English.
  const options = { locale: data ? tag : 'en' }
  let words: Set<string> | null = null
  const isKnown = (word: string): boolean => {
    if (!words) {
      const names = [data, getLocale('en')].flatMap((known) =>
        known ? [known.mmmm, known.mmm, known.dddd, known.ddd].flat() : []
      )
      words = new Set([...names.map((name) => name.toLowerCase().replace(/\.$/, '')), ...otherWords])
    }
    return words.has(word.toLowerCase())
  }

  return (typed) => {
    if (/^-?(0|[1-9]\d{0,14})$/.test(typed)) return { value: Number(typed) }
    // What is a number or date is short, has a digit and no other words: spares the library nearly all text.
    if (typed.length > 60 || !/\d/.test(typed)) return null
    const letters = typed.match(/\p{L}+/gu)
    if (letters?.some((word) => !isKnown(word))) return null
    const number = parseNumber(typed, options)
    if (number && !isFraction(number.formatId)) {
      const format = numberPattern(typed.trim(), number.formatId)
      return { value: number.value, ...(format && { format }) }
    }
    // The library's two modes know different forms ("1/2" with the locale's order, "2026-09").
    const date = parseDate(typed, options) ?? parseTime(typed, options) ?? parseDate(typed, { ...options, mode: 1 })
    return date ? { value: date.value, format: datePattern(typed.trim(), date.formatId, locale) } : null
  }
}
