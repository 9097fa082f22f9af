/** What came after the CSV was made, or was not whole, is not cleared away. */
import { eventBody } from './support/deliveries'
import { askPage, openReceiving, type ReceivingSheet } from './support/receiving'
import { OWNER } from './support/sheet'
import type { ClearProgress, ExportPart } from '../../src/sidebar/protocol'

const BEFORE = '2026-09-10'

test('a late event of an old day that comes after the download stays', () => {
  const sheet = openReceiving()
  sheet.post(eventBody({ lead: 1, timestamp: '2026-09-08T10:00:00Z' }))
  const { csv, upTo } = askPage<ExportPart>(sheet, 'exportEvents', { before: BEFORE, from: 0 })
  sheet.clock.advance(1_000)
  sheet.post(eventBody({ lead: 2, timestamp: '2026-09-08T11:00:00Z' }))
  askPage<ClearProgress>(sheet, 'clearEvents', { before: BEFORE, upTo })
  const left = sheet.events().map((row) => row.lead_full_name)
  expect(left).not.toContain('Ada Novak 1')
  for (const lead of [1, 2]) expect(csv.includes(`Ada Novak ${lead}`) || left.includes(`Ada Novak ${lead}`)).toBe(true)
})

test('a row that somebody inserts while a part is read does not push an event out of the CSV', () => {
  let armed = false
  const sheet: ReceivingSheet = openReceiving({
    host: {
      onCall: ({ name }) => {
        if (!armed || name !== 'Range.getDisplayValues') return
        seen += 1
        if (seen !== at) return
        armed = false
        sheet.book.tabByName('Events')?.insertRows(2, 1)
      },
    },
  })
  let seen = 0
  let at = 0
  for (const lead of [1, 2, 3]) sheet.post(eventBody({ lead, timestamp: '2026-09-08T10:00:00Z' }))
  for (at = 1; at <= 6; at += 1) {
    seen = 0
    armed = true
    const answered = sheet.host.callFromSidebar('exportEvents', [{ before: BEFORE, from: 0 }], { user: OWNER, activeTabId: 0, selection: [] })
    const { value } = JSON.parse(String(answered.value)) as { value?: ExportPart }
    // Told to try again is right too.
    if (value) for (const lead of [1, 2, 3]) expect({ at, lead, there: value.csv.includes(`Ada Novak ${lead}`) }).toEqual({ at, lead, there: true })
  }
})
