/** Unreadable events tried again, or deleted. What has become an event leaves the tab only when its row stands in Events. */
import { AppError } from '../errors'
import { readDelivery } from '../events/read-delivery'
import type { Ports } from '../ports'
import type { UnreadableResult } from '../sidebar/protocol'
import { deleteKnownRows } from '../table/delete-known-rows'
import { CANNOT_WRITE_EVENTS, unreadableDeleted, unreadableTried } from '../words'
import type { DrainPorts } from './drain-deliveries'
import { JOURNAL_KEY, journalText, parseJournal } from './journal'
import { SCHEMA } from './schema'
import { listUnreadable, readEntries, type StoredEntry } from './unreadable-entries'
import { findUnreadableTab } from './unreadable-tab'
import { withScriptLock } from './with-script-lock'
import { writeRound } from './write-round'

const WORKING_MS = 20_000

export const retryUnreadable = (ports: DrainPorts, ids: string[]): UnreadableResult =>
  withScriptLock(ports, () => {
    const journal = parseJournal(ports.scriptStore.get(JOURNAL_KEY))
    if (journal.schema > SCHEMA) throw new AppError('invalid-input', { detail: CANNOT_WRITE_EVENTS.oldVersion })
    const readable = chosen(ports, ids).filter(({ raw, hint }) => readDelivery(raw, hint).unreadable.length === 0)
    const written = writeEntries(ports, readable)
    remove(ports, written)
    return { message: unreadableTried(written.length, ids.length - written.length), items: listUnreadable(ports) }
  })

/** Those whose events stand in Events now. A round takes as many as it can look up, and what the tab refuses again stays where it is. */
const writeEntries = (ports: DrainPorts, entries: StoredEntry[]): StoredEntry[] => {
  const { scriptStore, clock } = ports
  const until = clock.now() + WORKING_MS
  const written: StoredEntry[] = []
  let left = entries
  while (left.length > 0 && clock.now() < until) {
    const round = onePerDelivery(left)
    const journal = parseJournal(scriptStore.get(JOURNAL_KEY))
    // As after a cut-off round: rows that stand there already are found, so trying twice writes once.
    const { journal: after, handled, stuck, refused } = writeRound(ports, journal, round.map(({ deliveryId, raw, hint }) => ({ id: deliveryId, body: raw, hint })), true)
    scriptStore.set(JOURNAL_KEY, journalText({ ...after, own: journal.own, writing: journal.writing }))
    const tried = round.filter(({ deliveryId }) => handled.has(deliveryId) || stuck.has(deliveryId))
    written.push(...tried.filter(({ deliveryId }) => handled.has(deliveryId) && !refused.has(deliveryId)))
    left = left.filter((entry) => !tried.includes(entry))
  }
  return written
}

/** Of a delivery in parts several may be unreadable; what became of each is told by the delivery. */
const onePerDelivery = (entries: StoredEntry[]): StoredEntry[] => [...new Map(entries.map((entry) => [entry.deliveryId, entry])).values()]

export const deleteUnreadable = (ports: DrainPorts, ids: string[]): UnreadableResult =>
  withScriptLock(ports, () => {
    const entries = chosen(ports, ids)
    remove(ports, entries)
    return { message: unreadableDeleted(entries.length), items: listUnreadable(ports) }
  })

const chosen = ({ spreadsheet }: Pick<Ports, 'spreadsheet'>, ids: string[]): StoredEntry[] => {
  const table = findUnreadableTab(spreadsheet)
  return table ? readEntries(table).filter(({ id }) => ids.includes(id)) : []
}

const remove = ({ spreadsheet, clock }: Pick<Ports, 'spreadsheet' | 'clock'>, entries: StoredEntry[]): void => {
  const table = findUnreadableTab(spreadsheet)
  if (!table || entries.length === 0) return
  const until = clock.now() + WORKING_MS
  const ids = new Map(readEntries(table).map(({ id, row }) => [id, row]))
  deleteKnownRows({ table, ids, doomed: new Set(entries.map(({ id }) => id)), flush: () => spreadsheet.flush(), mayGoOn: () => clock.now() < until })
}
