/** The workbench over HTTP on 127.0.0.1: the page, its questions and events, the script's pages, CSV, and the web app. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Book } from '../fake-apps-script/model/types'
import type { Answerers } from './answer-api'
import type { PageFiles } from './bundle-page'
import { exportCsv } from './export-csv'
import { FRAME_POLICY, PAGE_POLICY, refusal } from './guard'
import type { LivePages } from './live-pages'
import { BadRequest } from './read-edit'
import type { ScriptPages } from './script-pages'

export interface WebAppRequest {
  method: string
  /** Path and query as asked for. */
  path: string
  headers: Record<string, string>
  body: string
  /** Of the body as it came. */
  bytes: number
}
export interface WebAppAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

export interface ServerParts {
  files: PageFiles
  answerers: Answerers
  livePages: LivePages
  scriptPages: ScriptPages
  book: Book
  webApp(request: WebAppRequest): Promise<WebAppAnswer>
  failed(error: Error): void
}

const MOST_BYTES = 64 * 1024 * 1024
const MOST_WEB_APP_BYTES = 50 * 1024 * 1024
const COMMON = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }

export const createWorkbenchServer = (parts: ServerParts): Server => {
  const server = createServer((request, response) => {
    answer(parts, (server.address() as AddressInfo).port, request, response).catch((error: unknown) => {
      const bad = error instanceof BadRequest
      if (!bad) parts.failed(error as Error)
      if (response.headersSent) response.destroy()
      else send(response, bad ? 400 : 500, bad ? error.message : 'The workbench has a fault of its own; its terminal says which.')
    })
  })
  return server
}

const answer = async (parts: ServerParts, port: number, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const method = request.method ?? 'GET'
  const url = new URL(request.url ?? '/', 'http://workbench')
  if (url.pathname.startsWith('/macros/')) return answerWebApp(parts, request, response)

  const refused = refusal({ method, headers: request.headers }, port)
  if (refused) return send(response, 403, refused)
  const answerer = parts.answerers[`${method} ${url.pathname}`]
  if (answerer) {
    const value = await answerer(url.searchParams, (await readBody(request)).toString('utf8'))
    return send(response, 200, JSON.stringify(value ?? null), { 'content-type': 'application/json; charset=utf-8' })
  }
  if (method !== 'GET' && method !== 'HEAD') return send(response, 404, 'Not found.')
  return answerPath(parts, url, response)
}

const answerPath = ({ files, livePages, scriptPages, book }: ServerParts, url: URL, response: ServerResponse): void => {
  switch (url.pathname) {
    case '/':
      return send(response, 200, files.html, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY, 'x-frame-options': 'DENY' })
    case '/page.js':
      return send(response, 200, files.script, { 'content-type': 'text/javascript; charset=utf-8' })
    case '/page.css':
      return send(response, 200, files.style, { 'content-type': 'text/css; charset=utf-8' })
    case '/favicon.svg':
    case '/favicon.ico':
      return send(response, 200, files.icon, { 'content-type': 'image/svg+xml' })
    case '/api/events':
      return livePages.add(url.searchParams.get('client') ?? '', response)
  }
  const frame = /^\/frame\/([\w-]+)$/.exec(url.pathname)
  const html = frame && scriptPages.get(frame[1]!)
  if (html) return send(response, 200, html, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': FRAME_POLICY })

  const csv = /^\/export\/(.+)\.csv$/.exec(url.pathname)
  const tab = csv && book.tabByName(decodeURIComponent(csv[1]!))
  if (tab) {
    const name = encodeURIComponent(`${book.name} - ${tab.name}.csv`)
    return send(response, 200, exportCsv(book, tab), { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename*=UTF-8''${name}` })
  }
  return send(response, 404, 'Not found.')
}

/** Open to anybody who can reach it, as the web app at Google is. */
const answerWebApp = async ({ webApp }: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const body = await readBody(request)
  // What Google does with more is not known.
  if (body.length > MOST_WEB_APP_BYTES) return send(response, 413, 'That is too much at once.')
  const told = await webApp({ method: request.method ?? 'GET', path: request.url ?? '/', headers, body: body.toString('utf8'), bytes: body.length })
  response.writeHead(told.status, told.headers).end(told.body)
}

const send = (response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...COMMON, ...headers }).end(body)
}

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > MOST_BYTES) throw new BadRequest('That is too much at once.')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
