/** Events move rows on while a run is still adding them: the run’s own words, which are older, do not set them back. */
import { ADD_ROUTE, addRequest, connectedSheet, pressAdd, RUNNING } from './support/adding'
import { atCall } from './support/at-call'
import { manyLeads, type Sheet } from './support/sheet'
import { columnOf, rowOfPerson, sortBy } from './support/sheet-edits'
import { STATUS_HEADERS } from '../../src/words'

const slug = (index: number): string => `person-${index}-demo`

/** What the rows' pass writes (see test/leads/advance-rows.test.ts). */
const moveOn = ({ tab }: Sheet, index: number, status: string, detail: string): void => {
  const row = rowOfPerson(tab, slug(index))
  const [statuses, details] = [columnOf(tab, STATUS_HEADERS.status), columnOf(tab, STATUS_HEADERS.detail)]
  if (row === null || statuses === null || details === null) throw new Error('nothing to move on')
  expect(tab.displayText(row, statuses)).toBe('Adding…')
  tab.enterRaw(row, statuses, [[status]])
  tab.enterRaw(row, details, [[detail]])
}

/** While HeyReach works on the adding request, persons 1 and 2 move on. */
const addBesideEvents = (atEachCall = atCall()) => {
  let armed: Sheet | null = null
  const sheet = connectedSheet({
    rows: manyLeads(5),
    host: { onCall: atEachCall.onCall },
    whileOnTheWay: ({ url }) => {
      if (!url.endsWith(ADD_ROUTE) || !armed) return
      moveOn(armed, 1, 'Invited', 'Invitation sent')
      moveOn(armed, 2, 'Replied', 'Replied: “Yes”')
      armed = null
    },
  })
  armed = sheet
  return sheet
}

const said = (sheet: Sheet): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 5 }, (_, index) => {
      const row = rowOfPerson(sheet.tab, slug(index)) ?? 0
      return [index, `${sheet.cell(row, STATUS_HEADERS.status)}|${sheet.cell(row, STATUS_HEADERS.detail)}`]
    }),
  )

const WANTED = { 0: 'In campaign|Added', 1: 'Invited|Invitation sent', 2: 'Replied|Replied: “Yes”', 3: 'In campaign|Added', 4: 'In campaign|Added' }

it('rows that are further on are left, and count as added', () => {
  const sheet = addBesideEvents()
  const { state } = pressAdd(sheet, addRequest(sheet, RUNNING))
  expect(said(sheet)).toEqual(WANTED)
  expect(state.phase).toMatchObject({ kind: 'ended', ending: { how: 'all' } })
})

it('pressing Add again changes nothing on them', () => {
  const sheet = addBesideEvents()
  pressAdd(sheet, addRequest(sheet, RUNNING))
  pressAdd(sheet, addRequest(sheet, RUNNING))
  expect(said(sheet)).toEqual(WANTED)
})

it('when all rows of the request are further on, none is written', () => {
  const sheet = addBesideEvents()
  pressAdd(sheet, addRequest(sheet, RUNNING, { rows: [3, 4] }))
  expect(said(sheet)).toMatchObject({ 0: '|', 1: WANTED[1], 2: WANTED[2], 3: '|' })
})

it.each([true, false])('nor does a sort at any call of the run make them lie (ascending: %s)', (ascending) => {
  const quiet = atCall()
  const calm = addBesideEvents(quiet)
  const request = addRequest(calm, RUNNING)
  quiet.arm(0)
  pressAdd(calm, request)
  const names = quiet.callsSeen()
  expect(names.length).toBeGreaterThan(30)
  const lies = names.flatMap((name, index) => {
    const at = atCall()
    const sheet = addBesideEvents(at)
    const asked = addRequest(sheet, RUNNING)
    at.arm(index + 1, () => sortBy(index % 2 === 0 ? 'First name' : STATUS_HEADERS.status, ascending)(sheet))
    pressAdd(sheet, asked)
    const now = said(sheet)
    return JSON.stringify(now) === JSON.stringify(WANTED) ? [] : [{ call: index + 1, name, now }]
  })
  expect(lies).toEqual([])
})
