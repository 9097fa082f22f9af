/**
 * What a strict sender knows of its deliveries, and whether the sheet agrees: each that was acknowledged is exactly one row (or one
 * unreadable entry), none is two, every row is whole, and nothing waits for ever.
 */
import { CONTACTS_MEMORY_TAB } from '../../../src/table/hidden-tabs'
import { eventBody, type MadeEvent } from './deliveries'
import { faultAt, type FaultAt } from './fault-at'
import { openReceiving, type ReceivingOptions, type ReceivingSheet } from './receiving'

export interface Sent {
  /** What a row is known by: the lead's name, or the raw text of an unreadable one. */
  mark: string
  body: string
  readable: boolean
  acknowledged: boolean
}

export interface Ledger {
  sheet: ReceivingSheet
  faults: FaultAt
  sent: Sent[]
  /** Posts an event of this lead. */
  event(lead: number, made?: MadeEvent): Sent
  junk(text: string): Sent
  long(lead: number): Sent
  /** The sender's retry of everything that it has no acknowledgement for. */
  again(): void
  /** The trigger, five minutes later, so many times. */
  triggers(times: number): void
}

/** The pass over contacts has tests of its own, as long as these: here newer code is said to do it, so that each execution is over sooner. */
export const leaveContactsToOthers = ({ book }: Pick<ReceivingSheet, 'book'>): void => {
  const tab = book.insertTab(CONTACTS_MEMORY_TAB)
  tab.enterRaw(2, 1, [[JSON.stringify({ version: 99 })]])
  tab.setHidden(true)
}

export const openLedger = (options: ReceivingOptions = {}): Ledger => {
  const faults = faultAt()
  const sheet = openReceiving({ ...options, host: { ...options.host, onCall: (call) => options.host?.onCall?.(call) ?? faults.onCall(call) } })
  leaveContactsToOthers(sheet)
  const sent: Sent[] = []
  const post = (each: Sent): Sent => {
    sent.push(each)
    each.acknowledged = sheet.post(each.body).acknowledged
    return each
  }
  return {
    sheet,
    faults,
    sent,
    event: (lead, made = {}) => post({ mark: `Ada Novak ${lead}`, body: eventBody({ lead, ...made }), readable: true, acknowledged: false }),
    junk: (text) => post({ mark: text, body: text, readable: false, acknowledged: false }),
    long: (lead) => post({ mark: `Ada Novak ${lead}`, body: eventBody({ lead, type: 'message_sent', text: `${'long '.repeat(4_000)}${lead}` }), readable: true, acknowledged: false }),
    again: () => {
      for (const each of sent) if (!each.acknowledged) each.acknowledged = sheet.post(each.body).acknowledged
    },
    triggers: (times) => {
      for (let run = 0; run < times; run += 1) {
        sheet.clock.advance(300_000)
        sheet.runTrigger()
      }
    },
  }
}

export interface Terms {
  /** Cells as an undisturbed sheet has them. */
  whole?: boolean
  /** The Events tab may have another name, or there may be several. */
  anywhere?: boolean
  /** Whose rows a person deleted: they must not be there. */
  gone?: string[]
  /** Who may be there or not. */
  either?: string[]
  /** Headers of columns that a person took away or renamed. */
  notCompared?: string[]
}

/** What is not as it should be. */
export const liesOf = ({ sheet, sent }: Ledger, { whole = true, anywhere = false, gone = [], either = [], notCompared = [] }: Terms = {}): string[] => {
  const rows = anywhere ? sheet.eventsAnywhere() : sheet.events()
  const entries = sheet.unreadable()
  const lies: string[] = []
  for (const mark of new Set(sent.map((each) => each.mark))) {
    const those = sent.filter((each) => each.mark === mark)
    const readable = those.some((each) => each.readable)
    const count = readable ? rows.filter((row) => row.lead_full_name === mark && (row.event_id || notCompared.includes('event_id'))).length : entries.filter((row) => row['As it came'] === mark).length
    if (count > 1) lies.push(`${mark}: ${count} times`)
    if (either.includes(mark)) continue
    if (gone.includes(mark) ? count > 0 : count === 0 && those.some((each) => each.acknowledged)) lies.push(`${mark}: ${gone.includes(mark) ? 'came back' : 'acknowledged and lost'}`)
  }
  const ids = rows.map((row) => row.event_id ?? '').filter((id) => id !== '')
  if (new Set(ids).size !== ids.length) lies.push('an event_id twice')
  if (!whole) return lies
  for (const row of rows) {
    const body = sent.find(({ mark }) => mark === row.lead_full_name)?.body
    const right = body ? wholeRow(body) : null
    if (!right) lies.push(...strange(row))
    else for (const [header, text] of Object.entries(right)) if (header !== 'received_at' && !notCompared.includes(header) && row[header] !== text) lies.push(`${row.lead_full_name}: ${header} is “${row[header]?.slice(0, 40)}”`)
  }
  return lies
}

/** A row of nobody: what people ticked aside. */
const strange = (row: Record<string, string>): string[] => {
  const filled = Object.entries(row).filter(([header, text]) => header !== 'note' && text !== '')
  return filled.length === 0 ? [] : [`a row of nobody: ${JSON.stringify(Object.fromEntries(filled)).slice(0, 200)}`]
}

const wholeRows = new Map<string, Record<string, string>>()

/** As it stands on a sheet on which nothing goes wrong. */
const wholeRow = (body: string): Record<string, string> | null => {
  const known = wholeRows.get(body)
  if (known) return known
  const calm = openReceiving()
  calm.post(body)
  const row = calm.events().pop()
  if (row) wholeRows.set(body, row)
  return row ?? null
}

/** What still waits, parts included, and what the journal still holds. */
export const leftOvers = ({ sheet }: Ledger): string[] => {
  const { own = null, writing = [], problem = null } = sheet.journal()
  return [
    ...Object.keys(sheet.properties()).filter((key) => /^[dp][0-9a-z]{14}/.test(key)),
    ...(own ? ['own'] : []),
    ...(writing.length > 0 ? [`writing ${writing.length}`] : []),
    ...(problem ? [`problem: ${problem.detail}`] : []),
  ]
}
