/** How this sheet receives events, as the page shows it. Asks nothing of HeyReach. */
import { readReceiving } from '../account/receiving'
import { readRunner } from '../account/stored-account'
import type { Ports } from '../ports'
import type { ReceivingState } from '../sidebar/protocol'
import { typeChoices } from '../webhooks/notification-types'

export const readReceivingState = (ports: Ports): ReceivingState => {
  const stored = readReceiving(ports)
  const own = stored?.sheet === ports.spreadsheet.id() ? stored : null
  return {
    lookAfter: own?.lookAfter ? { name: own.lookAfter.name, me: own.lookAfter.runner === readRunner(ports) } : null,
    address: own && own.url !== '' ? { shown: own.url, checkedAt: own.checkedAt } : null,
    applied: own?.applied ?? false,
    on: own?.on ?? true,
    types: typeChoices(own),
    isCopy: stored !== null && own === null,
    health: [],
    unreadable: 0,
    lastEventAt: null,
  }
}
