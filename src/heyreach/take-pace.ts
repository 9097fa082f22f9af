/**
 * The pace, shared by all executions on this sheet: reserved under the document lock, kept in the document's cache. The cache is
 * chosen over properties because a lost reservation only costs a 429 (which waits and retries), while properties have a daily
 * limit that events need. A reservation is four calls to Google, so a few requests more are reserved than asked for.
 */
import type { Ports } from '../ports'
import { parsePace, reserve } from './pace'

type PacePorts = Pick<Ports, 'documentLock' | 'documentCache' | 'clock'>

const KEY = 'heyreach.pace'
const KEEP_SECONDS = 180
/** Somebody may be writing statuses under this lock; then we go on without it: two who reserve at once cost a 429 at worst. */
const LOCK_PATIENCE_MS = 2_000
/** Reading often comes in twos and threes. What is not used within seconds is forgone. */
const SPARE = 2
const SPARE_LASTS_MS = 5_000

export interface Pace {
  /** For whoever holds the document lock just now: the next `count` requests need no reservation of their own. */
  reserve(count: number): void
  /** Waits until `count` requests may be sent; false if that is after the deadline. Not while holding the document lock. */
  take(count: number, deadline: number): boolean
}

export const createPace = (ports: PacePorts): Pace => {
  let spare = 0
  let spareFrom = 0
  const keepSpare = (count: number, from: number): void => {
    spare = count
    spareFrom = from
  }
  return {
    reserve: (count) => {
      const { waitMs } = reserveNow(ports, count, Infinity)
      keepSpare(count, ports.clock.now() + waitMs)
    },
    take: (count, deadline) => {
      const now = ports.clock.now()
      if (now >= deadline) return false
      if (count <= spare && now < spareFrom + SPARE_LASTS_MS && spareFrom < deadline) {
        spare -= count
        if (now < spareFrom) ports.clock.sleep(spareFrom - now)
        return true
      }
      const more = count === 1 ? SPARE : 0
      if (!takePace(ports, count + more, deadline)) return false
      keepSpare(more, ports.clock.now())
      return true
    },
  }
}

const takePace = ({ documentLock, documentCache, clock }: PacePorts, count: number, deadline: number): boolean => {
  // A single read goes without the lock, two calls cheaper: the few requests that a race may forget fit into HeyReach's other 60.
  const locked = count > 1 + SPARE && documentLock.tryLock(Math.min(LOCK_PATIENCE_MS, Math.max(0, deadline - clock.now())))
  let waitMs = 0
  try {
    const reserved = reserveNow({ documentCache, clock }, count, deadline)
    if (!reserved.inTime) return false
    waitMs = reserved.waitMs
  } finally {
    if (locked) documentLock.release()
  }
  if (waitMs > 0) clock.sleep(waitMs)
  return true
}

const reserveNow = (
  { documentCache, clock }: Pick<PacePorts, 'documentCache' | 'clock'>,
  count: number,
  deadline: number,
): { waitMs: number; inTime: boolean } => {
  const now = clock.now()
  const { waitMs, state } = reserve(parsePace(documentCache.get(KEY)), count, now)
  const inTime = now + waitMs < deadline
  if (inTime) documentCache.put(KEY, JSON.stringify(state), KEEP_SECONDS)
  return { waitMs, inTime }
}
