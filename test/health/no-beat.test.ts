/** A check that somebody else made is no sign of life of the triggers. */
import { judgeHealth } from '../../src/health/judge-health'
import type { HealthFacts } from '../../src/health/health-facts'
import { EMPTY_JOURNAL } from '../../src/deliveries/journal'
import { parseMeasured } from '../../src/health/measure-sheet'
import { parseChecked } from '../../src/webhooks/checked'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 8, 14, 9)

const facts = (beatAt: number, triggerAt: number, since: number | undefined, checkedAt: number): HealthFacts => ({
  now: NOW,
  version: '0.2.0',
  connected: true,
  receiving: {
    sheet: 'this', tag: 'abc123', secret: 's', old: [], url: 'https://script.google.com/macros/s/x/exec', checkedAt, urlBy: 'abc123', types: ['MESSAGE_SENT'], on: true, applied: true,
    lookAfter: { name: 'Nora', runner: 'abc123', ...(since === undefined ? {} : { since }) },
  },
  isCopy: false,
  lookedAfterByMe: false,
  journal: { ...EMPTY_JOURNAL, lastEventAt: NOW - MINUTE },
  waiting: { count: 0, oldestAt: Infinity },
  storeBytes: 20_000,
  beatAt,
  checked: { ...parseChecked(null), at: NOW, triggerAt, right: 1, addressAt: NOW },
  turnedAway: null,
  followProblem: null,
  receiver: null,
  measured: parseMeasured(null),
})
const codes = (...all: Parameters<typeof facts>): string[] => judgeHealth(facts(...all)).map(({ code }) => code)
const DAY = 24 * 60 * MINUTE

test.each<[string, Parameters<typeof facts>, string[]]>([
  ['triggers silent since yesterday, though somebody has just pressed Check now', [NOW - DAY, NOW - DAY, NOW - 3 * DAY, NOW], ['no-beat']],
  ['the same in settings of before', [NOW - DAY, NOW - DAY, undefined, NOW], ['no-beat']],
  ['writes, but has not checked since yesterday', [NOW - MINUTE, NOW - DAY, NOW - 3 * DAY, NOW], ['no-check']],
  ['taken over a minute ago', [NOW - DAY, NOW - DAY, NOW - MINUTE, NOW - DAY], ['all-well']],
  ['set up a minute ago', [0, 0, NOW - MINUTE, NOW - MINUTE], ['all-well']],
])('%s', (_, given, expected) => {
  expect(codes(...given)).toEqual(expected)
})
