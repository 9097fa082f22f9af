/** “Try again” never throws away what has not become an event. */
import { eventBody } from './support/deliveries'
import { askPage, openReceiving, type ReceivingSheet } from './support/receiving'
import type { UnreadableItem, UnreadableResult } from '../../src/sidebar/protocol'

const idsOf = (sheet: ReceivingSheet): string[] => askPage<UnreadableItem[]>(sheet, 'listUnreadable').map(({ id }) => id)

test('many entries of days far apart: each is an event or still on the tab', () => {
  const sheet = openReceiving()
  const day = 24 * 3_600_000
  const count = 12
  for (let index = 0; index < count; index += 1) {
    const at = new Date(sheet.clock.now() - index * 5 * day).toISOString()
    sheet.post(JSON.stringify({ lead: { id: String(900000100 + index), profile_url: `https://www.linkedin.com/in/far-${index}-sample`, full_name: `Far ${index}` }, timestamp: at }))
  }
  const tab = sheet.book.tabByName('Unreadable events')
  for (let row = 2; row < 2 + count; row += 1) tab?.enterRaw(row, 6, [['VIEWED_PROFILE']])
  const result = askPage<UnreadableResult>(sheet, 'retryUnreadable', { ids: idsOf(sheet) })
  expect(sheet.events().length + sheet.unreadable().length).toBe(count)
  expect(sheet.events()).toHaveLength(count)
  expect(result.message).toBe('12 are in Events now.')
})

test('an event that Google refuses again stays on the tab', () => {
  const sheet = openReceiving()
  sheet.post(eventBody({ lead: 1 }))
  const tab = sheet.book.tabByName('Events')
  if (!tab) throw new Error('no Events tab')
  const enter = tab.enter.bind(tab)
  const refuse = (): never => {
    throw Object.assign(new Error('The data you entered violates the data validation rules set on this cell.'), { name: 'Exception' })
  }
  Object.assign(tab, { enter: (...args: Parameters<typeof enter>) => (args[2].flat().includes("'Ada Novak 3") ? refuse() : enter(...args)) })
  sheet.post(eventBody({ lead: 3 }))
  expect(sheet.unreadable()).toHaveLength(1)

  const result = askPage<UnreadableResult>(sheet, 'retryUnreadable', { ids: idsOf(sheet) })
  expect(sheet.unreadable()).toHaveLength(1)
  expect(result.message).not.toContain('in Events')

  Object.assign(tab, { enter })
  expect(askPage<UnreadableResult>(sheet, 'retryUnreadable', { ids: idsOf(sheet) }).message).toBe('One is in Events now.')
  expect(sheet.events().map((row) => row.lead_full_name)).toEqual(['Ada Novak 1', 'Ada Novak 3'])
  expect(sheet.unreadable()).toEqual([])
})

test('deleting tells what it did, though the store takes nothing just then', () => {
  let refuses = false
  const sheet = openReceiving({ host: { onCall: ({ name }) => (refuses && name === 'Properties.setProperty' ? { throw: 'You have exceeded the property storage quota. Please remove some properties and try again.' } : undefined) } })
  sheet.post('{"cut')
  const ids = idsOf(sheet)
  refuses = true
  expect(askPage<UnreadableResult>(sheet, 'deleteUnreadable', { ids })).toEqual({ message: 'Deleted.', items: [] })
})
