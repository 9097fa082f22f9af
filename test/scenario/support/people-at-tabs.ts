/** What people do to the Events tab and the hidden one while a run writes two events, and what is wrong afterwards. */
import type { Tab } from '../../../workbench/fake-apps-script/model/types'
import { openLedger, type Ledger } from './delivery-ledger'
import { columnOf, headerRow } from './sheet-edits'
import { settle, waiting } from './situations'

const events = ({ sheet: { book } }: Ledger): Tab | undefined => book.tabs.find((tab) => columnOf(tab, 'lead_full_name') !== null)
const named = ({ sheet: { book } }: Ledger, name: string): Tab | undefined => book.tabByName(name)

/** Three events, a column of the person’s own that says whose row it is. */
const prepare = (): Ledger => {
  const ledger = openLedger()
  for (const lead of [3, 1, 2]) ledger.event(lead)
  const tab = named(ledger, 'Events')
  if (tab) {
    tab.enter(1, tab.lastColumn() + 1, [['note']])
    for (let row = 2; row <= 4; row += 1) tab.enter(row, columnOf(tab, 'note') ?? 1, [[`note of ${tab.displayText(row, 3)}`]])
  }
  waiting(ledger, () => [4, 5].forEach((lead) => ledger.event(lead)))
  return ledger
}

let headers: string[] = []
let headless = 0

export interface Edit {
  name: string
  edit(ledger: Ledger): void
  /** The person takes it back, after the run. */
  undo?(ledger: Ledger): void
  /** Rows are deleted. */
  gone?: number[]
  /** Being written just then: on the tab that is deleted, or on the new one. */
  either?: number[]
  /** Values of a column that is gone or has another name are not looked for. */
  columns?: string[]
}

const insertRows = (at: (tab: Tab) => number, count: number) => (ledger: Ledger): void => {
  const tab = events(ledger)
  tab?.insertRows(at(tab), count)
}
const lastOf = (tab: Tab): number => tab.lastRow()
const deleteLead = (lead: number) => (ledger: Ledger): void => {
  const tab = events(ledger)
  for (let row = 2; tab && row <= tab.lastRow(); row += 1) if (tab.displayText(row, columnOf(tab, 'lead_full_name') ?? 1) === `Ada Novak ${lead}`) return tab.deleteRows(row, 1)
}
const deleteColumn = (header: string) => (ledger: Ledger): void => {
  const tab = events(ledger)
  const column = tab && columnOf(tab, header)
  if (tab && column) tab.deleteColumns(column, 1)
}
const moveColumn = (header: string, before: string) => (ledger: Ledger): void => {
  const tab = events(ledger)
  if (!tab) return
  const [from, to] = [columnOf(tab, header), columnOf(tab, before)]
  if (from === null || to === null) return
  tab.insertColumns(to, 1)
  const old = from >= to ? from + 1 : from
  for (let row = 1; row <= tab.lastRow(); row += 1) {
    const cell = tab.cell(row, old)
    if (!cell || typeof cell.value === 'object') continue
    tab.enterRaw(row, to, [[cell.value]])
    tab.setFormat({ row, column: to, rows: 1, columns: 1 }, { format: cell.format })
  }
  tab.deleteColumns(old, 1)
}
const sortEvents = (ascending: boolean) => (ledger: Ledger): void => {
  const tab = events(ledger)
  if (tab && tab.lastRow() > 1) tab.sort({ row: 2, column: 1, rows: tab.lastRow() - 1, columns: tab.lastColumn() }, columnOf(tab, 'lead_full_name') ?? 1, ascending)
}

export const ROW_EDITS: Edit[] = [
  { name: 'inserts a row above all', edit: insertRows(() => 2, 1) },
  { name: 'inserts three rows in the middle', edit: insertRows(() => 3, 3) },
  { name: 'inserts a row above the last event', edit: insertRows(lastOf, 1) },
  { name: 'inserts rows below the last event', edit: insertRows((tab) => tab.lastRow() + 1, 2) },
  { name: 'inserts a title above the headers', edit: insertRows(() => 1, 1) },
  { name: 'deletes the first event', edit: deleteLead(3), gone: [3] },
  { name: 'deletes the last event', edit: deleteLead(2), gone: [2] },
  { name: 'deletes an event that is just written', edit: deleteLead(4), gone: [4] },
  { name: 'sorts upwards', edit: sortEvents(true) },
  { name: 'sorts downwards', edit: sortEvents(false) },
]

export const COLUMN_EDITS: Edit[] = [
  { name: 'inserts a column at the left', edit: (ledger) => events(ledger)?.insertColumns(1, 1) },
  { name: 'inserts a column among ours', edit: (ledger) => events(ledger)?.insertColumns(8, 1) },
  { name: 'moves a column', edit: moveColumn('campaign_name', 'event_type') },
  { name: 'moves the id column to the left', edit: moveColumn('event_id', 'event_type') },
  { name: 'renames a column', edit: (ledger) => {
    const tab = events(ledger)
    const column = tab && columnOf(tab, 'lead_tags')
    if (tab && column) tab.enterRaw(headerRow(tab), column, [['Labels']])
  }, columns: ['lead_tags'] },
  { name: 'deletes a column', edit: deleteColumn('lead_position'), columns: ['lead_position'] },
  { name: 'deletes the column of ids', edit: deleteColumn('event_id'), columns: ['event_id'] },
  { name: 'deletes the first and the last column', edit: (ledger) => ['event_type', 'contact_id'].forEach((header) => deleteColumn(header)(ledger)), columns: ['event_type', 'contact_id'] },
]

export const TAB_EDITS: Edit[] = [
  { name: 'renames the tab', edit: (ledger) => events(ledger)?.rename('What happened') },
  { name: 'fills check boxes below', edit: (ledger) => {
    const tab = events(ledger)
    if (tab) tab.enterRaw(tab.lastRow() + 1, columnOf(tab, 'note') ?? 45, Array.from({ length: 50 }, () => [false]))
  } },
  {
    name: 'deletes the header row, and brings it back',
    edit: (ledger) => {
      const tab = events(ledger)
      if (!tab) return
      headers = Array.from({ length: tab.lastColumn() }, (_, index) => tab.displayText(1, index + 1))
      tab.deleteRows(1, 1)
      headless = tab.id
    },
    undo: ({ sheet }) => {
      const tab = sheet.book.tabById(headless)
      tab?.insertRows(1, 1)
      tab?.enterRaw(1, 1, [headers])
    },
  },
  { name: 'sorts the hidden keys tab', edit: (ledger) => {
    const tab = named(ledger, 'HeyReach keys')
    tab?.sort({ row: 1, column: 1, rows: tab.rowCount, columns: tab.columnCount }, 1, false)
  } },
  { name: 'deletes rows of the hidden keys tab', edit: (ledger) => named(ledger, 'HeyReach keys')?.deleteRows(100, 40) },
  { name: 'inserts rows in the hidden keys tab', edit: (ledger) => named(ledger, 'HeyReach keys')?.insertRows(50, 30) },
  { name: 'deletes the hidden keys tab', edit: (ledger) => {
    const tab = named(ledger, 'HeyReach keys')
    if (tab) ledger.sheet.book.deleteTab(tab.id)
  } },
  { name: 'deletes the Events tab', edit: (ledger) => {
    const tab = named(ledger, 'Events')
    if (!tab) return
    ledger.sheet.book.insertTab('Another')
    ledger.sheet.book.deleteTab(tab.id)
  }, gone: [1, 2, 3], either: [4, 5] },
]

/** Everybody's note beside them, except on rows that are gone. */
const notesOf = (ledger: Ledger): string[] =>
  ledger.sheet.book.tabs.flatMap((tab) => {
    const [note, name] = [columnOf(tab, 'note'), columnOf(tab, 'lead_full_name')]
    if (!note || !name) return []
    return Array.from({ length: tab.lastRow() }, (_, index) => [tab.displayText(index + 1, note), tab.displayText(index + 1, name)]).flatMap(([text, lead]) =>
      text?.startsWith('note of') && text !== `note of ${lead}` ? [`“${text}” beside “${lead}”`] : [],
    )
  })

const wrongAfter = ({ edit, undo, gone = [], either = [], columns = [] }: Edit, call: number) => {
  const ledger = prepare()
  let deleted: string[] = []
  const { names, struck } = ledger.faults.during(
    call,
    () => {
      const before = ledger.sheet.eventsAnywhere().map((row) => row.lead_full_name ?? '')
      edit(ledger)
      const after = ledger.sheet.eventsAnywhere().map((row) => row.lead_full_name ?? '')
      deleted = gone.map((lead) => `Ada Novak ${lead}`).filter((lead) => before.includes(lead) && !after.includes(lead))
    },
    () => void ledger.sheet.runTrigger(),
  )
  undo?.(ledger)
  const lies = call === 0 ? [] : settle(ledger, { anywhere: true, gone: deleted, either: either.map((lead) => `Ada Novak ${lead}`), notCompared: columns })
  return { names, struck, lies: [...lies, ...notesOf(ledger)], at: names[call - 1] }
}

/** At every call of a run. */
export const wrongAtAnyCall = (edit: Edit): { count: number; wrong: object[] } => {
  const count = wrongAfter({ name: '', edit: () => undefined }, 0).names.length
  const wrong: object[] = []
  for (let call = 1; call <= count; call += 1) {
    const { struck, lies, at } = wrongAfter(edit, call)
    if (lies.length > 0 || !struck) wrong.push({ call, at, lies, struck })
  }
  return { count, wrong }
}

