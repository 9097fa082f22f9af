/** 1 → 'A', 27 → 'AA': columns and ranges as people name them. */
import type { Block } from '../ports'

export const columnLetter = (column: number): string => {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

export const rangeLabel = (block: Block): string => {
  const from = `${columnLetter(block.column)}${block.row}`
  const to = `${columnLetter(block.column + block.columns - 1)}${block.row + block.rows - 1}`
  return from === to ? from : `${from}:${to}`
}

/** A tab's name as a formula wants it: 'It''s mine'!  */
export const quotedTabName = (name: string): string => `'${name.replace(/'/g, "''")}'`
