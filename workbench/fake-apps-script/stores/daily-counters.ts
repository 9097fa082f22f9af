/** Daily quotas per user, counted anew 24 h after the first use, not at midnight (platform facts §2). */
import { refuse, TEXTS } from '../google-error'

const DAY = 24 * 60 * 60 * 1000

export type Counted = 'properties' | 'urlfetch' | 'triggerMs'

/** One person's use since the day began. */
export interface Usage {
  /** Each call as one; or each property that it read or wrote: the facts leave open which of them Google counts. */
  properties: { calls: number; elements: number }
  urlfetch: number
  /** Run time of triggers. */
  triggerMs: number
}

export interface DailyCounters {
  /** Refuses what would go over the quota. */
  count(what: Counted, user: string, times?: number): void
  /** Counts what no quota here limits, or what is known only afterwards. */
  note(what: 'elements' | 'triggerMs', user: string, times: number): void
  isUsedUp(what: Counted, user: string): boolean
  usage(): Record<string, Usage>
}

export const createDailyCounters = (now: () => number, limits: Record<Counted, number>): DailyCounters => {
  const counters = new Map<string, { since: number; used: number }>()
  const users = new Set<string>()

  const counterOf = (what: string, user: string): { since: number; used: number } => {
    const key = `${what}:${user}`
    const known = counters.get(key)
    const counter = known && now() - known.since < DAY ? known : { since: now(), used: 0 }
    counters.set(key, counter)
    users.add(user)
    return counter
  }

  return {
    count: (what, user, times = 1) => {
      const counter = counterOf(what, user)
      if (counter.used + times > limits[what]) refuse(TEXTS.perDay(what))
      counter.used += times
    },
    note: (what, user, times) => void (counterOf(what, user).used += times),
    isUsedUp: (what, user) => counterOf(what, user).used >= limits[what],
    usage: () => {
      const used = (what: string, user: string): number => counterOf(what, user).used
      const usageOf = (user: string): Usage => ({
        properties: { calls: used('properties', user), elements: used('elements', user) },
        urlfetch: used('urlfetch', user),
        triggerMs: used('triggerMs', user),
      })
      return Object.fromEntries([...users].map((user) => [user, usageOf(user)]))
    },
  }
}
