/** One round: deliveries → rows of the Events tab, each event once, whatever was written before; what cannot be read → its own tab. */
import { eventRow } from '../events/event-row'
import { firstHourFor, REPEAT_HOURS, stretchesOf, type EventKeys } from '../events/event-keys'
import { openKeys } from '../events/open-keys'
import { openEventsTab } from '../events/events-tab'
import { identifyEvent } from '../events/identify-event'
import { readDelivery, type UnreadableCause } from '../events/read-delivery'
import { AppError } from '../errors'
import type { Ports } from '../ports'
import { allIds, type KeyedTable } from '../table/keyed-table'
import { CANNOT_WRITE_EVENTS } from '../words'
import { receivedAtOf } from './delivery-id'
import { insertKnown, type KnownRow } from './insert-known'
import type { Journal, TabChanges } from './journal'
import type { StoredDelivery } from './stored-body'
import { openUnreadableTab, unreadableRow } from './unreadable-tab'

export type RoundPorts = Pick<Ports, 'spreadsheet' | 'clock' | 'sha256'>

export interface Written {
  journal: Journal
  /** Deliveries of which everything is written, now or before. */
  handled: ReadonlySet<string>
  /** Deliveries of which something unreadable could not be written. */
  stuck: ReadonlySet<string>
  /** Deliveries of which the Events tab took something not, while it took others: it stands among the unreadable ones. */
  refused: ReadonlySet<string>
  /** Why some unreadable ones are not; null when all are. */
  problem: unknown
}

/** One event or unreadable piece of a delivery. */
interface Item extends KnownRow {
  deliveryId: string
  raw: string
  hint: string
  /** Set where it goes to the tab of unreadable ones. */
  cause: UnreadableCause | null
}

/** Repeats of long ago are read in stretches of their own; more than so many, or so long, wait for the next round. */
const MOST_STRETCHES = 5
const MOST_KEY_ROWS = 600
const HOUR_MS = 3_600_000

/**
 * `recovering`: an earlier round with these deliveries was cut off, so that their rows may stand there without their keys; only then is
 * the id column read. Keys are written after the rows, so where a key is, the row was. Throws where nothing at all could be written.
 */
export const writeRound = (ports: RoundPorts, journal: Journal, deliveries: StoredDelivery[], recovering: boolean): Written => {
  const { spreadsheet, clock } = ports
  const now = clock.now()
  const firstHour = journal.firstHour ?? firstHourFor(now)
  const { taken, items } = takeWhatFits(deliveries.map((delivery) => itemsOf(ports, delivery)), deliveries, firstHour, now)
  let table = openEventsTab(spreadsheet, journal.eventsTabId)
  const changes = changesOf(ports, journal, table, now) ?? journal.changes
  const memory = openKeys(ports, { tabId: journal.keysTabId, firstHour }, table)
  const readKeysOf = (some: Item[]): EventKeys => memory.read(some.map(({ key }) => key.hour))
  const readKeys = (): EventKeys => readKeysOf(items)
  const keys = readKeys()
  const isNew = firsts(items.filter(({ key }) => !keys.has(key)))
  const events = isNew.filter(({ cause }) => cause === null)
  const there = recovering && events.length > 0 ? allIds(table) : new Map<string, number>()
  // A row that a cut-off round has left without its key.
  for (const { id, key } of events) if (there.has(id)) keys.add(key)
  const missing = events.filter(({ id }) => !there.has(id))

  const inserted = insertKnown({
    rows: missing,
    lastRow: journal.lastRow,
    open: () => (table = openEventsTab(spreadsheet, table.tab.id)),
    table,
    keys,
    readKeys,
    flush: () => spreadsheet.flush(),
  })
  const poison = missing.filter((item) => inserted.poison.has(item.id)).map((item): Item => ({ ...item, ...asUnreadable(ports, item, 'not-writable') }))
  const written: Journal = {
    ...journal,
    keysTabId: memory.tabId,
    changes,
    firstHour,
    eventsTabId: table.tab.id,
    lastRow: inserted.lastRow,
    lastEventAt: missing.length > poison.length ? now : journal.lastEventAt,
  }
  const unreadable = [...isNew.filter(({ cause }) => cause !== null), ...poison]
  // After a failure what stood in the buffer is gone, and a poisonous row must not leave its key; nor are its hours those of the entry.
  const readUnreadableKeys = (): EventKeys => readKeysOf(unreadable)
  const problem = unreadable.length === 0 ? null : writeUnreadable(ports, unreadable, inserted.failed ? null : keys, readUnreadableKeys)
  const stuck = new Set(problem === null ? [] : unreadable.map(({ deliveryId }) => deliveryId))
  return { journal: written, handled: new Set(taken.filter((id) => !stuck.has(id))), stuck, refused: new Set(poison.map(({ deliveryId }) => deliveryId)), problem }
}

/** In the journal, whose size is reserved. */
const MOST_NAMED = 5

/** For the health card: who renames a header or deletes the header row should hear of it after the next event too. */
const changesOf = ({ spreadsheet }: RoundPorts, { eventsTabId }: Journal, { tab, added = [] }: KeyedTable, now: number): TabChanges | null => {
  if (eventsTabId === null) return null
  if (tab.id !== eventsTabId) return spreadsheet.tabById(eventsTabId) ? { at: now, newTab: true, headers: [] } : null
  return added.length > 0 ? { at: now, newTab: false, headers: added.slice(0, MOST_NAMED) } : null
}

const itemsOf = (ports: RoundPorts, { id: deliveryId, hint, body, damaged }: StoredDelivery): Item[] => {
  const receivedAt = receivedAtOf(deliveryId)
  const { events, unreadable } = damaged ? { events: [], unreadable: [{ cause: 'damaged' as const, raw: body }] } : readDelivery(body, hint)
  return [
    ...events.map((event): Item => {
      const identity = identifyEvent(event, receivedAt, ports.sha256)
      return { deliveryId, hint, raw: body, cause: null, id: identity.eventId, key: identity, cells: eventRow(event, identity, receivedAt) }
    }),
    ...unreadable.map(({ cause, raw }): Item => {
      const item = { deliveryId, hint, raw }
      return { ...item, ...asUnreadable(ports, item, cause) }
    }),
  ]
}

/** Known by its raw text: HeyReach repeats what it got no answer for, and people need to see it once. */
const asUnreadable = ({ sha256 }: RoundPorts, { deliveryId, raw, hint }: Pick<Item, 'deliveryId' | 'raw' | 'hint'>, cause: UnreadableCause): Pick<Item, 'id' | 'key' | 'cells' | 'cause'> => {
  const receivedAt = receivedAtOf(deliveryId)
  const fingerprint = sha256(`unreadable\n${raw}`).slice(0, 10)
  const id = `${deliveryId}-${fingerprint}`
  return { id, cause, key: { hour: Math.floor(receivedAt / HOUR_MS), fingerprint }, cells: unreadableRow({ id, receivedAt, cause, raw, hint }) }
}

/** The oldest deliveries, as far as looking up their hours takes few reads; the first in any case. */
const takeWhatFits = (itemsOfEach: Item[][], deliveries: StoredDelivery[], firstHour: number, now: number): { taken: string[]; items: Item[] } => {
  const hours = new Set<number>()
  const items: Item[] = []
  const taken: string[] = []
  for (const [index, own] of itemsOfEach.entries()) {
    const more = own.map(({ key }) => key.hour).filter((hour) => !hours.has(hour))
    if (more.length > 0 && taken.length > 0) {
      const stretches = stretchesOf([...hours, ...more], firstHour, now)
      const rows = stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0)
      if (stretches.length > MOST_STRETCHES || rows > MOST_KEY_ROWS) continue
    }
    for (const hour of more) hours.add(hour)
    items.push(...own)
    taken.push(deliveries[index]?.id ?? '')
  }
  return { taken, items }
}

/** Of those that are one event. The same much later is another: somebody was invited again. */
const firsts = (items: Item[]): Item[] => {
  const seen = new Map<string, number[]>()
  return items.filter(({ key: { hour, fingerprint } }) => {
    const hours = seen.get(fingerprint) ?? []
    if (hours.some((known) => Math.abs(hour - known) <= REPEAT_HOURS)) return false
    return seen.set(fingerprint, [...hours, hour])
  })
}

/** What keeps them from being written, or null. `known`: the keys, where they need not be read again. */
const writeUnreadable = ({ spreadsheet }: RoundPorts, items: Item[], known: EventKeys | null, readKeys: () => EventKeys): unknown => {
  try {
    const keys = known ?? readKeys()
    const table = openUnreadableTab(spreadsheet)
    // Few stand there, and some may have waited since a round that wrote them but not their keys.
    const there = allIds(table)
    for (const { id, key } of items) if (there.has(id)) keys.add(key)
    // A row that was refused comes again as the same entry.
    const rows = items.filter(({ key }) => !keys.has(key))
    const { poison } = insertKnown({ rows, lastRow: 0, open: () => openUnreadableTab(spreadsheet), table, keys, readKeys, flush: () => spreadsheet.flush() })
    return poison.size > 0 ? new AppError('platform-limit', { detail: CANNOT_WRITE_EVENTS.unreadableRefused }) : null
  } catch (error) {
    return error
  }
}
