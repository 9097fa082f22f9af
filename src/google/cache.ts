/** A cache that may forget at any time; where there is none, or it refuses, it simply knows nothing. */
import type { Cache } from '../ports'

export const googleCache = (open: () => GoogleAppsScript.Cache.Cache | null): Cache => ({
  get: (key) => quietly(() => open()?.get(key) ?? null, null),
  getAll: (keys) => quietly(() => (open()?.getAll([...keys]) ?? {}) as Record<string, string>, {}),
  putAll: (entries, seconds) => quietly(() => open()?.putAll(entries, seconds), undefined),
  put: (key, value, seconds) => quietly(() => open()?.put(key, value, seconds), undefined),
  remove: (key) => quietly(() => open()?.remove(key), undefined),
})

/** A cache that fails must not fail the work that it only speeds up. */
const quietly = <T>(work: () => T, otherwise: T): T => {
  try {
    return work()
  } catch {
    return otherwise
  }
}
