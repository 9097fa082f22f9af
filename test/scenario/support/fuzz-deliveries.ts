/** Odd bodies through the whole built bundle: kept while the web app has no spreadsheet, then written by the trigger in rounds. */
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { MOST_BODY_BYTES } from '../../../src/deliveries/stored-body'
import { identifyEvent } from '../../../src/events/identify-event'
import { readDelivery } from '../../../src/events/read-delivery'
import type { Tab } from '../../../workbench/fake-apps-script/model/types'
import { openReceiving, type ReceivingSheet } from './receiving'

export interface Fuzzed {
  acknowledged: number
  /** Too long to be taken: the only reason there may be. */
  turnedAway: number
  events: number
  unreadable: number
  /** Each with the body that it is about; empty when all is well. */
  faults: string[]
}

const TIMES = ['timestamp', 'received_at', 'Received', 'First event', 'Last event', 'Replied at']
const COUNTS = ['Messages sent', 'Replies', 'Events']
const BATCH = 300
const PATIENCE = 20

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export const fuzzDeliveries = (bodies: fc.Arbitrary<string>, count: number, seed: number): Fuzzed => {
  const faults: string[] = []
  const sheet = openReceiving({ host: { dailyLimits: { properties: 1e9, triggerMs: 1e12 } } })
  const acknowledged: string[] = []
  let turnedAway = 0

  const write = (): void => {
    sheet.host.setSwitches({ webappActive: 'present' })
    // One that deletes nothing more has nothing left to do.
    for (let runs = 0; runs < PATIENCE; runs += 1) {
      const run = sheet.runTrigger()
      if (!run.ok) faults.push(`the trigger: ${run.error?.message ?? 'killed'}`)
      if (sheet.waiting().length === 0) break
    }
    const { problem, writing, own } = sheet.journal()
    if (problem || own || writing?.length || sheet.waiting().length > 0) faults.push(`left over: ${JSON.stringify(problem)}, ${sheet.waiting().length} waiting`)
    sheet.host.setSwitches({ webappActive: 'null' })
  }

  sheet.host.setSwitches({ webappActive: 'null' })
  for (const [index, body] of fc.sample(bodies, { numRuns: count, seed }).entries()) {
    let posted = sheet.post(body)
    if (!posted.acknowledged && Buffer.byteLength(body) <= MOST_BODY_BYTES) {
      // The store is full: the sender comes again.
      write()
      posted = sheet.post(body)
    }
    if (!posted.result?.ok) faults.push(`doPost: ${posted.result?.error?.message}: ${JSON.stringify(body).slice(0, 300)}`)
    if (posted.acknowledged) acknowledged.push(body)
    else if (Buffer.byteLength(body) > MOST_BODY_BYTES) turnedAway += 1
    else faults.push(`not taken: ${JSON.stringify(body).slice(0, 300)}`)
    if (index % BATCH === BATCH - 1) write()
  }
  write()
  faults.push(...lostOnes(sheet, acknowledged), ...sheet.book.tabs.flatMap(oddCells))
  return { acknowledged: acknowledged.length, turnedAway, events: sheet.events().length, unreadable: sheet.unreadable().length, faults }
}

/** What each body says by the product's own reading; fingerprints are the same whenever it came. */
const lostOnes = (sheet: ReceivingSheet, bodies: readonly string[]): string[] => {
  const ids = new Set(columnOf(sheet.book.tabByName('Events'), 'event_id').map((id) => id.replace(/^e\d+-/, '')))
  const unreadable = sheet.book.tabByName('Unreadable events')
  const rest = columnOf(unreadable, 'As it came (rest)')
  const raws = new Set(columnOf(unreadable, 'As it came').map((raw, index) => raw + (rest[index] ?? '')))
  return bodies.flatMap((body) => {
    const reading = readDelivery(body, '')
    const said = JSON.stringify(body).slice(0, 300)
    const missing = reading.events.filter((event) => !ids.has(identifyEvent(event, 0, sha256).fingerprint) && !raws.has(body))
    const unseen = reading.unreadable.filter(({ raw }) => !raws.has(raw))
    if (reading.events.length + reading.unreadable.length === 0) return [`nothing comes of it: ${said}`]
    return missing.length + unseen.length > 0 ? [`${missing.length} events and ${unseen.length} unreadable ones of it are lost: ${said}`] : []
  })
}

const columnOf = (tab: Tab | undefined, header: string): string[] => {
  if (!tab) return []
  const column = headersOf(tab).indexOf(header) + 1
  return Array.from({ length: tab.lastRow() - 1 }, (_, index) => String(tab.cell(index + 2, column)?.value ?? ''))
}

const headersOf = (tab: Tab): string[] => Array.from({ length: tab.lastColumn() }, (_, index) => tab.displayText(1, index + 1))

/** Formulas anywhere; numbers, dates and booleans where text came in. */
const oddCells = (tab: Tab): string[] => {
  const headers = headersOf(tab)
  const faults: string[] = []
  for (let row = 1; row <= tab.lastRow(); row += 1) {
    for (let column = 1; column <= headers.length; column += 1) {
      const cell = tab.cell(row, column)
      const header = headers[column - 1] ?? ''
      if (!cell || cell.value === '') continue
      const isTime = TIMES.includes(header) && typeof cell.value === 'number' && cell.format !== undefined
      const isCount = COUNTS.includes(header) && typeof cell.value === 'number'
      const isFlag = header === 'is_inmail' && typeof cell.value === 'boolean'
      if (cell.formula !== undefined || (typeof cell.value !== 'string' && !isTime && !isFlag && !isCount)) faults.push(`${tab.name} ${header} row ${row}: ${cell.formula ?? JSON.stringify(cell.value)}`)
    }
  }
  return faults
}
