/** What a script's function may give to a cell, and how: a value, or rows of values; one row where it is a plain list. */
import type { CellResult } from '../model/custom-functions'
import type { ExecutionResult } from '../types'
import type { Wire } from '../wire'
import { TEXTS } from '../google-error'

/** Null when it may. Google's own words for this are not known. */
export const whyNotInCell = (wire: Wire): string | null => {
  const rows = Array.isArray(wire) ? wire : [wire]
  const cells = rows.flatMap((row) => (Array.isArray(row) ? row : [row]))
  const refused = cells.find((cell) => typeof cell === 'object' && cell !== null && !isCell(cell))
  if (refused === undefined) return null
  return `A custom function can return a value or rows of values, not ${nameOf(refused)}.`
}

const isCell = (wire: Wire & object): boolean => '$' in wire && (wire.$ === 'date' || wire.$ === 'number' || wire.$ === 'undefined')

const nameOf = (wire: Wire): string => {
  if (Array.isArray(wire)) return 'rows within rows'
  return typeof wire === 'object' && wire !== null && '$' in wire && wire.$ === 'function' ? 'a function' : 'an object'
}

export const resultTable = (value: unknown): CellResult[][] => {
  if (!Array.isArray(value)) return [[cellOf(value)]]
  if (!value.some(Array.isArray)) return [value.map(cellOf)]
  return value.map((row: unknown) => (Array.isArray(row) ? row.map(cellOf) : [cellOf(row)]))
}

const cellOf = (value: unknown): CellResult => (value === undefined ? null : (value as CellResult))

/** As the cell's note has it: the message, and the line where it was thrown. */
export const cellMessage = ({ error, errorLine, killed }: ExecutionResult): string => {
  if (killed) return `${TEXTS.timeLimit} (line 0).`
  const message = error?.message ?? 'Internal error executing the custom function.'
  const name = error && error.name !== 'Error' && error.name !== 'Exception' ? `${error.name}: ` : ''
  return `${name}${message}${errorLine ? ` (line ${errorLine}).` : ''}`
}
