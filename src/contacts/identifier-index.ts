/** Which rows of Contacts have an identifier, and all that hang together with them. */
import { identifiersIn } from './contact-state'

export interface IdentifierIndex {
  /** Rows that have one of these, or share one with such a row, and so on. */
  rowsFor(identifiers: Iterable<string>): number[]
  /** What stands in the row’s column. */
  textAt(row: number): string
  lastRow: number
  count: number
}

/** `column`: of each row what it is known as, from the first row below the headers on. */
export const indexIdentifiers = (column: readonly string[], firstRow: number): IdentifierIndex => {
  const rowsOf = new Map<string, number | number[]>()
  let lastRow = firstRow - 1
  let count = 0
  column.forEach((text, index) => {
    if (text === '') return
    const row = firstRow + index
    lastRow = row
    count += 1
    for (const identifier of identifiersIn(text)) {
      const there = rowsOf.get(identifier)
      if (there === undefined) rowsOf.set(identifier, row)
      else if (typeof there === 'number') rowsOf.set(identifier, [there, row])
      else there.push(row)
    }
  })
  const textAt = (row: number): string => column[row - firstRow] ?? ''
  return {
    lastRow,
    count,
    textAt,
    rowsFor: (identifiers) => {
      const found = new Set<number>()
      const seen = new Set<string>()
      const open = [...identifiers]
      for (let identifier = open.pop(); identifier !== undefined; identifier = open.pop()) {
        if (seen.has(identifier)) continue
        seen.add(identifier)
        const there = rowsOf.get(identifier)
        for (const row of there === undefined ? [] : typeof there === 'number' ? [there] : there) {
          if (found.has(row)) continue
          found.add(row)
          open.push(...identifiersIn(textAt(row)))
        }
      }
      return [...found].sort((a, b) => a - b)
    },
  }
}
