/** What HeyReach posts becomes a row, once, whoever writes it. */
import { eventBody, manyEvents } from './support/deliveries'
import { openReceiving } from './support/receiving'

describe('one delivery', () => {
  const sheet = openReceiving()
  const posted = sheet.post(eventBody())

  test('is acknowledged and stands in Events', () => {
    expect(posted).toMatchObject({ acknowledged: true, status: 200 })
    expect(sheet.events()).toMatchObject([{ event_type: 'CONNECTION_REQUEST_ACCEPTED', lead_full_name: 'Ada Novak 1' }])
  })

  test('takes four property operations where events are seconds apart, and leaves nothing waiting', () => {
    sheet.clock.advance(5_000)
    sheet.post(eventBody({ lead: 2 }))
    const { calls } = sheet.executions[1]?.result ?? {}
    const operations = Object.entries(calls ?? {}).filter(([name]) => name.startsWith('Properties.'))
    expect(operations.reduce((sum, [, count]) => sum + count, 0)).toBe(4)
    expect(sheet.waiting()).toEqual([])
  })

  test('comes again: no second row', () => {
    expect(sheet.post(eventBody()).acknowledged).toBe(true)
    expect(sheet.post(eventBody({ correlation: 'another', timestamp: '2026-09-14T09:30:00Z' })).acknowledged).toBe(true)
    expect(sheet.events()).toHaveLength(2)
  })
})

test('a hundred that wait are written by one run of the trigger', () => {
  const sheet = openReceiving()
  sheet.post(eventBody({ lead: 5000 }))
  sheet.host.setSwitches({ webappActive: 'null' })
  for (const body of manyEvents(100)) expect(sheet.post(body).acknowledged).toBe(true)
  sheet.host.setSwitches({ webappActive: 'present' })
  expect(sheet.waiting()).toHaveLength(100)
  const run = sheet.runTrigger()
  expect(run).toMatchObject({ ok: true })
  expect(sheet.events()).toHaveLength(101)
})

test.each([1, 24])('a repeat with a time of %i hours later is written first: no second row for what was sent before', (hours) => {
  const sheet = openReceiving()
  const first = Date.UTC(2026, 8, 13, 8, 58)
  sheet.post(eventBody({ timestamp: new Date(first + hours * 3_600_000).toISOString(), correlation: 'again' }))
  expect(sheet.post(eventBody({ timestamp: new Date(first).toISOString() })).acknowledged).toBe(true)
  expect(sheet.events()).toHaveLength(1)
})
