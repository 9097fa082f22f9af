/**
 * The pace: at most 240 requests in any 60 seconds, by all our executions on this sheet together (HeyReach allows 300 a key, and
 * other tools use the same key). The state is a handful of numbers: how many were sent in each of the last seconds.
 */

export const REQUESTS_A_MINUTE = 240
/** 60 seconds and the one that a request may have been late or early within its own. */
const WINDOW_SECONDS = 61

/** Second (epoch) → requests sent in it, as text keys. */
export type PaceState = Record<string, number>

/** Anything unreadable counts as nothing sent: HeyReach's own 429 stands behind it. */
export const parsePace = (text: string | null): PaceState => {
  if (!text) return {}
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null) return {}
    return Object.fromEntries(Object.entries(parsed).filter(([, count]) => typeof count === 'number' && count > 0)) as PaceState
  } catch {
    return {}
  }
}

export interface PaceDecision {
  /** How long to wait before sending, in ms; then `state` holds from the moment of sending. */
  waitMs: number
  state: PaceState
}

/** Reserves `count` requests (at most a minute's worth) at the earliest second that has room for all of them. */
export const reserve = (state: PaceState, count: number, now: number): PaceDecision => {
  const thisSecond = Math.floor(now / 1000)
  const wanted = Math.min(count, REQUESTS_A_MINUTE)
  // Seconds far in the future come from a wrong clock and would block everybody; so would counts beyond a minute's worth.
  const sent = Object.entries(state)
    .map(([second, amount]) => ({ second: Number(second), amount: Math.min(amount, REQUESTS_A_MINUTE) }))
    .filter(({ second }) => second > thisSecond - WINDOW_SECONDS && second <= thisSecond + WINDOW_SECONDS)
    .sort((a, b) => a.second - b.second)
  let at = thisSecond
  while (sumFrom(sent, at - WINDOW_SECONDS) + wanted > REQUESTS_A_MINUTE) {
    const oldest = sent.find(({ second }) => second > at - WINDOW_SECONDS)
    if (!oldest) break
    at = oldest.second + WINDOW_SECONDS
  }
  const next: PaceState = {}
  for (const { second, amount } of sent) next[second] = amount
  next[at] = (next[at] ?? 0) + wanted
  return { waitMs: Math.max(0, at * 1000 - now), state: next }
}

const sumFrom = (sent: { second: number; amount: number }[], after: number): number =>
  sent.filter(({ second }) => second > after).reduce((sum, { amount }) => sum + amount, 0)
