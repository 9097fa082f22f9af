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

const without = (who: string): Record<string, string> => Object.fromEntries(Object.entries(AFTER).filter(([name]) => name !== who))

/** Rows that are inserted while we read push the last ones out of what is read: these may wait for the next pass, as they were. */
const EDITS: [string, (tab: Tab) => void, { after?: Record<string, string>; mayWait?: boolean }?][] = [
  ['sorts by name, last first', onTab(edits.sortBy('Name', false))],
  ['sorts by status', onTab(edits.sortBy(STATUS_HEADERS.status, true))],
  ['inserts a row above the leads', onTab(edits.insertAboveLeads(1)), { mayWait: true }],
  ['inserts three rows among the leads', (tab) => tab.insertRows(edits.headerRow(tab) + 4, 3), { mayWait: true }],
  ['inserts a row above the headers', onTab(edits.insertAboveHeaders(1)), { mayWait: true }],
  ['inserts rows above the headers', onTab(edits.insertAboveHeaders(2)), { mayWait: true }],
  ['deletes a stranger', onTab(edits.deletePerson('eva')), { after: without('eva') }],
  ['deletes one of them', onTab(edits.deletePerson('bob')), { after: without('bob') }],
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

/** Calls of a pass in which nothing happens. */
const callsOfAPass = (): string[] => {
  const at = atCall()
  const { run } = openBook(project, leadRows(LEADS), { onCall: at.onCall })
  at.arm(0)
  run(PEOPLE)
  return at.callsSeen()
}

it('a pass takes so many calls that there is something to try', () => expect(callsOfAPass().length).toBeGreaterThan(12))

it.each(EDITS)('somebody %s at any call: nobody’s row lies, and the next pass has nothing to put right', (_, edit, { after = AFTER as Record<string, string>, mayWait = false } = {}) => {
  const lies = callsOfAPass().flatMap((name, index) => {
    const at = atCall()
    const { leads, run } = openBook(project, leadRows(LEADS), { onCall: at.onCall })
    at.arm(index + 1, () => edit(leads))
    const first = run(PEOPLE)
    const struck = at.hasStruck()
    const between = status(leads)
    at.arm(0)
    const second = run(PEOPLE)
    const wrong = (now: Record<string, string>, isFine: (who: string) => boolean = () => false) =>
      [...new Set([...Object.keys(after), ...Object.keys(now)])].flatMap((who) => (now[who] === after[who] || isFine(who) ? [] : [[who, now[who]]]))
    const lying = [...wrong(between, (who) => mayWait && between[who] === BEFORE[who]), ...wrong(status(leads))]
    return struck && first.ok && second.ok && lying.length === 0 ? [] : [{ call: index + 1, name, lying, error: first.error }]
  })
  expect(lies).toEqual([])
})

describe('cut off', () => {
  it.each([true, false])('at any call, what is buffered kept or lost (%s): the next pass ends it', (killKeepsBufferedWrites) => {
    const names = callsOfAPass()
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
    const names = callsOfAPass()
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
