/**
 * Runs one entry point in a context made for it alone: facade, project, call. The same in-process and in threads; no
 * global state survives (platform facts §10.3).
 */
import { createContext, Script } from 'node:vm'
import type { createInvoke, Invocation, Outcome } from '../facade/invoke'
import type { Rpc } from '../facade/send'

export interface Program {
  /** By which a thread knows it again. */
  id?: number
  code: string
  facade: string
  /** V8's own, from an earlier compilation. */
  cachedData?: Uint8Array
}

export interface RunTerms {
  rpc: Rpc
  virtualClock: boolean
  /** A script that never comes back is stopped after so many ms of real time. */
  timeoutMs: number
}

export type RunOutcome = Outcome | { done: 'killed' }

export const FILE = 'Code'

export const createRunner = ({ code, facade, cachedData }: Program) => {
  const facadeScript = new Script(facade, { filename: 'google' })
  const project = new Script(code, { filename: FILE, ...(cachedData ? { cachedData: Buffer.from(cachedData) } : {}) })
  const go = new Script('{ const go = globalThis.__go; delete globalThis.__go; go() }', { filename: 'google' })

  const run = (invocation: Invocation, { rpc, virtualClock, timeoutMs }: RunTerms): RunOutcome => {
    const globals = Object.create(null) as Record<string, unknown>
    const context = createContext(globals, { microtaskMode: 'afterEvaluate' })
    const until = performance.now() + timeoutMs
    const timeLeft = (): number => Math.max(1, Math.ceil(until - performance.now()))
    const host: { rpc: Rpc; virtualClock: boolean; handle?: ReturnType<typeof createInvoke> } = { rpc, virtualClock }
    globals.__host = host
    facadeScript.runInContext(context)
    const { handle } = host
    if (!handle) throw new Error('the facade left no handle')
    try {
      project.runInContext(context, { timeout: timeLeft() })
      globals.__go = () => handle.invoke(JSON.stringify(invocation))
      go.runInContext(context, { timeout: timeLeft() })
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { done: 'killed' }
      return { done: true, ok: false, error: describe(error) }
    }
    return JSON.parse(handle.outcome()) as Outcome
  }

  return { run, cachedData: (): Uint8Array => project.createCachedData() }
}

/** What the project's top level threw: an error of another realm. */
const describe = (thrown: unknown): { name: string; message: string; stack: string } => {
  const { name, message, stack } = (thrown ?? {}) as Partial<Error>
  return { name: name ?? 'Error', message: message ?? String(thrown), stack: stack ?? '' }
}
