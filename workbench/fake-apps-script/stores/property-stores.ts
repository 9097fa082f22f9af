/** Properties: text by key, per script, document or user; 9 KB a value, 500 KB a store (platform facts §2). */
import { refuse, TEXTS } from '../google-error'

const MOST_VALUE_BYTES = 9 * 1024
const MOST_STORE_BYTES = 500 * 1024

export interface PropertyStore {
  get(key: string): string | null
  set(entries: Record<string, string>, deleteOthers?: boolean): void
  delete(key: string): void
  clear(): void
  all(): Record<string, string>
}

export interface PropertyStores {
  store(scope: string): PropertyStore
  toJson(): Record<string, Record<string, string>>
}

export const createPropertyStores = (saved: Record<string, Record<string, string>> = {}): PropertyStores => {
  const scopes = new Map<string, Map<string, string>>()
  for (const [scope, entries] of Object.entries(saved)) scopes.set(scope, new Map(Object.entries(entries)))

  return {
    store: (scope) => {
      const entries = scopes.get(scope) ?? new Map<string, string>()
      scopes.set(scope, entries)
      return propertyStore(entries)
    },
    toJson: () =>
      Object.fromEntries(
        [...scopes].filter(([, entries]) => entries.size > 0).map(([scope, entries]) => [scope, Object.fromEntries(entries)]),
      ),
  }
}

const propertyStore = (entries: Map<string, string>): PropertyStore => ({
  get: (key) => entries.get(key) ?? null,
  set: (changes, deleteOthers = false) => {
    const next = new Map(deleteOthers ? [] : entries)
    for (const [key, value] of Object.entries(changes)) {
      if (Buffer.byteLength(value) > MOST_VALUE_BYTES) refuse(TEXTS.valueTooLarge)
      next.set(key, value)
    }
    if (sizeOf(next) > MOST_STORE_BYTES) refuse(TEXTS.storeFull)
    entries.clear()
    for (const [key, value] of next) entries.set(key, value)
  },
  delete: (key) => void entries.delete(key),
  clear: () => entries.clear(),
  all: () => Object.fromEntries(entries),
})

const sizeOf = (entries: Map<string, string>): number => {
  let bytes = 0
  for (const [key, value] of entries) bytes += Buffer.byteLength(key) + Buffer.byteLength(value)
  return bytes
}
