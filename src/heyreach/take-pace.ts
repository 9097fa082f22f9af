/**
 * The pace, shared by all executions on this sheet: reserved under the document lock, kept in the document's cache. The cache is
 * chosen over properties because a lost reservation only costs a 429 (which waits and retries), while properties have a daily limit.
 */
import type { Ports } from '../ports'
import { parsePace, reserve } from './pace'

const KEY = 'heyreach.pace'
const KEEP_SECONDS = 120
const LOCK_PATIENCE_MS = 10_000

/** Waits until `count` requests may be sent; false when that would be after the deadline. */
export const takePace = (
  { documentLock, documentCache, clock }: Pick<Ports, 'documentLock' | 'documentCache' | 'clock'>,
  count: number,
  deadline: number,
): boolean => {
  const locked = documentLock.tryLock(LOCK_PATIENCE_MS)
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
