/** One request as a script words it: options checked, limits kept, made into what goes over the wire. */
import { isWhitelisted } from '../execution/whitelist'
import { refuse } from '../google-error'
import type { FetchRequest, Manifest } from '../types'

const MOST_URL_CHARACTERS = 2_082
const MOST_HEADERS = 100
const MOST_HEADER_BYTES = 8 * 1024
const MOST_BODY_BYTES = 50 * 1024 * 1024
const METHODS = ['get', 'post', 'put', 'patch', 'delete']
const USER_AGENT = 'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com)'

export interface FetchOrder {
  request: FetchRequest
  mute: boolean
  followRedirects: boolean
  /** What the script asked for; Google’s own patience is the transport’s. */
  timeoutMs: number
}

export const readFetch = (manifest: Manifest, address: string, options: Record<string, unknown>): FetchOrder => {
  for (const [name, value] of Object.entries(options)) if (value === null) refuse(`Attribute provided with no value: ${name}`)
  const url = checkAddress(manifest, address)
  const body = bodyOf(options.payload)
  const method = methodOf(options.method, body !== null)
  const headers = headersOf(options.headers)
  if (body !== null && method !== 'get') {
    const contentType = contentTypeOf(options.contentType, headers)
    for (const name of Object.keys(headers)) if (name.toLowerCase() === 'content-type') delete headers[name]
    headers['Content-Type'] = contentType
  }
  return {
    // A body of a GET is not sent.
    request: { method: method.toUpperCase(), url, headers, body: method === 'get' ? null : body },
    mute: options.muteHttpExceptions === true,
    followRedirects: options.followRedirects !== false,
    timeoutMs: typeof options.timeoutSeconds === 'number' ? options.timeoutSeconds * 1000 : Infinity,
  }
}

export const checkAddress = (manifest: Manifest, address: string): string => {
  if (address.length > MOST_URL_CHARACTERS) refuse('Limit Exceeded: URLFetch URL Length.')
  const url = parseUrl(address)
  // No source has the text that Google throws here; this one names what is wrong.
  if (!isWhitelisted(manifest.urlFetchWhitelist, url))
    refuse(`The URL ${address} is not whitelisted: it matches no entry of urlFetchWhitelist in the manifest.`)
  return url.href
}

const parseUrl = (address: string): URL => {
  if (!URL.canParse(address)) return refuse(`Invalid argument: ${address}`)
  const url = new URL(address)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : refuse(`Invalid argument: ${address}`)
}

const methodOf = (method: unknown, hasBody: boolean): string => {
  if (method === undefined) return hasBody ? 'post' : 'get'
  const name = String(method).toLowerCase()
  return METHODS.includes(name) ? name : refuse('Attribute provided with invalid value: method')
}

const headersOf = (given: unknown): Record<string, string> => {
  if (given !== undefined && (typeof given !== 'object' || given === null || Array.isArray(given)))
    refuse('Attribute provided with invalid value: headers')
  const entries = Object.entries((given ?? {}) as Record<string, unknown>)
  for (const [name, value] of entries) if (value === null) refuse(`Attribute provided with no value: ${name}`)
  const headers = Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
  const bytes = Object.entries(headers).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value),
    0,
  )
  if (entries.length > MOST_HEADERS || bytes > MOST_HEADER_BYTES) refuse('Limit Exceeded: URLFetch Header Size.')
  return named(headers, 'user-agent') ? headers : { 'User-Agent': USER_AGENT, ...headers }
}

const named = (headers: Record<string, string>, name: string): string | undefined =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]

const contentTypeOf = (contentType: unknown, headers: Record<string, string>): string =>
  typeof contentType === 'string' ? contentType : (named(headers, 'content-type') ?? 'application/x-www-form-urlencoded')

/** An object is a form. */
const bodyOf = (payload: unknown): string | null => {
  if (payload === undefined) return null
  if (typeof payload !== 'string' && (typeof payload !== 'object' || payload === null || '$ref' in payload))
    refuse('Attribute provided with invalid value: payload')
  const body =
    typeof payload === 'string'
      ? payload
      : new URLSearchParams(Object.entries(payload as object).map(([key, value]) => [key, String(value)])).toString()
  return Buffer.byteLength(body) > MOST_BODY_BYTES ? refuse('Limit Exceeded: URLFetch POST Size.') : body
}
