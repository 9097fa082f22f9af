/**
 * Rows and their keys, written together and looked at afterwards. A write that fails, or whose outcome is unknown, is looked into: what
 * stands there counts, the rest is tried in halves until the one that does not go in is found.
 */
import type { EventKeys, Key } from '../events/event-keys'
import type { CellInput } from '../ports'
import { allIds, blankMisplaced, insertRows, lastIdRow, standThere, type KeyedTable } from '../table/keyed-table'

export interface KnownRow {
  id: string
  key: Key
  /** In the order of the table's headers. */
  cells: CellInput[]
}

export interface Insertion {
  rows: readonly KnownRow[]
  /** Where the last row was after the last writing; 0 when not known. */
  lastRow: number
  table: KeyedTable
  /** Looks at the tab anew: its columns may have moved. */
  open(): KeyedTable
  keys: EventKeys
  /** Keys as they stand: after a failure what was in the buffer is gone. */
  readKeys(): EventKeys
  flush(): void
}

export interface Inserted {
  /** Ids of rows that the tab does not take, while it takes others. */
  poison: ReadonlySet<string>
  lastRow: number
  /** Something did not go in at once. */
  failed: boolean
}

/** How often rows that stand under wrong headers are written again. */
const TRIES = 4

/** Throws where the tab takes nothing at all. */
export const insertKnown = (insertion: Insertion): Inserted => {
  const poison = new Set<string>()
  let lastRow = insertion.lastRow
  let failed = false

  const write = (rows: readonly KnownRow[], table: KeyedTable, keys: EventKeys): void => {
    for (const { key } of rows) keys.add(key)
    if (rows.length === 0 && !keys.hasChanged()) return
    const below = lastIdRow(table, lastRow)
    if (rows.length > 0) insertRows(table, below, rows.map(({ cells }) => cells))
    // After the rows: where a key is, its row was.
    keys.write()
    insertion.flush()
    lastRow = below + rows.length
    if (rows.length === 0 || standThere(table, below + 1, rows.map(({ id }) => id))) return
    lastRow = 0
    bringBack(rows, table)
  }

  /** Not where they were written: moved by somebody's insert or sort, deleted, or columns moved under them. */
  const bringBack = (rows: readonly KnownRow[], before: KeyedTable): void => {
    let misplaced = rows
    for (let tries = 0; tries < TRIES; tries += 1) {
      const table = insertion.open()
      misplaced = blankMisplaced(before, table, misplaced)
      if (misplaced.length === 0) return
      const below = lastIdRow(table, 0)
      insertRows(table, below, misplaced.map(({ cells }) => cells))
      insertion.flush()
      if (standThere(table, below + 1, misplaced.map(({ id }) => id))) return
      before = table
    }
    throw new Error('written rows are not found again')
  }

  /** `alone`: it was refused once without any others; Google refuses much for a moment. */
  const attempt = (rows: readonly KnownRow[], first: boolean, alone = false): void => {
    try {
      write(rows, first ? insertion.table : insertion.open(), first ? insertion.keys : insertion.readKeys())
      return
    } catch (error) {
      lastRow = 0
      const table = insertion.open()
      if ((!failed || alone) && !takesAnything(table)) throw error
      failed = true
      const there = allIds(table)
      const missing = rows.filter(({ id }) => !there.has(id))
      const found = rows.filter(({ id }) => there.has(id))
      // They are in, but perhaps not their keys.
      if (found.length > 0) writeKeys(found)
      if (missing.length === 0) return
      if (missing.length > 1) {
        const half = Math.ceil(missing.length / 2)
        attempt(missing.slice(0, half), false)
        attempt(missing.slice(half), false)
      } else if (!alone) attempt(missing, false, true)
      else for (const { id } of missing) poison.add(id)
    }
  }

  const writeKeys = (rows: readonly KnownRow[]): void => {
    const keys = insertion.readKeys()
    for (const { key } of rows) keys.add(key)
    keys.write()
    insertion.flush()
  }

  /** A row of blanks goes in: then it is not the tab, or a column of it, that refuses. */
  const takesAnything = (table: KeyedTable): boolean => {
    try {
      insertRows(table, lastIdRow(table, 0), [table.columns.map(() => null)])
      insertion.flush()
      return true
    } catch {
      return false
    }
  }

  attempt(insertion.rows, true)
  return { poison, lastRow, failed }
}
