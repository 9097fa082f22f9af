/** google.script.run sends ten calls at a time; the eleventh waits (platform facts §2). Works in a browser too. */

export const MOST_AT_ONCE = 10

export const createRunQueue = (mostAtOnce = MOST_AT_ONCE) => {
  const waiting: (() => void)[] = []
  let running = 0

  const next = (): void => {
    if (running >= mostAtOnce) return
    const start = waiting.shift()
    if (start) start()
  }

  return {
    /** Runs the call when there is room for it. */
    add: <T>(call: () => Promise<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        waiting.push(() => {
          running++
          call()
            .then(resolve, reject)
            .finally(() => {
              running--
              next()
            })
        })
        next()
      }),
    running: () => running,
    waiting: () => waiting.length,
  }
}
