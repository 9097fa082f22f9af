/** A lock of Google's. A refusal of the lock service (“too many LockService operations”) counts as not got. */
import type { Lock } from '../ports'

export const googleLock = (open: () => GoogleAppsScript.Lock.Lock | null): Lock => ({
  tryLock: (ms) => {
    try {
      return open()?.tryLock(ms) ?? false
    } catch {
      return false
    }
  },
  release: () => open()?.releaseLock(),
})
