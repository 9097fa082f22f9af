/**
 * Which rows a filter or a person has hidden, in a constant number of calls: asking row by row costs 15 ms each
 * (platform facts §8). One formula on a hidden tab counts the visible filled cells of every row. Filter *views* are
 * invisible to scripts, which is why previews lead with the range and the count.
 */
import { AppError } from '../errors'
import type { Block, Spreadsheet, Tab } from '../ports'
import { columnLetter, quotedTabName } from './column-letter'

export const SCRATCH_TAB = 'HeyReach scratch'
/** A new tab's grid, which ours keeps at least. */
const USUAL_ROWS = 1000
const SCRATCH_COLUMNS = 26

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
  // A column of its own, so that two people who look at once do not read each other's counts.
  const column = 1 + Math.floor(Math.random() * SCRATCH_COLUMNS)
  scratch.writeFormula(1, column, `=BYROW(${range},LAMBDA(r,SUBTOTAL(103,r)))`)
  const counts = scratch.values({ row: 1, column, rows: block.rows, columns: 1 })
  scratch.clear({ row: 1, column, rows: block.rows, columns: 1 })
  const hidden = new Set<number>()
  counts.forEach((cells, index) => {
    if (!filled[index]) return
    // Anything but a count means that we cannot know; taking hidden rows along unasked would be worse than stopping.
    if (typeof cells[0] !== 'number') throw new AppError('unexpected', { detail: 'hidden rows could not be told from visible ones' })
    if (cells[0] === 0) hidden.add(block.row + index)
  })
  return hidden
}
