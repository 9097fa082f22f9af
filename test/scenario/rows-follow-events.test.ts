/**
 * Events in any order while people sort, insert, delete, move rows and columns, rename tabs: each lead's row ends at the stage that its
 * person's events say, in the built add-on; strangers' rows stay as they are.
 */
import fc from 'fast-check'
import type { Tab } from '../../workbench/fake-apps-script/model/types'
import { STATUS, STATUS_HEADERS } from '../../src/words'
import { triggers } from './support/contacts'
import { eventBody } from './support/deliveries'
import { openReceiving, rowsOf, type ReceivingSheet } from './support/receiving'
import { columnOf } from './support/sheet-edits'

const STAGES: readonly string[] = [STATUS.inCampaign, STATUS.invited, STATUS.accepted, STATUS.messaged, STATUS.replied]
const TYPES: Record<string, string> = {
  connection_request_sent: STATUS.invited,
  connection_request_accepted: STATUS.accepted,
  message_sent: STATUS.messaged,
  message_reply_received: STATUS.replied,
  viewed_profile: STATUS.inCampaign,
}
const CAMPAIGN = 60001
const OTHER = 60002
const PEOPLE = 8

type Step =
  | { kind: 'event'; lead: number; type: string; campaign: number; minute: number }
  | { kind: 'edit'; name: keyof typeof EDITS; lead: number }

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('event' as const), lead: fc.integer({ min: 1, max: PEOPLE }), type: fc.constantFrom(...Object.keys(TYPES)), campaign: fc.constantFrom(CAMPAIGN, CAMPAIGN, OTHER), minute: fc.integer({ min: 0, max: 59 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit' as const), name: fc.constantFrom('sort', 'sortBack', 'insert', 'remove', 'toOtherTab', 'moveColumn', 'rename', 'title'), lead: fc.integer({ min: 1, max: PEOPLE }) }) },
  ),
  { minLength: 6, maxLength: 24 },
) as fc.Arbitrary<Step[]>

const HEADERS = ['Name', 'LinkedIn', 'Note', ...Object.values(STATUS_HEADERS)]

/** Half of them with URLs in other spellings. */
const url = (lead: number): string => (lead % 2 === 0 ? `https://www.linkedin.com/in/person-${lead}-sample` : `linkedin.com/in/Person-${lead}-Sample/?trk=x`)

const open = (): ReceivingSheet => {
  const sheet = openReceiving()
  const leads = sheet.book.tabs[0]
  leads?.rename('Leads')
  const rows = Array.from({ length: PEOPLE }, (_, index) => [`Person ${index + 1}`, url(index + 1), `note ${index + 1}`, `Sample Campaign North #${CAMPAIGN}`, STATUS.inCampaign, 'Added', ''])
  leads?.enterRaw(1, 1, [HEADERS, ...rows, ['Stranger', 'https://www.linkedin.com/in/stranger', 'note 0', `Other #${CAMPAIGN}`, STATUS.accepted, 'x', '']])
  leads?.setFrozenRows(1)
  const other = sheet.book.insertTab('Later')
  other.enterRaw(1, 1, [HEADERS])
  return sheet
}

const tabsOf = (sheet: ReceivingSheet): Tab[] => sheet.book.tabs.filter((tab) => columnOf(tab, STATUS_HEADERS.status) !== null && columnOf(tab, 'Note') !== null)
const headerRowOf = (tab: Tab): number => (tab.displayText(1, columnOf(tab, 'Note') ?? 1) === 'Note' ? 1 : 2)
const rowOf = (tab: Tab, lead: number): number | null => {
  const column = columnOf(tab, 'Name') ?? 0
  for (let row = 2; row <= tab.lastRow(); row += 1) if (tab.displayText(row, column) === `Person ${lead}`) return row
  return null
}
const leadsTab = (sheet: ReceivingSheet): Tab => {
  const [tab] = tabsOf(sheet)
  if (!tab) throw new Error('no tab of leads')
  return tab
}
const sorted = (ascending: boolean) => (sheet: ReceivingSheet): void => {
  const tab = leadsTab(sheet)
  const first = headerRowOf(tab) + 1
  tab.sort({ row: first, column: 1, rows: tab.lastRow() - first + 1, columns: tab.lastColumn() }, columnOf(tab, 'Name') ?? 1, ascending)
}

let renamed = 0
const EDITS = {
  sort: sorted(true),
  sortBack: sorted(false),
  insert: (sheet: ReceivingSheet) => leadsTab(sheet).insertRows(headerRowOf(leadsTab(sheet)) + 2, 1),
  remove: (sheet: ReceivingSheet, lead: number, gone: Set<number>) => {
    const tab = leadsTab(sheet)
    const row = rowOf(tab, lead)
    if (row === null || gone.size > 3) return
    tab.deleteRows(row, 1)
    gone.add(lead)
  },
  toOtherTab: (sheet: ReceivingSheet, lead: number) => {
    const [from, to] = tabsOf(sheet)
    const row = from && rowOf(from, lead)
    if (!from || !to || !row) return
    const cells = HEADERS.map((header) => from.displayText(row, columnOf(from, header) ?? 1))
    to.enterRaw(to.lastRow() + 1, 1, [HEADERS.map((header, index) => (header === STATUS_HEADERS.updated ? '' : (cells[index] ?? '')))])
    from.deleteRows(row, 1)
  },
  moveColumn: (sheet: ReceivingSheet) => leadsTab(sheet).insertColumns(2, 1),
  rename: (sheet: ReceivingSheet) => leadsTab(sheet).rename(`Leads ${(renamed += 1)}`),
  title: (sheet: ReceivingSheet) => {
    const tab = leadsTab(sheet)
    if (headerRowOf(tab) > 1) return
    tab.insertRows(1, 1)
    tab.enterRaw(1, 1, [['My leads']])
    tab.setFrozenRows(2)
  },
}

const later = (a: string, b: string): string => (STAGES.indexOf(a) >= STAGES.indexOf(b) ? a : b)

test('each row ends where its events say', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const sheet = open()
      const wanted = new Map(Array.from({ length: PEOPLE }, (_, index): [number, string] => [index + 1, STATUS.inCampaign]))
      const gone = new Set<number>()
      list.forEach((step, index) => {
        if (step.kind === 'edit') return EDITS[step.name](sheet, step.lead, gone)
        const { lead, type, campaign, minute } = step
        sheet.post(eventBody({ lead, type, campaign, timestamp: `2026-09-14T08:${String(minute).padStart(2, '0')}:${String(index).padStart(2, '0')}Z` }))
        if (campaign === CAMPAIGN) wanted.set(lead, later(wanted.get(lead) ?? '', TYPES[type] ?? ''))
        sheet.clock.advance(2_000)
      })
      triggers(sheet)
      const rows = tabsOf(sheet).flatMap((tab) => rowsOf(tab, headerRowOf(tab)))
      for (const [lead, status] of wanted) {
        const mine = rows.filter(({ Name }) => Name === `Person ${lead}`)
        expect([lead, ...mine.map((row) => [row[STATUS_HEADERS.status], row.Note])]).toEqual([lead, ...(gone.has(lead) ? [] : [[status, `note ${lead}`]])])
      }
      expect(rows.filter(({ Name }) => Name === 'Stranger').map((row) => [row[STATUS_HEADERS.status], row[STATUS_HEADERS.detail]])).toEqual([[STATUS.accepted, 'x']])
    }),
    { numRuns: 40 },
  )
}, 120_000)
