/**
 * The trigger behind the web app: writes what a receiver could not, and clears away. While nothing waits it is three calls: what there
 * is, whose trigger this is, and its heartbeat.
 */
import { dropTriggersOfOthers, writeEveryMinute } from '../account/own-triggers'
import { NO_SHEET_KEY, parseReceiving, RECEIVING_KEY } from '../account/receiving'
import type { Ports } from '../ports'
import { headKey, idOfHead, idOfPart, receivedAtOf } from './delivery-id'
import { drainDeliveries, type DrainPorts, type EventsWritten } from './drain-deliveries'
import { JOURNAL_KEY, parseJournal } from './journal'
import type { NoSheet } from './no-sheet'

export const BEAT_KEY = 'heyreach.beat'

/** Below Google's six minutes, and so that two runs of a five-minute trigger seldom meet. */
const WRITING_MS = 240_000
/** 62 ms each (platform facts §8). */
const MOST_DELETED = 60
/** What is written must not keep new deliveries out: the store holds 500 KB. */
const CROWDED = 200_000
const MOST_DELETED_CROWDED = 600
/** Parts come before their head: younger ones may still get it. */
const ORPHAN_MS = 600_000

export type TriggerPorts = DrainPorts & Pick<Ports, 'userStore' | 'triggers'>

/** Answers what there is then to be followed; null for a trigger that is nobody's any more. */
export const writeWaitingEvents = (ports: TriggerPorts): WrittenSoFar | null => {
  const { scriptStore, scriptLock, clock } = ports
  const now = clock.now()
  const properties = scriptStore.all()
  // Somebody else looks after the sheet by now: only who made a trigger can delete it.
  if (dropTriggersOfOthers(ports, parseReceiving(properties[RECEIVING_KEY])) === 'dropped') return null
  quietly(() => {
    scriptStore.set(BEAT_KEY, String(now))
    if (properties[NO_SHEET_KEY] !== ('asked' satisfies NoSheet)) return
    writeEveryMinute(ports)
    scriptStore.set(NO_SHEET_KEY, 'minutes' satisfies NoSheet)
  })
  if (!isWaiting(properties) || !scriptLock.tryLock(0)) {
    sweep(ports, properties)
    return writtenSoFar(properties)
  }
  drainDeliveries(ports, { own: null, until: now + WRITING_MS, receiver: null })
  const left = scriptStore.all()
  sweep(ports, left)
  return writtenSoFar(left)
}

/** As it stands in the properties, which have been read anyway. */
export interface WrittenSoFar extends EventsWritten {
  /** Epoch ms; 0 for never. */
  lastEventAt: number
  properties: Record<string, string>
}

const writtenSoFar = (properties: Record<string, string>): WrittenSoFar => {
  const { eventsTabId, lastRow, lastEventAt } = parseJournal(properties[JOURNAL_KEY])
  return { eventsTabId, lastRow, lastEventAt, properties }
}

/** A full store takes no heartbeat: then writing what waits is what makes room. */
const quietly = (work: () => void): void => {
  try {
    work()
  } catch {
    // The card shows a heart that stands still.
  }
}

const isWaiting = (properties: Record<string, string>): boolean => {
  const { done, own, writing, problem } = parseJournal(properties[JOURNAL_KEY])
  const ids = Object.keys(properties).flatMap((key) => idOfHead(key) ?? [])
  return own !== null || problem !== null || ids.some((id) => !done.includes(id) || writing.includes(id))
}

/** What is done: properties of written deliveries, and parts whose head never came or is gone. */
const sweep = ({ scriptStore, clock }: TriggerPorts, properties: Record<string, string>): void => {
  const { done } = parseJournal(properties[JOURNAL_KEY])
  const written = done.map(headKey).filter((key) => properties[key] !== undefined)
  const orphans = Object.keys(properties).filter((key) => {
    const id = idOfPart(key)
    if (id === null) return false
    const head = properties[headKey(id)]
    return done.includes(id) || (head === undefined && clock.now() - receivedAtOf(id) > ORPHAN_MS)
  })
  const held = Object.entries(properties).reduce((bytes, [key, value]) => bytes + key.length + value.length, 0)
  for (const key of [...written, ...orphans].slice(0, held > CROWDED ? MOST_DELETED_CROWDED : MOST_DELETED)) scriptStore.delete(key)
}
