/** Inserting and deleting rows and columns of a tab: cells, formulas' references, filter, protections, hidden rows move along. */
import type { BookContext, TabState } from './book-context'
import { moveRules } from './format-rules'
import type { Grid, Look } from './grid'
import { moveLines, moveRect } from './move-rect'
import { mapReferences, moveReference, type Axis } from './references'
import { maxColumns, outOfBounds, sheetError, tooManyCells } from './sheet-error'
import type { Protection } from './types'

const moveReferences = (book: BookContext, tabName: string, axis: Axis, at: number, count: number): void => {
  const moved = tabName.toLowerCase()
  for (const { name, grid } of book.grids()) {
    for (const content of grid.formulas) {
      content.formula = mapReferences(content.formula, (reference) =>
        (reference.tab ?? name).toLowerCase() === moved ? moveReference(reference, axis, at, count) : reference
      )
    }
  }
}

const moveParts = (state: TabState, axis: Axis, at: number, count: number): void => {
  if (state.filter) {
    const rect = moveRect(state.filter.rect, axis, at, count)
    const columns = state.filter.columns.flatMap((filter) => {
      if (axis === 'row') return [filter]
      const [column] = moveLines(new Set([filter.column]), at, count)
      return column === undefined ? [] : [{ ...filter, column }]
    })
    state.filter = rect && { rect, columns }
    if (!rect) state.hiddenByFilter = new Set()
  }
  state.protections = state.protections.flatMap((protection): Protection[] => {
    if (!protection.rect) return [protection]
    const rect = moveRect(protection.rect, axis, at, count)
    return rect ? [{ ...protection, rect }] : []
  })
  state.formatRules = moveRules(state.formatRules, axis, at, count)
  if (axis === 'row') {
    state.hiddenByUser = moveLines(state.hiddenByUser, at, count)
    state.hiddenByFilter = moveLines(state.hiddenByFilter, at, count)
    return
  }
  state.hiddenColumns = moveLines(state.hiddenColumns, at, count)
  const widths = Object.entries(state.columnWidths)
  state.columnWidths = {}
  for (const [column, px] of widths) {
    for (const moved of moveLines(new Set([Number(column)]), at, count)) state.columnWidths[moved] = px
  }
}

const inherited = (look: Look | undefined): Look | undefined => {
  if (!look) return undefined
  const { link: _link, note: _note, ...rest } = look
  return Object.keys(rest).length > 0 ? rest : undefined
}

export type LooksFrom = 'above' | 'below'

/** Links and notes stay behind. The first row has none above it, the last none below. */
const inheritLooks = (grid: Grid, state: TabState, before: number, count: number, from: LooksFrom): void => {
  const hasBelow = before + count <= state.rowCount
  const model = (from === 'below' && hasBelow) || before === 1 ? before + count : before - 1
  const looks = grid.rows[model - 1]?.looks.map(inherited) ?? []
  looks.forEach((look, index) => {
    if (!look) return
    for (let row = before; row < before + count; row++) grid.setLook(row, index + 1, look)
  })
}

const checkInsertion = (before: number, count: number, lines: number): void => {
  if (!Number.isInteger(before) || before < 1 || before > lines + 1 || !Number.isInteger(count) || count < 1) throw outOfBounds()
}

export const insertLines = (
  book: BookContext,
  state: TabState,
  grid: Grid,
  axis: Axis,
  before: number,
  count: number,
  looksFrom: LooksFrom = 'below'
): void => {
  const key = axis === 'row' ? 'rowCount' : 'columnCount'
  checkInsertion(before, count, state[key])
  book.claimCells(count * (axis === 'row' ? state.columnCount : state.rowCount))
  if (axis === 'column' && state.columnCount + count > maxColumns) throw tooManyCells()
  if (axis === 'row') grid.insertRows(before, count)
  else grid.insertColumns(before, count)
  moveReferences(book, state.name, axis, before, count)
  moveParts(state, axis, before, count)
  state[key] += count
  if (axis === 'row') {
    if (before <= state.frozenRows) state.frozenRows += count
    inheritLooks(grid, state, before, count, looksFrom)
  }
}

export const deleteLines = (book: BookContext, state: TabState, grid: Grid, axis: Axis, first: number, count: number): void => {
  const key = axis === 'row' ? 'rowCount' : 'columnCount'
  const words = axis === 'row' ? 'rows' : 'columns'
  if (!Number.isInteger(first) || first < 1 || count < 1 || first + count - 1 > state[key]) {
    throw sheetError(`Those ${words} are out of bounds.`)
  }
  if (count >= state[key]) throw sheetError(`You can't delete all the ${words} on the sheet.`)
  const frozenGone = axis === 'row' ? Math.max(0, Math.min(state.frozenRows, first + count - 1) - first + 1) : 0
  if (axis === 'row' && state.frozenRows > 0 && count - frozenGone >= state.rowCount - state.frozenRows) {
    throw sheetError('Sorry, it is not possible to delete all non-frozen rows.')
  }
  if (axis === 'row') grid.deleteRows(first, count)
  else grid.deleteColumns(first, count)
  moveReferences(book, state.name, axis, first, -count)
  moveParts(state, axis, first, -count)
  state[key] -= count
  state.frozenRows -= frozenGone
}

/** Formulas that name a renamed tab name it by its new name. */
export const renameInFormulas = (grids: { grid: Grid }[], oldName: string, prefix: string): void => {
  for (const { grid } of grids) {
    for (const content of grid.formulas) {
      content.formula = mapReferences(content.formula, (reference) =>
        reference.tab?.toLowerCase() === oldName.toLowerCase() ? { ...reference, prefix } : reference
      )
    }
  }
}
