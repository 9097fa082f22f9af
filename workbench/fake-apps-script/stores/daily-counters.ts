/** Daily quotas per user, counted anew 24 h after the first use, not at midnight (platform facts §2). */
import { refuse, TEXTS } from '../google-error'

const DAY = 24 * 60 * 60 * 1000

export type Counted = 'properties' | 'urlfetch'

export interface DailyCounters {
  /** Refuses what would go over the quota. */
  count(what: Counted, user: string, times?: number): void
}

export const createDailyCounters = (now: () => number, limits: Record<Counted, number>): DailyCounters => {
  const counters = new Map<string, { since: number; used: number }>()
  return {
    count: (what, user, times = 1) => {
      const key = `${what}:${user}`
      const known = counters.get(key)
      const counter = known && now() - known.since < DAY ? known : { since: now(), used: 0 }
      counters.set(key, counter)
      if (counter.used + times > limits[what]) refuse(TEXTS.perDay(what))
      counter.used += times
    },
  }
}
