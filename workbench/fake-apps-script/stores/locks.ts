/** Locks by name, held by executions. Who waits gets one in no promised order (platform facts §2.2). */

export interface Locks {
  heldBy(name: string): string | null
  tryNow(name: string, holder: string): boolean
  release(name: string, holder: string): void
  releaseAll(holder: string): void
  /** Resolves true when got, false when the time is up. Only where others can run meanwhile. */
  wait(name: string, holder: string, ms: number): Promise<boolean>
}

interface Waiter {
  holder: string
  grant(): void
  giveUp(): void
}

export const createLocks = (random: () => number): Locks => {
  const holders = new Map<string, string>()
  const waiting = new Map<string, Waiter[]>()

  const handOver = (name: string): void => {
    const waiters = waiting.get(name) ?? []
    if (holders.has(name) || waiters.length === 0) return
    const [next] = waiters.splice(Math.floor(random() * waiters.length), 1)
    if (!next) return
    holders.set(name, next.holder)
    next.grant()
  }

  const release = (name: string, holder: string): void => {
    if (holders.get(name) !== holder) return
    holders.delete(name)
    handOver(name)
  }

  const tryNow = (name: string, holder: string): boolean => {
    if (!holders.has(name)) holders.set(name, holder)
    return holders.get(name) === holder
  }

  return {
    heldBy: (name) => holders.get(name) ?? null,
    tryNow,
    release,
    releaseAll: (holder) => {
      for (const waiters of waiting.values()) for (const waiter of waiters.filter((one) => one.holder === holder)) waiter.giveUp()
      for (const [name, owner] of [...holders]) if (owner === holder) release(name, holder)
    },
    wait: (name, holder, ms) =>
      new Promise((resolve) => {
        if (tryNow(name, holder)) return resolve(true)
        const waiters = waiting.get(name) ?? []
        waiting.set(name, waiters)
        const timer = setTimeout(() => waiter.giveUp(), ms).unref()
        const waiter: Waiter = {
          holder,
          grant: () => {
            clearTimeout(timer)
            resolve(true)
          },
          giveUp: () => {
            clearTimeout(timer)
            const index = waiters.indexOf(waiter)
            if (index >= 0) waiters.splice(index, 1)
            resolve(false)
          },
        }
        waiters.push(waiter)
      }),
  }
}
