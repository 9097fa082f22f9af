/** Events that were written long ago, put into the sheet's own tabs without the add-on, so that a large sheet is there in seconds. */
import { EVENT_COLUMNS } from '../../../src/events/event-columns'
import { KEYS_TAB } from '../../../src/table/hidden-tabs'
import { eventBody } from './deliveries'
import type { ReceivingSheet } from './receiving'

const HOUR_MS = 3_600_000
/** The keys tab has rows of their own for 30 days before its making. */
const FROM_DAYS = 29
const STEP = 10_000
const BLANK_BELOW = 1_000
const FILLED = ['event_type', 'timestamp', 'lead_full_name', 'lead_profile_url', 'event_id']

/**
 * Older than the 26 hours that are looked through for repeats, spread evenly. The memory of what was written is deleted: the add-on makes it anew from the ids, so
 * that the two agree. Makes the Events tab where there is none, and leaves one event of its own.
 */
export const fillOldEvents = (sheet: ReceivingSheet, count: number, lead = 8_000_000): void => {
  sheet.post(eventBody({ lead }))
  const events = sheet.book.tabByName('Events')
  const keys = sheet.book.tabByName(KEYS_TAB)
  if (!events || !keys) throw new Error('the first event has made no tabs')
  if (count === 0) return
  const now = sheet.clock.now()
  const oldest = now - FROM_DAYS * 24 * HOUR_MS
  const newest = now - 30 * HOUR_MS
  const first = events.lastRow() + 1
  // Inserted rows leave the blank ones below where they are.
  const lacking = first + count - 1 + BLANK_BELOW - events.rowCount
  if (lacking > 0) events.insertRows(events.rowCount + 1, lacking)
  const places = FILLED.map((header) => EVENT_COLUMNS.findIndex((column) => column.header === header) + 1)
  for (let from = 0; from < count; from += STEP) {
    const rows = Array.from({ length: Math.min(STEP, count - from) }, (_, index) => {
      const number = from + index
      const at = Math.floor(oldest + ((newest - oldest) * number) / count)
      const fingerprint = number.toString(36).padStart(10, '0')
      return ['CONNECTION_REQUEST_SENT', new Date(at), `Old Person ${number}`, `https://www.linkedin.com/in/old-person-${number}`, `e${Math.floor(at / HOUR_MS)}-${fingerprint}`]
    })
    places.forEach((column, index) => events.enterRaw(first + from, column, rows.map((row) => [row[index]])))
  }
  sheet.book.deleteTab(keys.id)
}
