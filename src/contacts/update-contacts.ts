/**
 * A step of the pass: some new events → rows of Contacts. Under the document lock. Whatever is cut off, or moved by somebody meanwhile,
 * comes right in the next step: what is known of a person does not change when an event is told twice (`part.ts`).
 */
import { profileKey } from '../events/contact-id'
import type { PersonStages } from '../leads/person-stages'
import type { CellInput, Ports } from '../ports'
import { cellText } from '../table/cell-text'
import { insertRows, standThere, type KeyedTable } from '../table/keyed-table'
import { openScatteredRows, type ScatteredRows } from '../table/scattered-rows'
import { CONTACT_COLUMNS, type ContactField } from './contact-columns'
import { decodeState, identifiersIn, knownAs } from './contact-state'
import { LOOK_UP_COLUMN, type Bookmark, type ContactsMemory } from './contacts-memory'
import { indexIdentifiers, type IdentifierIndex } from './identifier-index'
import { joinRows } from './join-rows'
import { mergeParts, partOf } from './part'
import type { PersonEvent } from './person-event'
import { planContacts, type CellUpdate, type ContactsPlan, type KnownRow } from './plan-contacts'
import { readWhomWeMade } from './whom-we-made'

export interface Step {
  memory: ContactsMemory
  bookmark: Bookmark
  table: KeyedTable
  events: readonly PersonEvent[]
  /** All events are being gone through, from the first on. */
  tellsAll: boolean
}

export interface StepDone {
  stages: PersonStages[]
  /** For the bookmark. */
  lastRow: number
  count: number
  contactsTabName: string
  /** All events are to be gone through again. */
  again: boolean
}

const FIELDS = CONTACT_COLUMNS.map(({ field }) => field)
/** People insert rows of their own; so many below the last known one are looked at without asking how long the tab is. */
const SPARE_ROWS = 20
const TRIES = 3
/** More new rows than that are looked at in one block of their own. */
const MOST_BELOW = 300

type StepPorts = Pick<Ports, 'spreadsheet'>

/** Buffered writes of the bookmark aside, nothing is left to flush. */
export const updateContacts = (ports: StepPorts, step: Step): StepDone => {
  for (let tries = 1; ; tries += 1) {
    const done = tryStep(ports, step, tries > 1)
    if (done) return done
    if (tries === TRIES) return { stages: [], lastRow: 0, count: 0, contactsTabName: '', again: true }
  }
}

/** null where somebody moved rows between two looks, and nothing is written yet. */
const tryStep = ({ spreadsheet }: StepPorts, { memory, bookmark, table, events, tellsAll }: Step, isAgain: boolean): StepDone | null => {
  const index = readIndex(table, isAgain ? { ...bookmark, lastRow: 0 } : bookmark)
  const told = mergeParts(events.map(partOf)).map((part) => identifiersIn(knownAs([part])))
  const rows = index.rowsFor(told.flat())
  const fresh = told.filter((identifiers) => index.rowsFor(identifiers).length === 0).length
  const below = Array.from({ length: fresh <= MOST_BELOW ? fresh : 0 }, (_, offset) => Math.max(index.lastRow, table.headerRow) + 1 + offset)
  const place = { tab: memory.tab, column: LOOK_UP_COLUMN, tabName: bookmark.contactsTabName || table.tab.name }
  const scattered = openScatteredRows(table, [...rows, ...below], index.lastRow, place)
  try {
    const before = scattered.read()
    const known = rows.map((row): KnownRow => ({ row, cells: asCells(before.rows.get(row) ?? []) }))
    if (!before.headersHold || known.some(({ row, cells }) => cellText(cells.knownAs) !== index.textAt(row))) return null

    const made = { known: null as ReturnType<typeof readWhomWeMade> | null }
    const whom = () => (made.known ??= readWhomWeMade(memory.tab))
    const plan = planContacts(known, events, (names) => names.some((name) => whom().has(name)), tellsAll)
    if (plan.withoutRow.length > 0 && nameAgain(table, plan.withoutRow, rows)) return null
    const isWrong = write(table, index, plan, known, scattered, new Set(below))
    const areJoined = isWrong || joinRows(spreadsheet, table, plan.joins)
    // A pass that was cut off may have made rows without noting it.
    if (tellsAll || hasNew(plan)) whom().add(plan.made)
    return {
      stages: plan.stages,
      lastRow: index.lastRow + plan.inserts.length - plan.joins.length,
      count: index.count + plan.inserts.length - plan.joins.length,
      contactsTabName: place.tabName,
      again: isWrong || !areJoined || plan.isDamaged,
    }
  } finally {
    scattered.close()
  }
}

/** Rows that were made, or are known by more than before. */
const hasNew = ({ inserts, updates }: ContactsPlan): boolean => inserts.length > 0 || updates.some(({ field }) => field === 'knownAs')

const readIndex = ({ tab, headerRow, columns, shape }: KeyedTable, { lastRow: hint, count }: Bookmark): IdentifierIndex => {
  const column = columns[shape.headers.indexOf(headerOf('knownAs'))] ?? 0
  const read = (last: number): IdentifierIndex => {
    const cells = last <= headerRow ? [] : tab.values({ row: headerRow + 1, column, rows: last - headerRow, columns: 1 })
    return indexIdentifiers(cells.map(([cell]) => cellText(cell ?? null)), headerRow + 1)
  }
  if (hint > headerRow) {
    try {
      const near = read(hint + SPARE_ROWS)
      if (near.count >= count && near.lastRow <= hint) return near
    } catch {
      // Shorter by now.
    }
  }
  return read(tab.extent().lastRow)
}

/** New rows by inserting, changed cells one by one; then all are looked at. True where some stand on somebody else's row. */
const write = (table: KeyedTable, index: IdentifierIndex, { inserts, updates }: ContactsPlan, known: readonly KnownRow[], scattered: ScatteredRows, lookedAt: ReadonlySet<number>): boolean => {
  if (inserts.length === 0 && updates.length === 0) return false
  const { tab, columns } = table
  const below = Math.max(index.lastRow, table.headerRow)
  if (inserts.length > 0) insertRows(table, below, inserts.map(({ cells }) => FIELDS.map((field) => cells[field])))
  tab.writeCells(updates.map(({ row, field, value }) => ({ row, column: columns[FIELDS.indexOf(field)] ?? 1, value })))
  // Reading writes what is in the buffer.
  const after = scattered.read()
  const owners = new Map(known.map(({ row, cells }) => [row, cellText(cells.contactId)]))
  const written = new Map<number, CellUpdate[]>()
  for (const update of updates) written.set(update.row, [...(written.get(update.row) ?? []), update])
  let isWrong = !after.headersHold
  for (const [row, changes] of written) {
    const cells = asCells(after.rows.get(row) ?? [])
    const owner = changes.find(({ field }) => field === 'contactId')?.value ?? owners.get(row) ?? ''
    if (cellText(cells.contactId) === owner) continue
    isWrong = true
    if (!after.headersHold) continue
    if (cellText(cells.contactId) !== '') forget(table, row, cellText(cells.contactId))
    // A row that somebody has just inserted.
    else tab.writeCells(changes.map(({ field }) => ({ row, column: columns[FIELDS.indexOf(field)] ?? 1, value: null })))
  }
  const ids = inserts.map(({ contactId }) => contactId)
  if (ids.every((_, offset) => lookedAt.has(below + 1 + offset))) {
    return isWrong || ids.some((id, offset) => cellText(asCells(after.rows.get(below + 1 + offset) ?? []).contactId) !== id)
  }
  return isWrong || !standThere(table, below + 1, ids)
}

/**
 * What a pass that was cut off has left on rows that are nobody's: every change of ours writes the state too, and whose state it is has
 * a row elsewhere. Else it is a person's own row, of which somebody has cleared the id.
 */
export const clearLitter = (table: KeyedTable): void => {
  const { tab, headerRow, columns } = table
  const { lastRow } = tab.extent()
  if (lastRow <= headerRow) return
  const column = (field: ContactField): string[] => readColumn(table, field, lastRow).map(cellText)
  const ids = column('contactId')
  const states = column('state')
  const open = [...states.keys()].filter((index) => states[index] !== '' && ids[index] === '')
  if (open.length === 0) return
  const names = column('knownAs')
  const elsewhere = new Set(ids.flatMap((id, index) => (id === '' ? [] : identifiersIn(`${id} ${names[index] ?? ''}`))))
  for (const index of open) {
    if (!identifiersIn(knownAs(decodeState(states[index] ?? '') ?? [])).some((name) => elsewhere.has(name))) continue
    tab.writeCells(columns.map((at) => ({ row: headerRow + 1 + index, column: at, value: null })))
  }
}

/**
 * Rows that have lost what they are found by, known by their ids alone, or, where somebody has deleted those too, by their LinkedIn
 * column: true where there were some. Else somebody has deleted the rows.
 */
const nameAgain = (table: KeyedTable, names: readonly string[], found: readonly number[]): boolean => {
  const { tab, headerRow, columns } = table
  const { lastRow } = tab.extent()
  if (lastRow <= headerRow) return false
  const wanted = new Set(names)
  const ids = readColumn(table, 'contactId', lastRow).map(cellText)
  const keys = ids.includes('') ? readColumn(table, 'profileUrl', lastRow).map((url, index) => ids[index] || profileKey(cellText(url))) : ids
  const lost = keys.flatMap((value, index) => {
    const row = headerRow + 1 + index
    if (!wanted.has(value) || found.includes(row)) return []
    return (['knownAs', 'contactId'] as const).map((field) => ({ row, column: columns[FIELDS.indexOf(field)] ?? 1, value }))
  })
  tab.writeCells(lost)
  return lost.length > 0
}

const readColumn = ({ tab, headerRow, columns }: KeyedTable, field: ContactField, lastRow: number): CellInput[] =>
  tab.values({ row: headerRow + 1, column: columns[FIELDS.indexOf(field)] ?? 1, rows: lastRow - headerRow, columns: 1 }).map(([cell]) => cell ?? null)

/** It has lost what was known of it to a sort in that moment: the events tell it again. */
const forget = ({ tab, columns }: KeyedTable, row: number, contactId: string): void => {
  const cell = (field: ContactField, value: CellInput) => ({ row, column: columns[FIELDS.indexOf(field)] ?? 1, value })
  tab.writeCells([cell('knownAs', contactId), cell('state', null)])
}

const asCells = (cells: readonly CellInput[]): Record<ContactField, CellInput> =>
  Object.fromEntries(FIELDS.map((field, index) => [field, cells[index] ?? null])) as Record<ContactField, CellInput>

const headerOf = (field: ContactField): string => CONTACT_COLUMNS.find((column) => column.field === field)?.header ?? ''
