/** Calendar days and times of day in a time zone: when a day begins, which day a moment is of. */

const DAY_MS = 86_400_000

/** Epoch ms; null for what is no day. `day`: yyyy-mm-dd. */
export const dayStart = (day: string, timeZone: string): number | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!match) return null
  const utc = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  if (new Date(utc).toISOString().slice(0, 10) !== day) return null
  // The offset of the zone at that moment, looked at twice: the day may begin beside a change of the clocks.
  const first = utc - offsetAt(utc, timeZone)
  return utc - offsetAt(first, timeZone)
}

const offsetAt = (at: number, timeZone: string): number => {
  const whole = Math.floor(at / 1000) * 1000
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(whole)
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0)
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  const offset = wall - whole
  return Math.abs(offset) > DAY_MS ? 0 : offset
}

/** The calendar day of a moment in a time zone, yyyy-mm-dd. */
export const dayAt = (at: number, timeZone: string): string => new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 10)

/** When the day begins that lies so many days before that of `now`. */
export const startOfDayBefore = (now: number, days: number, timeZone: string): number => {
  const today = Date.parse(dayAt(now, timeZone))
  return dayStart(new Date(today - days * DAY_MS).toISOString().slice(0, 10), timeZone) ?? now - days * DAY_MS
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** As cells of ours show it, “14 Sep 2026, 09:05”, in a time zone. */
export const inZone = (at: number, timeZone: string): string => {
  const wall = new Date(at + offsetAt(at, timeZone)).toISOString()
  return `${Number(wall.slice(8, 10))} ${MONTHS[Number(wall.slice(5, 7)) - 1]} ${wall.slice(0, 4)}, ${wall.slice(11, 16)}`
}
