/** What a formula's value depends on, read off its tree: cells, visibility of rows, or the moment. */
import type { Node } from './syntax'

export interface DependencyRange {
  /** null: the formula's own tab. */
  tab: string | null
  row: number
  column: number
  lastRow: number
  lastColumn: number
}

export interface Dependencies {
  ranges: DependencyRange[]
  visibility: boolean
  volatile: boolean
  /** All functions that are called, in upper case. */
  calls: ReadonlySet<string>
}

/** Each computation may come to something else: nothing that a script's function may be given. */
export const ofChanceOrTime: ReadonlySet<string> = new Set(['NOW', 'TODAY', 'RAND', 'RANDBETWEEN'])
const volatile = new Set([...ofChanceOrTime, 'OFFSET'])
const open = Number.MAX_SAFE_INTEGER

export const dependenciesOf = (root: Node): Dependencies => {
  const calls = new Set<string>()
  const found: Dependencies = { ranges: [], visibility: false, volatile: false, calls }
  const visit = (node: Node): void => {
    switch (node.kind) {
      case 'reference': {
        const row = node.row ?? 1
        const column = node.column ?? 1
        found.ranges.push({
          tab: node.ref.sheet ?? null,
          row,
          column,
          lastRow: node.to ? (node.to.row ?? open) : row,
          lastColumn: node.to ? (node.to.column ?? open) : column
        })
        return
      }
      case 'call':
        calls.add(node.name)
        if (node.name === 'SUBTOTAL') found.visibility = true
        if (volatile.has(node.name)) found.volatile = true
        for (const arg of node.args) if (arg) visit(arg)
        return
      case 'infix':
        visit(node.left)
        visit(node.right)
        return
      case 'sign':
      case 'percent':
        visit(node.operand)
        return
      case 'array':
        for (const row of node.rows) row.forEach(visit)
        return
      case 'name':
      case 'value':
    }
  }
  visit(root)
  return found
}
