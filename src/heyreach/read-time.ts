/**
 * HeyReach's times as epoch ms: ISO with anything from no to seven fraction digits (trailing zeros are trimmed), `Z`, an
 * offset or, as UTC, nothing behind (platform facts H§1).
 */

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** null for what is no time. */
export const timeOf = (value: unknown): number | null => {
  const match = typeof value === 'string' ? ISO.exec(value.trim()) : null
  if (!match) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const ms = Number(`${fraction}000`.slice(0, 3))
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), ms)
  // 0001-01-01, .NET's “no time”, and 30 February both come out as another day.
  if (Number(year) < 1970 || new Date(at).getUTCMonth() !== Number(month) - 1) return null
  return at - offsetOf(zone)
}

const offsetOf = (zone: string): number => {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!match) return 0
  const ms = (Number(match[2]) * 60 + Number(match[3])) * 60_000
  return match[1] === '-' ? -ms : ms
}
