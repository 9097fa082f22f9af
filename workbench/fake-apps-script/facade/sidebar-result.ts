/**
 * What of a server function's result reaches the page (platform facts §5.4): plain JSON passes, a function becomes its
 * source, a Map or RegExp an empty object, and one Date or service object anywhere makes the whole result null.
 */
import { isDate } from '../wire'

export const sidebarResult = (value: unknown, isServiceObject: (value: object) => boolean): unknown => {
  const seen = new Set<object>()
  const plain = (part: unknown): unknown => {
    if (part === null || part === undefined) return null
    if (typeof part === 'function') return String(part)
    if (typeof part !== 'object') return typeof part === 'bigint' || typeof part === 'symbol' ? NOTHING : part
    if (isDate(part) || isServiceObject(part) || seen.has(part)) return NOTHING
    seen.add(part)
    const made = Array.isArray(part) ? part.map(plain) : plainObject(part, plain)
    seen.delete(part)
    return (Array.isArray(made) ? made : Object.values(made)).includes(NOTHING) ? NOTHING : made
  }
  const result = plain(value)
  return result === NOTHING ? null : result
}

const NOTHING = Symbol('nothing arrives')

const plainObject = (part: object, plain: (value: unknown) => unknown): Record<string, unknown> => {
  const tag = Object.prototype.toString.call(part)
  if (tag !== '[object Object]' && tag !== '[object Error]') return {}
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, plain(value)]))
}
