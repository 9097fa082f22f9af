/** Selected ranges ∩ data rows, each row once, in the sheet's order (selections overlap and span whole columns). */
import type { Block } from '../ports'

export const selectedRows = (blocks: Block[], headerRow: number, lastRow: number): number[] => {
  const rows = new Set<number>()
  for (const block of blocks) {
    const end = Math.min(block.row + block.rows - 1, lastRow)
    for (let row = Math.max(block.row, headerRow + 1); row <= end; row += 1) rows.add(row)
  }
  return [...rows].sort((a, b) => a - b)
}

export const isOneCell = (blocks: Block[]): boolean =>
  blocks.length === 1 && blocks[0]?.rows === 1 && blocks[0]?.columns === 1
