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
/** The first column says which hour it is, of blank hours too: people may insert, delete or sort rows. */
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
  for (const hour of hours) for (const stretch of lookedUpIn(hour, firstHour, now)) wanted.set(stretch.last, stretch)
  const stretches: Stretch[] = []
  for (const next of [...wanted.values()].sort((a, b) => a.first - b.first)) {
    const last = stretches[stretches.length - 1]
    if (last && next.first <= last.last + 1) last.last = Math.max(last.last, next.last)
    else stretches.push({ ...next })
  }
  return stretches
}

/** A time that is still to come may have been too far ahead when the event first came. */
const lookedUpIn = (hour: number, firstHour: number, now: number): Stretch[] => {
  const row = rowOfHour(hour, firstHour, now)
  const odd = { first: ODD_TIMES_ROW, last: ODD_TIMES_ROW }
  if (row === ODD_TIMES_ROW) return [odd]
  const own = { first: Math.max(FIRST_ROW, row - REPEAT_HOURS), last: row + REPEAT_HOURS }
  return hour > Math.floor(now / HOUR_MS) ? [odd, own] : [own]
}

/** null where the rows are not those hours' any more: then the tab is made anew (`rebuildKeys`). */
export const readEventKeys = (tab: Tab, hours: readonly number[], firstHour: number, now: number): EventKeys | null => {
  const rows = new Map<number, HourRow>()
  for (const stretch of stretchesOf(hours, firstHour, now)) {
    const cells = readStretch(tab, stretch, firstHour)
    for (let row = stretch.first; row <= stretch.last; row += 1) {
      const read = hourRow(cells[row - stretch.first] ?? [])
      if (read.label !== labelOf(row, firstHour)) return null
      rows.set(row, read)
    }
  }
  // Only where its own hours are: a person who is invited again months later is another event.
  const has = ({ hour, fingerprint }: Key): boolean =>
    lookedUpIn(hour, firstHour, now).some(({ first, last }) => {
      for (let row = first; row <= last; row += 1) if (rows.get(row)?.fingerprints.has(fingerprint)) return true
      return false
    })
  return {
    has,
    add: (key) => {
      const row = rows.get(rowOfHour(key.hour, firstHour, now))
      if (!row || has(key)) return
      row.fingerprints.add(key.fingerprint)
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
  /** In the order in which they came. */
  fingerprints: Set<string>
  changed: boolean
}

const labelOf = (row: number, firstHour: number): string => (row === ODD_TIMES_ROW ? ODD_TIMES : String(firstHour + row - FIRST_ROW))

const hourRow = ([label, ...packed]: CellInput[]): HourRow => ({
  label: String(label ?? '').trim(),
  fingerprints: new Set(packed.reduce<string[]>((all, cell) => all.concat(unpack(String(cell ?? ''))), [])),
  changed: false,
})

const PACKED = /^[A-Za-z0-9_-]*$/

const unpack = (text: string): string[] => {
  const found: string[] = []
  if (!PACKED.test(text)) return found
  for (let at = 0; at + FINGERPRINT <= text.length; at += FINGERPRINT) found.push(text.slice(at, at + FINGERPRINT))
  return found
}

/** As many as a row holds, 112,500; of odd times the oldest are let go of. */
const pack = (fingerprints: string[]): string[] => {
  const cells: string[] = []
  for (let at = 0; at < fingerprints.length; at += PER_CELL) cells.push(fingerprints.slice(at, at + PER_CELL).join(''))
  return cells.slice(1 - COLUMNS)
}

const cellsOf = ({ label, fingerprints }: HourRow): string[] => [label, ...pack([...fingerprints])]

/** The grid may end before the hour: time has gone on since it was made. */
const readStretch = (tab: Tab, { first, last }: Stretch, firstHour: number): CellInput[][] => {
  const block = { row: first, column: 1, rows: last - first + 1, columns: COLUMNS }
  try {
    return tab.values(block)
  } catch (error) {
    const end = tab.gridRows()
    const lacking = last - end
    if (lacking <= 0) throw error
    tab.addRows(lacking + HOURS_AHEAD)
    writeLabels(tab, end + 1, last + HOURS_AHEAD, firstHour)
    return tab.values(block)
  }
}

/** The hidden tab, made when missing. */
export const openKeysTab = (spreadsheet: Pick<Spreadsheet, 'hiddenTab'>): Tab => spreadsheet.hiddenTab(KEYS_TAB, KEYS_HEADING)

/**
 * Writes the whole tab: from the ids of the events that are there, and from what stands on it, wherever that was moved to (of rows that
 * people deleted nothing else is known). Buffered until the flush.
 */
export const rebuildKeys = (tab: Tab, eventIds: Iterable<string>, firstHour: number, now: number): void => {
  const rows = new Map<number, HourRow>()
  const put = (hour: number | null, fingerprint: string): void => {
    const row = hour === null ? ODD_TIMES_ROW : rowOfHour(hour, firstHour, now)
    const known = rows.get(row) ?? { label: labelOf(row, firstHour), fingerprints: new Set<string>(), changed: true }
    rows.set(row, known)
    known.fingerprints.add(fingerprint)
  }
  const { lastRow, lastColumn } = tab.extent()
  for (const { label, fingerprints } of lastRow > 1 ? tab.values({ row: ODD_TIMES_ROW, column: 1, rows: lastRow - 1, columns: lastColumn }).map(hourRow) : []) {
    if (label === ODD_TIMES || HOUR.test(label)) for (const fingerprint of fingerprints) put(label === ODD_TIMES ? null : Number(label), fingerprint)
  }
  for (const id of eventIds) {
    const key = parseEventId(id)
    if (key) put(key.hour, key.fingerprint)
  }
  // The first hour may be years ago.
  const lacking = rowOfHour(Math.floor(now / HOUR_MS), firstHour, now) + HOURS_AHEAD - tab.gridRows()
  if (lacking > 0) tab.addRows(lacking)
  if (lastRow > 1) tab.clear({ row: ODD_TIMES_ROW, column: 1, rows: lastRow - 1, columns: lastColumn })
  // A row gets its label with its fingerprints, in one write: what was cut off in between is made anew.
  let next = ODD_TIMES_ROW
  for (const run of rowRuns([...rows.keys()].sort((a, b) => a - b), BRIDGED_ROWS)) {
    writeLabels(tab, next, run.first - 1, firstHour)
    const lines = Array.from({ length: run.last - run.first + 1 }, (_, index) => {
      const hour = rows.get(run.first + index)
      return hour ? cellsOf(hour) : [labelOf(run.first + index, firstHour)]
    })
    const width = lines.reduce((most, cells) => Math.max(most, cells.length), 0)
    tab.write(run.first, 1, lines.map((cells) => Array.from({ length: width }, (_, index) => cells[index] ?? null)))
    next = run.last + 1
  }
  writeLabels(tab, next, tab.gridRows(), firstHour)
}

const HOUR = /^\d{1,9}$/

const writeLabels = (tab: Tab, first: number, last: number, firstHour: number): void => {
  if (last >= first) tab.write(first, 1, Array.from({ length: last - first + 1 }, (_, index) => [labelOf(first + index, firstHour)]))
}
