/** PropertiesService: whose store it is depends on who runs and where (platform facts §2.3, §4). */
import { local, type Handler, type Handlers } from '../execution/handler'
import type { Execution } from '../execution/execution'
import { refuse, TEXTS } from '../google-error'
import type * as signatures from '../signatures/storage'
import type { PropertyStore } from '../stores/property-stores'
import { refTo, type Ref } from '../wire'
import { hasActiveBook } from './active'

/** 'script', 'document' or 'user:…' */
type Scope = string

/** In a custom function the user properties are the spreadsheet owner's. */
const userScope = (x: Execution): Scope => `user:${x.request.kind === 'custom-function' ? x.host.owner : x.request.user}`

export const PropertiesService: Handlers<typeof signatures.PropertiesService> = {
  getDocumentProperties: local((x) => (hasActiveBook(x) ? refTo('Properties', 'document') : null)),
  getScriptProperties: local(() => refTo('Properties', 'script')),
  getUserProperties: local((x) => refTo('Properties', userScope(x))),
}

/** Each operation counts against the day's quota of the person who runs. */
const operation = (run: (store: PropertyStore, ...args: never[]) => unknown): Handler<Scope> =>
  local((x, scope, ...args) => {
    const store = x.host.properties.store(scope)
    const result = run(store, ...(args as never[]))
    count(x, typeof result === 'object' && result !== null ? Object.keys(result).length : 1)
    return result
  })

/** As one call, and as what it touched. */
const count = (x: Execution, elements: number): void => {
  x.host.counters.count('properties', x.request.user)
  x.host.counters.note('elements', x.request.user, Math.max(1, elements))
}

const one = (): number => 1

const changing = (
  method: string,
  run: (store: PropertyStore, ...args: never[]) => unknown,
  elements: (store: PropertyStore, ...args: never[]) => number = one,
): Handler<Scope> =>
  local((x, scope, ...args) => {
    if (x.request.kind === 'custom-function' && scope.startsWith('user:')) refuse(`You do not have permission to call ${method}.`)
    const store = x.host.properties.store(scope)
    count(x, elements(store, ...(args as never[])))
    run(store, ...(args as never[]))
    return refTo('Properties', scope) as Ref<Scope>
  })

/** Arguments come as text; `null` is what String makes of a missing name. */
const named = (key: string): string => (key === '' || key === 'null' || key === 'undefined' ? refuse(TEXTS.noPropertyName) : key)

const entriesOf = (store: PropertyStore): number => Object.keys(store.all()).length

export const Properties: Handlers<typeof signatures.Properties, Scope> = {
  deleteAllProperties: changing('deleteAllProperties', (store) => store.clear(), entriesOf),
  deleteProperty: changing('deleteProperty', (store, key: string) => store.delete(named(key))),
  getKeys: operation((store) => Object.keys(store.all())),
  getProperties: operation((store) => store.all()),
  getProperty: operation((store, key: string) => store.get(named(key))),
  setProperties: changing(
    'setProperties',
    (store, entries: Record<string, unknown>, deleteOthers?: boolean) =>
      store.set(Object.fromEntries(Object.entries(entries).map(([key, value]) => [named(key), String(value)])), deleteOthers),
    (_, entries: Record<string, unknown>) => Object.keys(entries).length,
  ),
  setProperty: changing('setProperty', (store, key: string, value: string) => store.set({ [named(key)]: value })),
}
