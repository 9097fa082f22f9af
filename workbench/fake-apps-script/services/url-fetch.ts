/** UrlFetchApp: what is asked is checked, sent through the host's transport, and answered as Google does (platform facts §7). */
import { EXTRA } from '../costs'
import { local, type Handlers } from '../execution/handler'
import type { Execution } from '../execution/execution'
import { refuse } from '../google-error'
import type * as signatures from '../signatures/platform'
import type { FetchRequest } from '../types'
import { refTo, type Ref } from '../wire'
import { checkAddress, readFetch, type FetchOrder } from './fetch-order'
import { signedBytes } from './bytes'

const MOST_REDIRECTS = 5
const SHOWN_OF_A_REFUSAL = 100

interface Response {
  status: number
  headers: Record<string, string>
  body: string
}

/** What came of one request: a response, or the text that Google would throw. */
type Outcome = { response: Response; ms: number } | { thrown: string; ms: number }

type Maybe<T> = T | Promise<T>
const then = <A, B>(value: Maybe<A>, next: (value: A) => Maybe<B>): Maybe<B> =>
  value instanceof Promise ? value.then(next) : next(value)

export const UrlFetchApp: Handlers<typeof signatures.UrlFetchApp> = {
  fetch: local((x, _, url: string, options: Record<string, unknown> = {}) => {
    const order = readFetch(x.project.manifest, url, options)
    x.host.counters.count('urlfetch', x.request.user)
    return then(send(x, order), (outcome) => {
      x.host.clock.spend(outcome.ms)
      return 'thrown' in outcome ? refuse(outcome.thrown) : handleOf(x, outcome.response)
    })
  }),
  fetchAll: local((x, _, requests: unknown[]) => {
    const orders = requests.map((request) => readElement(x, request))
    x.host.counters.count('urlfetch', x.request.user, orders.length)
    return then(sendShuffled(x, orders), (outcomes) => {
      x.host.clock.spend(Math.max(0, ...outcomes.map((outcome) => outcome.ms)) + EXTRA.fetchAllElement * outcomes.length)
      // One failure takes every answer with it, although all was sent.
      for (const outcome of outcomes) if ('thrown' in outcome) refuse(outcome.thrown)
      return outcomes.map((outcome) => handleOf(x, (outcome as { response: Response }).response))
    })
  }),
}

const readElement = (x: Execution, request: unknown): FetchOrder => {
  if (typeof request === 'string') return readFetch(x.project.manifest, request, {})
  const { url, ...options } = (request ?? {}) as Record<string, unknown>
  if (typeof url !== 'string') return refuse('Attribute provided with no value: url')
  return readFetch(x.project.manifest, url, options)
}

/** Sent in an order of its own, answered in the order of the requests. */
const sendShuffled = (x: Execution, orders: FetchOrder[]): Maybe<Outcome[]> => {
  const sequence = orders.map((_, index) => ({ index, rank: x.host.random() })).sort((a, b) => a.rank - b.rank)
  const sent: Maybe<Outcome>[] = []
  for (const { index } of sequence) sent[index] = send(x, orders[index] as FetchOrder)
  return sent.some((outcome) => outcome instanceof Promise) ? Promise.all(sent) : (sent as Outcome[])
}

const send = (x: Execution, order: FetchOrder, redirects = 0, spent = 0): Maybe<Outcome> => {
  x.counts.http++
  return then(x.host.options.fetch(order.request), (result) => {
    const ms = spent + result.ms
    if (ms > order.timeoutMs && x.host.switches.fetchTimeout === 'honoured') return { thrown: `${FAILURES.timeout}: ${order.request.url}`, ms: order.timeoutMs }
    if ('failure' in result) return { thrown: `${FAILURES[result.failure]}: ${order.request.url}`, ms }
    const next = order.followRedirects ? redirectOf(x, order.request, result) : null
    if (next && redirects < MOST_REDIRECTS && !x.dead) return send(x, { ...order, request: next }, redirects + 1, ms)
    return order.mute || result.status < 400 ? { response: result, ms } : { thrown: refusalText(order.request.url, result), ms }
  })
}

const FAILURES = { 'address-unavailable': 'Address unavailable', timeout: 'Timeout', 'dns-error': 'DNS error' } as const

const refusalText = (url: string, { status, body }: Response): string =>
  `Request failed for ${new URL(url).origin} returned code ${status}. Truncated server response: ${body.slice(0, SHOWN_OF_A_REFUSAL)} ` +
  '(use muteHttpExceptions option to examine full response)'

/** A redirect of 301 to 303 goes on as GET without a body. */
const redirectOf = (x: Execution, request: FetchRequest, { status, headers }: Response): FetchRequest | null => {
  const location = Object.entries(headers).find(([name]) => name.toLowerCase() === 'location')?.[1]
  if (!location || ![301, 302, 303, 307, 308].includes(status)) return null
  const url = checkAddress(x.project.manifest, new URL(location, request.url).href)
  return status >= 307 ? { ...request, url } : { ...request, url, method: 'GET', body: null }
}

const handleOf = (x: Execution, response: Response): Ref => refTo('HTTPResponse', x.keep(response))

export const HTTPResponse: Handlers<typeof signatures.HTTPResponse, number> = {
  getAllHeaders: local((x, id) => x.kept<Response>(id).headers),
  getContent: local((x, id) => signedBytes(Buffer.from(x.kept<Response>(id).body))),
  getContentText: local((x, id) => x.kept<Response>(id).body),
  getHeaders: local((x, id) => x.kept<Response>(id).headers),
  getResponseCode: local((x, id) => x.kept<Response>(id).status),
}
