/**
 * The cache with its exact limits: at 1,000 entries the hundred oldest by creation go at once, and reading does not make
 * an entry younger (platform facts §2.3).
 */
import { refuse, TEXTS } from '../google-error'

const MOST_KEY_CHARACTERS = 250
const MOST_VALUE_BYTES = 102_400
const MOST_ENTRIES = 1_000
const EVICTED_AT_ONCE = 100
const DEFAULT_SECONDS = 600
const MOST_SECONDS = 21_600

interface Entry {
  value: string
  until: number
}

export interface CacheStore {
  get(key: string): string | null
  put(key: string, value: string, seconds?: number): void
  remove(key: string): void
}

export interface CacheStores {
  store(scope: string): CacheStore
  toJson(): Record<string, Record<string, string>>
}

export const createCacheStores = (now: () => number, forgets: () => boolean): CacheStores => {
  const scopes = new Map<string, Map<string, Entry>>()
  return {
    store: (scope) => {
      const entries = scopes.get(scope) ?? new Map<string, Entry>()
      scopes.set(scope, entries)
      return cacheStore(entries, now, forgets)
    },
    toJson: () =>
      Object.fromEntries(
        [...scopes].map(([scope, entries]) => [
          scope,
          Object.fromEntries([...entries].map(([key, entry]) => [key, entry.value])),
        ]),
      ),
  }
}

const cacheStore = (entries: Map<string, Entry>, now: () => number, forgets: () => boolean): CacheStore => {
  const checkKey = (key: string): void => {
    if (key === '') refuse(TEXTS.badKey)
    if (key.length > MOST_KEY_CHARACTERS) refuse(TEXTS.keyTooLarge)
  }
  return {
    get: (key) => {
      checkKey(key)
      const entry = entries.get(key)
      if (!entry || forgets()) return null
      if (entry.until > now()) return entry.value
      entries.delete(key)
      return null
    },
    put: (key, value, seconds = DEFAULT_SECONDS) => {
      checkKey(key)
      if (Buffer.byteLength(value) > MOST_VALUE_BYTES) refuse(TEXTS.valueTooLarge)
      entries.delete(key)
      if (entries.size >= MOST_ENTRIES) for (const old of [...entries.keys()].slice(0, EVICTED_AT_ONCE)) entries.delete(old)
      // A time below a second is accepted, and the entry is still kept for a moment.
      entries.set(key, { value, until: now() + Math.min(Math.max(seconds, 1), MOST_SECONDS) * 1000 })
    },
    remove: (key) => {
      checkKey(key)
      entries.delete(key)
    },
  }
}
