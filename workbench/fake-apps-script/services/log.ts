/** console and Logger: both go to the execution's log. */
import { local, type Handlers } from '../execution/handler'
import type * as signatures from '../signatures/platform'
import { refTo } from '../wire'

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

export const Logger: Handlers<typeof signatures.Logger> = {
  clear: local((x) => void x.log.splice(0)),
  getLog: local((x) => x.log.join('\n')),
  log: local((x, _, format: unknown, ...values: unknown[]) => {
    x.log.push(values.reduce<string>((text, value) => text.replace('%s', () => shown(value)), shown(format)))
    return refTo('Logger', null)
  }),
}

const line = local<null>((x, _, text: string) => void x.log.push(text))

export const console: Handlers<Record<'log' | 'info' | 'warn' | 'error' | 'debug', string>> = {
  log: line,
  info: line,
  warn: line,
  error: line,
  debug: line,
}
