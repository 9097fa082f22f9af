/** What google.script.run takes as an argument (platform facts §5.4): JSON's types and one lone form; the rest throws before anything is sent. */

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value) as object | null
  // Objects made in another realm have another Object.prototype: judged by its own lack of a prototype.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

const refuse = (property: string | number): never => {
  throw new TypeError(`Failed due to illegal value in property: ${property}`)
}

/** The value as it will arrive; `property` names it in the error. Undefined arrives as null. */
export const legalValue = (value: unknown, property: string | number, around: object[] = []): unknown => {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object') return refuse(property)
  if (around.includes(value)) return refuse(property)
  const within = [...around, value]
  if (Array.isArray(value)) return value.map((item, index) => legalValue(item, index, within))
  if (!isPlain(value)) return refuse(property)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, legalValue(item, key, within)]))
}

/** A form on its own becomes an object of its fields, as Google sends it. */
export const legalArguments = (args: unknown[]): unknown[] => {
  const [only] = args
  if (args.length === 1 && typeof HTMLFormElement !== 'undefined' && only instanceof HTMLFormElement) {
    const fields: Record<string, unknown> = {}
    for (const [name, value] of new FormData(only)) {
      if (typeof value !== 'string') refuse(name)
      const before = fields[name]
      fields[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
    }
    return [fields]
  }
  return args.map((value, index) => legalValue(value, index))
}
