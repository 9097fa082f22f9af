/** A header row → columns named by their header, so that a moved column stays itself; and which have no name, or share one. */
import { columnLetter } from './column-letter'

export interface Column {
  /** The header; the second of twins is 'Header (2)'. */
  key: string
  /** From 1. */
  column: number
}

export interface NamedColumns {
  columns: Column[]
  /** Letters of the filled columns that have no header. */
  blank: string[]
  /** Headers that stand more than once. */
  twins: string[]
}

/** Columns without a header cannot be named or remembered, so they are left out. */
export const nameColumns = (headers: string[], filledColumns: boolean[] = []): NamedColumns => {
  const seen = new Map<string, number>()
  const columns: Column[] = []
  const taken = new Set(headers.map((header) => header.trim()))
  const blank: string[] = []
  const twins = new Set<string>()
  headers.forEach((raw, index) => {
    const header = raw.trim()
    if (header === '') {
      if (filledColumns[index]) blank.push(columnLetter(index + 1))
      return
    }
    const count = (seen.get(header) ?? 0) + 1
    seen.set(header, count)
    if (count > 1) twins.add(header)
    let number = count
    // Somebody may have called a column 'Note (2)' by hand.
    while (number > 1 && taken.has(`${header} (${number})`)) number += 1
    const key = number === 1 ? header : `${header} (${number})`
    taken.add(key)
    columns.push({ key, column: index + 1 })
  })
  return { columns, blank, twins: [...twins] }
}
