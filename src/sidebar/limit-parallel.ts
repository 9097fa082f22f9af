/** At most so many tasks at once, the others wait in turn: Google runs ten calls of a page in parallel (platform facts §2). */

export const limitParallel = (most: number): (<T>(task: () => Promise<T>) => Promise<T>) => {
  const waiting: (() => void)[] = []
  let running = 0
  const next = (): void => {
    running -= 1
    waiting.shift()?.()
  }
  return (task) =>
    new Promise((resolve, reject) => {
      const start = (): void => {
        running += 1
        task().then(resolve, reject).finally(next)
      }
      if (running < most) start()
      else waiting.push(start)
    })
}
