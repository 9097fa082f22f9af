/**
 * What is being written and what is done: one property, written before the rows and after them, so that whoever comes after a kill
 * knows where to look. It always has the same size: a full store cannot keep it from being written.
 */
import { SCHEMA } from './schema'
import { utf8Bytes, type StoredDelivery } from './stored-body'

export const JOURNAL_KEY = 'heyreach.journal'
/** Below the 9 KB of a value. */
const SIZE = 8_900
/** A delivery that its own receiver writes waits in here; longer ones get a property of their own. */
const MOST_OWN_BYTES = 5_500
/** Done deliveries whose properties are still to be deleted; the drainer deletes more when there are more. */
export const MOST_DONE = 300

export interface Problem {
  /** Epoch ms. */
  at: number
  code: string
  detail: string
}

export interface TabChanges {
  /** Epoch ms. */
  at: number
  /** The former tab is still there, but without its headers: another one was made. */
  newTab: boolean
  /** Renamed or deleted: these got a new column; the first few. */
  headers: string[]
}

export interface Journal {
  schema: number
  /** Version of the code that the web app ran when it last wrote, and when; epoch ms. */
  receiver: string
  receivedAt: number
  /** The Events tab's id, so that a renamed one stays itself; null before there is one. */
  eventsTabId: number | null
  /** Where the last event was written: nothing needs to be read to find its row again. */
  lastRow: number
  /** The keys tab that holds every event's key: another one, or a new one, is filled first. */
  keysTabId: number | null
  /** Its first hour, since epoch; null before there is one. */
  firstHour: number | null
  /** The bell as it was when the store was last listed: another one means that something was kept since. */
  bell: string
  /** Deliveries whose rows are being written, by id; `own` is the one that its receiver keeps here. */
  writing: string[]
  own: StoredDelivery | null
  /** Written, and their properties may go. */
  done: string[]
  /** Epoch ms at which the last event was written. */
  lastEventAt: number
  /** Epoch ms at which the last writing ended, repeats too. */
  wroteAt: number
  /** What people did to the Events tab, and what came of it; null for nothing. */
  changes: TabChanges | null
  /** What kept the last writing from being done; null when it was. */
  problem: Problem | null
}

export const EMPTY_JOURNAL: Journal = {
  schema: SCHEMA,
  receiver: '',
  receivedAt: 0,
  eventsTabId: null,
  lastRow: 0,
  keysTabId: null,
  firstHour: null,
  bell: '',
  writing: [],
  own: null,
  done: [],
  lastEventAt: 0,
  wroteAt: 0,
  changes: null,
  problem: null,
}

/** A journal that cannot be read is begun anew: what it knew of repeats stands on the keys tab too. */
export const parseJournal = (text: string | null | undefined): Journal => {
  if (!text) return EMPTY_JOURNAL
  try {
    return { ...EMPTY_JOURNAL, ...(JSON.parse(text) as Partial<Journal>) }
  } catch {
    return EMPTY_JOURNAL
  }
}

export const journalText = (journal: Journal): string => {
  const text = JSON.stringify(journal)
  return text + ' '.repeat(Math.max(0, SIZE - utf8Bytes(text)))
}

/** What may have to be noted beside it, in any alphabet. */
const FOR_A_PROBLEM = 1_000

/** Whether this delivery fits into the journal beside what stands there. */
export const fitsInto = (journal: Journal, own: StoredDelivery): boolean => {
  const bytes = utf8Bytes(JSON.stringify(own))
  return bytes <= MOST_OWN_BYTES && bytes + utf8Bytes(JSON.stringify({ ...journal, own: null })) <= SIZE - FOR_A_PROBLEM
}
