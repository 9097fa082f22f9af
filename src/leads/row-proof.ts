/** By what a row without a usable person is known again: its first filled cells, as displayed. */
import { isOwnHeader } from '../words'
import type { LeadTable } from './lead-table'

const CELLS = 4
const MOST = 120

export const rowProof = (table: LeadTable, row: number): string => {
  const ours = new Set(table.columns.filter(({ key }) => isOwnHeader(key)).map(({ column }) => column))
  const texts = (table.cells[row - table.window.first] ?? [])
    .map((text, index) => (ours.has(index + 1) ? '' : text.trim()))
    .filter((text) => text !== '')
  return texts.slice(0, CELLS).join('\u241f').slice(0, MOST)
}

/** Rows that still carry their proof: at the hint, else the only row that does. */
export const findByProof = (table: LeadTable, hints: { row: number; proof: string }[]): Map<number, number> => {
  const found = new Map<number, number>()
  let rowsOf: Map<string, number[]> | null = null
  for (const { row, proof } of hints) {
    if (proof === '') continue
    if (rowProof(table, row) === proof) {
      found.set(row, row)
      continue
    }
    rowsOf ??= indexByProof(table)
    const rows = rowsOf.get(proof)
    if (rows?.length === 1 && rows[0] !== undefined) found.set(row, rows[0])
  }
  return found
}

const indexByProof = (table: LeadTable): Map<string, number[]> => {
  const rowsOf = new Map<string, number[]>()
  for (let row = table.window.first; row <= table.window.last; row += 1) {
    const proof = rowProof(table, row)
    if (proof !== '') rowsOf.set(proof, [...(rowsOf.get(proof) ?? []), row])
  }
  return rowsOf
}
