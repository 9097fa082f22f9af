/**
 * What every call of HeyReach's API has in common: the address, the key (in one header and nowhere else), the shared pace, repeats,
 * and lists page by page. Never use it while holding the document lock (`pace.reserve` aside): the pace takes it.
 */
import { AppError } from '../errors'
import type { HttpRequest, Ports } from '../ports'
import { parsePage } from './parse-answers'
import { parseJson } from './read-json'
import { sendRequests, type Sent } from './send-requests'
import { createPace } from './take-pace'

export const API_ROOT = 'https://api.heyreach.io/api/public'
/** HeyReach's most for a page. */
export const PAGE = 100
const MOST_PAGES = 50
/** How long reading may take, all tries together: the page gives up on a plain call after 30 s, and should hear why. */
export const READING_MS = 24_000

export type ClientPorts = Pick<Ports, 'http' | 'clock' | 'documentLock' | 'documentCache'>

export interface ClientOptions {
  /** 0..1; spreads the retries of executions apart. */
  random?: () => number
  /** How long a reading may take; a run is more patient than a page. */
  readingMs?: number
  /** How long to wait for each answer, where the usual half minute is too long. */
  answerSeconds?: number
  /** What no error may quote, beside the key. */
  hidden?: readonly string[]
}

export const openConnection = (ports: ClientPorts, key: string, { random = Math.random, readingMs = READING_MS, answerSeconds, hidden = [] }: ClientOptions = {}) => {
  const pace = createPace(ports)

  /** The port says that a body is JSON. */
  const request = (method: HttpRequest['method'], path: string, body?: unknown): HttpRequest => ({
    method,
    url: API_ROOT + path,
    headers: { 'X-API-KEY': key, Accept: 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(answerSeconds === undefined ? {} : { timeoutSeconds: answerSeconds }),
  })

  /** `once`: what may have been carried out is not sent again. */
  const send = (requests: HttpRequest[], deadline: number, once = false): Sent[] =>
    sendRequests({ ports, pace, secrets: [key, ...hidden], random, once, graceMs: (answerSeconds ?? Infinity) * 1000 }, requests, deadline)

  /** One reading request's body. Throws its error. */
  const read = (single: HttpRequest, deadline = ports.clock.now() + readingMs): string => {
    const [sent] = send([single], deadline)
    if (sent?.error) throw sent.error
    return bodyOf(sent)
  }

  /** A list may change while we turn its pages: what comes twice is kept once. The deadline is each page's, unless told. */
  const readPages = <T extends { id: number }>(path: string, filter: object, parseItem: (item: unknown) => T | null, deadline?: number): T[] => {
    const items = new Map<number, T>()
    let offset = 0
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const parsed = parsePage(parseJson(read(request('post', path, { ...filter, offset, limit: PAGE }), deadline)), parseItem)
      if (!parsed) throw unreadable(path)
      for (const item of parsed.items) items.set(item.id, item)
      offset += parsed.received
      if (parsed.received === 0 || (parsed.totalCount === null ? parsed.received < PAGE : offset >= parsed.totalCount)) break
    }
    return [...items.values()]
  }

  return { pace, request, send, read, readPages }
}

export const bodyOf = (sent: Sent | undefined): string => (sent?.outcome?.kind === 'answer' ? sent.outcome.body : '')

export const unreadable = (what: string): AppError => new AppError('unexpected-answer', { detail: what })
