/** Carries out what is due without a network: each request goes to a function, synchronously. For tests. */
import type { FakeHeyReach } from '../types'
import { nextLeg, type Leg, type WebhookAnswer } from './judge-answer'

/** A followed redirect asks with GET and an empty body. */
export type Post = (url: string, body: string, method: Leg['method']) => WebhookAnswer

/** Until nothing is due any more, or `most` have been sent; how many were. */
export const deliverInProcess = (fake: FakeHeyReach, post: Post, most = Infinity): number => {
  let sent = 0
  for (;;) {
    const [due] = sent < most ? fake.deliveries.take(1) : []
    if (!due) return sent
    sent += 1
    let leg: Leg = { method: 'POST', url: due.url, body: due.body }
    let answer = post(leg.url, leg.body, leg.method)
    for (let made = 1, next = nextLeg(leg, answer, made, fake.switches); next; made += 1, next = nextLeg(leg, answer, made, fake.switches)) {
      leg = next
      answer = post(leg.url, leg.body, leg.method)
    }
    fake.deliveries.report(due.id, answer)
  }
}
