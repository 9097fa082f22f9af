/**
 * An object’s fields, taken one by one; what nobody took is left for `extra`, so nothing is lost. Keys are compared by letters and
 * digits only: HeyReach writes profile_url here, profileUrl there, and leadProfileUrl in flat events (platform facts H§3). Only the
 * object’s own keys count, be they called `constructor` or `__proto__`.
 */
import { isObject, type Json } from '../heyreach/read-json'

export interface Fields {
  /**
   * The first value that `read` accepts. Empty ones (null, '', [], {}) say nothing and are done with. `isWhole` false leaves the
   * value for `extra` too: what `read` made of it is not all.
   */
  take<T>(names: readonly string[], read: (value: unknown) => T | null, isWhole?: (value: unknown) => boolean): T | null
  /** The first object of that name, to be taken from in turn. */
  open(names: readonly string[]): Fields
  /** Of its keys. */
  readonly size: number
  /** What is left, also of the opened ones. */
  left(): Json
}

export const openFields = (object: Json): Fields => {
  const left = new Map(Object.entries(object))
  const opened = new Map<string, Fields>()
  const keys = keysByName(object)
  const find = (names: readonly string[]): string[] => names.flatMap((name) => keys.get(name) ?? [])
  return {
    size: keys.size,
    take: (names, read, isWhole = () => true) => {
      let taken: ReturnType<typeof read> = null
      for (const key of find(names)) {
        const value = left.get(key)
        if (isEmpty(value)) left.delete(key)
        else if (taken === null && left.has(key)) {
          taken = read(value)
          if (taken !== null && isWhole(value)) left.delete(key)
        }
      }
      return taken
    },
    open: (names) => {
      const key = find(names).find((each) => isObject(left.get(each)) && !isEmpty(left.get(each)))
      for (const each of find(names)) if (isEmpty(left.get(each))) left.delete(each)
      if (key === undefined) return openFields({})
      const fields = openFields(left.get(key) as Json)
      left.delete(key)
      opened.set(key, fields)
      return fields
    },
    left: () => {
      const ofOpened = [...opened].map(([key, fields]): [string, unknown] => [key, fields.left()]).filter(([, rest]) => !isEmpty(rest))
      return Object.fromEntries([...left, ...ofOpened])
    },
  }
}

/** In an order of their own: a body rebuilt with its keys in another order reads the same. */
const keysByName = (object: Json): Map<string, string[]> => {
  const keys = new Map<string, string[]>()
  for (const key of Object.keys(object).sort()) {
    const name = key.toLowerCase().replace(/[^a-z0-9]/g, '')
    const same = keys.get(name)
    if (same) same.push(key)
    else keys.set(name, [key])
  }
  return keys
}

/** Also of a key that is not there: undefined. */
const isEmpty = (value: unknown): boolean => {
  if (value === null || value === undefined || value === '') return true
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0
}
