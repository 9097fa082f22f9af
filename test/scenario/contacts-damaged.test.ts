/** What people do to the technical columns and rows of Contacts, and what joins and un-joins leave: nobody is lost. */
import { CONTACT_HEADERS as H } from '../../src/words'
import { contactsIn, contactsTab, rebuilt, triggers } from './support/contacts'
import { eventBody, manyEvents } from './support/deliveries'
import { faultAt } from './support/fault-at'
import { openReceiving, type ReceivingSheet } from './support/receiving'
import { columnOf } from './support/sheet-edits'

const at = (minute: number): string => `2026-09-14T08:${String(minute).padStart(2, '0')}:00Z`
const post = (sheet: ReceivingSheet, ...bodies: string[]): void => {
  for (const body of bodies) {
    if (!sheet.post(body).acknowledged) throw new Error('not acknowledged')
    sheet.clock.advance(9_000)
  }
}
const tabOf = (sheet: ReceivingSheet) => {
  const tab = contactsTab(sheet.book)
  if (!tab) throw new Error('there is no Contacts tab')
  return tab
}
const rowOf = (sheet: ReceivingSheet, name: string): number => {
  const tab = tabOf(sheet)
  const names = columnOf(tab, H.name) ?? 0
  for (let row = 2; row <= tab.lastRow(); row += 1) if (tab.displayText(row, names) === name) return row
  throw new Error(`no row of ${name}`)
}
const columnIn = (sheet: ReceivingSheet, header: string): number => columnOf(tabOf(sheet), header) ?? 0
const clearColumn = (sheet: ReceivingSheet, header: string): void => {
  const tab = tabOf(sheet)
  const column = columnIn(sheet, header)
  for (let row = 2; row <= tab.lastRow(); row += 1) tab.enterRaw(row, column, [[null]])
}
const reply = (lead: number, minute: number): string => eventBody({ lead, type: 'message_reply_received', timestamp: at(minute), text: `Reply ${lead}` })
const person = (lead: object, minute: number, type = 'connection_request_accepted'): string => {
  const body = JSON.parse(eventBody({ type, timestamp: at(minute) })) as { lead: object }
  return JSON.stringify({ ...body, lead: { ...body.lead, id: null, profile_url: null, email_address: null, ...lead } })
}
const profile = (slug: string): string => `https://www.linkedin.com/in/${slug}`

describe('a technical column that somebody clears', () => {
  it.each([H.state, H.knownAs, H.contactId])('%s: the next events tell the same as a rebuild', (header) => {
    const sheet = openReceiving()
    post(sheet, ...manyEvents(3), reply(2, 40))
    clearColumn(sheet, header)
    post(sheet, eventBody({ lead: 2, type: 'message_sent', timestamp: at(41) }), eventBody({ lead: 3, type: 'message_sent', timestamp: at(42) }))
    triggers(sheet, 2)
    expect(contactsIn(sheet.book).filter((row) => row.Name !== 'Ada Novak 1')).toEqual(rebuilt(sheet).filter((row) => row.Name !== 'Ada Novak 1'))
  })

  it.each([H.state, H.knownAs, H.contactId])('%s deleted, and the next pass cut off: nobody is wiped', (header) => {
    const faults = faultAt()
    const sheet = openReceiving({ host: { onCall: faults.onCall } })
    post(sheet, ...manyEvents(3), reply(2, 40))
    tabOf(sheet).deleteColumns(columnIn(sheet, header), 1)
    sheet.host.setSwitches({ webappActive: 'null' })
    sheet.post(eventBody({ lead: 3, type: 'message_sent', timestamp: at(42) }))
    sheet.host.setSwitches({ webappActive: 'present' })
    sheet.clock.advance(300_000)
    // Cut off once Contacts has its columns again.
    expect(faults.during(40, () => 'kill', () => void sheet.runTrigger()).struck).toBe(true)
    triggers(sheet, 3)
    expect(contactsIn(sheet.book).map((row) => row.Name)).toEqual(['Ada Novak 1', 'Ada Novak 2', 'Ada Novak 3'])
    expect(contactsIn(sheet.book)).toEqual(rebuilt(sheet))
  })
})

describe('one technical cell that somebody types over', () => {
  it.each([
    [H.contactId, 'x'],
    [H.knownAs, 'x'],
    [H.knownAs, 'in/somebody-else'],
    [H.state, 'x'],
    [H.state, '[1,[]]'],
    [H.state, '[2,[],[]]'],
  ])('%s: %s', (header, text) => {
    const sheet = openReceiving()
    post(sheet, ...manyEvents(3), reply(2, 40))
    tabOf(sheet).enter(rowOf(sheet, 'Ada Novak 2'), columnIn(sheet, header), [[text]])
    post(sheet, eventBody({ lead: 2, type: 'message_sent', timestamp: at(41) }))
    triggers(sheet, 2)
    expect(contactsIn(sheet.book)).toEqual(rebuilt(sheet))
  })
})

describe('a row that somebody copies within the tab', () => {
  it('is one again with the next event, which is told and not lost', () => {
    const sheet = openReceiving()
    post(sheet, ...manyEvents(3))
    const tab = tabOf(sheet)
    const note = tab.lastColumn() + 1
    tab.enter(1, note, [['note']])
    const from = rowOf(sheet, 'Ada Novak 2')
    tab.enter(from, note, [['mine']])
    const below = tab.lastRow() + 1
    for (let column = 1; column <= tab.lastColumn(); column += 1) {
      const value = tab.cell(from, column)?.value
      if (value !== undefined && value !== null && typeof value !== 'object') tab.enterRaw(below, column, [[value]])
    }
    post(sheet, reply(2, 40))
    triggers(sheet, 2)
    expect(contactsIn(sheet.book).map((row) => [row.Name, row['Last reply']])).toEqual(rebuilt(sheet).map((row) => [row.Name, row['Last reply']]))
    expect(tab.displayText(rowOf(sheet, 'Ada Novak 2'), note)).toBe('mine')
  })
})

describe('an address that turns out to be two people’s', () => {
  it.each([
    ['the address first', ['mail', 'a', 'b']],
    ['the address second', ['a', 'mail', 'b']],
    ['the address last', ['a', 'b', 'mail']],
  ])('%s: as in a rebuild', (_, order) => {
    const sheet = openReceiving()
    const bodies: Record<string, string> = {
      mail: person({ email_address: 'team@example.org', full_name: 'Only Mail' }, 1),
      a: person({ profile_url: profile('aa'), email_address: 'team@example.org', full_name: 'Person A' }, 2),
      b: person({ profile_url: profile('bb'), email_address: 'team@example.org', full_name: 'Person B' }, 3),
    }
    for (const name of order) post(sheet, bodies[name] ?? '')
    triggers(sheet, 2)
    expect(contactsIn(sheet.book)).toEqual(rebuilt(sheet))
    expect(contactsIn(sheet.book)).toHaveLength(3)
  })
})

describe('a row that somebody deletes', () => {
  it('stays away although the pass that made it was cut off', () => {
    const faults = faultAt()
    const back: number[] = []
    let cutOff = 0
    for (let call = 12; call < 60; call += 1) {
      const sheet = openReceiving({ host: { onCall: faults.onCall } })
      post(sheet, eventBody({ lead: 1, timestamp: at(1) }))
      sheet.host.setSwitches({ webappActive: 'null' })
      sheet.post(eventBody({ lead: 2, timestamp: at(2) }))
      sheet.host.setSwitches({ webappActive: 'present' })
      sheet.clock.advance(300_000)
      const { struck } = faults.during(call, () => 'kill', () => void sheet.runTrigger())
      if (!struck) break
      cutOff += 1
      triggers(sheet, 3)
      tabOf(sheet).deleteRows(rowOf(sheet, 'Ada Novak 2'), 1)
      post(sheet, eventBody({ lead: 2, type: 'message_sent', timestamp: at(3) }))
      triggers(sheet, 1)
      if (contactsIn(sheet.book).length > 1) back.push(call)
    }
    expect(cutOff).toBeGreaterThan(12)
    expect(back).toEqual([])
  })
})
