/**
 * A round trip to a web app's address: does this very sheet's receiving script answer there? Redirects are followed here, one by one:
 * a sign-in page lies outside the addresses that we may ask for, and its place says enough.
 */
import type { HttpOutcome, HttpRequest, Ports } from '../ports'
import { locationOf, readCheckAnswer, type AddressProblem, type CheckAnswer } from './read-check-answer'

export type AddressOutcome = { ok: true; version: string; schema: number | null } | { ok: false; problem: AddressProblem; detail: string }

/** Throws platform-limit where Google does not even try. */
export const callOwnAddress = (ports: Pick<Ports, 'http' | 'uuid'>, { url, secret }: { url: string; secret: string }): AddressOutcome => {
  const nonce = ports.uuid()
  const body = JSON.stringify({ heyreachForSheets: 'check', nonce })
  const posted = readCheckAnswer(ask(ports, { method: 'post', url: `${url}?k=${secret}`, headers: {}, body }))
  if (posted.kind === 'ours') {
    if (posted.refused) return { ok: false, problem: 'other-sheet', detail: '' }
    return posted.nonce === nonce ? { ok: true, version: posted.version, schema: posted.schema } : { ok: false, problem: 'old-version', detail: '' }
  }
  const { problem, detail } = isDoubtful(posted.problem) ? withLookAt(ports, url, posted) : posted
  return { ok: false, problem, detail: detail.split(secret).join('…') }
}

/** A script answers there that cannot receive: is it ours, of an older version? */
const isDoubtful = (problem: AddressProblem): boolean => problem === 'old-version' || problem === 'not-ours'

type Problem = Extract<CheckAnswer, { kind: 'problem' }>

const withLookAt = (ports: Pick<Ports, 'http'>, url: string, posted: Problem): Problem => {
  const got = readCheckAnswer(ask(ports, { method: 'get', url, headers: {} }))
  if (got.kind === 'ours') return { ...posted, problem: 'old-version' }
  return got.problem === 'old-version' ? { ...posted, problem: 'not-ours' } : got
}

const MOST_REDIRECTS = 4
/** Where Google's own answers are, and nothing else. */
const GOOGLES = /^https:\/\/(?:script\.google\.com|script\.googleusercontent\.com)\//i

const ask = ({ http }: Pick<Ports, 'http'>, first: HttpRequest): HttpOutcome => {
  let request = first
  for (let redirects = 0; ; redirects += 1) {
    const outcome = http.sendAll([request])[0] ?? { kind: 'lost' as const, detail: '' }
    if (outcome.kind === 'lost' || outcome.status < 300 || outcome.status >= 400) return outcome
    const next = locationOf(outcome.headers)
    if (!GOOGLES.test(next) || redirects === MOST_REDIRECTS) return outcome
    // What the script answers lies there, to be fetched once; a second POST is refused there (platform facts §1.2).
    request = { method: 'get', url: next, headers: {} }
  }
}
