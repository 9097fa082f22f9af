/** LockService. Getting a lock object locks nothing; two of a kind in one execution are one lock (platform facts §2.2). */
import { EXTRA } from '../costs'
import { local, type Handlers } from '../execution/handler'
import type { Execution } from '../execution/execution'
import { refuse, TEXTS } from '../google-error'
import type * as signatures from '../signatures/storage'
import { refTo } from '../wire'
import { hasActiveBook } from './active'

type Name = string

export const LockService: Handlers<typeof signatures.LockService> = {
  getDocumentLock: local((x) => (hasActiveBook(x) ? refTo('Lock', 'document') : null)),
  getScriptLock: local(() => refTo('Lock', 'script')),
  getUserLock: local((x) => refTo('Lock', `user:${x.request.user}`)),
}

/**
 * Where others can run meanwhile the wait is real. In-process nobody can: whoever holds the lock is waiting for this
 * very execution, so the whole time passes in vain.
 */
const acquire = (x: Execution, name: Name, ms: number): boolean | Promise<boolean> => {
  if (x.host.locks.tryNow(name, x.id)) return true
  if (ms <= 0) return false
  if (x.host.canWait) return x.host.locks.wait(name, x.id, ms)
  x.host.clock.spend(ms + EXTRA.lockHandover)
  return false
}

export const Lock: Handlers<typeof signatures.Lock, Name> = {
  hasLock: local((x, name) => x.host.locks.heldBy(name) === x.id),
  releaseLock: local((x, name) => x.host.locks.release(name, x.id)),
  tryLock: local((x, name, ms: number) => acquire(x, name, ms)),
  waitLock: local((x, name, ms: number) => {
    const check = (got: boolean): void => {
      if (!got) refuse(TEXTS.lockTimeout)
    }
    const got = acquire(x, name, ms)
    return got instanceof Promise ? got.then(check) : check(got)
  }),
}
