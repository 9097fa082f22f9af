/** What a person is told when they open the spreadsheet: how many replied since yesterday, after the menu and at little cost. */
import { contactsByHand } from './support/contacts-by-hand'
import { faultAt } from './support/fault-at'
import { manyLeads, openSheet } from './support/sheet'

import type { ExecutionResult } from '../../workbench/fake-apps-script/types'

const REFUSAL = 'Service Spreadsheets failed while accessing document with id 1.'
const HOUR = 3_600_000
const NOW = Date.UTC(2026, 8, 14, 9, 0, 0)

const sheetWith = (times: (Date | string | null)[] | null) => {
  const strike = faultAt()
  const sheet = openSheet({ rows: manyLeads(1), host: { onCall: strike.onCall } })
  if (times) contactsByHand(sheet.book, times.map((repliedAt, index) => ({ name: `Person ${index}`, repliedAt, contactId: `c${index}` })))
  /** `failing`: the number of the backend call at which Google refuses. */
  const open = (failing = 0) => {
    let result: ExecutionResult | null = null
    const { names, struck } = strike.during(failing, () => ({ throw: REFUSAL }), () => {
      result = sheet.open()
    })
    const { ok, effects } = result!
    return { ok, struck, calls: names, kinds: effects.map(({ kind }) => kind), toasts: effects.flatMap((effect) => (effect.kind === 'toast' ? [effect.message] : [])) }
  }
  return { ...sheet, open }
}

const today = (count: number): Date[] => Array.from({ length: count }, (_, index) => new Date(NOW - index * HOUR))

describe('the toast at opening', () => {
  it('counts the replies since yesterday and says where they are', () => {
    const { ok, toasts, kinds } = sheetWith([...today(7), new Date(NOW - 60 * HOUR), null]).open()
    expect(ok).toBe(true)
    expect(toasts).toEqual(['7 replies since yesterday. HeyReach → Show replies…'])
    expect(kinds).toEqual(['menu', 'toast'])
  })

  it('speaks of one as one', () => {
    expect(sheetWith(today(1)).open().toasts).toEqual(['1 reply since yesterday. HeyReach → Show replies…'])
  })

  it.each<[string, (Date | string | null)[] | null]>([
    ['there is no Contacts tab', null],
    ['nobody is in Contacts', []],
    ['nobody has replied', [null, null]],
    ['the newest reply is of the day before yesterday', [new Date(Date.UTC(2026, 8, 12, 21, 59, 59))]],
    ['what stands there is no time', ['yesterday', '13 Sep']],
  ])('says nothing where %s', (_, times) => {
    expect(sheetWith(times).open().kinds).toEqual(['menu'])
  })

  it('says nothing of somebody’s own tab of that name', () => {
    const sheet = sheetWith(null)
    const own = sheet.book.insertTab('Contacts')
    own.enterRaw(1, 1, [['Name', 'Phone'], ['Anna', '1']])
    expect(sheet.open().kinds).toEqual(['menu'])
  })

  it('asks little: the tab, its header row, its size, one column (and how wide the grid is, which is narrower than what is read at once)', () => {
    const bare = sheetWith(null).open()
    const { calls } = sheetWith(today(3)).open()
    const more = [...calls]
    for (const call of bare.calls) more.splice(more.indexOf(call), 1)
    expect(more).toEqual(['Sheet.getMaxColumns', 'Range.getDisplayValues', 'Sheet.getDataRange', 'Range.getValues', 'Spreadsheet.toast'])
  })

  it('shows the menu before it looks at Contacts', () => {
    const sheet = sheetWith(today(3))
    const { calls } = sheet.open()
    expect(calls.indexOf('Menu.addToUi')).toBeLessThan(calls.indexOf('Range.getDisplayValues'))
  })

  it('never fails the opening, whatever call of it does', () => {
    const { calls } = sheetWith(today(3)).open()
    const afterMenu = calls.length - calls.indexOf('Menu.addToUi') - 1
    expect(afterMenu).toBeGreaterThan(3)
    for (let back = 0; back < afterMenu; back += 1) {
      const { ok, struck, kinds } = sheetWith(today(3)).open(calls.length - back)
      expect({ ok, struck, kinds }).toEqual({ ok: true, struck: true, kinds: ['menu'] })
    }
  })
})
