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

const afterMenu = (calls: string[]): string[] => calls.slice(calls.indexOf('Menu.addToUi') + 1)

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

  it('asks little: the tab, its header row, its size, one column', () => {
    expect(afterMenu(sheetWith(today(3)).open().calls)).toEqual([
      // The memory beside Contacts, which knows a renamed one; there is none here.
      'Spreadsheet.getSheetByName',
      'Spreadsheet.getSheetByName',
      'Range.getDisplayValues',
      'Sheet.getDataRange',
      'Range.getValues',
      'Spreadsheet.toast',
    ])
  })

  it('asks nothing but whether there is a Contacts tab where there is none', () => {
    expect(new Set(afterMenu(sheetWith(null).open().calls))).toEqual(new Set(['Spreadsheet.getSheetByName']))
  })

  it('shows the menu before it looks at Contacts', () => {
    const { calls } = sheetWith(today(3)).open()
    expect(calls.indexOf('Menu.addToUi')).toBeGreaterThanOrEqual(0)
    expect(calls.indexOf('Menu.addToUi')).toBeLessThan(calls.findIndex((name) => /getSheetByName|getDisplayValues/.test(name)))
  })

  it('never fails the opening, whatever call of it does', () => {
    const { calls } = sheetWith(today(3)).open()
    const failing = afterMenu(calls)
    expect(failing.length).toBeGreaterThan(3)
    failing.forEach((name, index) => {
      const { ok, struck, kinds } = sheetWith(today(3)).open(calls.length - failing.length + index + 1)
      // The header row is read once more, for the grid may have been narrower.
      const expected = name === 'Range.getDisplayValues' ? ['menu', 'toast'] : ['menu']
      expect({ name, ok, struck, kinds }).toEqual({ name, ok: true, struck: true, kinds: expected })
    })
  })
})
