/**
 * A new secret, e.g. after the old one was seen by others. The one until now goes on counting while some notification may still be sent
 * with it, and 25 hours more for late retries: nothing is refused.
 */
import { changeReceiving, lateRetriesEnd, requireReceiving, withNewSecret } from '../account/receiving'
import { requireAccount } from '../account/stored-account'
import type { Ports } from '../ports'
import { passOrThrow } from './apply-notifications'
import { newSecret } from './new-secret'

/** Throws as applying does; then the old one counts on, and the hourly check moves what is left. */
export const renewSecret = (ports: Ports): void => {
  const { sheet } = requireReceiving(ports)
  // Before anything is changed: whoever cannot move notifications must not begin to.
  requireAccount(ports)
  const secret = newSecret(ports)
  const now = ports.clock.now()
  const changed = changeReceiving(ports, (current) =>
    current?.sheet === sheet ? withNewSecret(current, secret, current.applied ? null : lateRetriesEnd(now)) : null,
  )
  if (changed?.applied) passOrThrow(ports)
}
