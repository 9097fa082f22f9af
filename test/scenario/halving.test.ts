/** Batches that HeyReach turns away for several leads' sake. */
import { ADD_ROUTE, addRequest, connectedSheet, pressAdd, RUNNING } from './support/adding'
import { manyLeads } from './support/sheet'

const body = JSON.stringify({ errorMessage: 'The field Position must be at most 300 characters.' })
const urlOf = (index: number): string => `https://www.linkedin.com/in/person-${index}-demo`

it.each([
  ['the only batch', 100, [10, 35, 60, 90]],
  ['one batch of three, the others being taken', 300, [110, 135, 160, 190]],
])('four bad leads spread over %s keep nobody else out', (_, count, bad) => {
  const sheet = connectedSheet({ rows: manyLeads(count) })
  for (const index of bad) sheet.heyreach.addFault({ route: ADD_ROUTE, leads: [urlOf(index)], effect: { status: 400, body } })
  const { state } = pressAdd(sheet, addRequest(sheet, RUNNING))
  const statuses = sheet.column('HeyReach status')
  expect({
    in: statuses.filter((status) => status === 'In campaign').length,
    bad: bad.map((index) => statuses[index]),
    ending: state.phase.kind === 'ended' ? state.phase.ending.how : '',
  }).toEqual({ in: count - bad.length, bad: bad.map(() => 'Failed'), ending: 'all' })
})
