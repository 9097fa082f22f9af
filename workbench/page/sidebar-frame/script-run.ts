/** google.script.run by its own rules (platform facts §5.4): runners that never change, at most ten calls at a time, results to handlers only. */
import { legalArguments } from './legal-value'

export interface CallOutcome {
  ok: boolean
  value?: unknown
  error?: { name: string; message: string }
}

type Handler = (value: unknown, userObject: unknown) => void
export type Runner = Record<string, (...args: never[]) => unknown>

const AT_ONCE = 10

interface Handlers {
  success?: Handler
  failure?: (error: Error, userObject: unknown) => void
  userObject?: unknown
}

export const createScriptRun = (
  functionNames: string[],
  call: (functionName: string, args: unknown[]) => Promise<CallOutcome>,
  report: (error: Error) => void
): Runner => {
  let running = 0
  const waiting: (() => void)[] = []

  const next = () => {
    if (running >= AT_ONCE) return
    waiting.shift()?.()
  }

  const start = (functionName: string, args: unknown[], handlers: Handlers) => {
    waiting.push(() => {
      running++
      void call(functionName, args)
        .then((outcome) => settle(outcome, handlers))
        .finally(() => {
          running--
          next()
        })
    })
    next()
  }

  const settle = (outcome: CallOutcome, { success, failure, userObject }: Handlers) => {
    if (outcome.ok) return success?.(outcome.value ?? null, userObject)
    const error = new Error(outcome.error?.message ?? 'Unknown error')
    error.name = outcome.error?.name ?? 'Error'
    if (failure) failure(error, userObject)
    else report(error)
  }

  const handler = (value: unknown, name: string) => {
    if (typeof value !== 'function') throw new TypeError(`${name} needs a function.`)
    return value
  }

  const runner = (handlers: Handlers): Runner => {
    const made: Record<string, unknown> = {}
    for (const name of functionNames) {
      made[name] = (...args: unknown[]): void => start(name, legalArguments(args), handlers)
    }
    made.withSuccessHandler = (success: Handler) => runner({ ...handlers, success: handler(success, 'withSuccessHandler') as Handler })
    made.withFailureHandler = (failure: Handler) => runner({ ...handlers, failure: handler(failure, 'withFailureHandler') as Handler })
    made.withUserObject = (userObject: unknown) => runner({ ...handlers, userObject })
    return Object.freeze(made) as Runner
  }
  return runner({})
}
