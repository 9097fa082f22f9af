/**
 * Writing what waits, by whoever holds the script lock. A round: note in the journal what is being written, write it, note that it is
 * done. Ends when nothing waits that was kept before the lock was given back; a bell rings for what is kept in between.
 */
import type { Ports } from '../ports'
import { errorInOneLine, errorInWords } from '../words'
import { headKey, idOfHead, idOfPart } from './delivery-id'
import { fitsInto, JOURNAL_KEY, journalText, MOST_DONE, parseJournal, type Journal, type Problem } from './journal'
import { BELL_KEY, keepDelivery } from './keep-delivery'
import { SCHEMA } from './schema'
import { fromParts, toParts, type StoredDelivery } from './stored-body'
import { writeRound, type RoundPorts } from './write-round'

export type DrainPorts = RoundPorts & Pick<Ports, 'scriptStore' | 'scriptLock'>

export interface DrainRequest {
  /** The receiver's own delivery, not kept yet; null for a trigger. */
  own: StoredDelivery | null
  /** From then on the work is offered to whoever comes; without takers it goes on for a while. Epoch ms. */
  until: number
  /** The web app's version; null where a trigger or a person writes. */
  receiver: string | null
}

export interface Drained {
  /** False: `own` could not be kept. */
  kept: boolean
  /** True where older code than the sheet's has left everything to the newer. */
  tooOld: boolean
  /** Where events were written; null where none were. */
  wrote: EventsWritten | null
}

export interface EventsWritten {
  eventsTabId: number | null
  /** The row of the last one. */
  lastRow: number
}

const MOST_A_ROUND = 150
const DELETED_A_ROUND = 2
/**
 * Right after a writing others may wait who found the lock taken: were each new receiver to write its own only, they would wait as long as there are
 * new ones. Far shorter than the 8.6 s between 10,000 events a day.
 */
const BUSY_MS = 3_000
/** How long the lock lies there for whoever comes: while events go on coming somebody takes it, and else nobody would write what waits. */
const OFFERED_MS = 1_500
/** Beyond that the trigger writes what waits. */
const OVERTIME_MS = 60_000
/** In the journal, whose size is reserved. */
const LONGEST_PROBLEM = 300

/** The script lock must be held; it is given back. Never throws. */
export const drainDeliveries = (ports: DrainPorts, request: DrainRequest): Drained => {
  const drained: Drained = { kept: request.own === null, tooOld: false, wrote: null }
  let bell: string | null = null
  let holds = true
  try {
    if (request.own) bell = writeOwn(ports, request.own, request.receiver, drained)
    for (;;) {
      // `null`: nothing has been listed yet, or there is more than one round took.
      if (bell === null && !drained.tooOld) bell = writeListed(ports, request, drained)
      giveBack(ports)
      holds = false
      const late = ports.clock.now() - request.until
      if (drained.tooOld || late > OVERTIME_MS) return drained
      if (late > 0) ports.clock.sleep(OFFERED_MS)
      const rung = ports.scriptStore.get(BELL_KEY) ?? ''
      if (rung === bell || !ports.scriptLock.tryLock(0)) return drained
      holds = true
      bell = null
    }
  } catch (error) {
    // Without the lock the journal is somebody else's: what they have just noted would be lost.
    if (holds) {
      noteProblem(ports, error)
      giveBack(ports)
    }
    return drained
  }
}

/**
 * The short way, for one delivery while nobody else is about: it is kept in the journal itself, which spares two property operations.
 * Answers the bell as last seen; null where the store must be listed.
 */
const writeOwn = (ports: DrainPorts, own: StoredDelivery, receiver: string | null, drained: Drained): string | null => {
  const journal = parseJournal(ports.scriptStore.get(JOURNAL_KEY))
  const isBusy = ports.clock.now() - journal.wroteAt < BUSY_MS
  if (isBusy || journal.schema > SCHEMA || journal.own !== null || journal.writing.length > 0 || !fitsInto(journal, own)) {
    keepDelivery(ports, own, receiver)
    drained.kept = true
    drained.tooOld = journal.schema > SCHEMA
    return null
  }
  const noted: Journal = { ...received(ports, journal, receiver), schema: SCHEMA, own }
  ports.scriptStore.set(JOURNAL_KEY, journalText(noted))
  drained.kept = true
  const { journal: written, problem } = writeRound(ports, noted, [own], false)
  drained.wrote = written
  if (problem !== null) throw problem
  const doomed = pickDoomed(written.done, DELETED_A_ROUND)
  ports.scriptStore.set(JOURNAL_KEY, journalText({ ...written, own: null, done: written.done.filter((id) => !doomed.includes(id)), wroteAt: ports.clock.now(), problem: null }))
  for (const id of doomed) ports.scriptStore.delete(headKey(id))
  return journal.bell
}

/** Rounds until all is written that was listed. Answers the bell as it was when the store was last listed. */
const writeListed = (ports: DrainPorts, { until, receiver }: DrainRequest, drained: Drained): string | null => {
  /** They wait for something to be put right, and must not keep others waiting. */
  const stuck = new Set<string>()
  let problem: unknown = null
  for (;;) {
    const properties = ports.scriptStore.all()
    const journal = parseJournal(properties[JOURNAL_KEY])
    if (journal.schema > SCHEMA) {
      drained.tooOld = true
      return null
    }
    const bell = properties[BELL_KEY] ?? ''
    const there = Object.keys(properties).flatMap((key) => idOfHead(key) ?? [])
    const done = journal.done.filter((id) => properties[headKey(id)] !== undefined)
    const waiting = there.filter((id) => !done.includes(id) && !stuck.has(id)).sort()
    const interrupted = journal.writing.filter((id) => properties[headKey(id)] !== undefined)
    const isRecovery = interrupted.length > 0 || journal.own !== null
    if (waiting.length === 0 && !isRecovery) {
      // What kept the last writing from ending well is over.
      if (journal.problem !== null && stuck.size === 0) ports.scriptStore.set(JOURNAL_KEY, journalText({ ...journal, bell, problem: null }))
      return bell
    }
    const ids = isRecovery ? interrupted : waiting.slice(0, MOST_A_ROUND)
    const deliveries = [...(journal.own ? [journal.own] : []), ...ids.map((id) => fromParts(id, properties) ?? damaged(id, properties))]
    const noted: Journal = { ...received(ports, journal, receiver), schema: SCHEMA, bell, writing: ids, done }
    const isNoted = isRecovery || noteFirst(ports, noted, properties[JOURNAL_KEY] !== undefined)
    const round = writeRound(ports, noted, deliveries, isRecovery || !isNoted)
    problem ??= round.problem
    drained.wrote = round.journal
    const nowDone = [...done, ...ids.filter((id) => round.handled.has(id))]
    const doomed = pickDoomed(nowDone, Math.max(DELETED_A_ROUND, nowDone.length - MOST_DONE))
    // Written ones make the room; a run that dies before the note is gone through again.
    if (!isNoted) deleteWritten(ports, doomed, properties)
    if (journal.own && !round.handled.has(journal.own.id)) moveOut(ports, journal.own)
    for (const id of round.stuck) stuck.add(id)
    ports.scriptStore.set(JOURNAL_KEY, journalText({ ...round.journal, writing: [], own: null, done: nowDone.filter((id) => !doomed.includes(id)), wroteAt: ports.clock.now(), problem: problemOf(ports, problem) }))
    if (isNoted) deleteWritten(ports, doomed, properties)
    const left = waiting.filter((id) => !round.handled.has(id) && !stuck.has(id)).length
    if (left === 0 && !isRecovery) return bell
    if (ports.clock.now() > until) return null
  }
}

/** False where a store that was full before there was a journal has no room for it: then each round looks for what another left. */
const noteFirst = ({ scriptStore }: DrainPorts, journal: Journal, isThere: boolean): boolean => {
  try {
    scriptStore.set(JOURNAL_KEY, journalText(journal))
    return true
  } catch (error) {
    if (isThere) throw error
    return false
  }
}

/** Heads first: without its head a delivery is not there. */
const deleteWritten = ({ scriptStore }: DrainPorts, ids: string[], properties: Record<string, string>): void => {
  const tails = Object.keys(properties).filter((key) => ids.includes(idOfPart(key) ?? ''))
  for (const key of [...ids.map(headKey), ...tails]) scriptStore.delete(key)
}

/** From the journal, where it keeps others from being written, into a property like theirs. */
const moveOut = ({ scriptStore }: DrainPorts, own: StoredDelivery): void => {
  const { tails, head } = toParts(own)
  scriptStore.setAll({ ...tails, ...head })
}

/** What was kept by other code, or has lost a part: it is not thrown away, people see what there is. */
const damaged = (id: string, properties: Record<string, string>): StoredDelivery => ({ id, hint: '', body: properties[headKey(id)] ?? '', damaged: true })

const received = ({ clock }: DrainPorts, journal: Journal, receiver: string | null): Journal =>
  receiver === null ? journal : { ...journal, receiver, receivedAt: clock.now() }

const pickDoomed = (done: string[], count: number): string[] => done.slice(0, count)

/** For the health card; deliveries stay where they are. */
const noteProblem = ({ scriptStore, clock }: DrainPorts, error: unknown): void => {
  try {
    const journal = parseJournal(scriptStore.get(JOURNAL_KEY))
    if (journal.schema > SCHEMA) return
    scriptStore.set(JOURNAL_KEY, journalText({ ...journal, problem: problemOf({ clock }, error) }))
  } catch {
    // The store itself refuses: then the trigger's next run finds it.
  }
}

const problemOf = ({ clock }: Pick<Ports, 'clock'>, error: unknown): Problem | null =>
  error === null ? null : { at: clock.now(), code: errorInWords(error).code, detail: errorInOneLine(error).slice(0, LONGEST_PROBLEM) }

/** The lock goes with the execution, whatever its service says. */
const giveBack = ({ scriptLock }: Pick<Ports, 'scriptLock'>): void => {
  try {
    scriptLock.release()
  } catch {
    // Others find it taken until this execution ends.
  }
}
