/** An outcome that is no success → our error, with HeyReach's own text where it gives one (platform facts H§1). */
import { AppError } from '../errors'
import type { HttpOutcome } from '../ports'
import { isObject, parseJson, textOf } from './read-json'

const MOST = 300

/** null for a success. */
export const errorOfAnswer = (outcome: HttpOutcome): AppError | null => {
  if (outcome.kind === 'lost') return new AppError('unreachable', { detail: outcome.detail, outcomeUnknown: true })
  const { status } = outcome
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 403) return new AppError('bad-key')
  if (status === 429) return new AppError('rate-limited', retryAfter(outcome.headers))
  const detail = reasonIn(outcome.body)
  if (status === 404) return new AppError('not-found', detail ? { detail } : {})
  if (status >= 500) return new AppError('unreachable', { detail: `HeyReach answered ${status}`, outcomeUnknown: true })
  return new AppError('refused-by-heyreach', { detail: detail || `status ${status}` })
}

/** `{errorMessage}`, or the first of `{errors: {Field: [text]}}`. */
const reasonIn = (body: string): string => {
  const parsed = parseJson(body)
  if (!isObject(parsed)) return ''
  const message = textOf(parsed['errorMessage'])
  if (message) return message.slice(0, MOST)
  if (!isObject(parsed['errors'])) return ''
  const texts = Object.values(parsed['errors']).flatMap((texts) => (Array.isArray(texts) ? texts.map(textOf) : []))
  return texts.filter((text) => text !== '').join(' ').slice(0, MOST)
}

const retryAfter = (headers: Record<string, string>): { retryAfterMs?: number } => {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after')
  const seconds = name === undefined ? NaN : Number(headers[name])
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: Math.min(seconds, 300) * 1000 } : {}
}
