/**
 * Whether a formula brings rows from elsewhere, in an order of their own, or only works something out for the rows that are there.
 * Told by its outermost parts: most functions give one value, or one for each row of the tab. A table says which do not.
 */
import { splitTopLevel } from '../table/split-formula'

export interface BroughtBy {
  /** e.g. 'QUERY'; null where no function says where rows come from. */
  name: string | null
}

interface Context {
  /** Inside ARRAYFORMULA and the like: operators and text functions give a value for each row of what they are given. */
  array: boolean
}

/** Of a part, in the context of the whole unless told. */
type Ask = (part: string | undefined, context?: Context) => BroughtBy | null
type Rule = (args: string[], ask: Ask, name: string, context: Context) => BroughtBy | null

const ONE_VALUE: Context = { array: false }
const ARRAY: Context = { array: true }
const some = (parts: string[], ask: Ask, context?: Context): BroughtBy | null =>
  parts.reduce<BroughtBy | null>((found, part) => found ?? ask(part, context), null)

const LIST = /^(?:'(?:[^']|'')+'|[^\s'!(){}]+)!\$?[A-Z]{1,3}\$?\d*:\$?[A-Z]{0,3}\$?\d*$/i
const ONE_COLUMN = /!\$?([A-Z]{1,3})\$?\d*:\$?\1\$?\d*$/i
/** A named range, or a table: people name lists; single cells too, but seldom for a cell of a lead. */
const NAME = /^(?!(?:TRUE|FALSE)$)(?!\$?[A-Z]{1,3}\$?\d+$)[\p{L}_][\p{L}\p{N}_.]*(?:\[[^\]]*\])?$/iu
const OWN_CELLS = /(?<![!\w.$':])\$?[A-Z]{1,3}\$?\d+(?![\w(!])/i

/** Any of its arguments may be the rows. */
const passesOn: Rule = (args, ask) => some(args, ask)
const passesOnAsArray: Rule = (args, ask) => some(args, ask, ARRAY)
/** Outside arrays one value. A name joined to something is as often a column of this tab as a list of another. */
const passesOnInArrays: Rule = (args, ask, _name, { array }) => (array ? some(args.filter((arg) => !NAME.test(arg.trim())), ask) : null)
const bringsRows: Rule = (_args, _ask, name) => ({ name })
/** Gives what stands beside its first argument: follows the rows that this names. */
const follows: Rule = ([key], ask) => ask(key)
/** One value for each row of its arguments, but for the last, which says how to work it out. */
const eachRowOf: Rule = (args, ask) => some(args.slice(0, -1), ask)

const importsRows: Rule = ([, range], _ask, name) => (range !== undefined && /^\s*"(?:.*!)?\$?[A-Z]{1,3}\$?\d+"\s*$/i.test(range) ? null : { name })

/** INDEX(list, row) is one row of it; without a row, or with row 0, all are given. It works in arrays like ARRAYFORMULA. */
const indexed: Rule = ([list, row], ask) => (/^\s*0?\s*$/.test(row ?? '') ? ask(list, ARRAY) : null)

/** OFFSET(cell, rows, columns, height): without a height a single cell stays one. */
const shifted: Rule = ([cell = '', , , height = '1'], ask, name) =>
  ask(cell) ?? (cell.includes('!') && !/^\s*1?\s*$/.test(height) ? { name } : null)

/** A list's address in a text, or half of it joined to what stands in a cell. */
const addressed: Rule = ([address = ''], ask, name) => {
  const text = (address.match(/"(?:[^"]|"")*"/g) ?? []).map((quoted) => quoted.slice(1, -1)).join('')
  return ask(text) ?? (/!.*:/.test(text) ? { name } : null)
}

/** Several columns found by a word that is not in the tab's own rows. */
const foundRows: Rule = ([key = '', , result = ''], ask, name) => {
  if (OWN_CELLS.test(withoutTexts(key)) || /(?<!!)\$?[A-Z]{1,3}:/i.test(withoutTexts(key))) return null
  return ask(key) ?? (LIST.test(result.trim()) && !ONE_COLUMN.test(result.trim()) ? { name } : null)
}

/** Values put for names that are used twice double at each step; nobody's formula needs more. */
const LONGEST = 20_000

/** LET(name, value, …, result): the result with the values in place of their names. */
const named: Rule = (args, ask) => {
  let rest = args
  while (rest.length > 2) {
    const [name = '', value = '', ...after] = rest
    rest = after.map((one) => putFor(name, `(${value})`, one))
    if (rest.some((one) => one.length > LONGEST)) return null
  }
  return ask(rest[0])
}

/** LAMBDA(name, …, result): nothing is known of what the names will stand for. */
const lambda: Rule = (args, ask) => ask(args.slice(0, -1).reduce((result, name) => putFor(name, '""', result), args[args.length - 1] ?? ''))

/** Not in texts, and not where the name is a tab or a function. */
const putFor = (name: string, value: string, expression: string): string => {
  if (!/^\s*[\p{L}_][\p{L}\p{N}_.]*\s*$/u.test(name)) return expression
  const word = `(?<![\\p{L}\\p{N}_.!'])${name.trim().replace(/\./g, '\\.')}(?![\\p{L}\\p{N}_.!(])`
  return expression.replace(new RegExp(`"(?:[^"]|"")*"|${word}`, 'giu'), (found) => (found.startsWith('"') ? found : value))
}

const RULES = new Map<string, Rule>(
  (
    [
      [['QUERY', 'FILTER', 'SORT', 'SORTN', 'UNIQUE', 'TOCOL', 'TOROW', 'WRAPROWS', 'WRAPCOLS', 'FLATTEN'], bringsRows],
      [['IFERROR', 'IFNA', 'IF', 'IFS', 'SWITCH', 'CHOOSE', 'VSTACK', 'HSTACK', 'CHOOSEROWS', 'CHOOSECOLS', 'ARRAY_CONSTRAIN', 'TRANSPOSE', 'REDUCE', 'MAKEARRAY'], passesOn],
      [['ARRAYFORMULA'], passesOnAsArray],
      [['TRIM', 'CLEAN', 'PROPER', 'UPPER', 'LOWER', 'TEXT', 'TO_TEXT', 'VALUE', 'SUBSTITUTE', 'REGEXREPLACE', 'REGEXEXTRACT', 'HYPERLINK', 'SPLIT'], passesOnInArrays],
      [['VLOOKUP', 'HLOOKUP', 'LOOKUP'], follows],
      [['MAP', 'BYROW', 'SCAN'], eachRowOf],
      [['XLOOKUP'], foundRows],
      [['INDEX'], indexed],
      [['OFFSET'], shifted],
      [['INDIRECT'], addressed],
      [['LET'], named],
      [['LAMBDA'], lambda],
    ] satisfies [string[], Rule][]
  ).flatMap(([names, rule]) => names.map((name): [string, Rule] => [name, rule])),
)

const ruleOf = (name: string): Rule | undefined => RULES.get(name) ?? (name.startsWith('IMPORT') ? importsRows : undefined)

/** null for a formula that keeps to the tab's own rows, or gives one value. `formula` begins with '='. */
export const broughtBy = (formula: string): BroughtBy | null => judge(formula.replace(/^\s*=\s*\+?/, ''), ONE_VALUE)

const judge = (expression: string, context: Context): BroughtBy | null => {
  const text = expression.trim()
  const ask: Ask = (part, inner = context) => (part === undefined ? null : judge(part, inner))
  const operands = splitTopLevel(text, '&+-*/^=<>')
  if (operands.length > 1) return passesOnInArrays(operands, ask, '', context)
  const [, opening = '', inside] = /^([\p{L}_][\p{L}\p{N}_.]*\s*\(|[({])(.*)[)}]$/su.exec(text) ?? []
  if (inside === undefined) return LIST.test(text) || NAME.test(text) ? { name: null } : null
  const parts = splitTopLevel(inside, opening === '{' ? ',;\\' : ',;')
  const name = opening.slice(0, -1).trim().toUpperCase()
  return name === '' ? some(parts, ask) : (ruleOf(name)?.(parts, ask, name, context) ?? null)
}

/** The formula with every text in it emptied: what stands in a text is no function and no cell. */
export const withoutTexts = (formula: string): string => formula.replace(/"(?:[^"]|"")*"/g, '""')
