/** Serial numbers of dates (days since 1899-12-30, wall clock of the book's zone) to and from instants. */
import { DateTime } from 'luxon'

const dayMs = 86_400_000
const epochUtc = Date.UTC(1899, 11, 30)

/** Columns of times mostly repeat one instant, and asking for a zone's offset is slow: the last answer is kept. */
const rememberingLast = <In, Out>(compute: (given: In, timeZone: string) => Out, keyOf: (given: In) => number): ((given: In, timeZone: string) => Out) => {
  let last: { key: number; timeZone: string; result: Out } | null = null
  return (given, timeZone) => {
    const key = keyOf(given)
    if (last?.key !== key || last.timeZone !== timeZone) last = { key, timeZone, result: compute(given, timeZone) }
    return last.result
  }
}

const serialOf = (instant: Date, timeZone: string): number => {
  const wall = DateTime.fromMillis(instant.getTime(), { zone: timeZone })
  // The offset in force at the instant; wall clock as if it were UTC. To the millisecond.
  const wallMs = instant.getTime() + Math.round(wall.offset * 60_000)
  return (wallMs - epochUtc) / dayMs
}

const instantOf = (serial: number, timeZone: string): number => {
  const wall = new Date(Math.round(epochUtc + serial * dayMs))
  return DateTime.fromObject(
    {
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      day: wall.getUTCDate(),
      hour: wall.getUTCHours(),
      minute: wall.getUTCMinutes(),
      second: wall.getUTCSeconds(),
      millisecond: wall.getUTCMilliseconds()
    },
    { zone: timeZone }
  ).toMillis()
}

export const instantToSerial = rememberingLast(serialOf, (instant) => instant.getTime())

const lastInstant = rememberingLast(instantOf, (serial) => serial)
export const serialToInstant = (serial: number, timeZone: string): Date => new Date(lastInstant(serial, timeZone))
