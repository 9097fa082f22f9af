/** The check that the other scenarios rest on: it sees each kind of lie. */
import { ADD_ROUTE, addRequest, connectedSheet, ledgerAgrees, pressAdd, pressStop, putInto, RUNNING, stopRequest } from './support/adding'
import { DETAIL } from '../../src/words'
import { manyLeads } from './support/sheet'

const added = (count = 3) => {
  const sheet = connectedSheet({ rows: manyLeads(count) })
  pressAdd(sheet, addRequest(sheet, RUNNING, { rows: [2, 3] }))
  return sheet
}
const STATUS_COLUMN = 7
const claim = (sheet: ReturnType<typeof added>, row: number, status: string) => {
  expect(sheet.tab.displayText(1, STATUS_COLUMN)).toBe('HeyReach status')
  sheet.tab.enterRaw(row, STATUS_COLUMN, [[status]])
}

it('has nothing to say after a plain run, nor after stopping', () => {
  const sheet = added()
  expect(sheet.column('HeyReach status')).toEqual(['In campaign', 'In campaign', ''])
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
  const { state } = pressStop(sheet, stopRequest(sheet, { kind: 'row' }, { rows: [3, 3] }))
  expect(state.results.map(({ outcome }) => outcome)).toEqual(['stopped'])
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
})

it.each([
  [4, 'In campaign', 'does not have them'],
  [4, 'Replied', 'does not have them'],
  [2, 'Failed', 'a run put them into campaign'],
  [2, 'Not added', 'a run put them into campaign'],
  [2, 'Stopped', 'has them as Pending'],
  [4, 'Stopped', 'does not have them'],
])('sees that row %i lies when it says “%s”', (row, status, words) => {
  const sheet = added()
  claim(sheet, row, status)
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([expect.stringMatching(new RegExp(`^row ${row} .*${words}`))])
})

it.each(['In campaign', 'Replied'])('sees that a row lies when it says “%s” of whom HeyReach has stopped', (status) => {
  const sheet = added()
  pressStop(sheet, stopRequest(sheet, { kind: 'row' }, { rows: [2, 2] }))
  claim(sheet, 2, status)
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([expect.stringMatching(/^row 2 .*has them as Stopped/)])
  sheet.tab.enterRaw(2, STATUS_COLUMN + 1, [[DETAIL.stopNotConfirmed]])
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
})

it('sees the lie wherever rows and columns have moved', () => {
  const sheet = added()
  claim(sheet, 4, 'In campaign')
  sheet.tab.insertColumns(1, 2)
  sheet.tab.insertRows(1, 3)
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([expect.stringContaining('row 7')])
})

it('sees a person who is in the campaign twice', () => {
  const sheet = connectedSheet({
    rows: manyLeads(1),
    whileOnTheWay: ({ url }) => {
      if (url.endsWith(ADD_ROUTE)) putInto(sheet, RUNNING, ['https://www.linkedin.com/in/person-0-demo'])
    },
  })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  expect(sheet.heyreach.overlaps).toHaveLength(1)
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([`person-0-demo is 2 times in campaign ${RUNNING}`])
})
