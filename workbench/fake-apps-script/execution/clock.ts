/** Time as executions see it: the wall's, or a virtual one that goes on only when somebody spends it. */
import type { VirtualClock } from '../types'

export interface Clock {
  readonly virtual: boolean
  now(): number
  /** Lets modelled time pass; on the wall clock it passes by itself. */
  spend(ms: number): void
}

export const wallClock = (): Clock => ({ virtual: false, now: () => Date.now(), spend: () => undefined })

export const onVirtualClock = (clock: VirtualClock): Clock => ({
  virtual: true,
  now: () => Math.floor(clock.now()),
  spend: (ms) => {
    if (ms > 0) clock.advance(ms)
  },
})

/** A clock for tests and simulations that starts at a given instant. */
export const createVirtualClock = (start = Date.UTC(2026, 0, 15, 9, 0, 0)): VirtualClock => {
  let now = start
  return {
    now: () => now,
    advance: (ms) => {
      now += ms
    },
  }
}
