/** Whether an answer counts as delivered, and where a redirect leads: HeyReach documents neither, so both are switches. */
import type { HeyReachSwitches } from '../types'

/** What came back of one request. */
export type WebhookAnswer =
  | { status: number; headers?: Record<string, string>; body?: string; /** How long it took. */ ms?: number }
  /** The connection broke. */
  | 'dropped'
  | 'timed-out'

export interface Verdict {
  delivered: boolean
  /** “200”, “302”, “no answer in 30 s”. */
  outcome: string
}

export interface Leg {
  method: 'POST' | 'GET'
  url: string
  body: string
}

const redirects = [301, 302, 303, 307, 308]
const mostLegs = 20

export const judgeAnswer = (answer: WebhookAnswer, { webhookSuccess, webhookTimeoutMs }: HeyReachSwitches): Verdict => {
  if (answer === 'dropped') return { delivered: false, outcome: 'connection broken' }
  if (answer === 'timed-out' || (answer.ms ?? 0) > webhookTimeoutMs) {
    return { delivered: false, outcome: `no answer in ${webhookTimeoutMs / 1000} s` }
  }
  const { status, body = '' } = answer
  const fine = status >= 200 && status < 300
  const delivered = {
    '2xx': fine,
    '200-only': status === 200,
    'any-answer': true,
    'body-ok': fine && /\bok\b/i.test(body)
  }[webhookSuccess]
  return { delivered, outcome: String(status) }
}

/** The next request where a redirect is followed, as fetch does it: after 301, 302 and 303 a POST goes on as GET. */
export const nextLeg = (
  leg: Leg,
  answer: WebhookAnswer,
  made: number,
  { webhookRedirects }: HeyReachSwitches
): Leg | null => {
  if (webhookRedirects === 'fail' || typeof answer === 'string' || !redirects.includes(answer.status) || made >= mostLegs) return null
  const location = Object.entries(answer.headers ?? {}).find(([name]) => name.toLowerCase() === 'location')?.[1]
  if (location === undefined || !URL.canParse(location, leg.url)) return null
  const url = new URL(location, leg.url).href
  return answer.status >= 307 ? { ...leg, url } : { method: 'GET', url, body: '' }
}
