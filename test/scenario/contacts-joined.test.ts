/** Rows of Contacts that become one: people’s own columns, their formulas and check boxes, stay as they are meant. */
import { contactsIn, contactsTab, rebuilt, triggers } from './support/contacts'
import { eventBody } from './support/deliveries'
import { openReceiving, type ReceivingSheet } from './support/receiving'

const at = (minute: number): string => `2026-09-14T08:${String(minute).padStart(2, '0')}:00Z`
const post = (sheet: ReceivingSheet, ...bodies: string[]): void => {
  for (const body of bodies) {
    if (!sheet.post(body).acknowledged) throw new Error('not acknowledged')
    sheet.clock.advance(9_000)
  }
}
const changed = (lead: number, slug: string, more: object, minute: number, type = 'connection_request_accepted'): string => {
  const body = JSON.parse(eventBody({ lead, type, timestamp: at(minute) })) as { lead: object }
  return JSON.stringify({ ...body, lead: { ...body.lead, profile_url: `https://www.linkedin.com/in/${slug}`, ...more } })
}

/** Two rows of people who are then found to be one, and a third’s; with a column of the person’s own beside. */
const joined = (fill: (tab: NonNullable<ReturnType<typeof contactsTab>>, column: number) => void) => {
  const sheet = openReceiving()
  post(sheet, changed(1, 'first', { id: null }, 1), changed(2, 'second', {}, 2), changed(3, 'third', {}, 3))
  const tab = contactsTab(sheet.book)
  if (!tab) throw new Error('there is no Contacts tab')
  const column = tab.lastColumn() + 1
  fill(tab, column)
  post(sheet, changed(2, 'first', {}, 10, 'message_sent'))
  triggers(sheet, 2)
  expect(contactsIn(sheet.book)).toEqual(rebuilt(sheet))
  expect(contactsIn(sheet.book)).toHaveLength(2)
  return { tab, column }
}

it('a column that one formula fills goes on being filled', () => {
  const { tab, column } = joined((own, at_) => own.enter(1, at_, [['=ARRAYFORMULA(A1:A40&"!")']]))
  expect([1, 2, 3].map((row) => tab.displayText(row, column))).toEqual([1, 2, 3].map((row) => `${tab.displayText(row, 1)}!`))
})

it('a formula on each row stays one', () => {
  const { tab, column } = joined((own, at_) => own.enter(1, at_, [['mine'], ['=A2&"!"'], ['=A3&"!"'], ['=A4&"!"']]))
  expect([2, 3].map((row) => tab.displayText(row, column))).toEqual([2, 3].map((row) => `${tab.displayText(row, 1)}!`))
})

it('a formula on the row that stays is not written over by what was typed on the other', () => {
  for (const typedOn of [2, 3]) {
    const { tab, column } = joined((own, at_) => own.enter(1, at_, [['mine'], ...[2, 3, 4].map((row) => [row === typedOn ? 'typed' : `=A${row}&"!"`])]))
    const texts = [2, 3].map((row) => tab.displayText(row, column))
    expect(texts.filter((text) => text === 'typed' || text.endsWith('!'))).toEqual(texts)
  }
})

it('a tick on either of the two is a tick', () => {
  for (const ticked of [2, 3]) {
    const { tab, column } = joined((own, at_) => own.enter(1, at_, [['done'], ...[2, 3, 4].map((row) => [row === ticked ? 'TRUE' : 'FALSE'])]))
    expect([2, 3].map((row) => tab.cell(row, column)?.value).sort()).toEqual([false, true])
  }
})
