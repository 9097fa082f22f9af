/** What the health card says of each state: the code, how bad it is, and where its button leads. */
import type { Receiving } from '../../src/account/receiving'
import { EMPTY_JOURNAL } from '../../src/deliveries/journal'
import type { HealthFacts } from '../../src/health/health-facts'
import { judgeHealth, needsAttention } from '../../src/health/judge-health'
import { parseMeasured } from '../../src/health/measure-sheet'
import { parseChecked } from '../../src/webhooks/checked'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 8, 14, 9)

const receiving: Receiving = {
  sheet: 'this',
  tag: 'abc123',
  secret: 's',
  old: [],
  url: 'https://script.google.com/macros/s/x/exec',
  checkedAt: NOW - 30 * MINUTE,
  urlBy: 'abc123',
  types: ['MESSAGE_SENT'],
  on: true,
  applied: true,
  lookAfter: { name: 'Nora', runner: 'abc123', since: NOW - 9000 * MINUTE },
}
const healthy: HealthFacts = {
  now: NOW,
  version: '0.2.0',
  connected: true,
  receiving,
  isCopy: false,
  lookedAfterByMe: true,
  journal: { ...EMPTY_JOURNAL, lastEventAt: NOW - MINUTE },
  waiting: { count: 0, oldestAt: Infinity },
  storeBytes: 20_000,
  beatAt: NOW - 4 * MINUTE,
  checked: { ...parseChecked(null), at: NOW - 30 * MINUTE, triggerAt: NOW - 30 * MINUTE, right: 1, receivingVersion: '0.2.0', addressAt: NOW - 30 * MINUTE },
  turnedAway: null,
  followProblem: null,
  receiver: { version: '0.2.0', at: NOW - MINUTE },
  measured: parseMeasured(null),
}

test('all is well: one good finding, and the menu is quiet', () => {
  const findings = judgeHealth(healthy)
  expect(findings).toEqual([{ code: 'all-well', level: 'good', title: 'All is well.', help: '', action: null }])
  expect(needsAttention(findings)).toBe(false)
})

const checked = (more: object) => ({ checked: { ...healthy.checked, ...more } })
const measured = (more: object) => ({ measured: { ...healthy.measured, ...more } })
const settings = (more: Partial<Receiving> | null) => ({ receiving: more === null ? null : { ...receiving, ...more } })

test.each<[string, Partial<HealthFacts>, string, string, string | null]>([
  ['nothing is set up', settings(null), 'not-set-up', 'info', 'look-after'],
  ['a copy', { ...settings(null), isCopy: true }, 'copy', 'warning', 'look-after'],
  ['nobody looks after a sheet that receives', settings({ lookAfter: null }), 'nobody', 'bad', 'look-after'],
  ['no address yet', settings({ url: '', applied: false }), 'no-address', 'info', 'address'],
  ['not connected, before the notifications', { ...settings({ applied: false }), connected: false }, 'not-connected', 'info', 'connect'],
  ['not connected any more', { connected: false }, 'not-connected', 'warning', 'connect'],
  ['no notifications yet', settings({ applied: false }), 'not-applied', 'info', 'notifications'],
  ['paused', settings({ on: false }), 'paused', 'info', 'notifications'],
  ['the address asks for a sign-in', checked({ addressProblem: 'sign-in' }), 'address', 'bad', 'address'],
  ['HeyReach could not be reached', checked({ error: 'unreachable' }), 'check-failed', 'bad', 'check-now'],
  ['the key is refused', checked({ error: 'bad-key' }), 'check-failed', 'bad', 'connect'],
  ['a notification is missing', checked({ wrong: 1 }), 'notifications', 'bad', 'check-now'],
  ['the writing trigger is silent', { beatAt: NOW - 25 * MINUTE }, 'no-beat', 'bad', 'look-after'],
  ['the hourly check is late', checked({ triggerAt: NOW - 200 * MINUTE }), 'no-check', 'warning', 'look-after'],
  ['the writing trigger is silent, the hourly check is not', { beatAt: NOW - 25 * MINUTE, ...settings({ checkedAt: NOW - MINUTE }) }, 'no-beat', 'bad', 'look-after'],
  ['a take-over stopped half-way', settings({ lookAfter: { name: 'Mia', runner: 'def456', since: NOW } }), 'address-of-another', 'warning', 'address'],
  ['an older version receives', { receiver: { version: '0.1.0', at: NOW } }, 'versions', 'warning', null],
  ['the tab refuses', { journal: { ...healthy.journal, problem: { at: NOW, code: 'platform-limit', detail: 'It is protected.' } } }, 'cannot-write', 'bad', 'check-now'],
  ['the header row is gone', measured({ headersGone: true }), 'headers-gone', 'bad', 'check-now'],
  ['events wait for long', { waiting: { count: 3, oldestAt: NOW - 9 * MINUTE } }, 'waiting', 'bad', 'check-now'],
  ['contacts cannot follow', { followProblem: { at: NOW, code: 'unexpected', detail: 'x' } }, 'cannot-follow', 'bad', 'check-now'],
  ['events were turned away', { turnedAway: { at: NOW, why: 'not-kept', count: 2 } }, 'turned-away', 'bad', 'check-now'],
  ['the store fills', { storeBytes: 300 * 1024 }, 'store', 'warning', 'check-now'],
  ['60 % of the cells', measured({ cells: 6_000_000 }), 'cells', 'warning', 'clear-events'],
  ['80 % of the cells', measured({ cells: 8_000_000 }), 'cells', 'bad', 'clear-events'],
  ['unreadable events', measured({ unreadable: 2 }), 'unreadable', 'warning', 'unreadable'],
  ['a header was renamed, and its column made anew', { journal: { ...healthy.journal, changes: { at: NOW - MINUTE, newTab: false, headers: ['timestamp'] } } }, 'new-columns', 'warning', null],
  ['a new Events tab beside the former', { journal: { ...healthy.journal, changes: { at: NOW - MINUTE, newTab: true, headers: [] } } }, 'new-tab', 'warning', null],
  ['a header stands twice', measured({ twinHeaders: ['timestamp'] }), 'twin-headers', 'warning', null],
  ['a header was renamed', measured({ missingHeaders: ['timestamp'] }), 'missing-headers', 'info', null],
])('%s', (_, change, code, level, action) => {
  const findings = judgeHealth({ ...healthy, ...change })
  expect(findings).toContainEqual(expect.objectContaining({ code, level, action }))
  expect(needsAttention(findings)).toBe(level === 'bad')
  for (const { title, help } of findings) expect(`${title} ${help}`).not.toMatch(/undefined|NaN|Infinity/)
})

test('the worst stands first', () => {
  const levels = judgeHealth({ ...healthy, ...checked({ wrong: 1 }), ...measured({ unreadable: 1, missingHeaders: ['extra'] }) }).map(({ level }) => level)
  expect(levels).toEqual(['bad', 'warning', 'info'])
})

test('just waiting, as every event does for a moment, is no finding', () => {
  expect(judgeHealth({ ...healthy, waiting: { count: 40, oldestAt: NOW - 2 * MINUTE } })).toHaveLength(1)
})
