/** Batches that are turned away: how they are halved, and that nobody gets lost on the way. */
import fc from 'fast-check'
import { AppError } from '../../src/errors'
import type { AddOutcome } from '../../src/heyreach/api-types'
import { MOST_HALVES, sendInHalves, type KeyedPair, type SentBatch } from '../../src/leads/send-in-halves'

const TURNED_AWAY: AddOutcome = { kind: 'refused', error: new AppError('refused-by-heyreach', { detail: 'No.' }) }

const batchesOf = (sizes: number[]): KeyedPair[][] => {
  let next = 0
  return sizes.map((size) =>
    Array.from({ length: size }, () => ({ key: String(next++), pair: { linkedInAccountId: null, lead: { profileUrl: '', customUserFields: [] } } })),
  )
}
/** HeyReach with some leads for whose sake it turns away whatever they are in. */
const heyReach = (bad: (key: number) => boolean) => {
  const requests: number[] = []
  const send = (batches: KeyedPair[][]): AddOutcome[] =>
    batches.map((batch) => {
      requests.push(batch.length)
      if (batch.some(({ key }) => bad(Number(key)))) return TURNED_AWAY
      return { kind: 'answered', added: batch.length, updated: 0, failed: 0, resent: false }
    })
  return { requests, send }
}
const keysIn = (sent: SentBatch[]): string[] => sent.flatMap(({ batch }) => batch.map(({ key }) => key))
const takenIn = (sent: SentBatch[]): number[] =>
  sent.flatMap(({ batch, outcome }) => (outcome.kind === 'answered' ? batch.map(({ key }) => Number(key)) : []))
const singledOut = (sent: SentBatch[]): number[] =>
  sent.flatMap(({ batch, outcome }) => (outcome.kind === 'refused' && batch.length === 1 ? batch.map(({ key }) => Number(key)) : []))

it('takes one way down, 14 requests, where the campaign takes nobody', () => {
  const { requests, send } = heyReach(() => true)
  const sent = sendInHalves(batchesOf(Array.from({ length: 10 }, () => 100)), send)
  expect(requests.slice(10)).toEqual([50, 50, 25, 25, 13, 12, 7, 6, 4, 3, 2, 2, 1, 1])
  expect(takenIn(sent)).toEqual([])
})

it('goes down the longest batch, so that one bad lead left over for a batch of its own decides nothing', () => {
  const sent = sendInHalves(batchesOf([100, 1]), heyReach((key) => key === 5 || key === 100).send)
  expect([takenIn(sent).length, singledOut(sent)]).toEqual([99, [5, 100]])
})

it('finds bad leads that keep the first three rounds barren', () => {
  const bad = [3, 9, 20, 40, 60, 90]
  const sent = sendInHalves(batchesOf([100]), heyReach((key) => bad.includes(key)).send)
  expect([takenIn(sent).length, singledOut(sent)]).toEqual([94, bad])
})

it('ends once its requests are used up; whoever was not reached is told as refused', () => {
  const { requests, send } = heyReach((key) => key >= 100 && key % 4 === 0)
  const sent = sendInHalves(batchesOf(Array.from({ length: 10 }, () => 100)), send)
  expect(requests.length - 10).toBeLessThanOrEqual(MOST_HALVES)
  expect(requests.length - 10).toBeGreaterThan(MOST_HALVES - 2)
  expect(sent.some(({ batch, outcome }) => outcome === TURNED_AWAY && batch.length > 1)).toBe(true)
})

it('tells a batch without an outcome as unknown', () => {
  expect(sendInHalves(batchesOf([2, 3]), () => []).map(({ batch, outcome }) => [batch.length, outcome.kind])).toEqual([
    [2, 'unknown'],
    [3, 'unknown'],
  ])
})

it('keeps everybody, in order, and lets nobody in or out who should not be', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 10 }), fc.array(fc.nat(1_000), { maxLength: 40 }), (sizes, bad) => {
      const isBad = new Set(bad)
      const batches = batchesOf(sizes)
      const sent = sendInHalves(batches, heyReach((key) => isBad.has(key)).send)
      expect(keysIn(sent)).toEqual(batches.flat().map(({ key }) => key))
      expect(takenIn(sent).filter((key) => isBad.has(key))).toEqual([])
      expect(singledOut(sent).filter((key) => !isBad.has(key))).toEqual([])
    }),
  )
})

it('finds every one of up to eight bad leads among a thousand, once anybody is taken', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 100, max: 999 }), { minLength: 1, maxLength: 8 }), (bad) => {
      const sent = sendInHalves(batchesOf(Array.from({ length: 10 }, () => 100)), heyReach((key) => bad.includes(key)).send)
      expect([takenIn(sent).length, singledOut(sent)]).toEqual([1_000 - bad.length, [...bad].sort((a, b) => a - b)])
    }),
  )
})
