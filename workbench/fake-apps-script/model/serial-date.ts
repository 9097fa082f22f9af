/** Serial numbers of dates (days since 1899-12-30, wall clock of the book's zone) to and from instants. */
import { DateTime } from 'luxon'

const dayMs = 86_400_000
const epochUtc = Date.UTC(1899, 11, 30)

export const instantToSerial = (instant: Date, timeZone: string): number => {
  const wall = DateTime.fromMillis(instant.getTime(), { zone: timeZone })
  // The offset in force at the instant; wall clock as if it were UTC. To the millisecond.
  const wallMs = instant.getTime() + Math.round(wall.offset * 60_000)
  return (wallMs - epochUtc) / dayMs
}

export const serialToInstant = (serial: number, timeZone: string): Date => {
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
  ).toJSDate()
}
