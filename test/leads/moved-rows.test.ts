/**
 * Rows move while people sort, insert, delete and drag, at every call of the pass: each person's row ends as their events say, a
 * stranger's row as it was; and a pass that was cut off anywhere is gone on with.
 */
import type { Tab } from '../../workbench/fake-apps-script/model/types'
import type { Project } from '../../workbench/fake-apps-script/types'
import { STATUS_HEADERS } from '../../src/words'
import { atCall } from '../scenario/support/at-call'
import * as edits from '../scenario/support/sheet-edits'
import type { Sheet } from '../scenario/support/sheet'
import { leadRow, leadRows, openBook, person, rowsProject, told, type Lead } from './support/rows-pass'

let project: Project
beforeAll(async () => {
  project = await rowsProject()
})

/** Those with an e stay as they are. */
const LEADS: Lead[] = [
  { slug: 'ada', status: 'Invited' },
  { slug: 'eva', status: 'Stopped', detail: 'Stopped by this sheet' },
  { slug: 'bob', campaign: 'Acme #7', status: 'In campaign' },
  { slug: 'eli', status: 'Replied', detail: 'Replied: “No”', campaign: 'Other #8' },
  { slug: 'cem', status: 'Adding…', detail: 'Being sent.' },
  { slug: 'emil', status: '', campaign: '', detail: '' },
  { slug: 'dan', status: 'Accepted' },
  { slug: 'eve', status: 'Failed', detail: 'HeyReach refused this lead' },
]
const PEOPLE = [person('ada', 'Replied'), person('bob', 'Accepted'), person('cem', 'Invited'), person('dan', 'Messaged')]

const status = (tab: Tab): Record<string, string> => {
  const [statuses, details] = [told(tab), told(tab, 'detail')]
  return Object.fromEntries(Object.keys(statuses).filter((name) => name !== '' || statuses[name] !== '').map((name) => [name, `${statuses[name] ?? ''}|${details[name] ?? ''}`]))
}
const BEFORE = Object.fromEntries(LEADS.map(({ slug, status: word = '', detail = 'Added' }) => [slug, `${word}|${detail}`]))
const AFTER = { ...BEFORE, ada: 'Replied|Replied: “Yes”', bob: 'Accepted|Invitation accepted', cem: 'Invited|Invitation sent', dan: 'Messaged|Message sent' }

const onTab =
  (edit: (sheet: Sheet) => void) =>
  (tab: Tab): void =>
    edit({ tab } as Sheet)

const EDITS: [string, (tab: Tab) => void, Record<string, string>?][] = [
  ['sorts by name, last first', onTab(edits.sortBy('Name', false))],
  ['sorts by status', onTab(edits.sortBy(STATUS_HEADERS.status, true))],
  ['inserts a row above the leads', onTab(edits.insertAboveLeads(1))],
  ['inserts three rows among the leads', (tab) => tab.insertRows(edits.headerRow(tab) + 4, 3)],
  ['inserts rows above the headers', onTab(edits.insertAboveHeaders(2))],
  ['deletes a stranger', onTab(edits.deletePerson('eva')), Object.fromEntries(Object.entries(AFTER).filter(([name]) => name !== 'eva'))],
  ['deletes one of them', onTab(edits.deletePerson('bob')), Object.fromEntries(Object.entries(AFTER).filter(([name]) => name !== 'bob'))],
  ['moves the URL column', onTab(edits.moveColumn('LinkedIn', 'Name'))],
  ['inserts a column at the left', (tab) => tab.insertColumns(1, 1)],
  ['renames the tab', (tab) => tab.rename('Leads of today')],
  ['hides rows', (tab) => tab.hideRows(2, 3)],
  [
    'filters',
    (tab) => {
      tab.setFilter({ row: 1, column: 1, rows: 9, columns: 6 })
      tab.setColumnFilter(1, ['ada', 'eva'])
    },
  ],
]

/** What the sheet says after an edit at the n-th call (0: none), and the calls' names. */
const during = (edit: (tab: Tab) => void, call: number, again: boolean) => {
  const at = atCall()
  const { leads, run, addTab } = openBook(project, leadRows(LEADS), { onCall: at.onCall })
  addTab('Other', [['x']])
  at.arm(call, () => edit(leads))
  const first = run(PEOPLE)
  const calls = at.callsSeen()
  at.arm(0)
  const second = again ? run(PEOPLE) : null
  return { leads, first, second, calls, struck: at.hasStruck() }
}

describe.each(EDITS)('somebody %s', (_, edit, after = AFTER) => {
  const { length } = { length: 30 }
  it('at any call: nobody’s row lies, and the next pass has nothing to add', () => {
    const { calls } = during(() => undefined, 0, false)
    expect(calls.length).toBeGreaterThan(8)
    expect(calls.length).toBeLessThan(length)
    const lies = calls.flatMap((name, index) => {
      const { leads, first, second } = during(edit, index + 1, true)
      const wrong = Object.entries({ ...status(leads) }).filter(([who, words]) => after[who] !== words)
      const gone = Object.keys(after).filter((who) => !(who in status(leads)))
      return first.ok && second?.ok && wrong.length === 0 && gone.length === 0 ? [] : [{ call: index + 1, name, wrong, gone, error: first.error }]
    })
    expect(lies).toEqual([])
  })
})

describe('cut off', () => {
  it.each([true, false])('at any call, what is buffered kept or lost (%s): the next pass ends it', (killKeepsBufferedWrites) => {
    const names = during(() => undefined, 0, false).calls
    const lies = names.flatMap((name, index) => {
      const at = atCall()
      const { leads, run } = openBook(project, leadRows(LEADS), { onCall: at.onCall, switches: { killKeepsBufferedWrites } })
      at.arm(index + 1, () => 'kill')
      run(PEOPLE)
      at.arm(0)
      const { ok } = run(PEOPLE)
      return ok && JSON.stringify(status(leads)) === JSON.stringify(AFTER) ? [] : [{ call: index + 1, name, told: status(leads) }]
    })
    expect(lies).toEqual([])
  })

  it('where only some of what is buffered reaches the sheet, the next pass ends it', () => {
    const lies = Array.from({ length: 12 }, (_, partial) => partial).flatMap((partial) => {
      let armed = true
      const { leads, run } = openBook(project, leadRows(LEADS), {
        onCall: ({ name }) => {
          if (!armed || name !== 'SpreadsheetApp.flush') return
          armed = false
          return { partial }
        },
      })
      run(PEOPLE)
      run(PEOPLE)
      const wrong = Object.entries(told(leads)).filter(([who, word]) => !(AFTER as Record<string, string>)[who]?.startsWith(`${word}|`))
      return wrong.length === 0 ? [] : [{ partial, wrong }]
    })
    expect(lies).toEqual([])
  })
})

describe('and between passes', () => {
  it('rows that were moved to another tab are found there', () => {
    const { leads, addTab, run } = openBook(project, leadRows(LEADS))
    run(PEOPLE)
    const archive = addTab('Archive', [leadRows([])[0] ?? [], leadRow({ slug: 'bob', status: 'Accepted' })])
    edits.deletePerson('bob')({ tab: leads } as Sheet)
    run([person('bob', 'Replied')])
    expect(told(archive)).toEqual({ bob: 'Replied' })
  })

  it('a tab that is deleted at any call takes nothing from the next one', () => {
    const names = during(() => undefined, 0, false).calls
    const lies = names.flatMap((name, index) => {
      const at = atCall()
      const { book, leads, addTab, run } = openBook(project, leadRows(LEADS), { onCall: at.onCall })
      const second = addTab('Second', leadRows(LEADS))
      at.arm(index + 1, () => void (book.tabById(leads.id) && book.deleteTab(leads.id)))
      const { ok } = run(PEOPLE)
      at.arm(0)
      run(PEOPLE)
      return ok && JSON.stringify(status(second)) === JSON.stringify(AFTER) ? [] : [{ call: index + 1, name }]
    })
    expect(lies).toEqual([])
  })
})
