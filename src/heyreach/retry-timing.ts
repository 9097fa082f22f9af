/** When to try again, and when to give up: pure. */
import type { AppError } from '../errors'

/** Tries without an answer. A request that HeyReach did not even look at (429) may be repeated until time is out. */
export const MAX_TRIES = 6
const FIRST_WAIT_MS = 800
const LONGEST_WAIT_MS = 20_000
/** Without Retry-After, a full minute's window must pass for certain; we try in quarters of it. */
const RATE_LIMIT_WAIT_MS = 15_000
const RATE_LIMIT_SPREAD_MS = 1_000

/** ms to wait before try number `tries + 1`, or null to give up. `random` is 0..1 and spreads executions apart. */
export const retryWait = (error: AppError, tries: number, now: number, deadline: number, random: number): number | null => {
  const wait = waitFor(error, tries, random)
  return wait !== null && now + wait < deadline ? Math.ceil(wait) : null
}

const waitFor = (error: AppError, tries: number, random: number): number | null => {
  if (error.code === 'rate-limited') return (error.facts.retryAfterMs ?? RATE_LIMIT_WAIT_MS) + random * RATE_LIMIT_SPREAD_MS
  if (error.code !== 'unreachable' || tries >= MAX_TRIES) return null
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1)) * (0.5 + random / 2)
}
