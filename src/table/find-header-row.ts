/**
 * Which row holds the headers: the one with our own status header, else the last filled frozen one, else the top of the block of
 * rows that the first profile URL stands in (a title of one cell aside), else the first filled row.
 */

/** `cells` are the rows from row 1 as displayed; `looksLikeProfile` says whether a text is a profile URL. */
export const findHeaderRow = (
  cells: string[][],
  frozenRows: number,
  looksLikeProfile: (text: string) => boolean,
  ownHeader: string,
): number => {
  const own = cells.findIndex((row) => row.some((text) => text.trim() === ownHeader))
  if (own >= 0) return own + 1
  for (let index = Math.min(frozenRows, cells.length) - 1; index >= 0; index -= 1) if (isFilled(cells[index])) return index + 1
  const firstProfile = cells.findIndex((row) => row.some(looksLikeProfile))
  if (firstProfile > 0) {
    let above = firstProfile - 1
    while (above > 0 && !isFilled(cells[above])) above -= 1
    let top = above
    while (top > 0 && isFilled(cells[top - 1])) top -= 1
    while (top < above && filledCells(cells[top]) < 2) top += 1
    return isFilled(cells[top]) ? top + 1 : firstProfile + 1
  }
  const firstFilled = cells.findIndex(isFilled)
  return firstFilled < 0 ? 1 : firstFilled + 1
}

const filledCells = (row: string[] | undefined): number => (row ?? []).filter((text) => text.trim() !== '').length
const isFilled = (row: string[] | undefined): boolean => filledCells(row) > 0
