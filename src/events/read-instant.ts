/**
 * A time as it came, and the same however it was written: `x.2Z`, `x.200Z` and `x.2` are one instant. Identity needs all digits
 * that were sent, seven of HeyReach’s own (platform facts H§1), so milliseconds are not enough.
 */
import { timeOf } from '../heyreach/read-time'

export interface Instant {
  /** As it came; '' for none. */
  text: string
  /** Epoch ms; null for none or an unreadable one. */
  at: number | null
  /** Digits of the second’s fraction, without zeros at the end. */
  fraction: string
}

export const NO_INSTANT: Instant = { text: '', at: null, fraction: '' }

/** Null for what cannot be a time at all, an object say; an unreadable text is an instant without `at`. */
export const readInstant = (value: unknown): Instant | null => {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value)
  const epoch = epochOf(text.trim())
  if (epoch !== null) return { text, at: epoch, fraction: trimZeros(String(epoch % 1000).padStart(3, '0')) }
  const at = timeOf(value)
  if (at === null || at < 0) return { text, at: null, fraction: '' }
  return { text, at, fraction: trimZeros(/:\d\d\.(\d+)/.exec(text)?.[1] ?? '') }
}

/** Equal for equal instants, to the last digit; only of readable ones. */
export const keyOfInstant = ({ at, fraction }: Instant): string => `${Math.floor((at ?? 0) / 1000)}.${fraction}`

/** Unreadable ones come first. */
export const compareInstants = (a: Instant, b: Instant): number => {
  if (a.at === null || b.at === null) return Number(a.at !== null) - Number(b.at !== null)
  return a.at - b.at || (a.fraction < b.fraction ? -1 : Number(a.fraction > b.fraction))
}

/** Seconds or milliseconds since 1970, of 2001 and later: relays write times so. */
const epochOf = (text: string): number | null => {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000
  return /^\d{12,13}$/.test(text) ? Number(text) : null
}

const trimZeros = (digits: string): string => {
  let end = digits.length
  while (end > 0 && digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}
