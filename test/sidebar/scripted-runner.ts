/** google.script.run as the page knows it: an immutable builder whose calls the test answers by hand. */
import type { ScriptRunner } from '../../src/sidebar/bridge'

export interface ScriptedCall {
  name: string
  args: unknown[]
  succeed(answer: unknown): void
  fail(failure: unknown): void
}

export const createScriptedRunner = (names: string[], calls: ScriptedCall[] = []) => {
  const build = (succeed: (answer: unknown) => void, fail: (failure: unknown) => void): ScriptRunner => ({
    withSuccessHandler: (handler) => build(handler, fail),
    withFailureHandler: (handler) => build(succeed, handler),
    ...Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => void calls.push({ name, args, succeed, fail })])),
  })
  return { runner: build(() => undefined, () => undefined), calls }
}
