/** The console that Apps Script has: no `table` (platform facts §7). Everything goes to the execution's log. */
import type { Wire, WireCall } from '../wire'

export const createConsole = (send: (call: WireCall) => Wire, now: () => number) => {
  const timers: Record<string, number> = {}
  const write =
    (method: string) =>
    (...args: unknown[]): void => {
      send({ kind: 'console', method, ref: null, args: [args.map(show).join(' ')] })
    }
  const log = write('log')
  return {
    log,
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    debug: write('debug'),
    time: (label = 'default') => void (timers[label] = now()),
    timeEnd: (label = 'default') => log(`${label}: ${now() - (timers[label] ?? now())}ms`),
  }
}

export const show = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (value instanceof Error) return value.stack ?? String(value)
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return String(value)
  }
}
