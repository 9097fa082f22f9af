/** Threads kept warm, so that an execution starts in milliseconds; a killed one is replaced. */
import { startThread, type Thread } from './thread'

/** Always so many idle ones, while there is room. */
const SPARE = 2

export interface Pool {
  take(): Thread
  giveBack(thread: Thread): void
  /** Ends all threads; whoever asks for one later is refused. */
  close(): Promise<void>
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
      if (closed) throw new Error('the host is closed')
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
    close: async () => {
      closed = true
      await Promise.all([...idle.splice(0), ...busy].map((thread) => thread.kill()))
    },
  }
}
