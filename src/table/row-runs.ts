/** Row numbers → runs of neighbours, so that many rows take few writes: each write costs Google 90 ms and more. */

export interface Run {
  first: number
  last: number
}

/** Rows must be ascending. Gaps of at most `maxGap` rows are bridged: the writer rewrites what it has just read there. */
export const rowRuns = (rows: number[], maxGap = 0): Run[] => {
  const runs: Run[] = []
  for (const row of rows) {
    const current = runs[runs.length - 1]
    if (current && row - current.last <= maxGap + 1) current.last = row
    else runs.push({ first: row, last: row })
  }
  return runs
}
