/** Runs one entry point and keeps what came of it, also when that comes by a promise. */
import type { Wire } from '../wire'
import { sidebarResult } from './sidebar-result'
import type { createObjects } from './objects'

export interface Invocation {
  functionName: string
  args: Wire[]
  /** Whether the result goes to a page, by google.script.run's rules. */
  toPage: boolean
}

export type Outcome =
  | { done: false }
  | { done: true; ok: true; value: Wire }
  | { done: true; ok: false; error: { name: string; message: string; stack: string } }

export const createInvoke = (objects: ReturnType<typeof createObjects>, globals: Record<string, unknown>) => {
  const { stringify, parse } = JSON
  let outcome: Outcome = { done: false }

  const succeed = (value: unknown, toPage: boolean): void => {
    try {
      const shown = toPage ? sidebarResult(value, objects.isServiceObject) : value
      outcome = { done: true, ok: true, value: objects.codec.encode(shown) }
    } catch (error) {
      fail(error)
    }
  }
  const fail = (thrown: unknown): void => {
    outcome = { done: true, ok: false, error: describeError(thrown) }
  }

  return {
    invoke: (json: string): void => {
      const invocation = parse(json) as Invocation
      try {
        const entry = globals[invocation.functionName] as (...args: unknown[]) => unknown
        const value = entry(...invocation.args.map(objects.codec.decode))
        if (isThenable(value)) {
          value.then(
            (result) => succeed(result, invocation.toPage),
            (error: unknown) => fail(error),
          )
        } else succeed(value, invocation.toPage)
      } catch (error) {
        fail(error)
      }
    },
    outcome: (): string => stringify(outcome),
  }
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Promise]'

const describeError = (thrown: unknown): { name: string; message: string; stack: string } =>
  thrown instanceof Error
    ? { name: String(thrown.name), message: String(thrown.message), stack: String(thrown.stack ?? '') }
    : { name: 'Error', message: String(thrown), stack: '' }
