import { ago, dayInWords, moment } from '../../src/sidebar/times-in-words'

const NOW = new Date(2026, 9, 20, 12, 0).getTime()
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

it.each([
  [59_999, 'just now'],
  [MINUTE, '1 min ago'],
  [HOUR - 1, '59 min ago'],
  [HOUR, '1 h ago'],
  [DAY - 1, '23 h ago'],
  [DAY, '1 day ago'],
  [7 * DAY - 1, '6 days ago'],
  [7 * DAY, 'on 13 Oct 2026'],
  [-5 * MINUTE, 'just now'],
])('%d ms are “%s”', (passed, words) => {
  expect(ago(NOW - passed, NOW)).toBe(words)
})

it('says a moment with its time of day', () => {
  expect(moment(new Date(2026, 0, 3, 4, 5).getTime())).toBe('3 Jan 2026, 04:05')
})

it('says a day on one line, and nothing of what is none', () => {
  expect(dayInWords('2026-10-01')).toBe('1\u00a0Oct\u00a02026')
  expect(['', '2026-13-01', 'tomorrow'].map(dayInWords)).toEqual(['', '', ''])
})
