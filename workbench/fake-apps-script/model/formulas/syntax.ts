/** A formula's text as a tree. The grammar is fast-formula-parser's; its actions build nodes here instead of computing. */
import { Parser } from 'fast-formula-parser/grammar/parsing'
import lexer from 'fast-formula-parser/grammar/lexing'
import { columnNumber } from '../references'
import type { CellError, ErrorText } from '../types'
import { hasDecimalComma, withCommas } from './separators'

export interface ReferenceNode {
  kind: 'reference'
  /** The grammar writes the tab's name here; none: the formula's own tab. */
  ref: { sheet?: string }
  row: number | null
  column: number | null
  /** The other corner; a null row or column is open to the end. */
  to: { row: number | null; column: number | null } | null
}

export type Node =
  | { kind: 'value'; value: number | string | boolean | CellError }
  | { kind: 'array'; rows: Node[][] }
  | ReferenceNode
  | { kind: 'name'; name: string; ref: { sheet?: string } }
  | { kind: 'call'; name: string; args: (Node | null)[] }
  | { kind: 'infix'; operator: string; left: Node; right: Node }
  | { kind: 'sign'; negative: boolean; operand: Node }
  | { kind: 'percent'; operand: Node }

export class FormulaSyntaxError extends Error {}

const refuse = (): never => {
  throw new FormulaSyntaxError('Formula parse error.')
}

const corner = (node: Node): { row: number | null; column: number | null } => {
  if (node.kind === 'reference' && !node.to) return node
  // A bare column reads as a name, a bare row as a number: only between colons they are lines.
  if (node.kind === 'name' && /^\$?[A-Za-z]{1,3}$/.test(node.name))
    return { row: null, column: columnNumber(node.name.replace('$', '')) }
  if (node.kind === 'value' && typeof node.value === 'number' && Number.isInteger(node.value))
    return { row: node.value, column: null }
  return refuse()
}

const either = (choose: (a: number, b: number) => number, a: number | null, b: number | null) =>
  a === null || b === null ? null : choose(a, b)

const range = (nodes: Node[]): ReferenceNode => {
  const [first, second, ...more] = nodes.map(corner)
  if (!first || !second || more.length > 0) return refuse()
  const sheet = nodes.find((node) => node.kind === 'reference')?.ref.sheet
  // A2:A is open at the bottom, 2:5 and A:C are open on both ends.
  return {
    kind: 'reference',
    ref: sheet === undefined ? {} : { sheet },
    row: first.row !== null && second.row !== null ? Math.min(first.row, second.row) : (first.row ?? second.row ?? 1),
    column:
      first.column !== null && second.column !== null
        ? Math.min(first.column, second.column)
        : (first.column ?? second.column ?? 1),
    to: { row: either(Math.max, first.row, second.row), column: either(Math.max, first.column, second.column) }
  }
}

const builder = {
  parseCellAddress(address: string): Node {
    const [, column = '', row = ''] = /^\$?([A-Za-z]+)\$?(\d+)$/.exec(address) ?? []
    return { kind: 'reference', ref: {}, row: Number(row), column: columnNumber(column), to: null }
  },
  parseCol: (text: string): Node => ({ kind: 'name', name: text, ref: {} }),
  applyRange: range,
  applyIntersect: refuse,
  applyUnion: refuse,
  applyInfix: (left: Node, operator: string, right: Node): Node => ({ kind: 'infix', operator, left, right }),
  applyPrefix: (signs: string[], operand: Node): Node => ({
    kind: 'sign',
    negative: signs.filter((sign) => sign === '-').length % 2 === 1,
    operand
  }),
  applyPostfix: (operand: Node): Node => ({ kind: 'percent', operand }),
  toArray(rows: Node[][]): Node {
    return rows.every((row) => row.length === rows[0]?.length) ? { kind: 'array', rows } : refuse()
  },
  toNumber: (image: string): Node => ({ kind: 'value', value: Number(image) }),
  toString: (image: string): Node => ({ kind: 'value', value: image.slice(1, -1).replace(/""/g, '"') }),
  toBoolean: (image: string): Node => ({ kind: 'value', value: image.toUpperCase() === 'TRUE' }),
  toError: (image: string): Node => ({ kind: 'value', value: { error: image.toUpperCase() as ErrorText } }),
  isFormulaError: (node: Node): boolean => node.kind === 'value'
}

const context = {
  callFunction: (name: string, args: (Node | null)[]): Node => ({ kind: 'call', name: name.toUpperCase(), args }),
  getVariable: (name: string): Node => ({ kind: 'name', name, ref: {} })
}

/** The lexer knows few signs in names of tabs and no number like `.5`: both are spelled in a way that it takes. */
const spell = (text: string): { text: string; tabs: string[] } => {
  const tabs: string[] = []
  const spelled = text.replace(/"(?:[^"]|"")*"|'((?:[^']|'')+)'!|(^|[^\w.])\.(?=\d)/g, (whole, tab?: string, before?: string) => {
    if (tab !== undefined) return `_tab.${tabs.push(tab.replace(/''/g, "'")) - 1}!`
    return before === undefined ? whole : `${before}0.`
  })
  return { text: spelled, tabs }
}

const nameTabs = (node: Node, tabs: string[]): void => {
  switch (node.kind) {
    case 'reference': {
      const number = /^_tab\.(\d+)$/.exec(node.ref.sheet ?? '')?.[1]
      if (number !== undefined) node.ref.sheet = tabs[Number(number)]
      return
    }
    case 'call':
      for (const arg of node.args) if (arg) nameTabs(arg, tabs)
      return
    case 'infix':
      nameTabs(node.left, tabs)
      nameTabs(node.right, tabs)
      return
    case 'sign':
    case 'percent':
      nameTabs(node.operand, tabs)
      return
    case 'array':
    case 'name':
    case 'value':
  }
}

/** Makes the reader; it takes a while, so one is kept. What it is given has the leading =. Throws FormulaSyntaxError. */
export const createFormulaReader = (locale: string): ((formula: string) => Node) => {
  const parser = new Parser(context, builder)
  const decimalComma = hasDecimalComma(locale)
  return (formula) => {
    const { text, tabs } = spell(withCommas(formula.slice(1), decimalComma) ?? refuse())
    if (text.trim() === '') return refuse()
    let node: Node
    try {
      parser.input = lexer.lex(text).tokens
      node = parser.formulaWithBinaryOp() as Node
    } catch {
      return refuse()
    }
    if (parser.errors.length > 0 || !node) return refuse()
    nameTabs(node, tabs)
    return node
  }
}
