/** Whatever the order, the batches and the repeats in which events come: the same people. */
import fc from 'fast-check'
import { contactIdOf } from '../../src/contacts/known-as'
import { foldEvents } from '../../src/contacts/group-parts'
import { isAnchored, joinParts, mergeParts, partOf, type Part } from '../../src/contacts/part'
import type { PersonEvent } from '../../src/contacts/person-event'
import { events, moreEvents } from './arbitrary-events'
import { foldInBatches } from './support'

/** Events in some order, some of them several times, cut into batches. */
const retold = moreEvents.chain((told) => {
  const indexes = told.map((_, index) => index)
  const again = fc.subarray(indexes)
  const order = again.chain((repeats) => fc.shuffledSubarray([...indexes, ...repeats], { minLength: indexes.length + repeats.length }))
  return fc.tuple(fc.constant(told), order, fc.array(fc.nat({ max: told.length * 2 }), { maxLength: 8 })).map(([all, sequence, cuts]) => ({
    all,
    batches: inBatches(sequence.map((index) => all[index] as PersonEvent), cuts),
  }))
})

const inBatches = <T>(items: readonly T[], cuts: readonly number[]): T[][] => {
  const ends = [...new Set([...cuts, items.length])].sort((a, b) => a - b)
  return ends.map((end, index) => items.slice(ends[index - 1] ?? 0, end))
}

describe('people of a stream of events', () => {
  it('are the same at once as in any order, batches and repeats, known only by what their rows hold', () => {
    fc.assert(
      fc.property(retold, ({ all, batches }) => {
        expect(foldInBatches(batches)).toEqual(foldEvents([], all))
      }),
      { numRuns: 200 },
    )
  })

  it('have each event once, and each identity', () => {
    fc.assert(
      fc.property(moreEvents, (told) => {
        const parts = foldEvents([], told).flatMap((person) => person.parts)
        const ids = parts.map((part) => contactIdOf([part]))
        expect(new Set(ids).size).toBe(ids.length)
        const merged = mergeParts(told.map(partOf))
        expect(parts.length).toBe(merged.length)
        expect(new Set(parts)).toEqual(new Set(merged))
      }),
    )
  })
})

/** Said again without any cleverness: every rule of the issue, over all pairs. */
describe('who is one person', () => {
  const shares = (a: Part, b: Part): boolean => [...a.mails].some((mail) => b.mails.has(mail))
  const people = moreEvents.map((told) => foldEvents([], told))

  it('has one profile at most that no id or event connects, and ids that do not contradict', () => {
    fc.assert(
      fc.property(people, (all) => {
        for (const { parts } of all) {
          expect(parts.filter(({ urls }) => urls.size > 0).length).toBeLessThanOrEqual(1)
          expect(parts.filter(({ ids }) => ids.size > 0).length).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('takes in who is known by e-mail only where nobody else has such an address, and only there', () => {
    fc.assert(
      fc.property(people, (all) => {
        for (const { parts, candidates } of all) {
          for (const part of parts.filter((each) => !isAnchored(each))) {
            const owners = all.filter((other) => other.parts.some((each) => isAnchored(each) && shares(each, part)))
            if (owners.length === 1) expect(owners[0]?.parts).toContain(part)
            else {
              expect(parts).toEqual([part])
              expect(candidates).toEqual(owners.map((owner) => contactIdOf(owner.parts.filter(isAnchored))).sort())
            }
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('joins two by an address only where no third has it', () => {
    fc.assert(
      fc.property(people, (all) => {
        for (const { parts } of all) {
          const [one, other] = parts.filter(isAnchored)
          if (!one || !other) continue
          const others = all.flatMap((person) => (person.parts === parts ? [] : person.parts.filter(isAnchored)))
          const theirs = [...one.mails].filter((mail) => other.mails.has(mail))
          expect(theirs.some((mail) => !others.some(({ mails }) => mails.has(mail)))).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('leaves two apart only for a reason: two profiles, contradicting ids, or a third who has their address too', () => {
    fc.assert(
      fc.property(people, (all) => {
        const anchored = all.flatMap((person) => person.parts.filter(isAnchored).map((part) => ({ person, part })))
        for (const a of anchored) {
          for (const b of anchored) {
            if (a.person === b.person || !shares(a.part, b.part)) continue
            const twoProfiles = a.part.urls.size > 0 && b.part.urls.size > 0
            const twoIds = a.part.ids.size > 0 && b.part.ids.size > 0
            const third = anchored.some(({ part }) => part !== a.part && part !== b.part && (shares(part, a.part) || shares(part, b.part)))
            expect(twoProfiles || twoIds || third).toBe(true)
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('joining parts', () => {
  const part = events(1, 4).map((told) => told.map(partOf).reduce(joinParts))

  it('does not depend on which comes first', () => {
    fc.assert(fc.property(part, part, (a, b) => expect(joinParts(a, b)).toEqual(joinParts(b, a))), { numRuns: 200 })
  })

  it('does not depend on which two are joined first', () => {
    fc.assert(fc.property(part, part, part, (a, b, c) => expect(joinParts(joinParts(a, b), c)).toEqual(joinParts(a, joinParts(b, c)))), { numRuns: 200 })
  })

  it('changes nothing where all is known', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const both = joinParts(a, b)
        expect(joinParts(a, a)).toEqual(a)
        expect(joinParts(both, a)).toEqual(both)
        expect(joinParts(b, both)).toEqual(both)
      }),
    )
  })

  it('blanks nothing', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const both = joinParts(a, b)
        expect(Object.keys(both.facts)).toEqual(expect.arrayContaining([...Object.keys(a.facts), ...Object.keys(b.facts)]))
        expect([...both.happened]).toEqual(expect.arrayContaining([...a.happened, ...b.happened]))
        expect(both.lastAt).toBe(Math.max(a.lastAt, b.lastAt))
      }),
    )
  })
})
