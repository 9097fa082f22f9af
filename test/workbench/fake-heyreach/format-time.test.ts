import { formatTime, formatTimeOrNull } from '../../../workbench/fake-heyreach/format-time'

const at = Date.UTC(2026, 7, 3, 9, 12, 44)

describe('HeyReach’s times', () => {
  it.each([
    ['no fraction at all', at, 0, '2026-08-03T09:12:44Z'],
    ['no zeros at the end', at + 120, 0, '2026-08-03T09:12:44.12Z'],
    ['up to seven digits', at + 120, 1, '2026-08-03T09:12:44.1207919Z'],
    ['zeros in front', at + 7, 0, '2026-08-03T09:12:44.007Z']
  ])('have %s', (_what, moment, grain, text) => expect(formatTime(moment, grain)).toBe(text))

  it('are null where nothing happened', () => expect(formatTimeOrNull(null, 1)).toBeNull())
})
