import type { CampaignRead, RefreshChunkResult, RefreshOutcome, RefreshPerson, RefreshRowResult, WordedError } from '../../src/sidebar/protocol'
import { canContinue, failures, leadsRead, problemCampaigns, refreshChunk, refreshGroups, refreshHeadline, rowsLeft, startRefresh, stepRefresh, type RefreshRun } from '../../src/sidebar/refresh-run'

const person = (index: number, campaignId = 1): RefreshPerson => ({ key: `in/p${index}`, row: index + 2, campaignId })
const start = (people: RefreshPerson[], campaigns = [...new Set(people.map(({ campaignId }) => campaignId))]): RefreshRun =>
  startRefresh({
    tabId: 1,
    headerRow: 1,
    preview: { people, picked: null, profileColumn: 'LinkedIn', campaigns: campaigns.map((id) => ({ id, name: `Campaign ${id}`, rows: 1, leads: 300, size: '' })) },
  })
const result = ({ key, row, campaignId }: RefreshPerson, outcome: RefreshOutcome = 'moved'): RefreshRowResult => ({ key, row, campaignId, name: key, outcome, detail: outcome === 'failed' ? 'why' : '' })
const read = (campaignId: number, offset: number, done = false, problem: WordedError | null = null): CampaignRead => ({ campaignId, offset, total: 300, done, problem })
const answer = (run: RefreshRun, results: RefreshRowResult[], campaigns: CampaignRead[], stopped: WordedError | null = null): RefreshRun =>
  stepRefresh(run, { kind: 'answered', turn: run.turn, answer: { results, campaigns, stopped } satisfies RefreshChunkResult })
const error = (code: WordedError['code']): WordedError => ({ code, title: 'Something', help: '' })
const ALL = { kind: 'ended', ending: { how: 'all', error: null } }

it('goes on where the server stood, and asks only for those who were not found yet', () => {
  const run = answer(start([person(0), person(1)]), [result(person(0))], [read(1, 100)])
  expect(refreshChunk(run)).toMatchObject({ cursors: [{ campaignId: 1, offset: 100, total: 300 }], people: [person(1)] })
  expect(leadsRead(run)).toEqual({ done: 100, total: 300 })
  expect(answer(run, [result(person(1), 'not-listed')], [read(1, 300, true)]).phase).toEqual(ALL)
})

it('reads ten campaigns at a time, each with its own people', () => {
  const people = Array.from({ length: 12 }, (_, index) => person(index, index + 1))
  const first = refreshChunk(start(people))
  expect([first.cursors.length, first.people.length]).toEqual([10, 10])
  const run = answer(start(people), people.slice(0, 10).map((one) => result(one)), first.cursors.map(({ campaignId }) => read(campaignId, 20, true)))
  expect(refreshChunk(run).cursors.map(({ campaignId }) => campaignId)).toEqual([11, 12])
})

it('counts by outcome with their rows, every row of a person', () => {
  const twin = { ...result(person(0)), row: 9 }
  const run = answer(start([person(0), person(1), person(2)]), [result(person(0)), twin, result(person(1), 'failed'), result(person(2), 'not-listed')], [read(1, 300, true)])
  expect(refreshGroups(run).map(({ label, count, rows }) => [label, count, rows])).toEqual([
    ['Failed', 1, [3]],
    ['Moved on', 2, [2, 9]],
    ['Not listed by HeyReach', 1, [4]],
  ])
  expect(failures(run)).toMatchObject([{ key: 'in/p1', row: 3, detail: 'why' }])
  expect(refreshHeadline(run)).toBe('4 rows looked up')
})

it('says of those who are not listed that this proves nothing', () => {
  const run = answer(start([person(0)]), [result(person(0), 'not-listed')], [read(1, 300, true)])
  expect(refreshGroups(run).find(({ outcome }) => outcome === 'not-listed')?.hint).toMatch(/^That proves nothing/)
})

it('ends where the server stopped, and goes on from there', () => {
  const ended = answer(start([person(0), person(1, 2)]), [result(person(0))], [read(1, 300, true), read(2, 100)], error('rate-limited'))
  expect(ended.phase).toEqual({ kind: 'ended', ending: { how: 'error', error: error('rate-limited') } })
  expect([canContinue(ended), rowsLeft(ended), refreshHeadline(ended)]).toEqual([true, 1, 'Ended early: 1 of 2 rows looked up'])
  const again = stepRefresh(ended, { kind: 'continue' })
  expect([again.phase.kind, refreshChunk(again).cursors]).toEqual(['sending', [{ campaignId: 2, offset: 100, total: 300 }]])
})

it('cancelled, it waits for the pages on their way', () => {
  const asked = stepRefresh(start([person(0)]), { kind: 'cancel' })
  expect(asked).toMatchObject({ cancelWanted: true, phase: { kind: 'sending' } })
  const over = answer(asked, [], [read(1, 100)])
  expect([over.phase, refreshHeadline(over)]).toEqual([{ kind: 'ended', ending: { how: 'cancelled', error: null } }, 'Cancelled: 0 of 1 row looked up'])
})

it('asks again where no answer came, not for ever, and waits longer for another run', () => {
  const fail = (run: RefreshRun, code: WordedError['code'], mayAskAgain = true): RefreshRun => stepRefresh(run, { kind: 'failed', turn: run.turn, error: error(code), mayAskAgain })
  const rest = (run: RefreshRun): RefreshRun => stepRefresh(run, { kind: 'waited', turn: run.turn })
  const times = (code: WordedError['code']): number => {
    let count = 0
    for (let run = fail(start([person(0)]), code); run.phase.kind === 'waiting'; run = fail(rest(run), code)) count += 1
    return count
  }
  expect([times('unreachable'), times('busy')]).toEqual([2, 20])
  expect(fail(start([person(0)]), 'bad-key', false).phase).toMatchObject({ kind: 'ended', ending: { how: 'error' } })
})

it('takes no late answer for a new one', () => {
  const run = start([person(0)])
  const waiting = stepRefresh(run, { kind: 'failed', turn: run.turn, error: error('unreachable'), mayAskAgain: true })
  expect(stepRefresh(waiting, { kind: 'answered', turn: run.turn, answer: { results: [], campaigns: [read(1, 300, true)], stopped: null } })).toBe(waiting)
})

it('names the campaigns that HeyReach does not have any more', () => {
  const run = answer(start([person(0)]), [result(person(0), 'campaign-gone')], [read(1, 0, true, error('not-found'))])
  expect([problemCampaigns(run), run.phase]).toEqual([[{ name: 'Campaign 1', problem: error('not-found') }], ALL])
})
