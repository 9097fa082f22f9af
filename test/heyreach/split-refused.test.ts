import fc from 'fast-check'
import { abandonSplit, nextProbe, nextProbes, startSplit, tellSplit, tellSplits, type Split } from '../../src/heyreach/split-refused'

const sorted = (items: Iterable<number>): number[] => [...items].sort((a, b) => a - b)
const everybody = (split: Split): number[] => sorted([...split.accepted, ...split.refused, ...split.unknown])
const range = (size: number): number[] => Array.from({ length: size }, (_, index) => index)
const size = fc.integer({ min: 1, max: 100 })
const picks = fc.array(fc.nat(99), { maxLength: 100 })
/** How many times a lead is refused before it is taken; 99: always. */
const refusals = fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 6 }), fc.constant(99))
const few = fc.array(fc.nat(99), { minLength: 1, maxLength: 4 })

describe('finding who was refused from counts alone', () => {
  it('finds exactly the refused, with at most 8 requests for each', () =>
    fc.assert(
      fc.property(size, fc.oneof(picks, few), (size, picks) => {
        const refused = new Set(picks.filter((pick) => pick < size))
        let split = startSplit(size, refused.size)
        let probes = 0
        for (let probe = nextProbe(split); probe; probe = nextProbe(split)) {
          probes += 1
          split = tellSplit(split, probe.filter((item) => !refused.has(item)).length)
        }
        expect(sorted(split.refused)).toEqual(sorted(refused))
        expect(split.accepted).toHaveLength(size - refused.size)
        expect(split.unknown).toEqual([])
        expect(probes).toBeLessThanOrEqual(refused.size * 8)
        expect(probes).toBeLessThanOrEqual(size)
      }),
      { numRuns: 1_000 },
    ))

  it('comes to the same in at most 8 rounds when the probes of a round travel together', () =>
    fc.assert(
      fc.property(size, fc.oneof(picks, few), (size, picks) => {
        const refused = new Set(picks.filter((pick) => pick < size))
        let split = startSplit(size, refused.size)
        let rounds = 0
        for (let probes = nextProbes(split); probes.length > 0; probes = nextProbes(split)) {
          rounds += 1
          expect(new Set(probes.flat()).size).toBe(probes.flat().length)
          split = tellSplits(split, probes.map((probe) => probe.filter((item) => !refused.has(item)).length))
        }
        expect(sorted(split.refused)).toEqual(sorted(refused))
        expect(rounds).toBeLessThanOrEqual(8)
      }),
      { numRuns: 1_000 },
    ))

  it('calls nobody refused who was taken on any try, and nobody accepted who never was', () =>
    fc.assert(
      fc.property(fc.array(refusals, { minLength: 1, maxLength: 100 }), (patience) => {
        const left = [...patience]
        const taken = new Set<number>()
        const send = (items: number[]): number =>
          items.filter((item) => {
            const isTaken = taken.has(item) || (left[item] ?? 0) <= 0
            left[item] = (left[item] ?? 0) - 1
            if (isTaken) taken.add(item)
            return isTaken
          }).length
        let split = startSplit(patience.length, patience.length - send(range(patience.length)))
        const atStart = split.refusedAtStart
        let probes = 0
        for (let probe = nextProbe(split); probe; probe = nextProbe(split)) {
          probes += 1
          split = tellSplit(split, send(probe))
        }
        expect(everybody(split)).toEqual(range(patience.length))
        expect(split.refused.filter((item) => taken.has(item))).toEqual([])
        expect(split.accepted.filter((item) => !taken.has(item))).toEqual([])
        expect(probes).toBeLessThanOrEqual(atStart * 8)
      }),
      { numRuns: 1_000 },
    ))

  it('says “unknown” when somebody who was taken at first is refused later', () => {
    // Four leads, one refused; the probes then refuse everybody.
    let split = startSplit(4, 1)
    for (let probe = nextProbe(split); probe; probe = nextProbe(split)) split = tellSplit(split, 0)
    expect(split.refused).toEqual([])
    expect(everybody(split)).toEqual([0, 1, 2, 3])
  })

  it('ends, with everybody in one place, whatever nonsense it is told', () =>
    fc.assert(
      fc.property(
        size,
        fc.integer({ min: -5, max: 120 }),
        fc.infiniteStream(fc.oneof(fc.integer({ min: -3, max: 110 }), fc.constant(null), fc.constant(NaN), fc.constant(0.5))),
        (size, refused, lies) => {
          let split = startSplit(size, refused)
          let probes = 0
          for (let probe = nextProbe(split); probe; probe = nextProbe(split)) {
            probes += 1
            split = tellSplit(split, lies.next().value ?? null)
          }
          expect(everybody(split)).toEqual(range(size))
          expect(probes).toBeLessThanOrEqual(Math.max(0, refused) * 8)
        },
      ),
      { numRuns: 1_000 },
    ))

  it('asks nothing when nobody or everybody was refused', () => {
    expect(startSplit(3, 0)).toMatchObject({ open: [], accepted: [0, 1, 2] })
    expect(startSplit(3, 3)).toMatchObject({ open: [], refused: [0, 1, 2] })
  })

  it('gives up without calling anybody refused who is not', () => {
    const split = abandonSplit(tellSplit(startSplit(4, 1), 2))
    expect(split).toMatchObject({ open: [], accepted: [0, 1], refused: [], unknown: [2, 3] })
  })

  it('one probe without an answer leaves only its own part unknown', () => {
    const halves = tellSplit(startSplit(8, 2), 3)
    expect(nextProbes(halves)).toEqual([[0, 1], [4, 5]])
    const split = tellSplits(halves, [null, 1])
    expect(split.unknown).toEqual([0, 1, 2, 3])
    expect(split.accepted).toEqual([6, 7])
  })
})
