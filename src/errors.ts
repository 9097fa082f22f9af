/**
 * The one error that our code throws on purpose: a machine code and the facts around it.
 * Words for people are chosen at the edge, in `words.ts`.
 */

export type ErrorCode =
  | 'not-connected' // no key for this person or this sheet
  | 'bad-key' // HeyReach answered 401 or 403
  | 'other-workspace' // a good key, but of another workspace than this sheet's
  | 'rate-limited' // HeyReach answered 429 until our time ran out
  | 'refused-by-heyreach' // a business rule: HeyReach's own text is in `detail`
  | 'not-found' // HeyReach knows no such campaign or lead
  | 'unreachable' // no usable answer: connection lost, time-out, 5xx until our time ran out
  | 'unexpected-answer' // an answer that we cannot read
  | 'platform-limit' // a limit or refusal of Google's: quota, cell limit, protected cells
  | 'busy' // somebody else holds the lock
  | 'invalid-input' // what the person gave cannot be used; `detail` says what and why
  | 'unexpected' // a defect of ours

export interface ErrorFacts {
  /** What exactly, in words that may be shown: never a key, never a whole URL with a secret. */
  detail?: string
  /** True where the request may have been carried out although no answer came. */
  outcomeUnknown?: boolean
  /** How long HeyReach asked us to wait, in ms. */
  retryAfterMs?: number
}

export class AppError extends Error {
  readonly code: ErrorCode
  readonly facts: ErrorFacts

  constructor(code: ErrorCode, facts: ErrorFacts = {}) {
    super(facts.detail ? `${code}: ${facts.detail}` : code)
    this.name = 'AppError'
    this.code = code
    this.facts = facts
  }
}
