/** Threads kept warm, so that an execution starts in milliseconds; a killed one is replaced. */
import { startThread, type Thread } from './thread'

/** Always so many idle ones, while there is room. */
const SPARE = 2

export interface Pool {
  take(): Thread
  giveBack(thread: Thread): void
  close(): void
}

export const createPool = (most: number): Pool => {
  const idle: Thread[] = []
  const busy = new Set<Thread>()
  let closed = false

  const refill = (): void => {
    while (!closed && idle.length < SPARE && idle.length + busy.size < most) idle.push(startThread())
  }
  refill()

  return {
    take: () => {
      const thread = idle.shift() ?? startThread()
      busy.add(thread)
      refill()
      return thread
    },
    giveBack: (thread) => {
      busy.delete(thread)
      if (thread.alive && !closed) idle.push(thread)
      refill()
    },
    close: () => {
      closed = true
      for (const thread of [...idle, ...busy]) thread.kill()
      idle.length = 0
    },
  }
}
