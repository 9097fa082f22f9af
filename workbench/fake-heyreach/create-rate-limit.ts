/** So many requests a minute per key, over all routes: a sliding minute, refused requests not counted. */

const minute = 60000

export interface RateLimit {
  /** 0 when the request may pass, else the milliseconds until one may. */
  take(key: string, now: number): number
}

export const createRateLimit = (perMinute: number): RateLimit => {
  const taken = new Map<string, number[]>()
  return {
    take: (key, now) => {
      const recent = (taken.get(key) ?? []).filter((at) => at > now - minute)
      taken.set(key, recent)
      const oldest = recent[0]
      if (recent.length >= perMinute && oldest !== undefined) return Math.max(1, oldest + minute - now)
      recent.push(now)
      return 0
    }
  }
}
