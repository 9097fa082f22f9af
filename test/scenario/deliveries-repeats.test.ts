/** The same event again, however late and whatever was written anew by then: no row. The same person invited again much later: a row. */
import { liesOf, openLedger, type Ledger } from './support/delivery-ledger'
import { eventBody } from './support/deliveries'
import { waiting } from './support/situations'

const HOUR = 3_600_000
const rows = ({ sheet }: Ledger): number => sheet.events().length
const at = (ledger: Ledger, hours = 0): string => new Date(ledger.sheet.clock.now() + hours * HOUR).toISOString()

/** One connection, one message, one reply, each with its time. */
const some = (ledger: Ledger, from = 1): string[] => {
  const timestamp = at(ledger)
  return [
    eventBody({ lead: from, timestamp }),
    eventBody({ lead: from + 1, type: 'message_sent', timestamp }),
    eventBody({ lead: from + 2, type: 'message_reply_received', timestamp }),
    eventBody({ lead: from + 3, type: 'viewed_profile', timestamp }),
  ]
}

test.each([
  ['at once', 0],
  ['25 hours later', 25],
  ['12 days later', 12 * 24],
  ['200 days later', 200 * 24],
])('%s', (_, hours) => {
  const ledger = openLedger()
  const bodies = some(ledger)
  for (const body of bodies) ledger.sheet.post(body)
  ledger.sheet.clock.advance(hours * HOUR)
  for (const body of [...bodies, ...bodies]) expect(ledger.sheet.post(body).acknowledged).toBe(true)
  expect(rows(ledger)).toBe(4)
})

test('in the same round, twins by two notifications', () => {
  const ledger = openLedger()
  const bodies = some(ledger)
  waiting(ledger, () => [...bodies, ...bodies].forEach((body) => ledger.sheet.post(body)))
  ledger.triggers(2)
  expect(rows(ledger)).toBe(4)
})

test('a retry with another correlation and, of connections and messages, a new time within 24 hours', () => {
  const ledger = openLedger()
  const sentAt = at(ledger)
  const [type, reply] = ['message_sent', 'message_reply_received']
  const made = (timestamp: string, correlation: string): string[] => [
    eventBody({ lead: 1, timestamp, correlation }),
    eventBody({ lead: 2, type, timestamp, messageTime: sentAt, correlation }),
    eventBody({ lead: 3, type: reply, timestamp, messageTime: sentAt, correlation }),
  ]
  for (const body of made(sentAt, 'a')) ledger.sheet.post(body)
  for (const hours of [1, 5, 12, 24]) {
    ledger.sheet.clock.advance(hours * HOUR - (ledger.sheet.clock.now() - Date.parse(sentAt)))
    for (const body of made(at(ledger), `again ${hours}`)) ledger.sheet.post(body)
  }
  expect(rows(ledger)).toBe(3)
})

test('after 100,000 other events, at the same cost', () => {
  const ledger = openLedger()
  const bodies = some(ledger)
  for (const body of bodies) ledger.sheet.post(body)
  const tab = ledger.sheet.book.tabByName('Events')
  const before = ledger.sheet.executions.length
  ledger.sheet.post(eventBody({ lead: 50, timestamp: at(ledger) }))
  const small = ledger.sheet.executions[before]?.result
  if (!tab) throw new Error('no Events tab')
  tab.insertRows(tab.rowCount + 1, 100_000)
  const last = tab.lastRow()
  tab.enterRaw(last + 1, 14, Array.from({ length: 100_000 }, (_, index) => [`e1-${String(index).padStart(10, '0')}`]))
  ledger.sheet.post(eventBody({ lead: 51, timestamp: at(ledger) }))
  const then = ledger.sheet.executions.length
  ledger.sheet.post(eventBody({ lead: 52, timestamp: at(ledger) }))
  const large = ledger.sheet.executions[then]?.result
  expect(large?.backendCalls).toBe(small?.backendCalls)
  expect(large?.cellsRead).toBe(small?.cellsRead)
  for (const body of bodies) expect(ledger.sheet.post(body).acknowledged).toBe(true)
  expect(tab.lastRow()).toBe(last + 100_002)
})

test('of rows that were deleted, also when the keys tab was sorted, and after it was made anew', () => {
  const ledger = openLedger()
  const bodies = some(ledger)
  for (const body of bodies) ledger.sheet.post(body)
  ledger.sheet.book.tabByName('Events')?.deleteRows(2, 2)
  const keys = ledger.sheet.book.tabByName('HeyReach keys')
  keys?.sort({ row: 1, column: 1, rows: keys.rowCount, columns: keys.columnCount }, 1, false)
  for (const body of bodies) ledger.sheet.post(body)
  expect(rows(ledger)).toBe(2)
  if (keys) ledger.sheet.book.deleteTab(keys.id)
  ledger.sheet.post(bodies[2] ?? '')
  ledger.sheet.post(bodies[3] ?? '')
  expect(rows(ledger)).toBe(2)
})

test.each([
  ['after half a year', 180],
  ['after six years', 6 * 365],
])('the keys tab is deleted %s: it is made anew, and what stands in Events is known', (_, days) => {
  const ledger = openLedger()
  const bodies = some(ledger)
  for (const body of bodies) ledger.sheet.post(body)
  ledger.sheet.clock.advance(days * 24 * HOUR)
  const keys = ledger.sheet.book.tabByName('HeyReach keys')
  if (keys) ledger.sheet.book.deleteTab(keys.id)
  const late = some(ledger, 20)
  for (const body of [...late, ...bodies, ...late]) expect(ledger.sheet.post(body).acknowledged).toBe(true)
  expect(rows(ledger)).toBe(8)
})

test('an event dated days ahead, again when that day has nearly come', () => {
  const ledger = openLedger()
  const body = eventBody({ lead: 1, timestamp: at(ledger, 60) })
  ledger.sheet.post(body)
  ledger.sheet.clock.advance(24 * HOUR)
  ledger.sheet.post(body)
  expect(rows(ledger)).toBe(1)
})

test('an event from before the sheet’s time, again', () => {
  const ledger = openLedger()
  const body = eventBody({ lead: 1, timestamp: at(ledger, -24 * 400) })
  ledger.sheet.post(body)
  ledger.sheet.post(body)
  expect(rows(ledger)).toBe(1)
})

test('the same person invited again months later in the same campaign is a new event, also beside late repeats of the first', () => {
  const ledger = openLedger()
  const january = eventBody({ lead: 1, timestamp: at(ledger) })
  const other = eventBody({ lead: 2, timestamp: at(ledger) })
  ledger.sheet.post(january)
  ledger.sheet.post(other)
  ledger.sheet.clock.advance(150 * 24 * HOUR)
  const june = eventBody({ lead: 1, timestamp: at(ledger), correlation: 'june' })
  waiting(ledger, () => [january, other, june, january].forEach((body) => ledger.sheet.post(body)))
  ledger.triggers(1)
  ledger.sheet.post(june)
  expect(ledger.sheet.events().map(({ lead_full_name }) => lead_full_name)).toEqual(['Ada Novak 1', 'Ada Novak 2', 'Ada Novak 1'])
  expect(liesOf(ledger, { whole: false })).toEqual([])
})

test('an unreadable one again within the day', () => {
  const ledger = openLedger()
  ledger.junk('what is this?')
  ledger.sheet.clock.advance(20 * HOUR)
  ledger.junk('what is this?')
  expect(ledger.sheet.unreadable()).toHaveLength(1)
})
