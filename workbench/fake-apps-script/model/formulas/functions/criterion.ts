/** The conditions of COUNTIF and its like: a value, a comparison as text (">5"), or text with * and ?. */
import { isFailure, textOf, type Single } from '../values'

export type Criterion = (value: Single) => boolean

const escapeForRegExp = (text: string): string => text.replace(/[.+^${}()|[\]\\]/g, '\\$&')

/** With * and ? as wildcards, ~ before one that is meant itself; null: there is none. */
export const wildcard = (text: string): RegExp | null => {
  if (!/[*?]/.test(text)) return null
  const source = text.replace(/~[*?~]|[*?]|[^*?~]+|~/g, (part) => {
    if (part === '*') return '.*'
    if (part === '?') return '.'
    return /^~[*?~]$/.test(part) ? `\\${part[1]}` : escapeForRegExp(part)
  })
  return new RegExp(`^${source}$`, 'is')
}

const typed = (text: string): Single => {
  const upper = text.trim().toUpperCase()
  if (upper === 'TRUE' || upper === 'FALSE') return upper === 'TRUE'
  const number = Number(text)
  return text.trim() === '' || Number.isNaN(number) ? text : number
}

/** A number in text and the number are the same here. */
const equals = (wanted: Single): Criterion => {
  if (typeof wanted === 'number')
    return (value) => value === wanted || (typeof value === 'string' && value.trim() !== '' && Number(value) === wanted)
  if (typeof wanted === 'boolean') return (value) => value === wanted
  if (isFailure(wanted)) return (value) => isFailure(value) && value.error === wanted.error
  const text = wanted ?? ''
  if (text === '') return (value) => value === null || value === ''
  const pattern = wildcard(text)
  if (pattern) return (value) => typeof value === 'string' && pattern.test(value)
  const lower = text.toLowerCase()
  return (value) => typeof value === 'string' && value.toLowerCase() === lower
}

const ordered = (operator: string, wanted: Single): Criterion => {
  const fits = (difference: number): boolean => {
    if (operator === '<') return difference < 0
    if (operator === '<=') return difference <= 0
    return operator === '>' ? difference > 0 : difference >= 0
  }
  if (typeof wanted === 'number') return (value) => typeof value === 'number' && fits(value - wanted)
  const text = textOf(wanted).toLowerCase()
  return (value) => typeof value === 'string' && fits(value.toLowerCase() < text ? -1 : value.toLowerCase() > text ? 1 : 0)
}

export const criterion = (wanted: Single): Criterion => {
  if (typeof wanted !== 'string') return equals(wanted)
  const [, operator = '', rest = ''] = /^(<>|<=|>=|<|>|=)?(.*)$/s.exec(wanted) ?? []
  if (operator === '<>') {
    const same = equals(typed(rest))
    return (value) => !same(value)
  }
  if (operator === '' || operator === '=') return equals(typed(rest))
  return ordered(operator, typed(rest))
}
