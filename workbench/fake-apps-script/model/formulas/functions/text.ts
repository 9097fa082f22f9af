/** Text, links, dates and questions about single values, where Sheets differs from the library or goes beyond it. */
import { displayText } from '../../display-text'
import { instantToSerial } from '../../serial-date'
import { fail, Failed, failure, isFailure, numberOf, singleOf, tableOf, textOf, truthOf, type Single } from '../values'
import type { RangeFunction, SingleFunction } from './function-types'
import { fromRe2 } from './re2'

const text = (value: Single | undefined): string => textOf(value ?? null)

const pattern = (source: Single | undefined, flags = ''): RegExp => {
  try {
    return fromRe2(text(source), flags)
  } catch {
    return fail('#REF!', `Function parameter 2 value "${text(source)}" is not a valid regular expression.`)
  }
}

const firstFailure = (values: (Single | undefined)[]): void => {
  const failed = values.find(isFailure)
  if (failed) throw new Failed(failed)
}

const asText: SingleFunction = ([value = null, format], scope) => {
  if (isFailure(value)) return value
  const number = typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : (value ?? 0)
  return displayText(number, text(format), scope.world.locale)
}

/** Patterns are for text: Sheets does not take a number for its digits. */
const searched = (name: string, value: Single | undefined): string =>
  typeof value === 'number' || typeof value === 'boolean'
    ? fail('#VALUE!', `Function ${name} parameter 1 expects text values. But '${text(value)}' is not a text and cannot be coerced to a text.`)
    : text(value)

const extracted: SingleFunction = ([value, source]) => {
  const found = pattern(source).exec(searched('REGEXEXTRACT', value))
  if (!found) return failure('#N/A', 'Function REGEXEXTRACT parameter 2 value does not match text of function parameter 1 value.')
  return found[1] ?? found[0]
}

const hyperlink: SingleFunction = ([url, label], scope) => {
  firstFailure([url, label])
  scope.effects.link = text(url)
  return label ?? text(url)
}

const substitute: SingleFunction = ([value, sought, replacement, occurrence]) => {
  const parts = text(sought) === '' ? [text(value)] : text(value).split(text(sought))
  if (occurrence === undefined) return parts.join(text(replacement))
  const number = numberOf(occurrence)
  return parts
    .slice(1)
    .reduce((joined, part, index) => joined + text(index + 1 === number ? replacement : sought) + part, parts[0] ?? '')
}

export const textFunctions = {
  TEXT: asText,
  HYPERLINK: hyperlink,
  SUBSTITUTE: substitute,
  TRIM: ([value]) => text(value).trim().replace(/\s+/g, ' '),
  LEN: ([value]) => text(value).length,
  UPPER: ([value]) => text(value).toUpperCase(),
  LOWER: ([value]) => text(value).toLowerCase(),
  VALUE: ([value = null]) => numberOf(value),
  TO_TEXT: ([value]) => text(value),
  REGEXMATCH: ([value, source]) => pattern(source).test(searched('REGEXMATCH', value)),
  REGEXEXTRACT: extracted,
  // $1 is a group; other signs behind a $ mean something only to the language here.
  REGEXREPLACE: ([value, source, replacement]) =>
    searched('REGEXREPLACE', value).replace(pattern(source, 'g'), text(replacement).replace(/\$(?!\d)/g, '$$$$')),
  ISBLANK: ([value = null]) => value === null,
  ISTEXT: ([value = null]) => typeof value === 'string',
  ISNONTEXT: ([value = null]) => typeof value !== 'string',
  ISNUMBER: ([value = null]) => typeof value === 'number',
  ISLOGICAL: ([value = null]) => typeof value === 'boolean',
  ISERROR: ([value = null]) => isFailure(value),
  ISERR: ([value = null]) => isFailure(value) && value.error !== '#N/A',
  ISNA: ([value = null]) => isFailure(value) && value.error === '#N/A',
  ISEMAIL: ([value = null]) => typeof value === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value),
  ISURL: ([value = null]) => typeof value === 'string' && /^(https?:\/\/)?[\w-]+(\.[\w-]+)+([/?#]\S*)?$/i.test(value),
  NA: () => failure('#N/A'),
  NOT: ([value = null]) => (isFailure(value) ? value : !truthOf(value)),
  NOW: (_, { world }) => instantToSerial(world.now(), world.timeZone),
  TODAY: (_, { world }) => Math.floor(instantToSerial(world.now(), world.timeZone))
} satisfies Record<string, SingleFunction>

export const joinFunctions = {
  CONCAT: ([left, right], scope) => text(singleOf(left, scope)) + text(singleOf(right, scope)),
  CONCATENATE: (args, scope) =>
    args
      .flatMap((arg) => tableOf(arg, scope.world).flat())
      .map(text)
      .join(''),
  JOIN: ([delimiter, ...values], scope) =>
    values
      .flatMap((arg) => tableOf(arg, scope.world).flat())
      .map(text)
      .join(text(singleOf(delimiter, scope))),
  TEXTJOIN: ([delimiter, ignoreEmpty, ...values], scope) => {
    const texts = values.flatMap((arg) => tableOf(arg, scope.world).flat()).map(text)
    const kept = truthOf(singleOf(ignoreEmpty, scope)) ? texts.filter((part) => part !== '') : texts
    return kept.join(text(singleOf(delimiter, scope)))
  },
  SPLIT: ([value, delimiter, byEach, removeEmpty], scope) => {
    const marks = text(singleOf(delimiter, scope))
    const each = byEach === undefined || truthOf(singleOf(byEach, scope))
    const source = marks.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')
    const parts = text(singleOf(value, scope)).split(each ? new RegExp(`[${source}]`) : marks)
    const kept = removeEmpty === undefined || truthOf(singleOf(removeEmpty, scope)) ? parts.filter((part) => part !== '') : parts
    if (marks === '' || kept.length === 0) return failure('#VALUE!')
    return { table: [kept.map((part) => (part.trim() !== '' && !Number.isNaN(Number(part)) ? Number(part) : part))] }
  }
} satisfies Record<string, RangeFunction>
