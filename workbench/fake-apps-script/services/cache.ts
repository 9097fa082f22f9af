/** CacheService: values become text, whatever they are. */
import { local, type Handlers } from '../execution/handler'
import { refuse, TEXTS } from '../google-error'
import type * as signatures from '../signatures/storage'
import { refTo } from '../wire'
import { hasActiveBook } from './active'

type Scope = string

export const CacheService: Handlers<typeof signatures.CacheService> = {
  getDocumentCache: local((x) => (hasActiveBook(x) ? refTo('Cache', 'document') : null)),
  getScriptCache: local(() => refTo('Cache', 'script')),
  getUserCache: local((x) => refTo('Cache', `user:${x.request.user}`)),
}

/** `null` is what String makes of a missing key. */
const asKey = (key: unknown): string =>
  key === null || key === 'null' || key === 'undefined' ? refuse(TEXTS.badKey) : String(key)

export const Cache: Handlers<typeof signatures.Cache, Scope> = {
  get: local((x, scope, key: string) => x.host.cache.store(scope).get(asKey(key))),
  getAll: local((x, scope, keys: unknown[]) => {
    const store = x.host.cache.store(scope)
    const found = keys.map((key) => [asKey(key), store.get(asKey(key))] as const)
    return Object.fromEntries(found.filter(([, value]) => value !== null))
  }),
  put: local((x, scope, key: string, value: string, seconds?: number) =>
    x.host.cache.store(scope).put(asKey(key), value, seconds),
  ),
  putAll: local((x, scope, entries: Record<string, unknown>, seconds?: number) => {
    for (const [key, value] of Object.entries(entries)) x.host.cache.store(scope).put(asKey(key), String(value), seconds)
  }),
  remove: local((x, scope, key: string) => x.host.cache.store(scope).remove(asKey(key))),
  removeAll: local((x, scope, keys: unknown[]) => {
    for (const key of keys) x.host.cache.store(scope).remove(asKey(key))
  }),
}
