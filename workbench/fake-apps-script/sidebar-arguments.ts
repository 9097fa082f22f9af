/**
 * What google.script.run lets through from page to server (platform facts §5.4): null, texts, numbers, booleans, arrays
 * and plain objects of them. Works in a browser too.
 */

/** Google's text for the first argument that does not pass; null when all do. */
export const illegalArgument = (args: readonly unknown[]): string | null => {
  const index = args.findIndex((arg) => !isLegal(arg, []))
  return index < 0 ? null : `Failed due to illegal value in property: ${index}`
}

const isLegal = (value: unknown, inside: object[]): boolean => {
  if (value === null || value === undefined) return true
  if (typeof value === 'object') {
    if (inside.includes(value) || !isPlain(value)) return false
    return Object.values(value).every((part) => isLegal(part, [...inside, value]))
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** By what an object says it is: realms differ between page, frame and test. */
const isPlain = (value: object): boolean => {
  if (Array.isArray(value)) return true
  const prototype = Object.getPrototypeOf(value) as object | null
  return (
    Object.prototype.toString.call(value) === '[object Object]' &&
    (prototype === null || Object.getPrototypeOf(prototype) === null)
  )
}
