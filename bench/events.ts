/**
 * What receiving costs in calls to Google, counted on the built add-on in the strict host, for Events tabs of several sizes; and how much
 * of the day's property operations it takes. Modelled times are by the cost table: good for comparing, not for promising.
 */
import { FOLLOWED_KEY } from '../src/contacts/follow-what-was-written'
import { eventBody, manyEvents } from '../test/scenario/support/deliveries'
import { fillOldEvents } from '../test/scenario/support/old-events'
import { postOverlapping } from '../test/scenario/support/overlapping'
import { openReceiving, type Posted, type ReceivingSheet } from '../test/scenario/support/receiving'
import { OWNER } from '../test/scenario/support/sheet'
import type { ExecutionResult } from '../workbench/fake-apps-script/types'

type Figures = Record<string, number>

const SIZES = [0, 100_000, 150_000]
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

export const benchEvents = async (): Promise<Figures> => ({
  ...dopostCalls(),
  ...SIZES.reduce<Figures>((all, rows) => ({ ...all, ...drainCosts(rows) }), {}),
  ...sizelessCosts(),
  ...operationsADay(),
  ...repeatsAdd(),
  ...(await slowestVisible()),
})

/**
 * A `doPost` that finds somebody writing keeps its delivery and deletes one that is done. Another receiver is held up at its first flush
 * for it. `_long`: a body of more than one property; `_first`: the secret is in no cache, once in six hours.
 */
export const dopostCalls = (): Figures => {
  const beside = (body: string, prepare: (sheet: ReceivingSheet) => void = () => undefined): ExecutionResult => {
    let inner: Posted | null = null
    let armed = false
    const sheet = openReceiving({
      host: {
        onCall: ({ name }) => {
          if (!armed || name !== 'SpreadsheetApp.flush') return
          armed = false
          inner = sheet.post(body)
        },
      },
    })
    leaveSomeDone(sheet)
    armed = true
    prepare(sheet)
    sheet.post(eventBody({ lead: 6_000_001 }))
    const result = (inner as Posted | null)?.result
    if (!result || !(inner as Posted | null)?.acknowledged) throw new Error('the delivery beside was not taken')
    return result
  }
  const short = beside(eventBody({ lead: 6_000_002 }))
  const long = beside(eventBody({ lead: 6_000_002, text: 'long '.repeat(4_000) }))
  const uncached = beside(eventBody({ lead: 6_000_002 }), (sheet) => sheet.host.setSwitches({ cacheMode: 'always-miss' }))
  return {
    'events.dopost_calls': short.backendCalls,
    'events.dopost_calls_long': long.backendCalls,
    'events.dopost_calls_first': uncached.backendCalls,
    'events.dopost_ms': Math.round(short.ms),
  }
}

/**
 * An execution that writes 100 waiting deliveries: all that it calls, from trying for the lock to its last look at the bell. Left out is what
 * the trigger calls around it (what an idle one calls: it is the same three) and the deleting of what is written, a call for each.
 * The old rows are older than the 26 hours that are looked through for repeats: those hours are what a round reads, whatever else is there.
 */
export const drainCosts = (rows: number): Figures => {
  const sheet = openReceiving({ properties: NOTHING_TO_FOLLOW })
  fillOldEvents(sheet, rows)
  // The one that finds the memory gone makes it anew: told apart. With 0 rows nothing is to be made.
  const startedAt = performance.now()
  const rebuilding = sheet.post(eventBody({ lead: 7_000_001 })).result
  const rebuildRealMs = performance.now() - startedAt
  sheet.runTrigger()
  const idle = sheet.runTrigger()
  keep(sheet, manyEvents(100, 7_100_000))
  const drain = sheet.runTrigger()
  const expected = rows + 102
  const stand = (sheet.book.tabByName('Events')?.lastRow() ?? 0) - 1
  if (!drain.ok || sheet.journal().problem || stand !== expected) throw new Error(`${stand} rows instead of ${expected}`)
  const deleted = drain.calls['Properties.deleteProperty'] ?? 0
  return {
    ...(rows === 0 ? { 'events.drain_calls_100': drain.backendCalls - idle.backendCalls - deleted, 'events.idle_calls': idle.backendCalls, 'events.idle_ms': Math.round(idle.ms) } : {}),
    [`events.drain_calls_100.${rows}`]: drain.backendCalls - idle.backendCalls - deleted,
    [`events.drain_cells_read.${rows}`]: drain.cellsRead,
    [`events.drain_bytes_read.${rows}`]: drain.bytesRead,
    [`events.drain_ms.${rows}`]: Math.round(drain.ms),
    ...(rows > 0 ? { [`events.keys_rebuild_ms.${rows}`]: Math.round(rebuilding?.ms ?? 0), [`events.keys_rebuild_real_ms.${rows}`]: Math.round(rebuildRealMs), [`events.keys_rebuild_cells_read.${rows}`]: rebuilding?.cellsRead ?? 0 } : {}),
  }
}

/** The pass over contacts and leads' rows is measured by itself: `bench/contacts.ts`. */
const NOTHING_TO_FOLLOW = { [FOLLOWED_KEY]: JSON.stringify({ upTo: Number.MAX_SAFE_INTEGER, problem: null }) }

/** What a receiver alone takes that writes its own delivery; and a drain of 100 where 10,000 events were written in the hours that it looks through. */
const sizelessCosts = (): Figures => {
  const sheet = openReceiving()
  sheet.post(eventBody({ lead: 1 }))
  sheet.clock.advance(MINUTE_MS)
  const alone = sheet.post(eventBody({ lead: 2 })).result
  const start = sheet.clock.now() - 20 * HOUR_MS
  for (let from = 0; from < 10_000; from += 150) {
    const many = Array.from({ length: Math.min(150, 10_000 - from) }, (_, index) => eventBody({ lead: 10_000 + from + index, timestamp: new Date(start + (from + index) * 7_000).toISOString() }))
    keep(sheet, many)
    sheet.runTrigger()
  }
  keep(sheet, manyEvents(100, 7_100_000))
  const busy = sheet.runTrigger()
  return {
    'events.dopost_calls_writing_itself': alone?.backendCalls ?? 0,
    'events.dopost_ms_writing_itself': Math.round(alone?.ms ?? 0),
    'events.drain_bytes_read_after_10000_in_20_hours': busy.bytesRead,
    'events.drain_ms_after_10000_in_20_hours': Math.round(busy.ms),
  }
}

const EVENTS_A_DAY = 10_000
/** So many of them are really posted, 8.64 s apart, with the trigger every five minutes; then scaled to the day. */
const STRETCH = 500

/**
 * Of the day's 50,000 property operations: each call as one, and each property that a call reads or writes (the facts leave open which
 * Google counts). The deployer is also the one whose triggers run. What the hourly check of the notifications takes comes on top where the bundle has one.
 */
export const operationsADay = (events = STRETCH): Figures => {
  const sheet = openReceiving()
  for (let lead = 1; lead <= 3; lead += 1) sheet.post(eventBody({ lead: 9_000_000 + lead }))
  const used = () => ({ ...(sheet.host.usage()[OWNER]?.properties ?? { calls: 0, elements: 0 }) })
  const gap = (24 * HOUR_MS) / EVENTS_A_DAY
  const start = sheet.clock.now()
  let trigger = start + 5 * MINUTE_MS
  const before = used()
  for (let number = 0; number < events; number += 1) {
    const due = start + number * gap
    for (; trigger <= due; trigger += 5 * MINUTE_MS) {
      moveTo(sheet, trigger)
      sheet.runTrigger()
    }
    moveTo(sheet, due)
    if (!sheet.post(eventBody({ lead: 1_000 + number, timestamp: new Date(due).toISOString() })).acknowledged) throw new Error(`event ${number} was not taken`)
  }
  const after = used()
  const share = EVENTS_A_DAY / events
  return {
    'events.property_operations_a_day.calls': Math.round((after.calls - before.calls) * share),
    'events.property_operations_a_day.elements': Math.round((after.elements - before.elements) * share),
  }
}

/** Rows that come of repeats, however late: 25 hours, with a new time and correlation, as some senders do; 12 days; and with 100,000 rows since. */
export const repeatsAdd = (rowsSince = 100_000): Figures => {
  const hours = 'events.rows_added_by_repeats_25_hours_late'
  const figures: Figures = {}
  const rowsOf = (sheet: ReceivingSheet): number => (sheet.book.tabByName('Events')?.lastRow() ?? 1) - 1
  const added = (name: string, sheet: ReceivingSheet, bodies: string[]): void => {
    const before = rowsOf(sheet)
    for (const body of bodies) if (!sheet.post(body).acknowledged) throw new Error(`${name}: not taken`)
    sheet.runTrigger()
    figures[name] = rowsOf(sheet) - before
  }
  const sheet = openReceiving()
  const first = [1, 2, 3, 4, 5].map((lead) => eventBody({ lead }))
  for (const body of first) sheet.post(body)
  sheet.clock.advance(25 * HOUR_MS)
  added(hours, sheet, [...first, ...first.map((_, index) => eventBody({ lead: index + 1, correlation: `again-${index}`, timestamp: '2026-09-15T09:59:00Z' }))])
  sheet.clock.advance(11 * 24 * HOUR_MS)
  added('events.rows_added_by_repeats_12_days_late', sheet, first)
  const large = openReceiving()
  for (const body of first) large.post(body)
  fillOldEvents(large, rowsSince)
  added(`events.rows_added_by_repeats_${rowsSince}_rows_late`, large, first)
  return figures
}

/** From the post to the row on the sheet, without any trigger, executions overlapping on modelled time; the first one makes the tabs. */
const slowestVisible = async (): Promise<Figures> => {
  const figures: Figures = {}
  for (const [name, gap, count] of [['10_a_second', 100, 1_200], ['1_a_second', 1_000, 120], ['1_in_2_minutes', 120_000, 20]] as const) {
    const { visibleAfter, slowestAnswer } = await postOverlapping(manyEvents(count).map((body, index) => ({ at: index * gap, body })))
    figures[`events.slowest_visible_ms.${name}`] = Math.round(Math.max(...visibleAfter))
    figures[`events.slowest_answer_ms.${name}`] = Math.round(slowestAnswer)
  }
  return figures
}

/** Deliveries that wait: the web app is given no spreadsheet while they come. */
const keep = (sheet: ReceivingSheet, bodies: string[]): void => {
  sheet.host.setSwitches({ webappActive: 'null' })
  for (const body of bodies) if (!sheet.post(body).acknowledged) throw new Error('a delivery was not kept')
  sheet.host.setSwitches({ webappActive: 'present' })
}

/** Written deliveries whose properties are still there, so that there is something to delete. */
const leaveSomeDone = (sheet: ReceivingSheet): void => {
  sheet.post(eventBody({ lead: 6_000_000 }))
  keep(sheet, manyEvents(20, 6_100_000))
  sheet.post(eventBody({ lead: 6_000_003 }))
  sheet.post(eventBody({ lead: 6_000_004 }))
}

const moveTo = ({ clock }: ReceivingSheet, at: number): void => {
  if (at > clock.now()) clock.advance(at - clock.now())
}
