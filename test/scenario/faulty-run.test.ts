/**
 * HeyReach in trouble at each request of a run in turn. Trouble that passes is waited out; trouble that stays ends the run in
 * words. Either way no row lies and nobody is in the campaign twice, and pressing Add again finishes what is left.
 *
 * A connection that breaks takes the answers of its whole fetchAll group with it, although the other requests of the group were
 * carried out: in this run the two batches travel together, and so do the first probes for the two refused leads.
 */
import { ADD_ROUTE, ledgerAgrees, pressAdd, RUNNING } from './support/adding'
import { prepareWholeRun } from './support/whole-run'
import type { FaultEffect } from '../../workbench/fake-heyreach/types'

const requestsOf = (work: () => void, calls: readonly { route: string }[]): string[] => {
  const before = calls.length
  work()
  return calls.slice(before).map(({ route }) => route)
}

const healthy = prepareWholeRun()
const ROUTES = requestsOf(() => void pressAdd(healthy.sheet, healthy.request), healthy.sheet.heyreach.calls)
const positions = ROUTES.map((route, index) => ({ index, isReading: route !== ADD_ROUTE }))

it('without trouble is done at once, in a reading, two batches, the probes for two refused leads and a last reading', () => {
  expect(healthy.undone()).toEqual([])
  expect(ledgerAgrees(healthy.sheet, RUNNING)).toEqual([])
  expect(ROUTES.filter((route) => route !== ADD_ROUTE)).toEqual(['/campaign/GetById', '/li_account/GetAll', '/campaign/GetById'])
  expect(ROUTES.length).toBeGreaterThan(12)
})

/** The first press, the second, and what stood wrong after each. */
const pressTwice = (index: number, times: number | undefined, effect: FaultEffect) => {
  const { sheet, request, undone } = prepareWholeRun()
  const remove = sheet.heyreach.addFault({ after: index, ...(times === undefined ? {} : { times }), effect })
  const first = pressAdd(sheet, request)
  const liesAfterFirst = ledgerAgrees(sheet, RUNNING)
  const undoneAfterFirst = undone()
  remove()
  sheet.clock.advance(90_000)
  pressAdd(sheet, request)
  const after = { index, undone: undone(), lies: ledgerAgrees(sheet, RUNNING), overlaps: sheet.heyreach.overlaps }
  return { first, liesAfterFirst, undoneAfterFirst, after }
}
const allWell = (index: number) => ({ index, undone: [], lies: [], overlaps: [] })

describe('trouble that passes', () => {
  it.each<[string, number, FaultEffect]>([
    ['429 three times', 3, { status: 429 }],
    ['429 twice, saying how long to wait', 2, { status: 429, headers: { 'retry-after': '9' } }],
    ['a 500', 1, { status: 500 }],
    ['a 500 although it was carried out', 1, { status: 500, carriedOut: true }],
    ['a connection dropped before acceptance', 1, { drop: 'before' }],
    ['a connection dropped after acceptance', 1, { drop: 'after' }],
  ])('is waited out when it is %s', (_, times, effect) => {
    for (const { index, isReading } of positions) {
      const { first, liesAfterFirst, undoneAfterFirst, after } = pressTwice(index, times, effect)
      expect({ index, lies: liesAfterFirst }).toEqual({ index, lies: [] })
      if (!isReading) {
        expect({ index, undone: undoneAfterFirst }).toEqual({ index, undone: [] })
        expect(first.state.phase).toEqual({ kind: 'ended', ending: { how: 'all', error: null } })
        expect(first.state.finishError).toBeNull()
      }
      expect(after).toEqual(allWell(index))
    }
  })

  const reading = positions.filter(({ isReading }) => isReading)

  it.each<[string, FaultEffect]>([
    ['a 500', { status: 500 }],
    ['a dropped connection', { drop: 'before' }],
  ])('is waited out by the preview and by closing too when it is %s', (_, effect) => {
    for (const { index } of reading) {
      const { first, undoneAfterFirst } = pressTwice(index, 1, effect)
      const { refusal, state } = first
      expect({ index, refusal, finishError: state.finishError, undone: undoneAfterFirst }).toEqual({ index, refusal: null, finishError: null, undone: [] })
    }
  })

  it('is told as HeyReach’s, not as Google’s, when the preview meets 429 for longer than the sidebar waits', () => {
    for (const { index } of reading) {
      const { first } = pressTwice(index, 3, { status: 429 })
      expect({ index, words: first.refusal ?? 'HeyReach was waited for' }).toEqual({ index, words: expect.stringContaining('HeyReach') })
    }
  })
})

describe('trouble that stays', () => {
  it.each<[string, FaultEffect]>([
    ['429', { status: 429 }],
    ['connections dropped after acceptance', { drop: 'after' }],
  ])('ends in words when it is %s, and is finished by pressing Add again', (_, effect) => {
    for (const { index } of positions) {
      const { first, liesAfterFirst, after } = pressTwice(index, undefined, effect)
      const { phase, results, finishError } = first.state
      const told = [
        first.refusal,
        phase.kind === 'ended' ? phase.ending.error?.title : null,
        finishError?.title,
        ...results.flatMap(({ outcome, detail }) => (outcome === 'unconfirmed' ? [detail] : [])),
      ].filter((text) => typeof text === 'string' && text !== '')
      expect({ index, told: told.length > 0, lies: liesAfterFirst }).toEqual({ index, told: true, lies: [] })
      expect(after).toEqual(allWell(index))
    }
  })
})

it('never says “Added” of somebody who was there before, even where an answer was lost', () => {
  const { sheet, request } = prepareWholeRun()
  sheet.heyreach.addFault({ route: ADD_ROUTE, times: 1, effect: { drop: 'before' } })
  const { state } = pressAdd(sheet, request)
  const there = state.results.filter(({ name }) => name === 'There Already')
  expect(there).toHaveLength(3)
  for (const { detail } of there) expect(detail).not.toMatch(/^Added/)
})
