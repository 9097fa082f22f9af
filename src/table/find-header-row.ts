/** Which row holds the headers: the last frozen one, else the row above the first profile URL, else the first filled row. */

/** `looksLikeProfile` says whether a cell's text is a profile URL; `cells` are all rows from row 1 as displayed. */
export const findHeaderRow = (
  cells: string[][],
  frozenRows: number,
  looksLikeProfile: (text: string) => boolean,
): number => {
  if (frozenRows > 0 && frozenRows <= cells.length && isFilled(cells[frozenRows - 1])) return frozenRows
  const firstProfile = cells.findIndex((row) => row.some(looksLikeProfile))
  if (firstProfile > 0) {
    for (let index = firstProfile - 1; index >= 0; index -= 1) if (isFilled(cells[index])) return index + 1
  }
  const firstFilled = cells.findIndex(isFilled)
  return firstFilled < 0 ? 1 : firstFilled + 1
}

const isFilled = (row: string[] | undefined): boolean => row !== undefined && row.some((text) => text.trim() !== '')
