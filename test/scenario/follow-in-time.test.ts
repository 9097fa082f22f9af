/** The trigger writes what waits and then follows: both together end before Google ends them. */
import { eventBody, manyEvents } from './support/deliveries'
import { openReceiving, type ReceivingSheet } from './support/receiving'
import { triggers, contactsIn } from './support/contacts'

const SIX_MINUTES = 360_000

it('however long the writing took, the pass gives up in time and goes on the next time', () => {
  const slow = { ms: 0 }
  const sheet: ReceivingSheet = openReceiving({ host: { onCall: ({ backend, name }) => void (backend && slow.ms > 0 && !name.startsWith('Properties.') && sheet.clock.advance(slow.ms)) } })
  for (const body of manyEvents(2)) sheet.post(body)
  triggers(sheet)
  sheet.host.setSwitches({ webappActive: 'null' })
  for (const body of manyEvents(400, 10)) sheet.post(body)
  sheet.post(eventBody({ lead: 1, type: 'message_sent', timestamp: '2026-09-14T08:55:00Z' }))
  sheet.host.setSwitches({ webappActive: 'present' })
  slow.ms = 7_500
  // Writing alone takes most of the six minutes then.
  const first = sheet.runTrigger()
  slow.ms = 0
  expect({ ms: Math.min(first.ms, SIX_MINUTES), killed: first.killed ?? false }).toEqual({ ms: first.ms, killed: false })
  triggers(sheet, 3)
  expect(contactsIn(sheet.book)).toHaveLength(402)
})
