/** How the script's UrlFetchApp reaches the world: HeyReach's API root and our own web app are mapped, all else goes out as it is. */
import type { FetchResult, FetchTransport } from '../fake-apps-script/types'

export const API_ROOT = 'https://api.heyreach.io/api/public'
/** Web apps' addresses as Google gives them begin so; a deployment's id and /exec follow. */
export const DEPLOYMENTS_ADDRESS = 'https://script.google.com/macros/s'
/** The first deployment's; `WEB_APP_PATH` is where it is here. */
export const WEB_APP_ADDRESS = `${DEPLOYMENTS_ADDRESS}/local/exec`
/** Where Google sends whoever asked a web app for text. */
export const ECHO_ADDRESS = 'https://script.googleusercontent.com/macros/echo'

export const mapAddress = (url: string, roots: [from: string, to: string][]): string => {
  for (const [from, to] of roots) {
    const rest = url.slice(from.length)
    if (url.startsWith(from) && (rest === '' || /^[/?]/.test(rest))) return to + rest
  }
  return url
}

const TIMEOUT_MS = 60_000

export const createFetchTransport = (roots: [from: string, to: string][]): FetchTransport => async (request) => {
  const started = Date.now()
  const ms = () => Date.now() - started
  try {
    const response = await fetch(mapAddress(request.url, roots), {
      method: request.method.toUpperCase(),
      headers: request.headers,
      body: request.method.toUpperCase() === 'GET' ? null : request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS)
    })
    const headers = Object.fromEntries(response.headers)
    // A redirect leads on to where it would lead at Google: the script's own list of addresses is asked about that.
    if (headers.location) headers.location = mapAddress(headers.location, roots.map(([from, to]) => [to, from]))
    return { status: response.status, headers, body: await response.text(), ms: ms() }
  } catch (error) {
    return { failure: failureOf(error as UndiciError), ms: ms() }
  }
}

interface UndiciError extends Error {
  cause?: { code?: string }
}

const failureOf = (error: UndiciError): Extract<FetchResult, { failure: unknown }>['failure'] => {
  if (error.name === 'TimeoutError') return 'timeout'
  return error.cause?.code === 'ENOTFOUND' || error.cause?.code === 'EAI_AGAIN' ? 'dns-error' : 'address-unavailable'
}
