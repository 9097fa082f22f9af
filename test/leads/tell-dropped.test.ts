import fc from 'fast-check'
import { kindProbe, learnKinds, NO_KINDS } from '../../src/leads/tell-dropped'

describe('telling leads that were counted as failed from those passed over in silence', () => {
  it('needs no request when all are of one kind', () => {
    expect(learnKinds(NO_KINDS, [3, 7], 0).silent).toEqual(new Set([3, 7]))
    expect(learnKinds(NO_KINDS, [3, 7], 2).failed).toEqual(new Set([3, 7]))
  })

  it('finds each one, with at most two requests a lead', () =>
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (failed) => {
        const all = failed.map((_, item) => item)
        const count = (items: number[]): number => items.filter((item) => failed[item]).length
        const requests = [all]
        let kinds = learnKinds(NO_KINDS, all, count(all))
        for (let probe = kindProbe(kinds, requests); probe; probe = kindProbe(kinds, requests)) {
          requests.push(probe)
          for (const items of [...requests].reverse()) kinds = learnKinds(kinds, items, count(items))
          expect(requests.length).toBeLessThanOrEqual(2 * all.length)
        }
        expect([...kinds.failed].sort((a, b) => a - b)).toEqual(all.filter((item) => failed[item]))
        expect(kinds.silent.size + kinds.failed.size).toBe(all.length)
      }),
    ))
})
