import { connectProblems, placeOfError } from '../../src/sidebar/connect-problems'

it('wants a key and a name, blanks not counting', () => {
  expect(Object.keys(connectProblems(' ', ''))).toEqual(['key', 'name'])
  expect(connectProblems('abc', 'Acme')).toEqual({})
})

it.each([
  ['bad-key', 'key'],
  ['other-workspace', 'key'],
  ['invalid-input', 'key'],
  ['unreachable', null],
  ['rate-limited', null],
] as const)('shows %s beside %s', (code, place) => {
  expect(placeOfError({ code, title: '', help: '' })).toBe(place)
})
