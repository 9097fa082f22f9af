/** The stand-in as the strict host's way into the world, without a network: synchronous, latency told and not spent. */
import type { FetchRequest, FetchResult } from '../fake-apps-script/types'
import type { FakeHeyReach } from './types'

/** How long UrlFetchApp waits before it gives up (platform facts, UrlFetchApp: about a minute). */
const patience = 60000

export const createInProcessTransport =
  (fake: FakeHeyReach, root = 'https://api.heyreach.io/api/public') =>
  (request: FetchRequest): FetchResult => {
    if (!request.url.startsWith(`${root}/`)) {
      return new URL(request.url).host === new URL(root).host
        ? { status: 404, headers: {}, body: '', ms: 50 }
        : { failure: 'dns-error', ms: 50 }
    }
    const answer = fake.handle({
      method: request.method,
      path: request.url.slice(root.length),
      headers: request.headers,
      body: request.body ?? ''
    })
    if (answer.dropped) return { failure: 'address-unavailable', ms: answer.latencyMs }
    if (answer.latencyMs > patience) return { failure: 'timeout', ms: patience }
    return { status: answer.status, headers: answer.headers, body: answer.body, ms: answer.latencyMs }
  }
