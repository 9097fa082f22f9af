/** When to try again, and when to give up: pure. */
import type { AppError } from '../errors'

export const MAX_TRIES = 6
const FIRST_WAIT_MS = 800
const LONGEST_WAIT_MS = 20_000
/** Without Retry-After, a full minute's window must pass for certain; we try in thirds of it. */
const RATE_LIMIT_WAIT_MS = 20_000

/** ms to wait before try number `tries + 1`, or null to give up. `random` is 0..1 and spreads executions apart. */
export const retryWait = (error: AppError, tries: number, now: number, deadline: number, random: number): number | null => {
  if (error.code !== 'unreachable' && error.code !== 'rate-limited') return null
  if (tries >= MAX_TRIES) return null
  const wait =
    error.code === 'rate-limited'
      ? (error.facts.retryAfterMs ?? RATE_LIMIT_WAIT_MS) + random * 1000
      : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1)) * (0.5 + random / 2)
  return now + wait < deadline ? Math.ceil(wait) : null
}
