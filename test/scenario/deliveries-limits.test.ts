/** What runs out, is refused for long, or is too much: nothing acknowledged is lost, and when it is over everything is written. */
import { leftOvers, liesOf, openLedger, type Ledger } from './support/delivery-ledger'
import { eventBody, manyEvents } from './support/deliveries'
import { rowsOf } from './support/receiving'
import { OWNER } from './support/sheet'
import { settle, waiting } from './support/situations'
import type { CallFault } from '../../workbench/fake-apps-script/types'

const BOSS = 'boss@example.com'

/** The web app runs as somebody who is not the sheet’s owner: protections hold for them. */
const asEditor = (more: object = {}): Ledger => openLedger({ host: { owner: BOSS, editors: [OWNER], ...more } })

const protect = (ledger: Ledger, name: string): void => ledger.sheet.book.tabByName(name)?.protect({ rect: null, editors: [] })
const problemOf = ({ sheet }: Ledger): string => sheet.journal().problem?.detail ?? ''

test('Events protected for long: a backlog builds up, is told, and is written afterwards', () => {
  const ledger = asEditor()
  ledger.event(1)
  protect(ledger, 'Events')
  for (let lead = 2; lead <= 40; lead += 1) ledger.event(lead)
  ledger.triggers(3)
  expect(ledger.sent.every(({ acknowledged }) => acknowledged)).toBe(true)
  expect(ledger.sheet.events()).toHaveLength(1)
  expect(ledger.sheet.unreadable()).toEqual([])
  expect(problemOf(ledger)).toContain('protected cell')
  ledger.sheet.book.tabByName('Events')?.unprotectAll()
  expect(settle(ledger)).toEqual([])
})

test('one column protected: the same, and no event is taken for unreadable', () => {
  const ledger = asEditor()
  ledger.event(1)
  const tab = ledger.sheet.book.tabByName('Events')
  tab?.protect({ rect: { row: 1, column: 12, rows: tab.rowCount, columns: 1 }, editors: [] })
  ledger.event(2)
  waiting(ledger, () => [3, 4].forEach((lead) => ledger.event(lead)))
  ledger.triggers(2)
  expect(ledger.sheet.unreadable()).toEqual([])
  tab?.unprotectAll()
  expect(settle(ledger)).toEqual([])
})

test('the tab of unreadable events protected: events go on, the unreadable ones wait and are told', () => {
  const ledger = asEditor()
  ledger.event(1)
  ledger.junk('junk 1')
  protect(ledger, 'Unreadable events')
  ledger.junk('junk 2')
  for (const lead of [2, 3]) ledger.event(lead)
  waiting(ledger, () => {
    for (let number = 10; number < 170; number += 1) ledger.junk(`junk ${number}`)
    ledger.event(4)
  })
  ledger.triggers(2)
  expect(ledger.sheet.events()).toHaveLength(4)
  expect(ledger.sheet.unreadable()).toHaveLength(1)
  expect(problemOf(ledger)).not.toBe('')
  ledger.sheet.book.tabByName('Unreadable events')?.unprotectAll()
  ledger.triggers(8)
  expect(liesOf(ledger)).toEqual([])
  expect(leftOvers(ledger)).toEqual([])
})

test('header row gone: events wait with words; the tab renamed, a new one is made', () => {
  const ledger = openLedger()
  ledger.event(1)
  const tab = ledger.sheet.book.tabByName('Events')
  tab?.deleteRows(1, 1)
  ledger.event(2)
  ledger.triggers(2)
  expect(problemOf(ledger)).toContain('header row')
  expect(ledger.sent.every(({ acknowledged }) => acknowledged)).toBe(true)
  tab?.rename('Old events')
  ledger.triggers(2)
  expect(ledger.sheet.events().map((row) => row.lead_full_name)).toEqual(['Ada Novak 2'])
  expect(leftOvers(ledger)).toEqual([])
})

test('a full store: what is not kept is not acknowledged, what waits is written, and then there is room', () => {
  const ledger = openLedger()
  ledger.event(1)
  waiting(ledger, () => {
    for (let lead = 2; lead < 70; lead += 1) ledger.long(lead)
  })
  expect(ledger.sent.filter(({ acknowledged }) => !acknowledged).length).toBeGreaterThan(10)
  for (let lead = 100; lead < 110; lead += 1) ledger.event(lead)
  ledger.triggers(1)
  expect(settle(ledger)).toEqual([])
})

test('a store that is full before the trigger ever ran', () => {
  const ledger = openLedger()
  waiting(ledger, () => {
    for (let lead = 2; lead < 70; lead += 1) ledger.long(lead)
    for (let lead = 200; lead < 300; lead += 1) ledger.event(lead)
  })
  expect(settle(ledger)).toEqual([])
})

test('the day’s property operations used up: nothing is acknowledged, and no error page of Google’s says 200', () => {
  const ledger = openLedger({ host: { dailyLimits: { properties: 20 }, switches: { cacheMode: 'always-miss' } } })
  for (let lead = 1; lead <= 30; lead += 1) ledger.event(lead)
  const refused = ledger.sent.filter(({ acknowledged }) => !acknowledged)
  expect(refused.length).toBeGreaterThan(10)
  expect(ledger.sheet.executions.filter(({ result }) => !result.ok)).toEqual([])
  const { status } = ledger.sheet.post(eventBody({ lead: 99 }))
  expect(status).toBe(302)
  expect(liesOf(ledger)).toEqual([])
  ledger.sheet.clock.advance(25 * 3_600_000)
  ledger.sheet.host.setSwitches({ cacheMode: 'normal' })
  ledger.again()
  ledger.sheet.clock.advance(25 * 3_600_000)
  ledger.triggers(1)
  ledger.sheet.clock.advance(25 * 3_600_000)
  ledger.again()
  expect(liesOf(ledger)).toEqual([])
})

test('a lock service that always refuses: everything is kept, and written when it is well again', () => {
  let refuses = true
  const onCall = ({ name }: { name: string }): CallFault | void => (refuses && name === 'Lock.tryLock' ? { throw: 'There are too many LockService operations against the same script.' } : undefined)
  const ledger = openLedger({ host: { onCall } })
  for (let lead = 1; lead <= 20; lead += 1) ledger.event(lead)
  ledger.triggers(1)
  expect(ledger.sent.every(({ acknowledged }) => acknowledged)).toBe(true)
  refuses = false
  expect(settle(ledger)).toEqual([])
})

test('a cache that never keeps anything', () => {
  const ledger = openLedger({ host: { switches: { cacheMode: 'always-miss' } } })
  for (const lead of [1, 2]) ledger.event(lead)
  ledger.junk('junk')
  ledger.long(3)
  expect(settle(ledger)).toEqual([])
})

test('a row that Google refuses: it alone is unreadable, once, also when it comes again', () => {
  const ledger = openLedger()
  const refuse = (): never => {
    throw Object.assign(new Error('The data you entered violates the data validation rules set on this cell.'), { name: 'Exception' })
  }
  ledger.event(1)
  const tab = ledger.sheet.book.tabByName('Events')
  if (!tab) throw new Error('no Events tab')
  const enter = tab.enter.bind(tab)
  Object.assign(tab, { enter: (...args: Parameters<typeof enter>) => (args[2].flat().includes("'Ada Novak 3") ? refuse() : enter(...args)) })
  waiting(ledger, () => [2, 3, 4, 5].forEach((lead) => ledger.event(lead)))
  ledger.triggers(2)
  ledger.event(3, { correlation: 'again' })
  ledger.sheet.post(ledger.sent[2]?.body ?? '')
  ledger.triggers(2)
  expect(ledger.sheet.events().map((row) => row.lead_full_name)).toEqual([1, 2, 4, 5].map((lead) => `Ada Novak ${lead}`))
  expect(ledger.sheet.unreadable().length).toBe(2)
  expect(leftOvers(ledger)).toEqual([])
})

test('texts of 50,000 characters and more, and a body of 10 MB', () => {
  const ledger = openLedger()
  const event = ledger.event(1, { type: 'message_sent', text: 'x'.repeat(49_990) })
  const longer = ledger.event(2, { type: 'message_sent', text: 'y'.repeat(55_000) })
  const huge = ledger.event(3, { type: 'message_sent', text: 'z'.repeat(10_000_000) })
  expect([event, longer, huge].map(({ acknowledged }) => acknowledged)).toEqual([true, true, false])
  ledger.triggers(2)
  const [first, second] = ledger.sheet.events()
  expect(first?.last_message).toBe('x'.repeat(49_990))
  expect(second?.last_message).toHaveLength(49_999)
  expect(leftOvers(ledger)).toEqual([])
})

test('wrong secrets cost no property operation but one a minute', () => {
  const ledger = openLedger()
  ledger.event(1)
  const used = (): number => ledger.sheet.host.usage()[OWNER]?.properties.calls ?? 0
  const before = used()
  for (let guess = 0; guess < 30; guess += 1) expect(ledger.sheet.post(eventBody({ lead: 9 }), { secret: `guess ${guess}` }).acknowledged).toBe(false)
  expect(used() - before).toBeLessThanOrEqual(1)
  expect(ledger.sheet.events()).toHaveLength(1)
})

test('one delivery with very many events, of many different hours', () => {
  const ledger = openLedger()
  const bodies = Array.from({ length: 60 }, (_, index) => JSON.parse(eventBody({ lead: index + 1, timestamp: new Date(ledger.sheet.clock.now() - index * 40 * 3_600_000).toISOString() })) as object)
  const body = JSON.stringify(bodies)
  for (let run = 0; run < 2; run += 1) expect(ledger.sheet.post(body).acknowledged).toBe(true)
  expect(ledger.sheet.events()).toHaveLength(60)
})

test('parts without their head are swept, and a head without its part is shown', () => {
  const ledger = openLedger()
  ledger.event(1)
  waiting(ledger, () => void ledger.long(2))
  const parts = Object.keys(ledger.sheet.properties()).filter((key) => key.startsWith('p'))
  const head = ledger.sheet.waiting()[0] ?? ''
  const without = (key: string): Record<string, string> => Object.fromEntries(Object.entries(ledger.sheet.properties()).filter(([each]) => each !== key))
  const headless = openLedger({ properties: without(head) })
  headless.triggers(3)
  expect(leftOvers(headless)).toEqual([])
  const partless = openLedger({ properties: without(parts[0] ?? '') })
  partless.triggers(3)
  expect(partless.sheet.unreadable()).toHaveLength(1)
  expect(leftOvers(partless)).toEqual([])
})

test('300 that wait are written by one run of the trigger, and cleared away by the next', () => {
  const ledger = openLedger()
  waiting(ledger, () => manyEvents(300).forEach((body) => ledger.sheet.post(body)))
  ledger.triggers(1)
  expect(rowsOf(ledger.sheet.book.tabByName('Events'))).toHaveLength(300)
  ledger.triggers(6)
  expect(leftOvers(ledger)).toEqual([])
})
