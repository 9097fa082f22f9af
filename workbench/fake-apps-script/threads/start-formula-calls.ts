/**
 * Runs what formulas ask of the script's functions by itself, side by side, soon after the book has changed. They enter by the
 * same door as every execution, no more at once than there is room, so that others get their turn.
 */
import { createFormulaCalls } from '../execution/formula-calls'
import type { HostState } from '../execution/host-state'
import type { ExecutionRequest, ExecutionResult } from '../types'

/** A run that writes row by row must not make formulas compute row by row. */
const SOON_MS = 25

export const startFormulaCalls = (state: HostState, run: (request: ExecutionRequest) => Promise<ExecutionResult>, most: number) => {
  const { book } = state
  let timer: NodeJS.Timeout | null = null
  let closed = false
  let told: () => void = () => undefined
  let changed = new Promise<void>((resolve) => (told = resolve))
  const collectors = new Set<ExecutionResult[]>()

  // Formulas are being computed when a call is asked for: it starts when they are through.
  const calls = createFormulaCalls(state, () => setImmediate(pump))

  const pump = (): void => {
    while (!closed && calls.underWay() < most) {
      const call = calls.next()
      if (!call) return
      void run(call.request())
        .catch((error: unknown): ExecutionResult => failed(error))
        .then((result) => {
          for (const results of collectors) results.push(result)
          if (!closed) calls.answered(call, result)
          telling ??= setTimeout(tellBook, SOON_MS).unref()
          const tell = told
          changed = new Promise<void>((resolve) => (told = resolve))
          tell()
          pump()
        })
    }
  }

  let telling: NodeJS.Timeout | null = null
  const tellBook = (): void => {
    telling = null
    if (!closed) calls.tellBook()
  }

  const recalculate = (): void => {
    timer = null
    if (!closed && book.callsCustomFunctions()) book.recalculate()
  }
  const soon = (): void => {
    timer ??= setTimeout(recalculate, SOON_MS).unref()
  }
  const forgetBook = book.onChange(soon)
  soon()

  return {
    forget: calls.forget,
    projectChanged: calls.projectChanged,
    settled: async (): Promise<ExecutionResult[]> => {
      const results: ExecutionResult[] = []
      collectors.add(results)
      for (;;) {
        calls.tellBook()
        book.recalculate()
        pump()
        if (calls.underWay() === 0 || closed) break
        await changed
      }
      collectors.delete(results)
      return results
    },
    close: (): void => {
      closed = true
      forgetBook()
      if (timer) clearTimeout(timer)
      if (telling) clearTimeout(telling)
    },
  }
}

/** The host's own failure: the cell says so, and the others go on. */
const failed = (error: unknown): ExecutionResult => ({
  ok: false,
  error: { name: 'Error', message: error instanceof Error ? error.message : String(error) },
  effects: [],
  log: [],
  calls: {},
  backendCalls: 0,
  httpCalls: 0,
  cellsRead: 0,
  bytesRead: 0,
  ms: 0,
})
