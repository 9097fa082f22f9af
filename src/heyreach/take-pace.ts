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
  /** Waits until `count` requests may be sent; false if that is after the deadline. Not while holding the document lock. */
  take(count: number, deadline: number): boolean
}

export const createPace = (ports: PacePorts): Pace => {
  let spare = 0
  let spareUntil = 0
  return {
    take: (count, deadline) => {
      const now = ports.clock.now()
      if (now >= deadline) return false
      if (count <= spare && now < spareUntil) {
        spare -= count
        return true
      }
      const more = count === 1 ? SPARE : 0
      if (!takePace(ports, count + more, deadline)) return false
      spare = more
      spareUntil = ports.clock.now() + SPARE_LASTS_MS
      return true
    },
  }
}

const takePace = ({ documentLock, documentCache, clock }: PacePorts, count: number, deadline: number): boolean => {
  // A single read goes without the lock, two calls cheaper: the few requests that a race may forget fit into HeyReach's other 60.
  const locked = count > 1 + SPARE && documentLock.tryLock(Math.min(LOCK_PATIENCE_MS, Math.max(0, deadline - clock.now())))
  let waitMs = 0
  try {
    const now = clock.now()
    const decision = reserve(parsePace(documentCache.get(KEY)), count, now)
    waitMs = decision.waitMs
    if (now + waitMs >= deadline) return false
    documentCache.put(KEY, JSON.stringify(decision.state), KEEP_SECONDS)
  } finally {
    if (locked) documentLock.release()
  }
  if (waitMs > 0) clock.sleep(waitMs)
  return true
}
