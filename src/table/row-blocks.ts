/**
 * Which blocks to read for rows that lie anywhere on a tab. A call costs as much as reading so many cells (platform facts §8), so
 * what lies between neighbours is read along; rows that lie too far apart wait for another time. Pure.
 */
import { rowRuns, type Run } from './row-runs'

const CELLS_WORTH_A_CALL = 15_000
/** About two seconds. */
const MOST_CALLS_WORTH = 12

export interface RowBlocks {
  /** As many of the first as can be read in the time. */
  rows: number[]
  runs: Run[]
}

/** `rows` in the order in which they are wanted; at least one of them is read. */
export const rowBlocks = (rows: readonly number[], columns: number): RowBlocks => {
  const maxGap = Math.floor(CELLS_WORTH_A_CALL / columns)
  for (let count = rows.length; ; count -= 1) {
    const wanted = rows.slice(0, count)
    const runs = rowRuns([...wanted].sort((a, b) => a - b), maxGap)
    const cells = runs.reduce((sum, { first, last }) => sum + (last - first + 1) * columns, 0)
    if (count <= 1 || runs.length + cells / CELLS_WORTH_A_CALL <= MOST_CALLS_WORTH) return { rows: wanted, runs }
  }
}
