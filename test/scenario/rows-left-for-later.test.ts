/** Lead rows end at what their person’s events say, though Google was slow, refused a tab once, or somebody sorted all the while. */
import { STATUS_HEADERS } from '../../src/words'
import type { Tab } from '../../workbench/fake-apps-script/model/types'
import { contactOf, triggers } from './support/contacts'
import { eventBody, manyEvents } from './support/deliveries'
import { openReceiving, type ReceivingSheet } from './support/receiving'

const at = (minute: number): string => `2026-09-14T08:${String(minute).padStart(2, '0')}:00Z`
const HEADERS = ['Name', 'LinkedIn', ...Object.values(STATUS_HEADERS)]
const leadTab = (sheet: ReceivingSheet, name: string, leads: number[]): Tab => {
  const tab = sheet.book.insertTab(name)
  tab.enterRaw(1, 1, [HEADERS, ...leads.map((lead) => [`Lead ${lead}`, `https://www.linkedin.com/in/person-${lead}-sample/`, 'North #60001', 'In campaign', '', ''])])
  tab.setFrozenRows(1)
  return tab
}
const statusOf = (tab: Tab, lead: number): string => {
  for (let row = 2; row <= tab.lastRow(); row += 1) if (tab.displayText(row, 1) === `Lead ${lead}`) return tab.displayText(row, 4)
  return 'gone'
}
const reply = (lead: number, minute: number): string => eventBody({ lead, type: 'message_reply_received', timestamp: at(minute), text: `Reply ${lead}` })

describe('a lead row', () => {
  it.each([200, 300, 400, 500, 700, 1000])('moves on later where Google was slow and the web app had no time for all tabs (%d ms a call more)', (slowness) => {
    const slow = { ms: 0 }
    const sheet: ReceivingSheet = openReceiving({ host: { onCall: ({ backend }) => void (backend && slow.ms > 0 && sheet.clock.advance(slow.ms)) } })
    const tabs = Array.from({ length: 6 }, (_, index) => leadTab(sheet, `Leads ${index}`, [1, 2]))
    for (const body of manyEvents(1)) sheet.post(body)
    triggers(sheet)
    slow.ms = slowness
    expect(sheet.post(reply(1, 50)).acknowledged).toBe(true)
    slow.ms = 0
    triggers(sheet, 2)
    expect(contactOf(sheet.book, 'Ada Novak 1')).toMatchObject({ Stage: 'Replied' })
    expect(tabs.map((tab) => statusOf(tab, 1))).toEqual(tabs.map(() => 'Replied'))
  })

  it('moves on later where Google refused its tab that once', () => {
    const refused: number[] = []
    for (let call = 1; call < 60; call += 1) {
      let count = -1
      let failed = false
      const sheet: ReceivingSheet = openReceiving({
        host: {
          onCall: ({ backend }) => {
            if (!backend || count < 0) return undefined
            count += 1
            if (count !== call) return undefined
            failed = true
            return { throw: 'Service Spreadsheets timed out while accessing document with id emulated-spreadsheet.' }
          },
        },
      })
      const tab = leadTab(sheet, 'Leads', [1, 2])
      for (const body of manyEvents(1)) sheet.post(body)
      triggers(sheet)
      count = 0
      const { acknowledged } = sheet.post(reply(1, 50))
      count = -1
      // What is not acknowledged comes again.
      if (!acknowledged) sheet.post(reply(1, 50))
      if (!failed) break
      triggers(sheet, 2)
      if (statusOf(tab, 1) !== 'Replied') refused.push(call)
    }
    expect(refused).toEqual([])
  })

  it('moves on in the next pass where people sorted all through this one’s reading', () => {
    const sorting = { on: false }
    const sheet: ReceivingSheet = openReceiving({
      host: {
        onCall: ({ backend, name }) => {
          const tab = sorting.on ? sheet.book.tabByName('Leads') : null
          if (backend && /getDisplayValues/.test(name) && sorting.on && tab) tab.sort({ row: 2, column: 1, rows: 3, columns: 6 }, 1, tab.displayText(2, 1) > tab.displayText(4, 1))
        },
      },
    })
    const tab = leadTab(sheet, 'Leads', [1, 2, 3])
    for (const body of manyEvents(1)) sheet.post(body)
    triggers(sheet)
    sorting.on = true
    sheet.post(reply(1, 50))
    sorting.on = false
    triggers(sheet, 2)
    expect([1, 2, 3].map((lead) => statusOf(tab, lead))).toEqual(['Replied', 'In campaign', 'In campaign'])
  })
})
