/**
 * Whom Contacts ever had a row for, as short fingerprints on the hidden tab: a row that is missing then was deleted by somebody, and
 * does not come back by itself.
 */
import type { Tab } from '../ports'
import { twoHashes } from '../table/two-hashes'
import { MADE_COLUMN } from './contacts-memory'

/** 48 bits: among 200,000 identifiers a new one is taken for a known one once in 1,400 million. */
const LENGTH = 8
/** A cell holds 50,000 characters (platform facts §2). */
const PER_CELL = 5_500
const MOST_CELLS = 200

export interface WhomWeMade {
  has(identifier: string): boolean
  /** Buffered until the flush. */
  add(identifiers: readonly string[]): void
}

export const readWhomWeMade = (tab: Tab): WhomWeMade => {
  const cells = tab.values({ row: 1, column: MADE_COLUMN, rows: MOST_CELLS, columns: 1 }).map(([cell]) => (typeof cell === 'string' ? cell : ''))
  const known = new Set(cells.flatMap((cell) => cell.match(/.{8}/g) ?? []))
  return {
    has: (identifier) => known.has(fingerprintOf(identifier)),
    add: (identifiers) => {
      const fresh = [...new Set(identifiers.map(fingerprintOf))].filter((print) => !known.has(print))
      if (fresh.length === 0) return
      for (const print of fresh) known.add(print)
      // The cell is full, or some other's: then the next one.
      let at = cells.reduce((last, cell, index) => (cell === '' ? last : index), 0)
      const changed = new Map<number, string>()
      for (const print of fresh) {
        if ((cells[at] ?? '').length >= PER_CELL * LENGTH) at += 1
        cells[at] = (cells[at] ?? '') + print
        changed.set(at, cells[at] ?? '')
      }
      tab.writeCells([...changed].map(([index, value]) => ({ row: index + 1, column: MADE_COLUMN, value })))
    },
  }
}

/** Rows are made of all events again: nobody counts as deleted. */
export const forgetWhomWeMade = (tab: Tab): void => tab.clear({ row: 1, column: MADE_COLUMN, rows: MOST_CELLS, columns: 1 })

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** 24 bits of each hash. */
const fingerprintOf = (text: string): string => {
  const [one, two] = twoHashes(text)
  return signs(one ^ (one >>> 24)) + signs(two ^ (two >>> 24))
}

const signs = (bits: number): string => [18, 12, 6, 0].map((shift) => SIGNS.charAt((bits >>> shift) & 63)).join('')
