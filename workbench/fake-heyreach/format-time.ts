/** HeyReach's times: ISO in UTC with up to seven fraction digits, trailing zeros trimmed. */

/** `grain` (any id) chooses the digits below the millisecond. */
export const formatTime = (at: number, grain: number): string => {
  const below = String((grain * 7919) % 10000).padStart(4, '0')
  const [seconds = '', milliseconds = '000'] = new Date(at).toISOString().replace('Z', '').split('.')
  const fraction = `${milliseconds}${below}`.replace(/0+$/, '')
  return fraction === '' ? `${seconds}Z` : `${seconds}.${fraction}Z`
}

export const formatTimeOrNull = (at: number | null, grain: number): string | null => (at === null ? null : formatTime(at, grain))
