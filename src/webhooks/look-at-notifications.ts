/** How HeyReach’s notifications are just now, written down for the health card; nothing is changed. */
import { ownReceiving } from '../account/receiving'
import type { Ports } from '../ports'
import { recordPass } from './check-notifications'
import { openWebhooks } from './open-webhooks'
import { planWebhooks } from './plan-webhooks'
import { PAGE_PATIENCE_MS } from './run-pass'
import { wantedWebhooks } from './wanted-webhooks'

/** Throws not-connected, other-workspace, and whatever reading at HeyReach throws. */
export const lookAtNotifications = (ports: Ports): void => {
  const receiving = ownReceiving(ports)
  if (!receiving?.applied || receiving.url === '') return
  const client = openWebhooks(ports, receiving)
  const actual = client.list(ports.clock.now() + PAGE_PATIENCE_MS)
  recordPass(ports, 'person', { before: actual, left: planWebhooks(wantedWebhooks(receiving), actual), error: null, changes: 0 })
}
