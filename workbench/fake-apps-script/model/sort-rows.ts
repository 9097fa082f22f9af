/** Sorting rows of a rectangle by one column, in Sheets' order: numbers, text, booleans, errors; blanks last either way. */
import { isError } from './display-text'
import { isFormula, isSpilled, scalarOf, type Content, type Grid, type Look } from './grid'
import { mapReferences, offsetReference } from './references'
import type { Rect, Scalar } from './types'

const rank = (value: Scalar): number => {
  if (typeof value === 'number') return 0
  if (typeof value === 'string') return 1
  return typeof value === 'boolean' ? 2 : 3
}

const compareText = new Intl.Collator('en', { sensitivity: 'base' }).compare

const compare = (a: Scalar, b: Scalar): number => {
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (isError(a) && isError(b)) return 0
  return Number(a) - Number(b)
}

/** A formula follows its row: references without a dollar move along. */
const moveFormula = (content: Content | undefined, rows: number): Content | undefined => {
  if (!isFormula(content) || rows === 0) return content
  const formula = mapReferences(content.formula, (reference) =>
    reference.tab === null ? offsetReference(reference, rows) : reference
  )
  return { formula, row: content.row, column: content.column, value: '' }
}

export const sortRows = (grid: Grid, rect: Rect, column: number, ascending: boolean): void => {
  const columns = Array.from({ length: rect.columns }, (_, index) => rect.column + index)
  const lines = Array.from({ length: rect.rows }, (_, index) => {
    const row = rect.row + index
    const cells = columns.map((at): { content: Content | undefined; look: Look | undefined } => {
      const content = grid.content(row, at)
      return { content: isSpilled(content) ? undefined : content, look: grid.look(row, at) }
    })
    return { row, key: scalarOf(grid.content(row, column)), cells }
  })
  // Array.sort is stable: equal rows stay in order.
  const sorted = [...lines].sort((a, b) => {
    if (a.key === '' || b.key === '') return a.key === b.key ? 0 : a.key === '' ? 1 : -1
    return ascending ? compare(a.key, b.key) : compare(b.key, a.key)
  })
  sorted.forEach((line, index) => {
    const row = rect.row + index
    line.cells.forEach(({ content, look }, offset) => {
      grid.setContent(row, rect.column + offset, moveFormula(content, row - line.row))
      grid.setLook(row, rect.column + offset, look)
    })
  })
}
