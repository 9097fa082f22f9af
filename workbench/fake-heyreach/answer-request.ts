/** The door of the API: key, pace, route, verb, content type and body, in this order; then the route itself. */
import { createReader, type Reader } from './create-reader'
import type { RateLimit } from './create-rate-limit'
import { isRecord, knownName, withKnownNames } from './known-names'
import { invalid, type Reply } from './reply'
import { routes } from './routes'
import type { RouteContext } from './routes/route'
import type { Workspace } from './state'
import type { ApiRequest, HeyReachSwitches } from './types'

export interface Door {
  rateLimit: RateLimit
  switches: HeyReachSwitches
  now: number
  workspaceOf(key: string): Workspace | null
  context: Pick<RouteContext, 'store' | 'statsLagMs' | 'leadFault' | 'until' | 'onTheWay'>
}

export const answerRequest = (request: ApiRequest, door: Door): Reply & { headers?: Record<string, string> } => {
  const key = headerOf(request, 'x-api-key')
  const workspace = door.workspaceOf(key)
  if (!workspace) return { status: 401, body: door.switches.unauthorizedBody }
  const wait = door.rateLimit.take(key, door.now)
  if (wait > 0) {
    const { retryAfterHeader, tooManyRequestsBody } = door.switches
    const headers = retryAfterHeader ? { 'retry-after': String(Math.ceil(wait / 1000)) } : undefined
    return { status: 429, body: tooManyRequestsBody, headers }
  }
  const { path, query } = splitPath(request.path)
  const matching = routes.filter((route) => route.path.toLowerCase() === path.toLowerCase())
  if (matching.length === 0) return { status: 404, body: '' }
  const route = matching.find(({ method }) => method === request.method.toUpperCase())
  if (!route) return { status: 405, body: '', headers: { allow: matching.map(({ method }) => method).join(', ') } }
  const body = route.body ? readBody(request) : createReader({})
  if ('status' in body) return body
  const { switches, now } = door
  return route.answer({ ...door.context, workspace, now, switches, body, query: createReader(query) })
}

export const headerOf = ({ headers }: ApiRequest, name: string): string =>
  Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1] ?? ''

/** The route without its query and final slash; whole numbers in the query are read as such. */
export const splitPath = (text: string): { path: string; query: Record<string, unknown> } => {
  const { pathname, searchParams } = new URL(`http://fake.invalid${text}`)
  const query = [...searchParams].map(([name, value]) => [knownName(name), /^-?\d{1,10}$/.test(value) ? Number(value) : value])
  return { path: pathname.replace(/\/+$/, ''), query: Object.fromEntries(query) }
}

const readBody = (request: ApiRequest): Reader | Reply => {
  if (!/^(application|text)\/([\w.-]+\+)?json\s*(;|$)/i.test(headerOf(request, 'content-type'))) return { status: 415, body: '' }
  if (request.body.trim() === '') return invalid({ '': ['A non-empty request body is required.'] })
  try {
    const value: unknown = withKnownNames(JSON.parse(request.body))
    return isRecord(value) ? createReader(value) : invalid({ $: ['The JSON value could not be converted to an object.'] })
  } catch {
    return invalid({ $: ['The request body is not valid JSON.'] })
  }
}
