/** Dates by Java's pattern letters (SimpleDateFormat), as Utilities.formatDate takes them. Midnight is 00 under HH. */
import { DateTime } from 'luxon'
import { refuse } from '../google-error'

export const formatJavaDate = (date: Date, zone: string, pattern: string): string => {
  const moment = DateTime.fromMillis(date.getTime(), { zone, locale: 'en-US' })
  if (!moment.isValid) return refuse(`Invalid argument: ${Number.isNaN(date.getTime()) ? 'date' : 'timeZone'}`)
  return pattern.replace(
    /''|'((?:[^']|'')*)'|([A-Za-z])\2*/g,
    (whole: string, quoted: string | undefined, letter: string | undefined) => {
      if (whole === "''") return "'"
      if (quoted !== undefined) return quoted.replaceAll("''", "'")
      return field(moment, letter ?? '', whole.length)
    },
  )
}

const field = (moment: DateTime, letter: string, length: number): string => {
  const number = (value: number): string => String(value).padStart(length, '0')
  switch (letter) {
    case 'G':
      return moment.year > 0 ? 'AD' : 'BC'
    case 'y':
      return length === 2 ? String(moment.year % 100).padStart(2, '0') : number(moment.year)
    case 'Y':
      return length === 2 ? String(moment.weekYear % 100).padStart(2, '0') : number(moment.weekYear)
    case 'M':
    case 'L':
      return length > 3 ? moment.toFormat('MMMM') : length === 3 ? moment.toFormat('MMM') : number(moment.month)
    case 'd':
      return number(moment.day)
    case 'D':
      return number(moment.ordinal)
    case 'E':
      return moment.toFormat(length > 3 ? 'EEEE' : 'EEE')
    case 'u':
      return number(moment.weekday)
    case 'a':
      return moment.hour < 12 ? 'AM' : 'PM'
    case 'H':
      return number(moment.hour)
    case 'k':
      return number(moment.hour === 0 ? 24 : moment.hour)
    case 'K':
      return number(moment.hour % 12)
    case 'h':
      return number(moment.hour % 12 === 0 ? 12 : moment.hour % 12)
    case 'm':
      return number(moment.minute)
    case 's':
      return number(moment.second)
    case 'S':
      return number(moment.millisecond)
    case 'z':
      return moment.toFormat(length > 3 ? 'ZZZZZ' : 'ZZZZ')
    case 'Z':
      return moment.toFormat('ZZZ')
    case 'X':
      return moment.offset === 0
        ? 'Z'
        : length === 3
          ? moment.toFormat('ZZ')
          : length === 2
            ? moment.toFormat('ZZZ')
            : moment.toFormat('ZZZ').slice(0, 3)
    default:
      return refuse(`Invalid argument: format`)
  }
}
