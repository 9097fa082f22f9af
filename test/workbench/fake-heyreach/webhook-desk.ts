/** A desk with webhooks for every event type, and ways to let time pass and to look at what was posted. */
import { deliverInProcess } from '../../../workbench/fake-heyreach/deliveries/deliver-in-process'
import type { WebhookAnswer } from '../../../workbench/fake-heyreach/deliveries/judge-answer'
import { eventTypes, type EventType } from '../../../workbench/fake-heyreach/state'
import type { FakeHeyReachOptions } from '../../../workbench/fake-heyreach/types'
import { createDesk, type Desk } from './ask'

export const hookUrl = 'https://script.google.com/macros/s/local/exec?k=SECRET'
export const dayMs = 60000

export interface Posted {
  at: number
  url: string
  method: string
  body: any
  type: string
}

export interface WebhookDesk extends Desk {
  posted: Posted[]
  /** By event type. */
  ids: Record<EventType, number>
  /** What the address answers from now on. */
  answer(by: (posted: Posted) => WebhookAnswer): void
  deliver(): number
  /** Days of outreach go by, in so many steps. */
  days(days: number, steps?: number): void
  ofType(type: EventType): Posted[]
}

export const createWebhookDesk = ({ types = eventTypes, ...options }: FakeHeyReachOptions & { workspace?: string; types?: readonly EventType[] } = {}): WebhookDesk => {
  const desk = createDesk(options)
  const posted: Posted[] = []
  let answer = (_posted: Posted): WebhookAnswer => ({ status: 200 })
  const ids = Object.fromEntries(
    types.map((eventType) => [eventType, desk.fake.putWebhook({ workspace: options.workspace, eventType, webhookUrl: hookUrl })])
  ) as Record<EventType, number>
  let now = 0
  const deliver = () =>
    deliverInProcess(desk.fake, (url, text, method) => {
      const body = text === '' ? null : JSON.parse(text)
      const one = { at: now, url, method, body, type: String(body?.event_type ?? '').toUpperCase() }
      posted.push(one)
      return answer(one)
    })
  const wait = (ms: number) => {
    now += ms
    desk.wait(ms)
  }
  return {
    ...desk,
    posted,
    ids,
    wait,
    deliver,
    answer: (by) => void (answer = by),
    days: (days, steps = 1) => {
      for (let step = 0; step < steps; step++) {
        wait((days * dayMs) / steps)
        desk.fake.advance()
        deliver()
      }
    },
    ofType: (type) => posted.filter((one) => one.type === type)
  }
}
