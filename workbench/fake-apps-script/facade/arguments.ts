/** Whether arguments fit a method's signature, and the words for it when they do not. */
import { isDate } from '../wire'

export interface ArgumentTerms {
  /** The class of a service object or the enum of a value; null for anything else. */
  nameOf(value: unknown): string | null
}

export const fits = (lists: readonly string[], args: readonly unknown[], terms: ArgumentTerms): boolean =>
  lists.some((list) => {
    const codes = list === '' ? [] : list.split(' ')
    return codes.length === args.length && codes.every((code, index) => fitsCode(code, args[index], terms))
  })

const fitsCode = (code: string, value: unknown, terms: ArgumentTerms): boolean => {
  switch (code) {
    case 's':
      return typeof value === 'string'
    case 'sn':
      return value === null || typeof value === 'string'
    case 't':
      return typeof value !== 'function'
    case 'n':
      return typeof value === 'number' && Number.isFinite(value)
    case 'b':
      return typeof value === 'boolean'
    case 'v':
      return isCellValue(value)
    case 'g':
      return isGrid(value, isCellValue)
    case 'sg':
      return isGrid(value, (cell) => cell === null || typeof cell === 'string')
    case 'sl':
      return Array.isArray(value) && value.every((item) => typeof item === 'string')
    case 'l':
      return Array.isArray(value)
    case 'o':
      return (
        typeof value === 'object' && value !== null && !Array.isArray(value) && !isDate(value) && terms.nameOf(value) === null
      )
    case 'd':
      return isDate(value)
    case 'bn':
      return value === null || typeof value === 'boolean'
    case 'x':
      return true
    default:
      if (code.endsWith('[]')) return Array.isArray(value) && value.every((item) => fitsCode(code.slice(0, -2), item, terms))
      return terms.nameOf(value) === code
  }
}

const isCellValue = (value: unknown): boolean =>
  value === null || value === undefined || ['string', 'number', 'boolean'].includes(typeof value) || isDate(value)

const isGrid = (value: unknown, isCell: (cell: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every(isCell))

/** E.g. `(String,number[])`: how Google names what it was given. */
export const describeArguments = (args: readonly unknown[], terms: ArgumentTerms): string =>
  `(${args.map((value) => describe(value, terms)).join(',')})`

const describe = (value: unknown, terms: ArgumentTerms): string => {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return 'String'
  if (typeof value === 'boolean') return 'Boolean'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'function') return 'Function'
  if (Array.isArray(value)) return value.length > 0 ? `${describe(value[0], terms)}[]` : 'Array'
  if (isDate(value)) return 'Date'
  return terms.nameOf(value) ?? 'Object'
}
