/**
 * Cells that a formula elsewhere fills: they hold no formula of their own, and writing into one breaks the whole (#REF!). A script
 * cannot see how far a result reaches: downwards all the way, to the right as far as filled cells without a formula of their own go.
 */
import { columnLetter } from '../table/column-letter'

export interface Spill {
  /** Where the formula stands, e.g. 'D2'. */
  cell: string
  row: number
  firstColumn: number
  lastColumn: number
  /** False for one that stands in every row: it fills its own row. */
  goesDown: boolean
}

const FILLS_DOWN = /\b(?:ARRAYFORMULA|MAP|BYROW|SCAN|MAKEARRAY|SEQUENCE|FLATTEN|TOCOL|LINKEDIN_URL)\s*\(|\{/i
const FILLS_RIGHT = /\b(?:QUERY|FILTER|SORTN?|UNIQUE|IMPORT[A-Z]+|SPLIT|REGEXEXTRACT|TRANSPOSE|HSTACK|VSTACK|CHOOSECOLS|BYCOL|TOROW|HEYREACH_LEAD)\s*\(/i

/** `formulas` from `firstRow` and column 1 on. `isFilled`: of a cell, as displayed. */
export const findSpills = (formulas: readonly string[][], firstRow: number, isFilled: (row: number, column: number) => boolean): Spill[] =>
  formulas.flatMap((cells, index) =>
    cells.flatMap((formula, at): Spill[] => {
      const goesRight = FILLS_RIGHT.test(formula)
      if (formula === '' || !(goesRight || FILLS_DOWN.test(formula))) return []
      const row = firstRow + index
      const hasOwn = (column: number): boolean => (cells[column - 1] ?? '') !== ''
      let lastColumn = at + 1
      while (goesRight && lastColumn < cells.length && !hasOwn(lastColumn + 1) && isFilled(row, lastColumn + 1)) lastColumn += 1
      const goesDown = (formulas[index + 1]?.[at] ?? '') === '' && (formulas[index - 1]?.[at] ?? '') === ''
      return [{ cell: `${columnLetter(at + 1)}${row}`, row, firstColumn: at + 1, lastColumn, goesDown }]
    }),
  )

/** Of the formula that fills this cell from elsewhere; undefined for none. */
export const spillOver = (spills: readonly Spill[], row: number, column: number): Spill | undefined =>
  spills.find((spill) => spill.firstColumn <= column && column <= spill.lastColumn && (spill.row === row || (spill.goesDown && spill.row < row)))
