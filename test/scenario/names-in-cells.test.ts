/** Real names that look like a title or like “not available”. */
import { addRequest, connectedSheet, pressAdd, RUNNING } from './support/adding'

const sent = (rows: string[][]) => {
  const sheet = connectedSheet({ rows })
  pressAdd(sheet, addRequest(sheet, RUNNING))
  return sheet.heyreach.ledger(RUNNING).filter(({ added }) => added > 0).map(({ lead }) => `${lead['firstName']}|${lead['lastName']}`)
}
const url = (index: number): string => `https://www.linkedin.com/in/person-${index}-demo`

it.each([
  ['Phil Knight', 'Phil|Knight'],
  ['Nat Friedman', 'Nat|Friedman'],
  ['Phil de Vries', 'Phil|de Vries'],
  ['Med Ali Ben Salah', 'Med|Ali Ben Salah'],
  ['Ing Tan', 'Ing|Tan'],
  ['Jur van Dijk', 'Jur|van Dijk'],
])('the full name %s keeps its first name', (name, expected) => {
  expect(sent([['Full name', 'LinkedIn', 'Company'], [name, url(1), 'Acme']])).toEqual([expected])
})

it.each([
  ['Na', 'Li'],
  ['Seo-yeon', 'Na'],
])('%s %s is a name, not “not available”', (first, last) => {
  expect(sent([['First name', 'Last name', 'LinkedIn'], [first, last, url(1)]])).toEqual([`${first}|${last}`])
})

it.each(['n/a', 'N/A', 'n.a.', 'NA', 'na', '-', '?'])('%s stands for no name, in a name column and in the full name', (none) => {
  expect(sent([['First name', 'Last name', 'LinkedIn'], [none, 'Novak', url(1)]])).toEqual([])
  expect(sent([['Full name', 'LinkedIn', 'Company'], [none, url(1), 'Acme']])).toEqual([])
})

it('a full name may end in Na', () => expect(sent([['Full name', 'LinkedIn', 'Company'], ['Li Na', url(1), 'Acme']])).toEqual(['Li|Na']))
