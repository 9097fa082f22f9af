/**
 * Many requests at the shared pace, a few in flight, each repeated while that can help: no answer, 5xx, 429. Nearly all our requests
 * may be repeated: reading, adding (an upsert by profile URL), stopping; others go out `once`. What became of each is told, never thrown.
 */
import { AppError } from '../errors'
import type { HttpOutcome, HttpRequest, Ports } from '../ports'
import { errorOfAnswer } from './error-of-answer'
import { retryWait } from './retry-timing'
import type { Pace } from './take-pace'

/** In flight at once, a chunk of an adding run together: an infrastructure exception takes a whole group's answers with it. */
const GROUP = 10
/** Reserved at once: a reservation costs four calls to Google. */
const ROUND = 40

export interface Sent {
  /** The last answer; null when it was never sent. */
  outcome: HttpOutcome | null
  /** Why there is no success; null for a success. */
  error: AppError | null
  /** A try before the last one may have been carried out. */
  resent: boolean
}

interface Waiting {
  index: number
  /** Tries that got no answer. */
  tries: number
  readyAt: number
}

export interface Sending {
  ports: Pick<Ports, 'http' | 'clock'>
  pace: Pace
  /** Struck from every error. */
  secrets: readonly string[]
  /** 0..1 */
  random: () => number
  /** What may have been carried out is not sent again: each time would make another one. */
  once?: boolean
  /** For whoever is broken off soon after the deadline: nothing is sent that, as slow as the slowest so far, would be answered later than so many ms after it. */
  graceMs?: number
}

/** In the requests' order. A bad key, a limit that time does not allow to wait for, or Google refusing to send ends it: the rest is not sent and carries that error. */
export const sendRequests = ({ ports, pace, secrets, random, once = false, graceMs = Infinity }: Sending, requests: HttpRequest[], deadline: number): Sent[] => {
  const sent = requests.map((): Sent => ({ outcome: null, error: null, resent: false }))
  let waiting = requests.map((_, index): Waiting => ({ index, tries: 0, readyAt: 0 }))
  let ending: AppError | null = null
  let slowest = 0

  const sendGroup = (group: Waiting[]): HttpOutcome[] => {
    const from = ports.clock.now()
    try {
      return ports.http.sendAll(group.map(({ index }) => requests[index] as HttpRequest))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      ending = error
      return []
    } finally {
      slowest = Math.max(slowest, ports.clock.now() - from)
    }
  }

  /** Takes the outcome down and gives when to try again, or null. */
  const settle = ({ index, tries }: Waiting, outcome: HttpOutcome | undefined): Waiting | null => {
    const mine = sent[index] as Sent
    mine.resent = mine.resent || mine.error?.facts.outcomeUnknown === true
    mine.outcome = outcome ?? { kind: 'lost', detail: 'no answer' }
    const now = ports.clock.now()
    // Of a group that Google broke off, some may have gone out.
    mine.error = outcome || !ending ? errorOfAnswer(mine.outcome, secrets, now) : withOutcomeUnknown(ending)
    if (mine.error?.code === 'bad-key') ending = mine.error
    if (!mine.error || ending || (once && mine.error.facts.outcomeUnknown === true)) return null
    const lost = mine.error.facts.outcomeUnknown === true ? tries + 1 : tries
    const wait = retryWait(mine.error, Math.max(1, lost), now, deadline, random())
    if (wait !== null) return { index, tries: lost, readyAt: now + wait }
    // The limit is the key's: the others would be refused as well.
    if (mine.error.code === 'rate-limited') ending = mine.error
    return null
  }

  while (waiting.length > 0 && !ending) {
    const now = ports.clock.now()
    const ready = waiting.filter(({ readyAt }) => readyAt <= now).slice(0, ROUND)
    if (ready.length === 0) {
      ports.clock.sleep(waiting.reduce((first, { readyAt }) => Math.min(first, readyAt), Infinity) - now)
      continue
    }
    if (!pace.take(ready.length, deadline)) break
    const done = new Set<number>()
    const again: Waiting[] = []
    let pausedUntil = 0
    for (let start = 0; start < ready.length && !ending && pausedUntil === 0; start += GROUP) {
      if (ports.clock.now() >= deadline || ports.clock.now() + slowest > deadline + graceMs) break
      const group = ready.slice(start, start + GROUP)
      const outcomes = sendGroup(group)
      group.forEach((one, position) => {
        const next = settle(one, outcomes[position])
        done.add(one.index)
        if (!next) return
        again.push(next)
        // The limit is the key's, not the request's: everybody waits.
        if (sent[one.index]?.error?.code === 'rate-limited') pausedUntil = Math.max(pausedUntil, next.readyAt)
      })
    }
    waiting = [...waiting.filter(({ index }) => !done.has(index)), ...again].map((one) => ({
      ...one,
      readyAt: Math.max(one.readyAt, pausedUntil),
    }))
    if (done.size === 0) break
  }
  const reason = ending ?? lastReason(sent) ?? new AppError('rate-limited')
  return sent.map((one) => (one.outcome === null ? { ...one, error: reason } : one))
}

/** Why time ran out before some were sent: HeyReach was slow, or asked us to slow down. */
const lastReason = (sent: Sent[]): AppError | null =>
  sent.find(({ error }) => error?.code === 'rate-limited' || error?.code === 'unreachable')?.error ?? null

const withOutcomeUnknown = (error: AppError): AppError => new AppError(error.code, { ...error.facts, outcomeUnknown: true })
