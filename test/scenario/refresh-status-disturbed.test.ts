/**
 * Refreshing while people work in the sheet, and refreshing that dies, at every backend call of a chunk in turn. In the moment between
 * reading and writing nobody can be kept from moving rows (sheet-changes.test.ts): what came to other people's rows then is put right
 * at reading back, so nothing is exempt here.
 */
import { STATUS_HEADERS } from '../../src/words'
import { connectedSheet, putInto, RUNNING } from './support/adding'
import { atCall } from './support/at-call'
import { claimedRows } from './support/ledger-agrees'
import { happens, pressRefresh, refreshRequest } from './support/refreshing'
import { deletePerson, insertAboveHeaders, insertAboveLeads, sortBy } from './support/sheet-edits'
import { manyLeads, type Sheet } from './support/sheet'

const LEADS = 8
const COMPANIES = [6, 2, 7, 4, 0, 1, 5, 3]
const slug = (index: number): string => `person-${index}-demo`
const LABEL = 'Acme – CFO DACH #61001'

/** What each row says before, and should say after; the last two are not in the campaign at all. */
const BEFORE = ['In campaign', 'In campaign', 'Accepted', 'Replied', '', 'Failed', 'Messaged', 'Stopped']
const AFTER = ['Invited', 'Failed', 'Accepted', 'Replied', 'Messaged', 'Invited', 'Messaged', 'Stopped']

/** Of those that moved, failed or spoke of another campaign. */
const DETAILS: Record<number, string> = { 0: 'Invitation sent', 1: 'Failed in HeyReach: Y', 4: 'Message sent', 5: 'Invitation sent', 6: 'of 6', 7: 'of 7' }

const prepare = (switches: Record<string, unknown> = {}) => {
  const calls = atCall()
  const [head = [], ...leads] = manyLeads(LEADS)
  const rows = leads.map(([first = '', last = '', url = '', , position = ''], index) => {
    const says = index < 6 ? [BEFORE[index] === '' ? '' : LABEL, BEFORE[index] ?? '', index === 5 ? 'Failed in HeyReach: X' : ''] : ['Another #61002', BEFORE[index] ?? '', `of ${index}`]
    return [first, last, url, `Company ${COMPANIES[index]}`, position, ...says, '']
  })
  const sheet = connectedSheet({ rows: [[...head, ...Object.values(STATUS_HEADERS)], ...rows], host: { onCall: calls.onCall, switches } })
  putInto(sheet, RUNNING, [0, 1, 2, 3, 4, 5].map((index) => `https://www.linkedin.com/in/${slug(index)}`))
  for (const index of [0, 5]) happens(sheet, RUNNING, slug(index), 'connection-sent')
  happens(sheet, RUNNING, slug(1), 'connection-sent', ['failed', { errorCode: 'Y' }])
  happens(sheet, RUNNING, slug(2), 'connection-sent')
  happens(sheet, RUNNING, slug(3), 'message-sent', 'finished')
  happens(sheet, RUNNING, slug(4), 'message-sent')
  return { sheet, calls, request: refreshRequest(sheet, { picked: RUNNING }) }
}

/** Who does not say what they should; of everybody whose row is still there. */
const wrong = (sheet: Sheet): string[] => {
  const rows = new Map(claimedRows(sheet).map((row) => [row.person, row]))
  return AFTER.flatMap((status, index) => {
    const row = rows.get(slug(index))
    if (!row) return []
    const campaign = index < 6 ? LABEL : 'Another #61002'
    const detail = DETAILS[index] ?? ''
    return row.status === status && row.campaign === campaign && row.detail === detail ? [] : [`${slug(index)}: ${row.campaign}, ${row.status}, ${row.detail}`]
  })
}

const during = (call: number, work: (sheet: Sheet) => 'kill' | void, switches: Record<string, unknown> = {}) => {
  const { sheet, calls, request } = prepare(switches)
  let names: string[] = []
  let isFirst = true
  const { run } = pressRefresh(sheet, request, {
    person: () => {
      if (isFirst) calls.arm(call, () => work(sheet))
      isFirst = false
    },
  })
  names = [...calls.callsSeen()]
  return { sheet, run, names, struck: calls.hasStruck(), request }
}

const count = during(0, () => undefined).names.length

it('undisturbed, each row says what it should', () => {
  const { sheet, run } = during(0, () => undefined)
  expect(count).toBeGreaterThan(15)
  expect([wrong(sheet), run.phase]).toEqual([[], { kind: 'ended', ending: { how: 'all', error: null } }])
})

describe.each<[string, (sheet: Sheet) => void]>([
  ['somebody sorts', sortBy('Company', true)],
  ['somebody sorts the other way', sortBy('Company', false)],
  ['somebody inserts rows above the leads', insertAboveLeads(3)],
  ['somebody inserts a row above the headers', insertAboveHeaders(1)],
  ['somebody deletes a row', deletePerson(slug(2))],
])('while %s', (_, edit) => {
  it('at any call, each row says what it should', () => {
    const lies: object[] = []
    for (let call = 1; call <= count; call += 1) {
      const { sheet, struck, names } = during(call, edit)
      const is = wrong(sheet)
      if (!struck || is.length > 0) lies.push({ call, at: names[call - 1], struck, is })
      const blank = Array.from({ length: sheet.tab.lastRow() }, (__, index) => index + 1).filter((row) => sheet.tab.displayText(row, 3) === '' && sheet.tab.displayText(row, 7) !== '')
      if (blank.length > 0) lies.push({ call, blank })
    }
    expect(lies).toEqual([])
  })
})

it.each([
  ['lost', false],
  ['kept', true],
])('killed at any call, its buffer %s, it is finished by pressing again', (_buffer, killKeepsBufferedWrites) => {
  const lies: object[] = []
  for (let call = 1; call <= count; call += 1) {
    const { sheet, struck, request } = during(call, () => 'kill', { killKeepsBufferedWrites })
    pressRefresh(sheet, request)
    const is = wrong(sheet)
    if (!struck || is.length > 0) lies.push({ call, struck, is })
  }
  expect(lies).toEqual([])
})
