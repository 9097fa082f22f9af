/** By what a row without a usable person is known again: all of its own cells, as displayed, in a short fingerprint. */
import { twoHashes } from '../table/two-hashes'
import { isOwnHeader } from '../words'
import type { LeadTable } from './lead-table'

/** '' for a row without a cell of its own. */
export const rowProof = (table: LeadTable, row: number): string => {
  const keys = new Map(table.columns.map(({ key, column }) => [column, key]))
  const own = (table.cells[row - table.window.first] ?? []).flatMap((cell, index) => {
    const key = keys.get(index + 1) ?? ''
    const text = cell.trim()
    return text === '' || isOwnHeader(key) ? [] : [key, text]
  })
  return own.length === 0 ? '' : fingerprint(own.join('\u241f'))
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
    if (proof === '') continue
    const rows = rowsOf.get(proof)
    if (rows) rows.push(row)
    else rowsOf.set(proof, [row])
  }
  return rowsOf
}

/** Short on its way to the page and back. */
const fingerprint = (text: string): string =>
  twoHashes(text)
    .map((half) => half.toString(36))
    .join('-')
