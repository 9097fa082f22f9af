import { dayAt, inZone, startOfDayBefore } from '../../src/table/day-start'

const at = (text: string): number => Date.parse(text)

it.each([
  ['2026-09-14T21:59:59Z', 'Europe/Ljubljana', '2026-09-14'],
  ['2026-09-14T22:00:00Z', 'Europe/Ljubljana', '2026-09-15'],
  ['2026-09-14T09:59:59Z', 'Pacific/Kiritimati', '2026-09-14'],
  ['2026-09-14T10:00:00Z', 'Pacific/Kiritimati', '2026-09-15'],
  ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31'],
])('%s in %s is of the day %s', (moment, zone, day) => {
  expect(dayAt(at(moment), zone)).toBe(day)
})

it.each([
  ['a day ago', '2026-09-14T09:00:00Z', 1, 'Europe/Ljubljana', '2026-09-12T22:00:00Z'],
  ['six days ago', '2026-09-14T09:00:00Z', 6, 'Europe/Ljubljana', '2026-09-07T22:00:00Z'],
  ['just after midnight', '2026-09-13T22:00:01Z', 1, 'Europe/Ljubljana', '2026-09-12T22:00:00Z'],
  ['over the end of summer time, a day of 25 hours', '2026-10-26T10:00:00Z', 1, 'Europe/Ljubljana', '2026-10-24T22:00:00Z'],
  ['over its beginning, a day of 23', '2026-03-30T10:00:00Z', 1, 'Europe/Ljubljana', '2026-03-28T23:00:00Z'],
  ['over a new year', '2026-01-01T12:00:00Z', 1, 'America/New_York', '2025-12-31T05:00:00Z'],
])('%s begins at its midnight', (_, now, days, zone, start) => {
  expect(new Date(startOfDayBefore(at(now), days, zone)).toISOString()).toBe(new Date(at(start)).toISOString())
})

it('says a moment as cells do, in a zone', () => {
  expect(inZone(at('2026-09-13T22:05:09Z'), 'Europe/Ljubljana')).toBe('14 Sep 2026, 00:05')
  expect(inZone(at('2026-09-13T22:05:09Z'), 'America/New_York')).toBe('13 Sep 2026, 18:05')
})
