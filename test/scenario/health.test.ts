/** The health card and the menu on the built bundle: what went wrong is said, logged, and over when it is over. */
import { eventBody } from './support/deliveries'
import { openReceiving, rowsOf, type ReceivingSheet } from './support/receiving'
import { OWNER } from './support/sheet'
import type { Answer, ReceivingState } from '../../src/sidebar/protocol'

const SESSION = { user: OWNER, activeTabId: 0, selection: [{ row: 1, column: 1, rows: 1, columns: 1 }] }
const read = (sheet: ReceivingSheet): ReceivingState => {
  const answer = JSON.parse(String(sheet.host.callFromSidebar('readReceiving', [], SESSION).value)) as Answer<ReceivingState>
  if (!answer.ok) throw new Error(answer.error.title)
  return answer.value
}
const codes = (sheet: ReceivingSheet): string[] => read(sheet).health.map(({ code }) => code)
const menuOf = (sheet: ReceivingSheet): string => {
  const { ok, effects } = sheet.host.open(SESSION)
  const menu = effects.find((effect) => effect.kind === 'menu')
  if (!ok || !menu) throw new Error('no menu')
  return (menu as { caption: string }).caption
}
const hourly = (sheet: ReceivingSheet) => sheet.host.run({ kind: 'time-trigger', functionName: 'checkNotifications', user: OWNER })
test('events that cannot be written: kept, said in the card and by the menu, written and over when the tab is free again', () => {
  const sheet = openReceiving()
  sheet.post(eventBody({ lead: 1 }))
  const events = sheet.book.tabByName('Events')
  const headers = Array.from({ length: events?.lastColumn() ?? 0 }, (_, index) => events?.displayText(1, index + 1) ?? '')
  events?.enterRaw(1, 1, [headers.map((_, index) => `x${index}`)])
  sheet.clock.advance(60_000)
  expect(sheet.post(eventBody({ lead: 2 })).acknowledged).toBe(true)
  expect(sheet.journal().problem).toMatchObject({ code: 'invalid-input' })
  expect(events?.displayText(2, 3)).toBe('Ada Novak 1')
  expect(codes(sheet)).toContain('cannot-write')
  expect(menuOf(sheet)).toBe('HeyReach (!)')
  // Undo.
  events?.enterRaw(1, 1, [headers])
  sheet.runTrigger()
  expect(sheet.events().map((row) => row['lead_full_name'])).toEqual(['Ada Novak 1', 'Ada Novak 2'])
  expect(codes(sheet)).not.toContain('cannot-write')
  expect(menuOf(sheet)).toBe('HeyReach')
})

test('the log has a line when something goes wrong and one when it is over, and no more than that', () => {
  const sheet = openReceiving()
  sheet.post(eventBody({ lead: 1 }))
  sheet.post('{"cut off')
  hourly(sheet)
  hourly(sheet)
  const lines = () => rowsOf(sheet.book.tabByName('HeyReach log')).map((row) => row['What'])
  expect(lines().filter((line) => line === '1 event could not be read.')).toHaveLength(1)
  const [entry] = JSON.parse(String(sheet.host.callFromSidebar('listUnreadable', [], SESSION).value)).value as { id: string }[]
  sheet.host.callFromSidebar('deleteUnreadable', [{ ids: [entry?.id] }], SESSION)
  hourly(sheet)
  expect(lines().filter((line) => line === 'Solved: 1 event could not be read.')).toHaveLength(1)
})

test('the log stays bounded', () => {
  const sheet = openReceiving()
  sheet.post('{"cut off')
  hourly(sheet)
  const log = sheet.book.tabByName('HeyReach log')
  log?.insertRows(2, 600)
  for (let row = 2; row <= 601; row += 1) log?.enterRaw(row, 2, [['old line']])
  sheet.host.callFromSidebar('deleteUnreadable', [{ ids: (JSON.parse(String(sheet.host.callFromSidebar('listUnreadable', [], SESSION).value)).value as { id: string }[]).map(({ id }) => id) }], SESSION)
  hourly(sheet)
  expect(log?.lastRow()).toBeLessThanOrEqual(550)
})

test('no secret and no address with it is in anything that people see', () => {
  const sheet = openReceiving()
  sheet.post(eventBody())
  sheet.post('{"cut off')
  hourly(sheet)
  const shown = JSON.stringify([read(sheet), sheet.executions.map(({ result }) => [result.value, result.error, result.log, result.effects]), sheet.book.tabs.map((tab) => rowsOf(tab))])
  expect(shown).not.toContain('secret-of-this-sheet')
})

test('a renamed header is told, also after the next event has got its new column', () => {
  const sheet = openReceiving()
  sheet.post(eventBody({ lead: 1 }))
  sheet.book.tabByName('Events')?.enterRaw(1, 1, [['What']])
  sheet.clock.advance(60_000)
  sheet.post(eventBody({ lead: 2 }))
  hourly(sheet)
  expect(read(sheet).health.map(({ title }) => title)).toContain('Renamed or deleted columns got new ones at the right of Events: event_type.')
})

test('an unreadable event is told at the next look, without a check', () => {
  const sheet = openReceiving()
  sheet.post('{"cut off')
  expect(read(sheet)).toMatchObject({ unreadable: 1 })
  expect(codes(sheet)).toContain('unreadable')
})

test('an Events tab that lost both its name and its headers is told when another one is made', () => {
  const sheet = openReceiving()
  sheet.post(eventBody({ lead: 1 }))
  const events = sheet.book.tabByName('Events')
  events?.rename('Replies')
  events?.deleteRows(1, 1)
  sheet.clock.advance(60_000)
  sheet.post(eventBody({ lead: 2 }))
  expect(codes(sheet)).toContain('new-tab')
})
