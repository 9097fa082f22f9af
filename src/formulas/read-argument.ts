/** What a formula is given: one cell is a value, a range rows of values; blank is '', left out undefined (platform facts §4). */

/** As rows of cells; an array of values, which only scripts make, is one row. */
export const cellsOf = (argument: unknown): unknown[][] => {
  if (!Array.isArray(argument)) return [[argument]]
  return argument.some((row) => Array.isArray(row)) ? argument.map((row: unknown) => (Array.isArray(row) ? (row as unknown[]) : [row])) : [argument]
}

/** Trimmed; '' for a blank cell. */
export const textOfCell = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell).trim())

/** An open range goes down to the end of the grid: what is blank there is left out, so that nothing spills into it. */
export const withoutBlankEnd = (rows: unknown[][]): unknown[][] => {
  let end = rows.length
  while (end > 0 && (rows[end - 1] ?? []).every((cell) => textOfCell(cell) === '')) end -= 1
  return rows.slice(0, end)
}
