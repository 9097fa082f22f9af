/**
 * Where a value stands first in the first column of a table: looked through for a short one, indexed for a long one. The
 * index lives as long as the table, which the engine drops when a cell of it changes.
 */
import { isFailure, type Single } from '../values'

type Key = string | number | boolean

/** Shorter ones are looked through as quickly. */
const LONG = 50

const indexes = new WeakMap<Single[][], { first: Map<Key, number>; last?: Map<Key, number> }>()

/** Text without regard to case; a number is not the text that looks like it. */
const keyOf = (value: Single): Key | null => {
  if (value === null || isFailure(value)) return null
  return typeof value === 'string' ? value.toLowerCase() : value
}

const indexOf = (table: Single[][], backwards: boolean): Map<Key, number> => {
  const made = new Map<Key, number>()
  table.forEach(([value = null], row) => {
    const key = keyOf(value)
    if (key !== null && (backwards || !made.has(key))) made.set(key, row)
  })
  return made
}

const indexFor = (table: Single[][], backwards: boolean): Map<Key, number> => {
  const known = indexes.get(table)
  const kept = known ?? { first: indexOf(table, false) }
  if (!known) indexes.set(table, kept)
  return backwards ? (kept.last ??= indexOf(table, true)) : kept.first
}

/** -1: none. */
export const rowThat = (fits: (row: Single[]) => boolean, table: Single[][], backwards: boolean): number =>
  backwards ? table.reduce((last, row, index) => (fits(row) ? index : last), -1) : table.findIndex(fits)

/** -1: nowhere. */
export const exactRow = (table: Single[][], wanted: Single, backwards = false): number => {
  const key = keyOf(wanted)
  if (key === null) return -1
  if (table.length >= LONG) return indexFor(table, backwards).get(key) ?? -1
  const fits = ([value = null]: Single[]): boolean => keyOf(value) === key
  return rowThat(fits, table, backwards)
}
