/**
 * The pass cut off at every backend call, and Contacts or Events sorted, rows inserted or deleted at every call: the next passes end in
 * the Contacts that all events give, one row a person, and each lead's row at its stage.
 */
import { CONTACT_HEADERS as H, STATUS, STATUS_HEADERS } from '../../src/words'
import { contactsIn, contactsTab, rebuilt, triggers } from './support/contacts'
import { eventBody } from './support/deliveries'
import { faultAt } from './support/fault-at'
import { openReceiving, rowsOf, type ReceivingSheet } from './support/receiving'
import { columnOf } from './support/sheet-edits'
import type { Switches } from '../../workbench/fake-apps-script/types'

const at = (minute: number): string => `2026-09-14T08:${String(minute).padStart(2, '0')}:00Z`

const changed = (lead: number, slug: string, minute: number): string => {
  const body = JSON.parse(eventBody({ lead, type: 'message_sent', timestamp: at(minute) })) as { lead: object }
  return JSON.stringify({ ...body, lead: { ...body.lead, profile_url: `https://www.linkedin.com/in/${slug}` } })
}

/** Four people with rows; then, waiting: replies of two, a new one, and one under another URL. */
const prepare = (switches: Partial<Switches> = {}) => {
  const faults = faultAt()
  const next = { dies: false }
  const sheet = openReceiving({
    host: {
      switches,
      onCall: (call) => {
        if (!next.dies || !call.backend) return faults.onCall(call)
        next.dies = false
        return 'kill'
      },
    },
  })
  putLeads(sheet)
  for (const lead of [3, 1, 4, 2]) sheet.post(eventBody({ lead, type: 'connection_request_sent', timestamp: at(lead) }))
  triggers(sheet)
  // Kept only: the spreadsheet is out of the web app's reach.
  sheet.host.setSwitches({ webappActive: 'null' })
  for (const body of [
    eventBody({ lead: 1, type: 'message_reply_received', timestamp: at(20), text: 'One' }),
    eventBody({ lead: 5, timestamp: at(21) }),
    changed(2, 'person-2-renamed', 22),
    eventBody({ lead: 4, type: 'every_message_reply_received', timestamp: at(23), text: 'Four' }),
  ])
    sheet.post(body)
  sheet.host.setSwitches({ webappActive: 'present' })
  return { sheet, faults, next }
}

/** On a tab of leads, each with the URL that the sheet sent. */
const LEADS = [1, 2, 3, 4, 5]
const STATUSES = [STATUS.replied, STATUS.messaged, STATUS.invited, STATUS.replied, STATUS.accepted]
const putLeads = (sheet: ReceivingSheet): void => {
  const tab = sheet.book.tabs[0]
  tab?.enterRaw(1, 1, [
    ['Name', 'LinkedIn', ...Object.values(STATUS_HEADERS)],
    ...LEADS.map((lead) => [`Lead ${lead}`, `https://www.linkedin.com/in/person-${lead}-sample`, 'Sample Campaign North #60001', STATUS.inCampaign, 'Added', '']),
  ])
  tab?.setFrozenRows(1)
}

const NAMES = ['Ada Novak 1', 'Ada Novak 2', 'Ada Novak 3', 'Ada Novak 4', 'Ada Novak 5']

const wrongAfter = (sheet: ReceivingSheet, names = NAMES): object[] => {
  // The minute trigger of a web app without a spreadsheet, and the hourly check.
  triggers(sheet, 3)
  const now = contactsIn(sheet.book)
  const then = rebuilt(sheet)
  const found = now.map((row) => String(row[H.name])).sort()
  const statuses = rowsOf(sheet.book.tabs[0]).map((row) => row[STATUS_HEADERS.status])
  if (JSON.stringify(statuses) !== JSON.stringify(STATUSES)) return [{ statuses }]
  if (JSON.stringify(found) !== JSON.stringify(names)) return [{ names: found }]
  return now.flatMap((row) => {
    const wanted = then.find((other) => other[H.knownAs] === row[H.knownAs])
    const differing = wanted ? Object.keys(row).filter((header) => row[header] !== wanted[header]) : ['all']
    return differing.length > 0 ? [{ name: row[H.name], differing, is: differing.map((header) => row[header]), wanted: differing.map((header) => wanted?.[header]) }] : []
  })
}

const run = (call: number, fault: (sheet: ReceivingSheet) => 'kill' | void, switches: Partial<Switches> = {}, names = NAMES) => {
  const { sheet, faults } = prepare(switches)
  const strike = faults.during(call, () => fault(sheet), () => void sheet.runTrigger())
  return { names: strike.names, struck: strike.struck, wrong: wrongAfter(sheet, names) }
}

/** From the moment on at which the rows of events are written: what comes before is the writing of events, which has tests of its own. */
const callsOfPass = (): number[] => {
  const { names } = run(0, () => undefined)
  const first = names.lastIndexOf('Lock.releaseLock', names.lastIndexOf('Lock.releaseLock') - 1)
  return names.flatMap((_, index) => (index >= first ? [index + 1] : []))
}

const sortTab = (find: (sheet: ReceivingSheet) => ReturnType<typeof contactsTab>, header: string, ascending: boolean) => (sheet: ReceivingSheet): void => {
  const tab = find(sheet)
  const column = tab && columnOf(tab, header)
  if (tab && column && tab.lastRow() > 2) tab.sort({ row: 2, column: 1, rows: tab.lastRow() - 1, columns: tab.lastColumn() }, column, ascending)
}
const contacts = (sheet: ReceivingSheet) => contactsTab(sheet.book)
const events = (sheet: ReceivingSheet) => sheet.book.tabByName('Events')

const wrongAtAnyCall = (fault: (sheet: ReceivingSheet) => 'kill' | void, switches: Partial<Switches> = {}, names = NAMES): object[] =>
  callsOfPass().flatMap((call) => {
    const { wrong, struck, names: seen } = run(call, fault, switches, names)
    return wrong.length > 0 || !struck ? [{ call, at: seen[call - 1], struck, wrong }] : []
  })

it('the pass has calls to be cut off at', () => {
  expect(callsOfPass().length).toBeGreaterThan(12)
})

it.each([
  ['lost', { killKeepsBufferedWrites: false, structureBuffered: true }],
  ['kept', { killKeepsBufferedWrites: true, structureBuffered: true }],
  ['lost, rows made at once', { killKeepsBufferedWrites: false, structureBuffered: false }],
])('killed at every call, what is in the buffer %s', (_, switches) => {
  expect(wrongAtAnyCall(() => 'kill', switches)).toEqual([])
})

it.each([
  ['by name, upwards', sortTab(contacts, H.name, true)],
  ['by name, downwards', sortTab(contacts, H.name, false)],
  ['by stage', sortTab(contacts, H.stage, true)],
])('Contacts sorted %s at every call', (_, sort) => {
  expect(wrongAtAnyCall(sort)).toEqual([])
})

it('Events sorted at every call', () => {
  expect(wrongAtAnyCall(sortTab(events, 'timestamp', false))).toEqual([])
})

it('Contacts sorted at every call, and killed at the next', () => {
  const wrong = callsOfPass().flatMap((call) => {
    const { sheet, faults, next } = prepare()
    faults.during(
      call,
      () => {
        sortTab(contacts, H.name, false)(sheet)
        next.dies = true
      },
      () => void sheet.runTrigger(),
    )
    next.dies = false
    const lies = wrongAfter(sheet)
    return lies.length > 0 ? [{ call, lies }] : []
  })
  expect(wrong).toEqual([])
})

it('rows inserted above at every call', () => {
  expect(wrongAtAnyCall((sheet) => contacts(sheet)?.insertRows(2, 2))).toEqual([])
})

it('somebody’s row deleted at every call: it stays away, all others are right', () => {
  const wrong = callsOfPass().flatMap((call) => {
    const { sheet, faults } = prepare()
    faults.during(
      call,
      () => {
        const tab = contacts(sheet)
        for (let row = 2; tab && row <= tab.lastRow(); row += 1) if (tab.displayText(row, 1) === 'Ada Novak 3') return tab.deleteRows(row, 1)
      },
      () => void sheet.runTrigger(),
    )
    const lies = wrongAfter(sheet, NAMES.filter((name) => name !== 'Ada Novak 3'))
    return lies.length > 0 ? [{ call, lies }] : []
  })
  expect(wrong).toEqual([])
})
