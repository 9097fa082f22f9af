/**
 * Ranges that were read as tables. Those with formulas in them hold for one round of a recalculation; long ones of plain
 * values stay until a cell in them changes, and with them what is indexed of them (`functions/exact-index.ts`).
 */
import type { Rect } from '../types'
import type { Range, Single } from './values'

export interface KeptTable {
  range: Range
  rows: Single[][]
  /** Something in it still loads, or came of chance or the time. */
  loading: boolean
  volatile: boolean
}

/** Shorter ones are read again as quickly as looked up. */
const LONG = 500

const keyOf = ({ tabId, row, column, rows, columns }: Range): string => `${tabId} ${row} ${column} ${rows} ${columns}`

const meets = ({ range }: KeptTable, tabId: number, rect: Rect): boolean =>
  range.tabId === tabId &&
  range.row < rect.row + rect.rows &&
  rect.row < range.row + range.rows &&
  range.column < rect.column + rect.columns &&
  rect.column < range.column + range.columns

export const createTableCache = () => {
  const long = new Map<string, KeptTable>()
  const ofRound = new Map<string, KeptTable>()
  return {
    get: (range: Range): KeptTable | undefined => {
      const key = keyOf(range)
      return ofRound.get(key) ?? long.get(key)
    },
    keep(table: KeptTable, plain: boolean): void {
      const kept = plain && table.range.rows >= LONG ? long : ofRound
      kept.set(keyOf(table.range), table)
    },
    /** Cells have changed. */
    changed(tabId: number, rect: Rect): void {
      for (const kept of [long, ofRound]) for (const [key, table] of kept) if (meets(table, tabId, rect)) kept.delete(key)
    },
    roundOver: (): void => ofRound.clear(),
    clear(): void {
      long.clear()
      ofRound.clear()
    }
  }
}
