/** Does something once, just before the n-th backend call from arming on takes effect: another person's work, a change of the sheet, a kill. */

export interface AtCall {
  /** For the host. */
  onCall(call: { backend: boolean; name: string }): 'kill' | void
  /** From 1; 0 only counts. */
  arm(call: number, work?: () => 'kill' | void): void
  /** Names of the backend calls since arming, the armed work's own left out. */
  callsSeen(): string[]
  hasStruck(): boolean
}

export const atCall = (): AtCall => {
  let at = 0
  let work: () => 'kill' | void = () => undefined
  let calls: string[] = []
  let isWorking = false
  let struck = false
  return {
    onCall: ({ backend, name }) => {
      if (!backend || isWorking) return
      calls.push(name)
      if (calls.length !== at) return
      struck = true
      isWorking = true
      try {
        return work()
      } finally {
        isWorking = false
      }
    },
    arm: (call, todo = () => undefined) => {
      at = call
      work = todo
      calls = []
      struck = false
    },
    callsSeen: () => calls,
    hasStruck: () => struck,
  }
}
