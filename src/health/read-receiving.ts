/** How this sheet receives events, as the page shows it. Asks nothing of HeyReach. */
import { countUnreadable } from '../deliveries/unreadable-entries'
import type { Ports } from '../ports'
import type { ReceivingState } from '../sidebar/protocol'
import { typeChoices } from '../webhooks/notification-types'
import { readHealthFacts } from './health-facts'
import { judgeHealth } from './judge-health'

export const readReceivingState = (ports: Ports, version: string): ReceivingState => {
  const known = readHealthFacts(ports, ports.spreadsheet.id(), version)
  // Counted now: what came since the last check should be told.
  const facts = { ...known, measured: { ...known.measured, unreadable: countUnreadable(ports) } }
  const { receiving, journal, measured } = facts
  return {
    lookAfter: receiving?.lookAfter ? { name: receiving.lookAfter.name, me: facts.lookedAfterByMe } : null,
    address: receiving && receiving.url !== '' ? { shown: shorten(receiving.url), checkedAt: receiving.checkedAt } : null,
    applied: receiving?.applied ?? false,
    on: receiving?.on ?? true,
    types: typeChoices(receiving),
    isCopy: facts.isCopy,
    health: judgeHealth(facts),
    unreadable: measured.unreadable,
    lastEventAt: journal.lastEventAt > 0 ? journal.lastEventAt : null,
  }
}

/** https://script.google.com/macros/s/AKfycb…/exec → script.google.com/…wXyZ/exec: enough to tell two apart. */
const shorten = (url: string): string => url.replace(/^https:\/\/(script\.google\.com)\/.*?([\w-]{1,8})\/exec$/, '$1/…$2/exec')
