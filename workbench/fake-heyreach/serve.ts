/**
 * The stand-in over HTTP on 127.0.0.1, with its latency spent and its broken connections broken.
 *
 * - /api/public/…       the API
 * - GET /__state        campaigns with their leads, webhooks, the latest calls (keys by their last four characters) and deliveries
 * - POST /__faults      adds a fault: a `Fault` of types.ts as JSON → 201; what is wrong with it → 400
 * - DELETE /__faults    removes all faults → 204
 * - POST /__emit        makes something happen: an `Emitted` of types.ts as JSON → the ids of its deliveries
 * - POST /__repeat      {id}: sends that delivery once more → its new id
 *
 * All but the first answer only to loopback addresses under a loopback host name, so that no web page can reach them.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describeState } from './describe-state'
import { parseFault } from './parse-fault'
import type { Emitted, FakeHeyReach } from './types'

export interface ServedFakeHeyReach {
  /** The API root, without a final slash. */
  url: string
  port: number
  close(): Promise<void>
}

const apiRoot = '/api/public'
const mostBytes = 10 * 1024 * 1024

export const serveFakeHeyReach = async (
  fake: FakeHeyReach,
  { port = 0 }: { port?: number } = {}
): Promise<ServedFakeHeyReach> => {
  const waiting = new Set<NodeJS.Timeout>()
  const later = (ms: number, act: () => void): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer)
      act()
    }, ms)
    waiting.add(timer)
  }
  const server = createServer((request, response) => {
    readBody(request)
      .then((body) => (body === null ? send(response, 413) : answer(fake, { request, response, body, later })))
      .catch(() => (response.headersSent || response.destroyed ? response.destroy() : send(response, 500)))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${bound}${apiRoot}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        for (const timer of waiting) clearTimeout(timer)
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  body: string
  later(ms: number, act: () => void): void
}

const answer = (fake: FakeHeyReach, exchange: Exchange): void => {
  const { request, response, body, later } = exchange
  const path = request.url ?? '/'
  if (path.startsWith('/__')) return control(fake, exchange, path)
  if (path !== apiRoot && !path.startsWith(`${apiRoot}/`)) return send(response, 404)
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const told = fake.handle({ method: request.method ?? 'GET', path: path.slice(apiRoot.length) || '/', headers, body })
  later(told.latencyMs, () => (told.dropped ? response.destroy() : send(response, told.status, told.body, told.headers)))
}

const control = (fake: FakeHeyReach, { request, response, body }: Exchange, path: string): void => {
  if (!isLocal(request)) return send(response, 403)
  switch (`${request.method} ${path}`) {
    case 'GET /__state':
      return sendJson(response, 200, describeState(fake))
    case 'POST /__faults': {
      if (!isJson(request)) return send(response, 415)
      const fault = parseFault(parsed(body))
      if ('wrong' in fault) return sendJson(response, 400, { errorMessage: fault.wrong })
      fake.addFault(fault)
      return send(response, 201)
    }
    case 'POST /__emit':
    case 'POST /__repeat': {
      if (!isJson(request)) return send(response, 415)
      const order = parsed(body) as Emitted & { id: number }
      try {
        return sendJson(response, 201, path === '/__emit' ? fake.emit(order) : { id: fake.deliveries.repeat(order.id) })
      } catch (error) {
        return sendJson(response, 400, { errorMessage: (error as Error).message })
      }
    }
    case 'DELETE /__faults':
      fake.clearFaults()
      return send(response, 204)
    default:
      return send(response, 404)
  }
}

/** A page elsewhere cannot send this type without asking first, and is not answered. */
const isJson = ({ headers }: IncomingMessage): boolean => /^application\/json\b/i.test(headers['content-type'] ?? '')

const isLocal = ({ socket, headers }: IncomingMessage): boolean =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socket.remoteAddress ?? '') &&
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? '')

const send = (response: ServerResponse, status: number, body = '', headers: Record<string, string> = {}): void => {
  response.writeHead(status, headers).end(body)
}

const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  send(response, status, JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8' })

/** Null when it is too long. */
const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes <= mostBytes) parts.push(part)
  }
  return bytes > mostBytes ? null : Buffer.concat(parts).toString('utf8')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
