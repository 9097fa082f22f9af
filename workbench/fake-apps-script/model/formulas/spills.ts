/** Arrays that a formula puts into the cells beside and below it: placing them, taking them back, refusing where data is. */
import { isSpilled, type FormulaContent, type Grid } from '../grid'
import { columnName } from '../references'
import type { CellError, Rect, Scalar } from '../types'
import type { Changed } from './changes'
import type { EngineTab } from './engine-tab'
import { failure, type Single } from './values'

type Formats = readonly (readonly (string | undefined)[])[]

export interface Spills {
  /** Where arrays stand, or would stand if nothing were in their way. */
  readonly areas: ReadonlyMap<FormulaContent, Changed>
  place(tab: EngineTab, content: FormulaContent, result: Single[][], formats?: Formats): void
  takeBack(content: FormulaContent): void
  /** Takes back all arrays, wherever rows and columns have moved them. */
  takeBackAll(grids: Iterable<Grid>): void
}

const same = (a: Scalar, b: Scalar): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a.error === b.error && a.message === b.message : a === b

const refusal = (tab: EngineTab, content: FormulaContent, { row, column, rows, columns }: Rect): CellError | null => {
  const missing = (what: string, count: number): CellError =>
    failure('#REF!', `Result was not automatically expanded, please insert more ${what} (${count}).`)
  const lastRow = row + rows - 1
  const lastColumn = column + columns - 1
  if (lastRow > tab.rowCount) return missing('rows', lastRow - tab.rowCount)
  if (lastColumn > tab.columnCount) return missing('columns', lastColumn - tab.columnCount)
  for (let y = row; y <= lastRow; y++) {
    for (let x = column; x <= lastColumn; x++) {
      const there = tab.grid.content(y, x)
      if (there === undefined || there === content || (isSpilled(there) && there.from === content)) continue
      return failure('#REF!', `Array result was not expanded because it would overwrite data in ${columnName(x)}${y}.`)
    }
  }
  return null
}

/** `changed` hears of every cell that a formula fills or empties; `gridOf` finds the tab's cells. */
export const createSpills = (gridOf: (tabId: number) => Grid | undefined, changed: (change: Changed) => void): Spills => {
  const areas = new Map<FormulaContent, Changed>()

  const takeBack = (content: FormulaContent): void => {
    const area = areas.get(content)
    areas.delete(content)
    content.spill = undefined
    const grid = area && gridOf(area.tabId)
    if (!grid) return
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        const there = grid.content(row, column)
        if (!isSpilled(there) || there.from !== content) continue
        grid.setContent(row, column, undefined)
        changed({ tabId: area.tabId, row, column, rows: 1, columns: 1, by: content })
      }
    }
  }

  const fill = (tab: EngineTab, content: FormulaContent, result: Single[][], formats?: Formats): void => {
    result.forEach((line, down) =>
      line.forEach((value, right) => {
        if (down === 0 && right === 0) return
        const row = content.row + down
        const column = content.column + right
        const there = tab.grid.content(row, column)
        // Blank cells of the array stay blank cells.
        const format = formats?.[down]?.[right]
        if (value === null ? there === undefined : isSpilled(there) && same(there.spilled, value) && there.format === format) return
        const spilled = value === null ? undefined : { spilled: value, from: content, ...(format && { format }) }
        tab.grid.setContent(row, column, spilled)
        changed({ tabId: tab.id, row, column, rows: 1, columns: 1, by: content })
      })
    )
  }

  return {
    areas,
    takeBack,
    place(tab, content, result, formats) {
      const rows = result.length
      const columns = result[0]?.length ?? 1
      if (rows === 1 && columns === 1) takeBack(content)
      const first = result[0]?.[0] ?? null
      content.value = first ?? ''
      content.blank = first === null
      if (rows === 1 && columns === 1) return
      const area = { tabId: tab.id, row: content.row, column: content.column, rows, columns }
      const refused = refusal(tab, content, area)
      const before = content.spill
      if (refused || (before && (before.rows > rows || before.columns > columns))) takeBack(content)
      areas.set(content, area)
      if (refused) {
        content.value = refused
        content.blank = false
        return
      }
      content.spill = { rows, columns }
      fill(tab, content, result, formats)
    },
    takeBackAll(grids) {
      if (areas.size === 0) return
      for (const grid of grids) {
        grid.rows.forEach((row, index) =>
          row?.content.forEach((content, right) => {
            if (isSpilled(content)) grid.setContent(index + 1, right + 1, undefined)
          })
        )
      }
      for (const content of areas.keys()) content.spill = undefined
      areas.clear()
    }
  }
}
