/** Saves a little after things have changed, at regular intervals what tells no one that it changed, and at the end. */

export interface KeepSaved {
  /** Something changed: save soon. */
  soon(): void
  now(): void
  /** Saves a last time. */
  close(): void
}

export const keepSaved = (save: () => void, options: { afterMs?: number; everyMs?: number; failed?: (error: Error) => void } = {}): KeepSaved => {
  const { afterMs = 400, everyMs = 5000, failed = () => undefined } = options
  let timer: NodeJS.Timeout | null = null
  const attempt = () => {
    if (timer) clearTimeout(timer)
    timer = null
    try {
      save()
    } catch (error) {
      failed(error as Error)
    }
  }
  const regular = setInterval(attempt, everyMs)
  regular.unref()
  return {
    soon: () => (timer ??= setTimeout(attempt, afterMs)),
    now: attempt,
    close: () => {
      clearInterval(regular)
      attempt()
    }
  }
}
