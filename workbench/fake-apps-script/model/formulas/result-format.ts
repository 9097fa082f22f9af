/** The number format that a formula's result brings along: a date stays a date. */
import { dateFormat, dateTimeFormat } from '../typed-format'
import type { Node, ReferenceNode } from './syntax'

/** `formatAt` tells the format of the cell that a reference begins with. */
export const resultFormat = (
  node: Node,
  locale: string,
  formatAt: (reference: ReferenceNode) => string | undefined
): string | undefined => {
  const of = (inner: Node | null | undefined): string | undefined => (inner ? resultFormat(inner, locale, formatAt) : undefined)
  switch (node.kind) {
    case 'reference':
      return formatAt(node)
    case 'infix':
      // Date plus days is a date, date minus date is a number.
      if (node.operator === '+') return of(node.left) ?? of(node.right)
      return node.operator === '-' && of(node.right) === undefined ? of(node.left) : undefined
    case 'sign':
      return of(node.operand)
    case 'percent':
    case 'array':
    case 'name':
    case 'value':
      return undefined
    case 'call':
      break
  }
  switch (node.name) {
    case 'TODAY':
    case 'DATE':
    case 'DATEVALUE':
    case 'EDATE':
    case 'EOMONTH':
    case 'WORKDAY':
      return dateFormat(locale)
    case 'NOW':
      return dateTimeFormat(locale)
    case 'TIME':
    case 'TIMEVALUE':
      return 'h:mm:ss'
    case 'IF':
      return of(node.args[1]) ?? of(node.args[2])
    case 'MAX':
    case 'MIN':
    case 'SUM':
    case 'AVERAGE':
    case 'IFERROR':
    case 'IFNA':
    case 'INDEX':
    case 'ARRAYFORMULA':
    case 'SORT':
    case 'UNIQUE':
      return of(node.args[0])
    default:
      return undefined
  }
}
