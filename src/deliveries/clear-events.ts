/** Old events leave the sheet, saved as CSV before; their keys stay, so that a late repeat does not bring them back. */
import { AppError } from '../errors'
import { firstHourFor } from '../events/event-keys'
import { findEventsTab } from '../events/events-tab'
import { openKeys } from '../events/open-keys'
import type { Ports } from '../ports'
import type { ClearPlan, ClearProgress, ExportPart } from '../sidebar/protocol'
import { csvLine } from '../table/csv-line'
import { dayStart } from '../table/day-start'
import { deleteKnownRows } from '../table/delete-known-rows'
import type { KeyedTable } from '../table/keyed-table'
import { CANNOT_WRITE_EVENTS, CLEAR_EVENTS } from '../words'
import { idOfHead, receivedAtOf } from './delivery-id'
import { drainDeliveries, type DrainPorts } from './drain-deliveries'
import { JOURNAL_KEY, journalText, parseJournal } from './journal'
import { SCHEMA } from './schema'
import { withScriptLock } from './with-script-lock'

const WORKING_MS = 20_000
/** Rows of one part: a part must cross to the page in one answer. */
const PART_ROWS = 1_000

interface OldEvents {
  table: KeyedTable
  /** Every id with its row. */
  ids: Map<string, number>
  /** Of events before the day. */
  old: { id: string; row: number; receivedAt: number }[]
}

type ReadPorts = Pick<Ports, 'spreadsheet' | 'scriptStore'>

export const planClearEvents = (ports: ReadPorts, before: string): ClearPlan => {
  const { old, ids } = readOld(ports, before)
  return {
    count: old.length,
    of: ids.size,
    buttonLabel: CLEAR_EVENTS.button(old.length, before),
    blocked: old.length === 0 ? CLEAR_EVENTS.none(before) : null,
  }
}

/** All columns of the tab, people's own too, as displayed. */
export const exportEvents = (ports: ReadPorts & Pick<Ports, 'clock'>, before: string, from: number): ExportPart => {
  const { table, old } = readOld(ports, before)
  const { tab, headerRow } = table
  const { lastColumn } = tab.extent()
  const part = old.slice(from, from + PART_ROWS)
  const first = part[0]?.row ?? headerRow
  const last = part[part.length - 1]?.row ?? headerRow
  const cells = part.length === 0 ? [] : tab.display({ row: first, column: 1, rows: last - first + 1, columns: lastColumn })
  const header = from === 0 ? [csvLine(tab.display({ row: headerRow, column: 1, rows: 1, columns: lastColumn })[0] ?? [])] : []
  // What stands there by now: whoever inserted or sorted rows since must not leave an event out of the file.
  const lineOf = new Map(cells.map((line) => [(line[table.idColumn - 1] ?? '').trim(), line]))
  const lines = part.map(({ id }) => {
    const line = lineOf.get(id)
    if (!line) throw new AppError('busy')
    return csvLine(line)
  })
  return { csv: [...header, ...lines].join(''), next: from + part.length < old.length ? from + part.length : null, upTo: writtenUpTo(ports) }
}

/** Until when all is written that was received: what is received later, or waits, is not in the file. */
const writtenUpTo = ({ scriptStore, clock }: Pick<Ports, 'scriptStore' | 'clock'>): number => {
  const properties = scriptStore.all()
  const { done, own, writing } = parseJournal(properties[JOURNAL_KEY])
  const there = Object.keys(properties).flatMap((key) => idOfHead(key) ?? [])
  const waiting = [...there.filter((id) => !done.includes(id) || writing.includes(id)), ...(own ? [own.id] : [])]
  return waiting.reduce((upTo, id) => Math.min(upTo, receivedAtOf(id) - 1), clock.now())
}

/** As many as the time allows. `upTo`: of the file; what was received later stays. */
export const clearEvents = (ports: DrainPorts, before: string, upTo = Infinity): ClearProgress => {
  // A round that was cut off may have left rows without their keys: cleared, they would come back.
  if (ports.scriptLock.tryLock(0)) drainDeliveries(ports, { own: null, until: ports.clock.now() + WORKING_MS, receiver: null })
  return withScriptLock(ports, () => {
    const { spreadsheet, clock } = ports
    const until = clock.now() + WORKING_MS
    const { table, ids, old: all } = readOld(ports, before)
    const old = all.filter(({ receivedAt }) => receivedAt <= upTo)
    // Without their keys nobody would know a repeat of what goes now.
    const journal = parseJournal(ports.scriptStore.get(JOURNAL_KEY))
    if (journal.schema > SCHEMA) throw new AppError('invalid-input', { detail: CANNOT_WRITE_EVENTS.oldVersion })
    const firstHour = journal.firstHour ?? firstHourFor(clock.now())
    const { tabId } = openKeys(ports, { tabId: journal.keysTabId, firstHour }, table)
    if (tabId !== journal.keysTabId) ports.scriptStore.set(JOURNAL_KEY, journalText({ ...journal, keysTabId: tabId, firstHour }))
    const doomed = new Set(old.map(({ id }) => id))
    const deleted = deleteKnownRows({ table, ids, doomed, flush: () => spreadsheet.flush(), mayGoOn: () => clock.now() < until })
    return { deleted, left: old.length - deleted }
  })
}

const readOld = ({ spreadsheet, scriptStore }: ReadPorts, before: string): OldEvents => {
  const start = dayStart(before, spreadsheet.timeZone())
  if (start === null) throw new AppError('invalid-input', { detail: CLEAR_EVENTS.noDay })
  const table = findEventsTab(spreadsheet, parseJournal(scriptStore.get(JOURNAL_KEY)).eventsTabId)
  if (!table) throw new AppError('invalid-input', { detail: CLEAR_EVENTS.noTab })
  const { headerRow } = table
  const ids = new Map<string, number>()
  const old: OldEvents['old'] = []
  readTogether(table).forEach(({ id, at, receivedAt }, index) => {
    if (id === '' || ids.has(id)) return
    const row = headerRow + 1 + index
    ids.set(id, row)
    if (at && at.getTime() < start) old.push({ id, row, receivedAt })
  })
  return { table, ids, old }
}

/** How often a tab is read anew in which rows move while it is read. */
const TRIES = 4

interface ReadRow {
  id: string
  at: Date | undefined
  /** Epoch ms; 0 where nobody knows any more. */
  receivedAt: number
}

/** Ids with their times. Three columns are three reads, and somebody may insert a row in between: then the ids differ at the second look. */
const readTogether = ({ tab, headerRow, columns, shape, idColumn }: KeyedTable): ReadRow[] => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { lastRow } = tab.extent()
    if (lastRow <= headerRow) return []
    const read = (column: number) => (column > 0 ? tab.values({ row: headerRow + 1, column, rows: lastRow - headerRow, columns: 1 }).map(([cell]) => cell) : [])
    const columnOf = (header: string): number => columns[shape.headers.indexOf(header)] ?? 0
    const ids = read(idColumn)
    const times = read(columnOf('timestamp'))
    const received = read(columnOf('received_at'))
    if (tab.extent().lastRow !== lastRow || read(idColumn).some((id, index) => id !== ids[index])) continue
    return ids.map((id, index) => {
      const [at, receivedAt] = [times[index], received[index]].map((value) => (value instanceof Date ? value : undefined))
      return { id: String(id ?? ''), at: at ?? receivedAt, receivedAt: receivedAt?.getTime() ?? 0 }
    })
  }
  throw new AppError('busy')
}
