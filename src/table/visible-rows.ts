/**
 * Which rows a filter or a person has hidden, in a constant number of calls: asking row by row costs 15 ms each
 * (platform facts §8). One formula on a hidden tab counts the visible filled cells of every row. Filter *views* are
 * invisible to scripts, which is why previews lead with the range and the count.
 */
import { AppError } from '../errors'
import type { Block, Spreadsheet, Tab } from '../ports'
import { columnLetter, quotedTabName } from './column-letter'
import { SCRATCH_TAB } from './hidden-tabs'

/** A new tab's grid, which ours keeps at least. */
const USUAL_ROWS = 1000
const SCRATCH_COLUMNS = 26
/** A sheet has at most 18,278 columns (platform facts §2). */
const MORE_THAN_COLUMNS = 100_000
const MARKS = 1_000_000
const TRIES = 3

/**
 * The rows of the block that are hidden. A row without any filled cell counts as visible: there is nothing in it.
 * `filled` says which rows have content, in the block's order.
 */
export const hiddenRows = (spreadsheet: Spreadsheet, tab: Tab, block: Block, filled: boolean[]): Set<number> => {
  if (block.rows < 1) return new Set()
  const scratch = spreadsheet.hiddenTab(SCRATCH_TAB)
  const range =
    `${quotedTabName(tab.name)}!$${columnLetter(block.column)}$${block.row}:` +
    `$${columnLetter(block.column + block.columns - 1)}$${block.row + block.rows - 1}`
  const missing = block.rows - (block.rows > USUAL_ROWS ? scratch.gridRows() : USUAL_ROWS)
  if (missing > 0) scratch.addRows(missing)
  const counts = visibleCounts(scratch, range, block.rows)
  const hidden = new Set<number>()
  counts.forEach((count, index) => {
    if (filled[index] && count === 0) hidden.add(block.row + index)
  })
  return hidden
}

/** How many visible filled cells each row has. Throws when that cannot be known: taking hidden rows along would be worse. */
const visibleCounts = (scratch: Tab, range: string, rows: number): number[] => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    // Somebody else may look in the same column at the same moment: every count carries the mark of who asked for it.
    const column = 1 + Math.floor(Math.random() * SCRATCH_COLUMNS)
    const mark = (1 + Math.floor(Math.random() * MARKS)) * MORE_THAN_COLUMNS
    scratch.writeFormula(1, column, `=BYROW(${range},LAMBDA(r,${mark}+SUBTOTAL(103,r)))`)
    const counts = scratch.values({ row: 1, column, rows, columns: 1 }).map(([count]) => (typeof count === 'number' ? count - mark : -1))
    scratch.clear({ row: 1, column, rows, columns: 1 })
    if (counts.every((count) => count >= 0 && count < MORE_THAN_COLUMNS)) return counts
  }
  throw new AppError('unexpected', { detail: 'hidden rows could not be told from visible ones' })
}
