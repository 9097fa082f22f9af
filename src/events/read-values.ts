/** One value of an event → what its column takes; null where it is something else, which then stays in `extra`. */
import { isObject } from '../heyreach/read-json'

export const readText = (value: unknown): string | null => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

export const readId = (value: unknown): string | null => {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  return String(value).trim() || null
}

export const readFlag = (value: unknown): boolean | null => {
  const text = String(readText(value)).trim().toLowerCase()
  if (text === 'true' || text === '1') return true
  return text === 'false' || text === '0' ? false : null
}

/** Tags and lists: names, or objects that have one; a single one may stand alone. */
export const readNames = (value: unknown): string[] | null => {
  const names = (Array.isArray(value) ? value : [value]).map(nameOf).filter((name): name is string => name !== null && name !== '')
  return names.length > 0 ? names : null
}

/** False where an element says more than its name, or has none. */
export const areNamesOnly = (value: unknown): boolean => (Array.isArray(value) ? value : [value]).every((each) => readText(each) !== null)

const NAMES = ['name', 'displayName', 'tagName', 'listName', 'title']

const nameOf = (value: unknown): string | null => {
  if (!isObject(value)) return readText(value)
  const key = NAMES.find((each) => readText(value[each]) !== null)
  return key === undefined ? null : readText(value[key])
}
