/** HeyReach's known deliveries as files of test/fixtures/heyreach/wh-*, and what is at hand to read them with. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HeyReachEvent } from '../../../src/events/event'
import { identifyEvent, type Identity } from '../../../src/events/identify-event'
import { readDelivery } from '../../../src/events/read-delivery'

const FOLDER = join('test', 'fixtures', 'heyreach')

export const RECEIVED_AT = Date.UTC(2026, 7, 15, 12)

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** `message_sent`, `message_reply_received.relay-wrapped` … */
export const SAMPLES: string[] = readdirSync(FOLDER)
  .filter((file) => file.startsWith('wh-'))
  .map((file) => file.replace(/^wh-|\.json$/g, ''))
  .sort()

export const sampleText = (name: string): string => readFileSync(join(FOLDER, `wh-${name}.json`), 'utf8')

/** A fresh copy each time, to be changed at will. */
export const sample = (name: string): any => JSON.parse(sampleText(name))

/** The one event of a delivery. */
export const eventOf = (body: unknown, typeHint = ''): HeyReachEvent => {
  const { events, unreadable } = readDelivery(typeof body === 'string' ? body : JSON.stringify(body), typeHint)
  const [event] = events
  if (!event || events.length > 1 || unreadable.length > 0) throw new Error(`not one event: ${JSON.stringify({ events, unreadable })}`)
  return event
}

export const identityOf = (body: unknown, receivedAt = RECEIVED_AT): Identity => identifyEvent(eventOf(body), receivedAt, sha256)

export const fingerprintOf = (body: unknown): string => identityOf(body).fingerprint
