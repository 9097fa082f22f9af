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
    if (readable.length > 0) {
      // As after a cut-off round: rows that stand there already are found, so trying twice writes once.
      const { journal: written } = writeRound(ports, journal, readable.map(({ deliveryId, raw, hint }) => ({ id: deliveryId, body: raw, hint })), true)
      ports.scriptStore.set(JOURNAL_KEY, journalText({ ...written, own: journal.own, writing: journal.writing }))
      remove(ports, readable)
    }
    return { message: unreadableTried(readable.length, ids.length - readable.length), items: listUnreadable(ports) }
  })

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
