/** An event that comes at any one instant of another's writing is written without a trigger: kept between list, release, bell and the end. */
import { atCall } from './support/at-call'
import { eventBody } from './support/deliveries'
import { openReceiving, type ReceivingSheet } from './support/receiving'

/** `before`: events that wait already, so that the execution lists and writes them; none and long ago: it writes its own only. */
const KINDS = [
  { name: 'who writes its own event only', before: 0, pause: 60_000 },
  { name: 'who lists what waits', before: 3, pause: 60_000 },
  { name: 'who comes right after another', before: 0, pause: 0 },
]

const prepared = ({ before, pause }: (typeof KINDS)[number]) => {
  const instant = atCall()
  const sheet: ReceivingSheet = openReceiving({ host: { onCall: instant.onCall } })
  sheet.post(eventBody({ lead: 1 }))
  sheet.host.setSwitches({ webappActive: 'null' })
  for (let lead = 100; lead < 100 + before; lead += 1) sheet.post(eventBody({ lead }))
  sheet.host.setSwitches({ webappActive: 'present' })
  sheet.clock.advance(pause)
  return { sheet, instant }
}

const countCalls = (kind: (typeof KINDS)[number]): string[] => {
  const { sheet, instant } = prepared(kind)
  instant.arm(0)
  sheet.post(eventBody({ lead: 2 }))
  return instant.callsSeen()
}

describe.each(KINDS)('beside $name', (kind) => {
  test.each([1, 3])('%i more at each call in turn: all stand in Events when everybody has ended', (more) => {
    const calls = countCalls(kind)
    expect(calls.length).toBeGreaterThan(15)
    for (let call = 1; call <= calls.length; call += 1) {
      const { sheet, instant } = prepared(kind)
      const inner: boolean[] = []
      instant.arm(call, () => {
        for (let lead = 1; lead <= more; lead += 1) inner.push(sheet.post(eventBody({ lead: 500 + lead })).acknowledged)
      })
      const outer = sheet.post(eventBody({ lead: 2 }))
      const rows = sheet.events().map((row) => row.lead_full_name)
      expect({ call, name: calls[call - 1], outer: outer.acknowledged, inner, rows: rows.length, different: new Set(rows).size }).toEqual({
        call,
        name: calls[call - 1],
        outer: true,
        inner: Array.from({ length: more }, () => true),
        rows: 2 + more + kind.before,
        different: 2 + more + kind.before,
      })
    }
  })
})

test('events that come one in each round for half a minute, then no more: the last one too is written without a trigger', () => {
  let armed = false
  let inner = 0
  let until = 0
  const sheet: ReceivingSheet = openReceiving({
    host: {
      onCall: ({ name }) => {
        if (!armed || name !== 'SpreadsheetApp.flush' || sheet.clock.now() > until) return
        armed = false
        sheet.post(eventBody({ lead: 1_000 + inner++ }))
        armed = true
      },
    },
  })
  sheet.post(eventBody({ lead: 1 }))
  sheet.clock.advance(60_000)
  until = sheet.clock.now() + 30_000
  armed = true
  expect(sheet.post(eventBody({ lead: 2 })).acknowledged).toBe(true)
  expect(inner).toBeGreaterThan(5)
  expect(sheet.events().length).toBe(2 + inner)
})
