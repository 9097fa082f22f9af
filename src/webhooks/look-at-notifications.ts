/** How HeyReach’s notifications are just now, written down for the health card; nothing is changed. */
import { ownReceiving } from '../account/receiving'
import { readRunner } from '../account/stored-account'
import { AppError } from '../errors'
import type { Ports } from '../ports'
import { recordPass } from './check-notifications'
import { openWebhooks } from './open-webhooks'
import { planWebhooks } from './plan-webhooks'
import { PAGE_PATIENCE_MS } from './run-pass'
import { wantedWebhooks } from './wanted-webhooks'

/** Throws what is this person's own: not-connected, other-workspace; and for anybody but who looks after the sheet, what HeyReach says of their key. */
export const lookAtNotifications = (ports: Ports): void => {
  const receiving = ownReceiving(ports)
  if (!receiving?.applied || receiving.url === '') return
  const client = openWebhooks(ports, receiving)
  try {
    const actual = client.list(ports.clock.now() + PAGE_PATIENCE_MS)
    recordPass(ports, 'person', { before: actual, left: planWebhooks(wantedWebhooks(receiving), actual), error: null, changes: 0 })
  } catch (error) {
    if (!(error instanceof AppError) || receiving.lookAfter?.runner !== readRunner(ports)) throw error
    recordPass(ports, 'person', { before: [], left: null, error, changes: 0 })
  }
}
