/** What could not be read: kept as it came, tried again, deleted; never twice, never by the way. */
import { eventBody } from './support/deliveries'
import { askPage, openReceiving, type ReceivingSheet } from './support/receiving'
import type { UnreadableItem, UnreadableResult } from '../../src/sidebar/protocol'

const list = (sheet: ReceivingSheet) => askPage<UnreadableItem[]>(sheet, 'listUnreadable')

const NO_TYPE = JSON.stringify({ lead: { id: '900000777', profile_url: 'https://www.linkedin.com/in/no-type-sample', full_name: 'No Type' }, timestamp: '2026-09-14T08:00:00Z' })

const withOne = (): ReceivingSheet => {
  const sheet = openReceiving()
  sheet.post(NO_TYPE)
  return sheet
}

/** Says of what kind it was, as a newer version may know. */
const giveType = (sheet: ReceivingSheet, row = 2): void => sheet.book.tabByName('Unreadable events')?.enterRaw(row, 6, [['VIEWED_PROFILE']])

test('a delivery that cannot be read stands there with its cause, as it came, once however often it comes', () => {
  const sheet = openReceiving()
  const raw = '=HYPERLINK("https://evil.example","x") {"not": json'
  expect(sheet.post(raw).acknowledged).toBe(true)
  expect(sheet.post(raw).acknowledged).toBe(true)
  expect(sheet.unreadable()).toHaveLength(1)
  expect(list(sheet)).toMatchObject([{ raw, title: 'It is not in the form that HeyReach sends, or it was cut off.' }])
  expect(sheet.book.tabByName('Unreadable events')?.cell(2, 4)).toMatchObject({ value: raw })
  expect(sheet.book.tabByName('Unreadable events')?.cell(2, 4)?.formula).toBeUndefined()
})

test('more than a cell holds is kept whole, in two cells', () => {
  const sheet = openReceiving()
  const raw = `{"cut": "${'long text '.repeat(5_500)}`
  expect(sheet.post(raw).acknowledged).toBe(true)
  const [row] = sheet.unreadable()
  expect(`${row?.['As it came']}${row?.['As it came (rest)']}`).toBe(raw)
})

test('trying again what still cannot be read changes nothing', () => {
  const sheet = withOne()
  const [item] = list(sheet)
  const result = askPage<UnreadableResult>(sheet, 'retryUnreadable', { ids: [item?.id] })
  expect(result).toMatchObject({ message: 'It still cannot be read.', items: [{ id: item?.id }] })
  expect(sheet.events()).toEqual([])
})

test('trying again what can be read now makes it an event and takes it off the tab', () => {
  const sheet = withOne()
  giveType(sheet)
  const [item] = list(sheet)
  expect(askPage<UnreadableResult>(sheet, 'retryUnreadable', { ids: [item?.id] })).toEqual({ message: 'One is in Events now.', items: [] })
  expect(sheet.events()).toMatchObject([{ event_type: 'VIEWED_PROFILE', lead_full_name: 'No Type' }])
  expect(sheet.unreadable()).toEqual([])
})

test('killed at any backend call of trying again: at the next press it is one event, and gone from the tab', () => {
  const counting = withOne()
  giveType(counting)
  let calls = 0
  const count = (call: number): { sheet: ReceivingSheet; id: string } => {
    let at = Infinity
    let seen = 0
    const sheet = openReceiving({ host: { onCall: ({ backend }) => (backend && ++seen === at ? 'kill' : undefined) } })
    sheet.post(NO_TYPE)
    giveType(sheet)
    const id = list(sheet)[0]?.id ?? ''
    seen = 0
    at = call
    try {
      askPage(sheet, 'retryUnreadable', { ids: [id] })
    } catch {
      // Killed.
    }
    calls = seen
    at = Infinity
    return { sheet, id }
  }
  count(Infinity)
  const all = calls
  expect(all).toBeGreaterThan(10)
  for (let call = 1; call <= all; call += 1) {
    const { sheet, id } = count(call)
    if (list(sheet).some((item) => item.id === id)) askPage(sheet, 'retryUnreadable', { ids: [id] })
    expect({ call, events: sheet.events().length, unreadable: sheet.unreadable().length }).toEqual({ call, events: 1, unreadable: 0 })
  }
})

test('deleting takes just those that were chosen, whatever was inserted above them meanwhile', () => {
  const sheet = openReceiving({
    host: {
      onCall: ({ name }) => {
        if (name !== 'Sheet.deleteRows' || inserted) return
        inserted = true
        sheet.book.tabByName('Unreadable events')?.insertRows(2, 1)
      },
    },
  })
  let inserted = true
  for (const text of ['first', 'second', 'third']) sheet.post(`{"${text}`)
  inserted = false
  const second = list(sheet).find(({ raw }) => raw === '{"second')
  askPage(sheet, 'deleteUnreadable', { ids: [second?.id] })
  expect(sheet.unreadable().map((row) => row['As it came'])).toEqual(expect.arrayContaining(['{"first', '{"third']))
  expect(sheet.unreadable().filter((row) => row['As it came'] === '{"first')).toHaveLength(1)
})

test('rows that a person wrote there are left alone', () => {
  const sheet = withOne()
  sheet.book.tabByName('Unreadable events')?.enterRaw(3, 1, [['my own note']])
  expect(list(sheet)).toHaveLength(1)
  askPage(sheet, 'deleteUnreadable', { ids: list(sheet).map(({ id }) => id) })
  expect(sheet.book.tabByName('Unreadable events')?.displayText(2, 1)).toBe('my own note')
  sheet.post(eventBody())
  expect(sheet.events()).toHaveLength(1)
})
