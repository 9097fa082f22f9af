/** Carries out what is due over HTTP, several at a time, and lets the outreach go on meanwhile. */
import type { FakeHeyReach } from '../types'
import { nextLeg, type Leg, type WebhookAnswer } from './judge-answer'

export interface HttpDelivery {
  /** Stops at once; what is under way is as if it had never been answered. */
  close(): void
}

export interface HttpDeliveryOptions {
  /** Where an address really is. */
  mapAddress?(url: string): string
  parallel?: number
  everyMs?: number
  failed?(error: Error): void
}

export const deliverOverHttp = (fake: FakeHeyReach, options: HttpDeliveryOptions = {}): HttpDelivery => {
  const { mapAddress = (url) => url, parallel = 8, everyMs = 150, failed = () => undefined } = options
  const closing = new AbortController()
  let underWay = 0

  const mapped = (leg: Leg): Leg => ({ ...leg, url: mapAddress(leg.url) })

  const ask = async ({ method, url, body }: Leg): Promise<WebhookAnswer> => {
    const { webhookTimeoutMs } = fake.switches
    try {
      const response = await fetch(url, {
        method,
        ...(method === 'POST' ? { body, headers: { 'content-type': 'application/json; charset=utf-8' } } : {}),
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(webhookTimeoutMs)])
      })
      return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
    } catch (error) {
      return (error as Error).name === 'TimeoutError' ? 'timed-out' : 'dropped'
    }
  }

  const deliver = async (id: number, first: Leg): Promise<void> => {
    let leg = mapped(first)
    let answer = await ask(leg)
    for (let made = 1, next = nextLeg(leg, answer, made, fake.switches); next; made += 1, next = nextLeg(leg, answer, made, fake.switches)) {
      leg = mapped(next)
      answer = await ask(leg)
    }
    if (!closing.signal.aborted) fake.deliveries.report(id, answer)
  }

  const turn = (): void => {
    if (closing.signal.aborted) return
    fake.advance()
    for (const { id, url, body } of fake.deliveries.take(parallel - underWay)) {
      underWay += 1
      deliver(id, { method: 'POST', url, body })
        .catch(failed)
        .finally(() => {
          underWay -= 1
          turn()
        })
    }
  }
  const timer = setInterval(turn, everyMs)
  return {
    close: () => {
      clearInterval(timer)
      closing.abort()
    }
  }
}
