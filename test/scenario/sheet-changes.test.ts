/**
 * The sheet changes under a run, at every backend call of a chunk in turn: statuses land on the right people's rows, or the run
 * stops with words; pressing Add again finishes it.
 *
 * One moment cannot be guarded, since Google writes to places and not to people: after a chunk has read where people stand, until
 * what it writes there has arrived. Whatever moves rows or columns in just that moment moves them away from under the writing. These
 * are the calls after a reading up to and with the flush that follows (`momentIn`). With the code as it was when this was written: of
 * 25 calls with the status columns made, 8 to 11 (marking) and 22 to 23 (recording); of 23 with the columns there, 8 to 9 and 20 to 21.
 * In that moment a status may land on a stranger's row, or on the cell of another column when a status column is moved; people of the
 * run itself are read back and put right, or told of, even then. After the flush a sort carries the statuses along: nothing is exempt.
 */
import { STATUS_HEADERS } from '../../src/words'
import { addRequest, connect, connectedSheet, ledgerAgrees, pressAdd, RUNNING } from './support/adding'
import { atCall } from './support/at-call'
import { claimedRows } from './support/ledger-agrees'
import { EDITOR, manyLeads, OWNER, type Sheet } from './support/sheet'
import * as edits from './support/sheet-edits'

const LEADS = 8
/** Rows 4 to 7. The third is refused. */
const CHOSEN = [2, 3, 4, 5]
const REFUSED = 4
/** Sorting by these moves everybody, in both directions. */
const COMPANIES = [6, 2, 7, 4, 0, 1, 5, 3]

const slug = (index: number): string => `person-${index}-demo`
const strangers = Array.from({ length: LEADS }, (_, index) => index).filter((index) => !CHOSEN.includes(index))
type Columns = 'made' | 'there'

interface Change {
  edit(sheet: Sheet): void
  /** Who is not the owner may be kept out by protections. */
  as?: string
}

const prepare = (columns: Columns, as: string) => {
  const calls = atCall()
  const [header = [], ...leads] = manyLeads(LEADS)
  const rows = leads.map(([first = '', last = '', url = '', , position = ''], index) => [first, last, url, `Company ${COMPANIES[index]}`, position])
  const heads = columns === 'there' ? Object.values(STATUS_HEADERS) : []
  const sheet = connectedSheet({ rows: [[...header, ...heads], ...rows], host: { onCall: calls.onCall } })
  if (as !== OWNER) connect(sheet, as)
  sheet.heyreach.addFault({ leads: [`https://www.linkedin.com/in/${slug(REFUSED)}`], effect: { refuseLeads: true } })
  return { sheet, calls, request: addRequest(sheet, RUNNING, { as, rows: [4, 7] }) }
}

/** The run, with something happening at the n-th call of its chunk. */
const pressDuring = (columns: Columns, call: number, { edit, as = OWNER }: Change) => {
  const { sheet, calls, request } = prepare(columns, as)
  let names: string[] = []
  let isFirst = true
  const { state } = pressAdd(sheet, request, {
    as,
    person: ({ phase }) => {
      if (phase.kind === 'sending' && isFirst) {
        isFirst = false
        calls.arm(call, () => edit(sheet))
      } else names = names.length === 0 ? [...calls.callsSeen()] : names
    },
  })
  return { sheet, state, names, struck: calls.hasStruck() }
}

const callsOfChunk = (columns: Columns): string[] => pressDuring(columns, 0, { edit: () => undefined }).names

/** After a reading, up to and with the flush that follows it. */
const momentIn = (names: string[]): number[] =>
  names.flatMap((_, index) => {
    const before = names.slice(0, index)
    const reading = before.lastIndexOf('Range.getDisplayValues')
    const isWritten = before.slice(reading + 1).includes('SpreadsheetApp.flush')
    const isFollowed = names.slice(index).includes('SpreadsheetApp.flush')
    return reading >= 0 && !isWritten && isFollowed ? [index + 1] : []
  })

const statusOf = (sheet: Sheet): Map<string, string> => new Map(claimedRows(sheet).map(({ person, status }) => [person, status]))
const rightStatus = (index: number): string => (index === REFUSED ? 'Failed' : 'In campaign')
const isThere = (sheet: Sheet, index: number): boolean => edits.rowOfPerson(sheet.tab, slug(index)) !== null

const own = (sheet: Sheet): string[] => {
  const statuses = statusOf(sheet)
  return CHOSEN.filter((index) => isThere(sheet, index)).flatMap((index) => {
    const status = statuses.get(slug(index)) ?? ''
    return status === rightStatus(index) ? [] : [`${slug(index)} “${status}”`]
  })
}
const others = (sheet: Sheet): string[] => {
  const statuses = statusOf(sheet)
  return strangers.flatMap((index) => (statuses.has(slug(index)) ? [`${slug(index)}, a stranger, “${statuses.get(slug(index))}”`] : []))
}
/** What people wrote themselves still stands beside each person. */
const overwritten = (sheet: Sheet): string[] =>
  Array.from({ length: LEADS }, (_, index) => index).flatMap((index) => {
    const row = edits.rowOfPerson(sheet.tab, slug(index))
    if (row === null) return []
    const cells = Array.from({ length: sheet.tab.lastColumn() }, (_cell, column) => sheet.tab.displayText(row, column + 1))
    const theirs = [`Last${index}`, `Company ${COMPANIES[index]}`, 'Head of Operations']
    return theirs.filter((text) => !cells.includes(text)).map((text) => `“${text}” is lost`)
  })
const lies = (sheet: Sheet, isMoment: boolean): string[] =>
  ledgerAgrees(sheet, RUNNING).filter((lie) => !isMoment || !strangers.some((index) => lie.includes(`(${slug(index)})`)))

/** A title of its own, not one that stands for anything. */
const saysSomething = (error: { code: string; title: string } | null): boolean =>
  error !== null && error.code !== 'unexpected' && error.title !== '' && error.title !== 'Google reported an error.'

const wrongAt = (columns: Columns, call: number, isMoment: boolean, change: Change): string[] => {
  const { as = OWNER } = change
  const { sheet, state, struck } = pressDuring(columns, call, change)
  if (!struck) return ['the call was never made']
  const error = state.phase.kind === 'ended' ? state.phase.ending.error : null
  const isTold = saysSomething(error)
  const wrong = [...lies(sheet, isMoment), ...(isMoment ? [] : [...others(sheet), ...overwritten(sheet)])]
  const tabIsGone = sheet.book.tabById(sheet.tab.id) === undefined
  const statusColumn = !tabIsGone ? edits.columnOf(sheet.tab, STATUS_HEADERS.status) : null
  const isAllDone = state.results.length === CHOSEN.length && state.results.every(({ outcome }) => outcome === 'added' || outcome === 'failed')
  if (error && !isTold) wrong.push(`stops with “${error.title}”`)
  if (!isTold && statusColumn === null && !isAllDone) wrong.push('says nothing')
  if (!isTold && statusColumn !== null) wrong.push(...own(sheet).map((text) => `${text}, and the run stops with no word`))
  if (tabIsGone) return wrong

  sheet.tab.unprotectAll()
  sheet.clock.advance(90_000)
  const rows = CHOSEN.flatMap((index): [number, number][] => {
    const row = edits.rowOfPerson(sheet.tab, slug(index))
    return row === null ? [] : [[row, row]]
  })
  pressAdd(sheet, addRequest(sheet, RUNNING, { as, rows }), { as })
  const again = [...own(sheet), ...lies(sheet, isMoment), ...(isMoment ? [] : others(sheet)), ...sheet.heyreach.overlaps.map(() => 'twice at once')]
  const headers = Array.from({ length: sheet.tab.lastColumn() }, (_, index) => sheet.tab.displayText(edits.headerRow(sheet.tab), index + 1))
  const statusColumns = headers.filter((text) => text === STATUS_HEADERS.status)
  return [...wrong, ...again.map((text) => `after pressing again: ${text}`), ...(statusColumns.length === 1 ? [] : [`${statusColumns.length} status columns`])]
}

/** What is wrong, and at which calls. */
const wrongCalls = (columns: Columns, change: Change): Record<string, number[]> => {
  const names = callsOfChunk(columns)
  const moment = momentIn(names)
  const found: Record<string, number[]> = {}
  names.forEach((_, index) => {
    const call = index + 1
    const wrong = wrongAt(columns, call, moment.includes(call), change)
    if (wrong.length > 0) (found[wrong.join(' · ')] ??= []).push(call)
  })
  return found
}

it.each<Columns>(['made', 'there'])('a chunk reads three times, and writes after the first two, when the columns are %s', (columns) => {
  const names = callsOfChunk(columns)
  expect(names.length).toBeGreaterThan(15)
  expect(names.filter((name) => name === 'Range.getDisplayValues')).toHaveLength(3)
  expect(names.filter((name) => name === 'SpreadsheetApp.flush')).toHaveLength(2)
  for (const call of momentIn(names)) expect(names[call - 1]).toMatch(/^(Sheet\.getMaxColumns|Range\.setValues|Sheet\.appendRow|SpreadsheetApp\.flush)$/)
})

const CHANGES: [string, Change][] = [
  ['the rows are sorted by another column', { edit: edits.sortBy('Company', true) }],
  ['the rows are sorted by another column downwards', { edit: edits.sortBy('Company', false) }],
  ['rows are inserted above the leads', { edit: edits.insertAboveLeads(2) }],
  ['a row is inserted above the headers', { edit: edits.insertAboveHeaders(1) }],
  ['a row that is being added is deleted', { edit: edits.deletePerson(slug(3)) }],
  ['another row is deleted', { edit: edits.deletePerson(slug(0)) }],
  ['a mapped column is renamed', { edit: edits.renameColumn('First name', 'Vorname') }],
  ['the column of the profile URLs is renamed', { edit: edits.renameColumn('LinkedIn', 'Profile') }],
  ['a status column is renamed', { edit: edits.renameColumn(STATUS_HEADERS.status, 'State') }],
  ['the column of the profile URLs is moved', { edit: edits.moveColumn('LinkedIn', 'First name') }],
  ['a status column is moved', { edit: edits.moveColumn(STATUS_HEADERS.status, 'Company') }],
  ['the status columns are protected', { edit: edits.protectStatusColumns, as: EDITOR }],
  ['the tab is deleted', { edit: edits.deleteTab }],
]

describe('while a chunk goes on', () => {
  it.each(CHANGES)('statuses land right, or the run stops with words, when %s', (_, change) => {
    expect(wrongCalls('there', change)).toEqual({})
  })

  it.each<[string, Change]>([
    ['the rows are sorted', { edit: edits.sortBy('Company', true) }],
    ['rows are inserted above the leads', { edit: edits.insertAboveLeads(2) }],
    ['the tab is protected', { edit: edits.protectTab, as: EDITOR }],
  ])('the same where the status columns have to be made and %s', (_, change) => {
    expect(wrongCalls('made', change)).toEqual({})
  })
})
