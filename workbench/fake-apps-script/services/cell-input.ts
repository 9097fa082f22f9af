/** What setValues and its like are given: checked at the call, with Google's texts, before anything is written. */
import { refuse, TEXTS } from '../google-error'
import type { Rect } from '../model/types'

const MOST_CHARACTERS = 50_000

export const checkShape = (values: readonly (readonly unknown[])[], { rows, columns }: Rect): void => {
  if (values.length !== rows) refuse(TEXTS.rowsMismatch(values.length, rows))
  for (const row of values) if (row.length !== columns) refuse(TEXTS.columnsMismatch(row.length, columns))
}

/** One cell that is too long fails the whole write. */
export const checkCells = (values: readonly (readonly unknown[])[]): void => {
  for (const row of values)
    for (const value of row) if (typeof value === 'string' && value.length > MOST_CHARACTERS) refuse(TEXTS.tooLongCell)
}

export const repeated = <T>(value: T, { rows, columns }: Rect): T[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => value))
