/**
 * The sheet changes under a chunk of Get lead, at each of its backend calls in turn, and the chunk dies at each: what HeyReach knows
 * ends on the right people's rows, and what people wrote themselves stays beside them.
 *
 * Google writes to places and not to people: after the last reading and until the writing has arrived, whatever moves rows moves them
 * away from under it. Even then everybody who was asked about is put right; what a stranger had typed in a cell that was blank for
 * somebody else may be lost in just that moment (`momentIn`).
 */
import { atCall } from './support/at-call'
import { getLeadRequest, knownAs, pressGetLead, sheetWithKnown, slug, urlOf } from './support/getting'
import type { Sheet } from './support/sheet'
import * as edits from './support/sheet-edits'

const PEOPLE = 8
/** Rows 4 to 7. HeyReach does not know the third. */
const CHOSEN = [2, 3, 4, 5]
const UNKNOWN = 4
/** Sorting by these moves everybody. */
const ORDER = [6, 2, 7, 4, 0, 1, 5, 3]
/** Who has a company of their own already: never touched. */
const OWN_COMPANY = [1, 3, 6]

type Columns = 'made' | 'there'

const prepare = (columns: Columns, killKeepsBufferedWrites = false) => {
  const calls = atCall()
  const made = columns === 'there' ? ['HeyReach profile', 'First name', 'Position', 'E-mail'] : []
  const rows = Array.from({ length: PEOPLE }, (_, index) => [String(ORDER[index]), urlOf(index), OWN_COMPANY.includes(index) ? `Own ${index}` : '', `Note ${index}`])
  const sheet = sheetWithKnown(PEOPLE, [['Order', 'LinkedIn', 'Company', 'Note', ...made], ...rows], {
    host: { onCall: calls.onCall, switches: { killKeepsBufferedWrites } },
  })
  sheet.heyreach.addFault({ route: '/lead/GetLead', leads: [urlOf(UNKNOWN)], effect: { status: 404, body: '{"errorMessage":"The lead does not exist!"}' } })
  const request = getLeadRequest(sheet, { rows: [4, 7], request: { fields: ['firstName', 'position', 'companyName', 'emailAddress'] } })
  return { sheet, calls, request }
}

const pressDuring = (columns: Columns, call: number, edit: (sheet: Sheet) => void) => {
  const { sheet, calls, request } = prepare(columns)
  let names: string[] = []
  let isFirst = true
  const { state } = pressGetLead(sheet, request, {
    person: ({ phase }) => {
      if (phase.kind !== 'sending' || !isFirst) return
      isFirst = false
      calls.arm(call, () => edit(sheet))
    },
  })
  names = [...calls.callsSeen()]
  return { sheet, state, names, struck: calls.hasStruck() }
}

/** After the last reading, up to and with the flush that follows it. */
const momentIn = (names: string[]): number[] =>
  names.flatMap((_, index) => {
    const before = names.slice(0, index)
    const reading = before.lastIndexOf('Range.getDisplayValues')
    const isWritten = before.slice(reading + 1).includes('SpreadsheetApp.flush')
    const isFollowed = names.slice(index).includes('SpreadsheetApp.flush')
    return reading >= 0 && !isWritten && isFollowed ? [index + 1] : []
  })

const textOf = ({ tab }: Sheet, row: number, header: string): string => {
  const column = edits.columnOf(tab, header)
  return column === null ? '' : tab.displayText(row, column)
}

/** Of somebody who was asked about. */
const wrongWith = (sheet: Sheet, index: number): string[] => {
  const row = edits.rowOfPerson(sheet.tab, slug(index))
  if (row === null) return []
  const known = knownAs(index)
  const isKnown = index !== UNKNOWN
  const wanted: [string, string][] = [
    ['HeyReach profile', isKnown ? 'Found' : 'Not known to HeyReach'],
    ['First name', isKnown ? known.firstName : ''],
    ['Position', isKnown ? known.position : ''],
    ['E-mail', isKnown ? known.emailAddress : ''],
    ['Company', OWN_COMPANY.includes(index) ? `Own ${index}` : isKnown ? known.companyName : ''],
    ['Note', `Note ${index}`],
  ]
  return wanted.flatMap(([header, text]) => (textOf(sheet, row, header) === text ? [] : [`${slug(index)}: ${header} “${textOf(sheet, row, header)}”`]))
}

/** Nobody asked about them: nothing of anybody's stands there. */
const wrongWithStranger = (sheet: Sheet, index: number, isMoment: boolean): string[] => {
  const row = edits.rowOfPerson(sheet.tab, slug(index))
  if (row === null) return [`${slug(index)} is gone`]
  const own = OWN_COMPANY.includes(index) ? `Own ${index}` : ''
  const company = textOf(sheet, row, 'Company')
  const foreign = ['HeyReach profile', 'First name', 'Position', 'E-mail'].filter((header) => textOf(sheet, row, header) !== '')
  return [
    ...foreign.map((header) => `${slug(index)}, a stranger: ${header}`),
    ...(company === own || (isMoment && company === '') ? [] : [`${slug(index)}, a stranger: Company “${company}”`]),
    ...(textOf(sheet, row, 'Note') === `Note ${index}` ? [] : [`${slug(index)}: note lost`]),
  ]
}

const headerTwins = ({ tab }: Sheet): string[] => {
  const row = edits.headerRow(tab)
  const texts = Array.from({ length: tab.lastColumn() }, (_, index) => tab.displayText(row, index + 1)).filter((text) => text !== '')
  return texts.filter((text, index) => texts.indexOf(text) !== index)
}

const wrongIn = (sheet: Sheet, isMoment: boolean): string[] => [
  ...CHOSEN.flatMap((index) => wrongWith(sheet, index)),
  ...Array.from({ length: PEOPLE }, (_, index) => index)
    .filter((index) => !CHOSEN.includes(index) && edits.rowOfPerson(sheet.tab, slug(index)) !== null)
    .flatMap((index) => wrongWithStranger(sheet, index, isMoment)),
  ...headerTwins(sheet).map((header) => `twice: ${header}`),
]

const wrongCalls = (columns: Columns, edit: (sheet: Sheet) => void): Record<string, number[]> => {
  const { names } = pressDuring(columns, 0, () => undefined)
  const moment = momentIn(names)
  const found: Record<string, number[]> = {}
  names.forEach((_, index) => {
    const call = index + 1
    const { sheet, state, struck } = pressDuring(columns, call, edit)
    const error = state.phase.kind === 'ended' ? state.phase.ending.error : null
    const wrong = [...(struck ? [] : ['never made']), ...(error ? [`stops: ${error.title} ${error.help}`] : []), ...wrongIn(sheet, moment.includes(call))]
    if (wrong.length > 0) (found[wrong.join(' · ')] ??= []).push(call)
  })
  return found
}

it('a chunk takes few calls: its time is HeyReach’s', () => {
  const { names } = pressDuring('there', 0, () => undefined)
  const cells = names.filter((name) => name === 'Range.setValue' || name === 'Sheet.getRange').length
  expect(names.length - cells).toBeLessThan(30)
})

const CHANGES: [string, (sheet: Sheet) => void][] = [
  ['the rows are sorted', edits.sortBy('Order', true)],
  ['the rows are sorted downwards', edits.sortBy('Order', false)],
  ['rows are inserted above the people', edits.insertAboveLeads(2)],
  ['a row is inserted above the headers', edits.insertAboveHeaders(1)],
  ['a row that is asked about is deleted', edits.deletePerson(slug(3))],
  ['another row is deleted', edits.deletePerson(slug(0))],
  ['the column of the URLs is moved', edits.moveColumn('LinkedIn', 'Order')],
  ['a column that is filled is moved', edits.moveColumn('Company', 'Order')],
]

describe.each<[Columns, [string, (sheet: Sheet) => void][]]>([
  ['there', CHANGES],
  ['made', CHANGES.filter((_, index) => [0, 2, 3].includes(index))],
])('with the columns %s', (columns, changes) => {
  it.each(changes)('everybody’s row is right when %s at any call', (_, edit) => {
    expect(wrongCalls(columns, edit)).toEqual({})
  })

  it.each([
    ['lost', false],
    ['kept', true],
  ])('killed at any call, its buffer %s, pressing again finishes', (_buffer, keeps) => {
    const { names } = pressDuring(columns, 0, () => undefined)
    expect(names.length).toBeGreaterThan(15)
    const wrong: [number, string[]][] = []
    for (let call = 1; call <= names.length; call += 1) {
      const { sheet, calls, request } = prepare(columns, keeps)
      pressGetLead(sheet, request, {
        person: ({ phase }) => {
          if (calls.hasStruck()) return 'leave'
          if (phase.kind === 'sending') calls.arm(call, () => 'kill')
          return undefined
        },
      })
      expect([call, calls.hasStruck()]).toEqual([call, true])
      calls.arm(0)
      sheet.clock.advance(90_000)
      pressGetLead(sheet, request)
      const found = wrongIn(sheet, false)
      if (found.length > 0) wrong.push([call, found])
    }
    expect(wrong).toEqual([])
  })
})
