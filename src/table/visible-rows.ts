/**
 * Which rows a filter or a person has hidden, in the same few calls for any number of rows: asking row by row costs 15 ms each
 * (platform facts §8). A formula on a hidden tab says 1 for each row that shows anything and 0 for each other, all in one text.
 * Filter *views* are invisible to scripts, which is why previews lead with the range and the count.
 */
import { AppError } from '../errors'
import type { Block, Spreadsheet, Tab } from '../ports'
import { columnLetter, quotedTabName } from './column-letter'
import { SCRATCH_TAB } from './hidden-tabs'

/** A new tab's grid: never grown by us. */
const SCRATCH_ROWS = 1000
const SCRATCH_COLUMNS = 26
/** One sign each: far below the 50,000 that a cell holds (platform facts §2). */
const ROWS_A_CELL = 10_000
const TRIES = 3

/**
 * The rows of the block that are hidden. A row without any filled cell counts as visible: there is nothing in it.
 * `filled` says which rows have content, in the block's order.
 */
export const hiddenRows = (spreadsheet: Spreadsheet, tab: Tab, block: Block, filled: boolean[]): Set<number> => {
  if (block.rows < 1) return new Set()
  const signs = askWhatShows(spreadsheet.hiddenTab(SCRATCH_TAB), tab.name, block)
  const hidden = new Set<number>()
  filled.forEach((isFilled, index) => {
    if (isFilled && signs[index] === '0') hidden.add(block.row + index)
  })
  return hidden
}

/** A sign for each row. Throws when that cannot be known: taking hidden rows along would be worse than stopping. */
const askWhatShows = (scratch: Tab, tabName: string, block: Block): string => {
  const parts = inParts(block)
  for (let tries = 0; tries < TRIES; tries += 1) {
    // Somebody else may ask at the same moment, and by chance in the same cells: each answer carries the mark of who asked.
    const mark = `${Math.floor(Math.random() * 1e9)}:`
    const place = { row: 1 + below(SCRATCH_ROWS - parts.length + 1), column: 1 + below(SCRATCH_COLUMNS), rows: parts.length, columns: 1 }
    parts.forEach((part, index) => scratch.writeFormula(place.row + index, place.column, formula(mark, tabName, part)))
    const answers = scratch.values(place).map(([answer]) => String(answer))
    scratch.clear(place)
    const signs = answers.map((answer) => (answer.startsWith(mark) ? answer.slice(mark.length) : '')).join('')
    if (signs.length === block.rows && /^[01]+$/.test(signs)) return signs
  }
  throw new AppError('unexpected', { detail: 'hidden rows could not be told from visible ones' })
}

/** Semicolons: where a comma is the decimal mark, a formula with commas does not parse (platform facts §3.5). */
const formula = (mark: string, tabName: string, { row, column, rows, columns }: Block): string => {
  const range = `$${columnLetter(column)}$${row}:$${columnLetter(column + columns - 1)}$${row + rows - 1}`
  return `="${mark}"&JOIN("";BYROW(${quotedTabName(tabName)}!${range};LAMBDA(r;MIN(1;SUBTOTAL(103;r)))))`
}

const inParts = (block: Block): Block[] => {
  const end = block.row + block.rows
  return Array.from({ length: Math.ceil(block.rows / ROWS_A_CELL) }, (_, index) => {
    const row = block.row + index * ROWS_A_CELL
    return { ...block, row, rows: Math.min(ROWS_A_CELL, end - row) }
  })
}

const below = (limit: number): number => Math.floor(Math.random() * limit)
