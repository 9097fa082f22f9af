/**
 * What the web app does with a delivery: keep it first, then answer; who finds nobody writing writes it, and what others kept
 * meanwhile, before answering. Acknowledged is what gets the answer `kept`.
 */
import type { Ports } from '../ports'
import { checkSecret, type Checked } from './check-secret'
import { newDeliveryId } from './delivery-id'
import { drainDeliveries, type DrainPorts, type EventsWritten } from './drain-deliveries'
import { deleteOneDone, keepDelivery } from './keep-delivery'
import { noteNoSheet } from './no-sheet'
import { MOST_BODY_BYTES, utf8Bytes } from './stored-body'
import { noteTurnedAway } from './turned-away'

export interface Posted {
  /** Of the address: the secret, and the event type that the notification is for. */
  secret: string
  type: string
  body: string
}

export type Receipt =
  /** `wrote`: events that this execution has written, its own or others'. */
  | { kind: 'kept'; wrote: EventsWritten | null }
  /** The round trip of our own check. */
  | { kind: 'checked'; nonce: string }
  | { kind: 'refused' }
  /** It must come again: the store is full, the day's operations are used up, it is too long. */
  | { kind: 'not-kept' }

export type ReceivePorts = DrainPorts & Pick<Ports, 'scriptCache' | 'uuid'>

/** How long a receiver goes on writing what others keep meanwhile: its own sender waits for the answer. */
const WRITING_MS = 20_000
const CHECK = /^\s*\{"heyreachForSheets":"check","nonce":"([\w-]{1,64})"\}\s*$/
const TYPE = /^[A-Z_]{1,60}$/

export const receiveDelivery = (ports: ReceivePorts, posted: Posted, version: string): Receipt => {
  const { clock } = ports
  const now = clock.now()
  let secret: Checked
  try {
    secret = checkSecret(ports, posted.secret)
  } catch {
    // Uncaught it would be an error page of Google's, with the status of a success.
    return notKept(ports)
  }
  if (!secret.ours) return { kind: 'refused' }
  const check = CHECK.exec(posted.body)
  if (check) return { kind: 'checked', nonce: check[1] ?? '' }
  if (posted.body.length > MOST_BODY_BYTES || utf8Bytes(posted.body) > MOST_BODY_BYTES) {
    noteTurnedAway(ports, 'too-long')
    return { kind: 'not-kept' }
  }
  try {
    const delivery = { id: newDeliveryId(now, ports.uuid()), hint: TYPE.test(posted.type) ? posted.type : '', body: posted.body }
    if (!ports.spreadsheet.isReachable()) {
      keepDelivery(ports, delivery, version)
      afterwards(() => noteNoSheet(ports))
      return { kind: 'kept', wrote: null }
    }
    const until = now + WRITING_MS
    if (ports.scriptLock.tryLock(0)) {
      const { kept, wrote } = drainDeliveries(ports, { own: delivery, until, receiver: version })
      return kept ? { kind: 'kept', wrote } : notKept(ports)
    }
    const calls = keepDelivery(ports, delivery, version)
    // From here on it is acknowledged. Whoever wrote may have looked for the last time before the bell rang: then it is our turn.
    let wrote: EventsWritten | null = null
    afterwards(() => {
      if (ports.scriptLock.tryLock(0)) wrote = drainDeliveries(ports, { own: null, until, receiver: version }).wrote
      // Who had more to do than usual leaves it to others: the sender waits.
      else if (secret.cheap && calls === 1) deleteOneDone(ports, Math.random())
    })
    return { kind: 'kept', wrote }
  } catch {
    return notKept(ports)
  }
}

const notKept = (ports: ReceivePorts): Receipt => {
  noteTurnedAway(ports, 'not-kept')
  return { kind: 'not-kept' }
}

/** What is kept stays kept, whatever goes wrong then: the next receiver or the trigger goes on with it. */
const afterwards = (work: () => void): void => {
  try {
    work()
  } catch {
    // Nothing to tell the sender: it is acknowledged.
  }
}
