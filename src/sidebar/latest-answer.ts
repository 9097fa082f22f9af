/**
 * Asks for the newest request only: changes within a short while become one question, and an answer that was overtaken
 * by another request is dropped. The last good answer stays available while the next is on its way.
 */
import { asCallError } from './call-error'
import type { WordedError } from './protocol'

export type Latest<Value> =
  | { kind: 'none' }
  | { kind: 'asking'; last: Value | null }
  | { kind: 'ready'; key: string; value: Value }
  | { kind: 'failed'; key: string; error: WordedError }

export interface LatestAnswer<Request> {
  /** Null: nothing to ask for now. The same request again changes nothing. */
  want(request: Request | null): void
  /** Asks for the same request once more, at once. */
  again(): void
  close(): void
}

export const createLatestAnswer = <Request, Value>(
  ask: (request: Request) => Promise<Value>,
  show: (latest: Latest<Value>) => void,
  delayMs: number,
): LatestAnswer<Request> => {
  let wanted: { request: Request; key: string } | null = null
  let last: Value | null = null
  let question = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const askNow = (): void => {
    const now = wanted
    if (!now) return
    question += 1
    const mine = question
    ask(now.request).then(
      (value) => {
        if (mine !== question) return
        last = value
        show({ kind: 'ready', key: now.key, value })
      },
      (thrown: unknown) => {
        if (mine === question) show({ kind: 'failed', key: now.key, error: asCallError(thrown).words })
      },
    )
  }

  const schedule = (ms: number): void => {
    clearTimeout(timer)
    question += 1
    show(wanted ? { kind: 'asking', last } : { kind: 'none' })
    if (wanted) timer = setTimeout(askNow, ms)
  }

  return {
    want: (request) => {
      const key = request === null ? null : keyOf(request)
      if (key === (wanted?.key ?? null)) return
      wanted = request === null || key === null ? null : { request, key }
      if (!wanted) last = null
      schedule(delayMs)
    },
    again: () => schedule(0),
    close: () => {
      clearTimeout(timer)
      question += 1
    },
  }
}

export const keyOf = (request: unknown): string => JSON.stringify(request)
