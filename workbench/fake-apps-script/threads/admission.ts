/** At most thirty executions at a time for a user: one more waits or is turned away (platform facts §2, §10.13). */

export interface Admission {
  /** Resolves when there is room, to a function that gives the room back; null when turned away. */
  enter(user: string, turnAway: boolean): Promise<(() => void) | null>
}

export const createAdmission = (most: number): Admission => {
  const running = new Map<string, number>()
  const waiting: { user: string; start(): void }[] = []
  let total = 0

  const hasRoom = (user: string): boolean => total < most && (running.get(user) ?? 0) < most
  const change = (user: string, by: number): void => {
    total += by
    running.set(user, (running.get(user) ?? 0) + by)
  }
  const leave = (user: string): void => {
    change(user, -1)
    const next = waiting.findIndex((one) => hasRoom(one.user))
    if (next >= 0) waiting.splice(next, 1)[0]?.start()
  }
  const place = (user: string): (() => void) => {
    change(user, 1)
    return () => leave(user)
  }

  return {
    enter: (user, turnAway) => {
      if (hasRoom(user)) return Promise.resolve(place(user))
      if (turnAway) return Promise.resolve(null)
      return new Promise((resolve) => waiting.push({ user, start: () => resolve(place(user)) }))
    },
  }
}
