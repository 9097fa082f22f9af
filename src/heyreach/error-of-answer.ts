/** An outcome that is no success → our error, with HeyReach's own text where it gives one (platform facts H§1). */
import { AppError } from '../errors'
import type { HttpOutcome } from '../ports'
import { isObject, parseJson, textOf } from './read-json'

const MOST = 300
const LONGEST_PAUSE_MS = 300_000

/** null for a success. `secrets`, the key among them, are struck from what HeyReach or Google quote; `now` is for dates in Retry-After. */
export const errorOfAnswer = (outcome: HttpOutcome, secrets: readonly string[] = [], now = 0): AppError | null => {
  if (outcome.kind === 'lost') {
    return new AppError('unreachable', { ...withDetail(cleaned(outcome.detail, secrets)), outcomeUnknown: true })
  }
  const { status } = outcome
  if (status >= 200 && status < 300) return null
  const detail = cleaned(reasonIn(outcome.body), secrets)
  if (status === 401 || status === 403) return new AppError('bad-key')
  if (status === 429) return new AppError('rate-limited', retryAfter(outcome.headers, now))
  if (status === 404) return new AppError('not-found', withDetail(detail))
  if (status >= 500 || status === 408) {
    return new AppError('unreachable', { detail: `HeyReach answered ${status}${detail && `: ${detail}`}`, outcomeUnknown: true })
  }
  // A redirect, a wrong address or method: not HeyReach's rules but a misunderstanding between it and us.
  if (status < 400 || status === 405 || status === 415) return new AppError('unexpected-answer', { detail: `status ${status}` })
  return new AppError('refused-by-heyreach', { detail: detail || `status ${status}` })
}

const withDetail = (detail: string): { detail?: string } => (detail === '' ? {} : { detail })

/** `{errorMessage}`, the texts of `{errors: {Field: [text]}}`, or a problem's `title`. */
const reasonIn = (body: string): string => {
  const parsed = parseJson(body)
  if (typeof parsed === 'string') return parsed
  if (!isObject(parsed)) return ''
  const message = textOf(parsed['errorMessage']) || textOf(parsed['message'])
  if (message) return message
  const errors = isObject(parsed['errors']) ? Object.values(parsed['errors']) : []
  const texts = errors.flatMap((value) => (Array.isArray(value) ? value.map(textOf) : [textOf(value)]))
  return texts.filter((text) => text !== '').join(' ') || textOf(parsed['title'])
}

/** One line without tags, short, and never with a secret: neither one that is known nor what stands in an address as one. */
const cleaned = (text: string, secrets: readonly string[]): string => {
  const open = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
  const struck = secrets.filter((secret) => secret !== '').reduce((rest, secret) => rest.split(secret).join('(key)'), open)
  const shown = struck.replace(/([?&]k=)[^\s&"'<>()]+/g, '$1(key)')
  return shown.length > MOST ? `${shown.slice(0, MOST - 1)}…` : shown
}

/** Seconds, or a date. */
const retryAfter = (headers: Record<string, string>, now: number): { retryAfterMs?: number } => {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after')
  const value = name === undefined ? '' : String(headers[name]).trim()
  const ms = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) * 1000 : /[a-z]{3}/i.test(value) ? Date.parse(value) - now : NaN
  return Number.isFinite(ms) && ms >= 0 ? { retryAfterMs: Math.min(ms, LONGEST_PAUSE_MS) } : {}
}
