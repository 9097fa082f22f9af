/** The last executions, as Google's own list shows them: what ran, for whom, how long, how it ended. */
import type { ExecutionKind, ExecutionRequest, ExecutionResult } from '../fake-apps-script/types'

export interface LoggedExecution {
  /** Epoch ms, of its end. */
  at: number
  kind: ExecutionKind
  functionName: string
  user: string
  ms: number
  ok: boolean
  error: string | null
}

export interface ExecutionLog {
  add(request: ExecutionRequest, result: ExecutionResult): void
  /** The latest first. */
  latest(): LoggedExecution[]
  /** The last run that this trigger started. */
  ofTrigger(id: string): LoggedExecution | null
}

const KEPT = 60

export const createExecutionLog = (): ExecutionLog => {
  let kept: LoggedExecution[] = []
  const byTrigger = new Map<string, LoggedExecution>()
  return {
    add: ({ kind, functionName, user, triggerId }, { ok, ms, error }) => {
      const said = error ? (error.name === 'Error' || error.name === 'Exception' ? error.message : `${error.name}: ${error.message}`) : null
      const entry = { at: Date.now(), kind, functionName, user, ms: Math.round(ms), ok, error: ok ? null : (said ?? 'failed') }
      kept = [entry, ...kept].slice(0, KEPT)
      if (triggerId !== undefined) byTrigger.set(triggerId, entry)
    },
    latest: () => kept,
    ofTrigger: (id) => byTrigger.get(id) ?? null
  }
}
