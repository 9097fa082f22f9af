/** What is rewritten as it was read must hold no formula: read as its result, it would stay so for good. */
import { rowRuns, type Run } from './row-runs'

/** The run in pieces that begin and end with one of `rows`, without the rows between them that hold a formula. `formulas` is of the run. */
export const aroundFormulas = (run: Run, rows: ReadonlySet<number>, formulas: string[][]): Run[] => {
  const writable: number[] = []
  for (let row = run.first; row <= run.last; row += 1) {
    if (rows.has(row) || (formulas[row - run.first] ?? []).every((formula) => formula === '')) writable.push(row)
  }
  return rowRuns(writable).flatMap(({ first, last }) => {
    while (first <= last && !rows.has(first)) first += 1
    while (first <= last && !rows.has(last)) last -= 1
    return first <= last ? [{ first, last }] : []
  })
}
