/**
 * Which events were ever written: fingerprints on a hidden tab, one row an hour of the events' own time, so that looking one up costs
 * the same however many there are. A repeat is known by it even when its row was deleted. It can be made anew from the event ids.
 */
import type { CellInput, Spreadsheet, Tab } from '../ports'
import { KEYS_TAB } from '../table/hidden-tabs'
import { rowRuns } from '../table/row-runs'
import { KEYS_HEADING } from '../words'
import { parseEventId } from './identify-event'

export interface Key {
  /** Whole hours since epoch. */
  hour: number
  /** FINGERPRINT characters. */
  fingerprint: string
}

const FINGERPRINT = 10
/** 45,000 characters: a cell holds 50,000 (platform facts §2). */
const PER_CELL = 4_500
/** The first column says which hour it is: people may have deleted or sorted rows. */
const COLUMNS = 26
/** Events from before the first hour, or dated far into the future. */
const ODD_TIMES_ROW = 2
const ODD_TIMES = 'odd'
const FIRST_ROW = 3
/** Hours before the making of the tab that get rows of their own. */
const HOURS_BEFORE = 30 * 24
const HOURS_AHEAD = 60 * 24
const HOUR_MS = 3_600_000
/** HeyReach tries again for 24 hours, and may write a new time then. What is tried again may be written before what was sent first. */
export const REPEAT_HOURS = 25
/** A time later than this against ours is no time of an event. */
const SKEW_HOURS = 48

export interface EventKeys {
  has(key: Key): boolean
  add(key: Key): void
  hasChanged(): boolean
  /** Buffered until the flush. */
  write(): void
}

/** A stretch of rows, ascending, read at once. */
export interface Stretch {
  first: number
  last: number
}

export const rowOfHour = (hour: number, firstHour: number, now: number): number =>
  hour < firstHour || hour > Math.floor(now / HOUR_MS) + SKEW_HOURS ? ODD_TIMES_ROW : FIRST_ROW + hour - firstHour

export const firstHourFor = (now: number): number => Math.floor(now / HOUR_MS) - HOURS_BEFORE

/** What must be read to know these hours' events again: their rows and those of the 25 hours before and after, as few stretches as possible. */
export const stretchesOf = (hours: readonly number[], firstHour: number, now: number): Stretch[] => {
  const wanted = new Map<number, Stretch>()
  for (const hour of hours) {
    const row = rowOfHour(hour, firstHour, now)
    if (!wanted.has(row)) wanted.set(row, row === ODD_TIMES_ROW ? { first: row, last: row } : { first: Math.max(FIRST_ROW, row - REPEAT_HOURS), last: row + REPEAT_HOURS })
  }
  const stretches: Stretch[] = []
  for (const next of [...wanted.values()].sort((a, b) => a.first - b.first)) {
    const last = stretches[stretches.length - 1]
    if (last && next.first <= last.last + 1) last.last = Math.max(last.last, next.last)
    else stretches.push({ ...next })
  }
  return stretches
}

/** null where the rows are not those hours' any more: then the tab is made anew (`rebuildKeys`). */
export const readEventKeys = (tab: Tab, hours: readonly number[], firstHour: number, now: number): EventKeys | null => {
  const rows = new Map<number, HourRow>()
  const known = new Set<string>()
  for (const stretch of stretchesOf(hours, firstHour, now)) {
    const cells = readStretch(tab, stretch)
    for (let row = stretch.first; row <= stretch.last; row += 1) {
      const read = hourRow(cells[row - stretch.first] ?? [])
      if (read.fingerprints.length > 0 && read.label !== labelOf(row, firstHour)) return null
      rows.set(row, { ...read, label: labelOf(row, firstHour), changed: false })
      for (const fingerprint of read.fingerprints) known.add(fingerprint)
    }
  }
  return {
    has: ({ fingerprint }) => known.has(fingerprint),
    add: (key) => {
      const row = rows.get(rowOfHour(key.hour, firstHour, now))
      if (!row || known.has(key.fingerprint)) return
      known.add(key.fingerprint)
      row.fingerprints.push(key.fingerprint)
      row.changed = true
    },
    hasChanged: () => [...rows.values()].some(({ changed }) => changed),
    write: () => {
      for (const [row, hour] of rows) if (hour.changed) tab.write(row, 1, [cellsOf(hour)])
    },
  }
}

/** Hours without events between two with: blank rows in one write. */
const BRIDGED_ROWS = 500

interface HourRow {
  label: string
  fingerprints: string[]
  changed: boolean
}

const labelOf = (row: number, firstHour: number): string => (row === ODD_TIMES_ROW ? ODD_TIMES : String(firstHour + row - FIRST_ROW))

const hourRow = ([label, ...packed]: CellInput[]): HourRow => ({
  label: String(label ?? ''),
  fingerprints: packed.reduce<string[]>((all, cell) => all.concat(unpack(String(cell ?? ''))), []),
  changed: false,
})

const unpack = (text: string): string[] => {
  const found: string[] = []
  for (let at = 0; at + FINGERPRINT <= text.length; at += FINGERPRINT) found.push(text.slice(at, at + FINGERPRINT))
  return found
}

/** As many as a row holds, 112,500; of odd times the oldest are let go of. */
const pack = (fingerprints: string[]): string[] => {
  const cells: string[] = []
  for (let at = 0; at < fingerprints.length; at += PER_CELL) cells.push(fingerprints.slice(at, at + PER_CELL).join(''))
  return cells.slice(1 - COLUMNS)
}

const cellsOf = ({ label, fingerprints }: HourRow): string[] => [label, ...pack(fingerprints)]

/** The grid may end before the hour: time has gone on since it was made. */
const readStretch = (tab: Tab, { first, last }: Stretch): CellInput[][] => {
  const block = { row: first, column: 1, rows: last - first + 1, columns: COLUMNS }
  try {
    return tab.values(block)
  } catch (error) {
    const lacking = last - tab.gridRows()
    if (lacking <= 0) throw error
    tab.addRows(lacking + HOURS_AHEAD)
    return tab.values(block)
  }
}

/** The hidden tab, made when missing. */
export const openKeysTab = (spreadsheet: Pick<Spreadsheet, 'hiddenTab'>): Tab => spreadsheet.hiddenTab(KEYS_TAB, KEYS_HEADING)

/** Writes the whole tab from the ids of the events that are there. Buffered until the flush. */
export const rebuildKeys = (tab: Tab, eventIds: Iterable<string>, firstHour: number, now: number): void => {
  const rows = new Map<number, HourRow>()
  for (const id of eventIds) {
    const key = parseEventId(id)
    if (!key) continue
    const row = rowOfHour(key.hour, firstHour, now)
    const hour = rows.get(row) ?? { label: labelOf(row, firstHour), fingerprints: [], changed: true }
    rows.set(row, hour)
    hour.fingerprints.push(key.fingerprint)
  }
  const lacking = FIRST_ROW + HOURS_BEFORE + HOURS_AHEAD - tab.gridRows()
  if (lacking > 0) tab.addRows(lacking)
  const { lastRow, lastColumn } = tab.extent()
  if (lastRow > 1) tab.clear({ row: ODD_TIMES_ROW, column: 1, rows: lastRow - 1, columns: lastColumn })
  for (const run of rowRuns([...rows.keys()].sort((a, b) => a - b), BRIDGED_ROWS)) {
    const lines = Array.from({ length: run.last - run.first + 1 }, (_, index) => {
      const hour = rows.get(run.first + index)
      return hour ? cellsOf(hour) : []
    })
    const width = lines.reduce((most, cells) => Math.max(most, cells.length), 0)
    tab.write(run.first, 1, lines.map((cells) => Array.from({ length: width }, (_, index) => cells[index] ?? null)))
  }
}
