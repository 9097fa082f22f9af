/** Reads a request's fields and gathers what is wrong with them, named in PascalCase as the server names them. */
import type { Problems } from './reply'

export interface Reader {
  /** 0 when missing or wrong; then there is a problem. */
  integer(name: string): number
  optionalInteger(name: string): number | null
  integers(name: string, required: 'required' | 'optional'): number[]
  /** Null when absent, which a change takes for “leave it”. */
  optionalIntegers(name: string): number[] | null
  text(name: string): string | null
  /** An optional member of a closed set; null when absent. */
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | null
  choices<Choice extends string>(name: string, choices: readonly Choice[]): Choice[]
  flag(name: string): boolean
  optionalFlag(name: string): boolean | null
  /** Epoch ms; null when absent. */
  time(name: string): number | null
  page(max: number, usual?: number): { offset: number; limit: number }
  list(name: string): unknown[]
  has(name: string): boolean
  problem(name: string, message: string): void
  missing(name: string): void
  problems(): Problems | null
}

const mostInteger = 2147483647

export const createReader = (fields: Record<string, unknown>, path = ''): Reader => {
  const found: Problems = {}
  const given = (name: string): unknown => fields[name] ?? null
  const problem = (name: string, message: string): void => {
    const field = `${path}${pascal(name)}`
    found[field] = [...(found[field] ?? []), message]
  }
  const missing = (name: string): void => problem(name, `The ${pascal(name)} field is required.`)
  const wrong = (name: string, kind: string): void => problem(name, `The JSON value could not be converted to ${kind}.`)
  const isInteger = (value: unknown): value is number => Number.isInteger(value) && Math.abs(value as number) <= mostInteger

  const optionalInteger = (name: string): number | null => {
    const value = given(name)
    if (value === null || isInteger(value)) return value
    wrong(name, 'System.Int32')
    return null
  }
  const array = (name: string, required: 'required' | 'optional'): unknown[] => {
    const value = given(name)
    if (Array.isArray(value)) return value
    if (value !== null) wrong(name, 'a list')
    else if (required === 'required') missing(name)
    return []
  }
  const integers = (name: string, required: 'required' | 'optional'): number[] => {
    const values = array(name, required)
    if (!values.every(isInteger)) wrong(name, 'System.Int32')
    return values.filter(isInteger)
  }
  const optionalFlag = (name: string): boolean | null => {
    const value = given(name)
    if (value === null || typeof value === 'boolean') return value
    wrong(name, 'System.Boolean')
    return null
  }
  const text = (name: string): string | null => {
    const value = given(name)
    if (value === null || typeof value === 'string') return value
    wrong(name, 'System.String')
    return null
  }
  const isOneOf = <Choice extends string>(value: unknown, choices: readonly Choice[]): value is Choice =>
    choices.some((choice) => choice === value)

  return {
    integer: (name) => {
      if (given(name) === null) missing(name)
      return optionalInteger(name) ?? 0
    },
    optionalInteger,
    integers,
    optionalIntegers: (name) => (given(name) === null ? null : integers(name, 'optional')),
    text,
    choice: (name, choices) => {
      const value = text(name)
      if (value === null || isOneOf(value, choices)) return value
      problem(name, `The value '${value}' is not valid.`)
      return null
    },
    choices: <Choice extends string>(name: string, choices: readonly Choice[]) =>
      array(name, 'optional').filter((value): value is Choice => {
        if (isOneOf(value, choices)) return true
        problem(name, `The value '${String(value)}' is not valid.`)
        return false
      }),
    flag: (name) => optionalFlag(name) === true,
    optionalFlag,
    time: (name) => {
      const value = text(name)
      if (value === null) return null
      const at = Date.parse(value)
      if (Number.isFinite(at)) return at
      problem(name, `The value '${value}' is not valid.`)
      return null
    },
    page: (max, usual = 10) => {
      const offset = optionalInteger('offset') ?? 0
      const limit = optionalInteger('limit') ?? usual
      if (offset < 0) problem('offset', `The field Offset must be between 0 and ${mostInteger}.`)
      if (limit < 1 || limit > max) problem('limit', `The field Limit must be between 1 and ${max}.`)
      return { offset, limit }
    },
    list: (name) => array(name, 'required'),
    has: (name) => given(name) !== null,
    problem,
    missing,
    problems: () => (Object.keys(found).length > 0 ? found : null)
  }
}

export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** One page of a list as answers give it. */
export const pageOf = <Item>(items: Item[], { offset, limit }: { offset: number; limit: number }) => ({
  totalCount: items.length,
  items: items.slice(offset, offset + limit)
})
