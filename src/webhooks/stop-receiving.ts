/** Everything of this sheet's at HeyReach goes, and its triggers; nobody else's. Late retries are still let in for 25 hours. */
import { changeReceiving, lateRetriesEnd, requireReceiving, withNewSecret } from '../account/receiving'
import type { Ports } from '../ports'
import { applyWebhooks } from './apply-webhooks'
import { forgetChecked } from './checked'
import { newSecret } from './new-secret'
import { openWebhooks } from './open-webhooks'
import { deleteTriggers } from '../account/own-triggers'
import { PAGE_PATIENCE_MS } from './run-pass'

/** Throws whatever keeps HeyReach from deleting some: what could be deleted is, and pressing again goes on. */
export const stopReceiving = (ports: Ports): void => {
  const receiving = requireReceiving(ports)
  const { sheet, tag } = receiving
  const client = openWebhooks(ports, receiving)
  // From here on no check makes anew what is being deleted.
  changeReceiving(ports, (current) => (current?.sheet === sheet ? { ...current, applied: false } : null))
  const { error } = applyWebhooks(client, () => ({ tag, webhooks: [] }), ports.clock.now() + PAGE_PATIENCE_MS)
  if (error) throw error

  deleteTriggers(ports)
  const secret = newSecret(ports)
  const until = lateRetriesEnd(ports.clock.now())
  changeReceiving(ports, (current) => {
    if (current?.sheet !== sheet) return null
    const old = current.old.map((one) => ({ ...one, until: one.until ?? until }))
    return withNewSecret({ ...current, old, applied: false, lookAfter: null }, secret, until)
  })
  forgetChecked(ports)
}
