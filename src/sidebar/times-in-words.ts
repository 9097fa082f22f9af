/** Moments as people say them: “2 min ago”, “yesterday”, “1 Oct 2026”. Epoch ms in. Pure but for the computer's time zone. */
import { plural } from '../words'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The two clocks differ: what lies ahead is now. */
export const ago = (then: number, now: number): string => {
  const passed = now - then
  if (passed < MINUTE) return 'just now'
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`
  const days = Math.floor(passed / DAY)
  return days < 7 ? `${plural(days, 'day')} ago` : `on ${dayOf(then)}`
}

const dayOf = (then: number): string => {
  const date = new Date(then)
  return `${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()}`
}

const twoDigits = (count: number): string => String(count).padStart(2, '0')

/** With the time of day: “1 Oct 2026, 14:05”. */
export const moment = (then: number): string => {
  const date = new Date(then)
  return `${dayOf(then)}, ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

/** '2026-10-01' → “1 Oct 2026”, kept on one line; '' for what is no day. */
export const dayInWords = (day: string): string => {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  const name = MONTHS[Number(month) - 1]
  return name === undefined ? '' : `${Number(date)}\u00a0${name}\u00a0${year}`
}
