/** HeyReach answers how many of a batch it took, never which: whoever is refused is found exactly, at a bounded price. */
import fc from 'fast-check'
import { profileKey } from '../../workbench/fake-heyreach/profile-key'
import { ADD_ROUTE, addRequest, connectedSheet, ledgerAgrees, pressAdd, putInto, RUNNING } from './support/adding'
import { claimedRows } from './support/ledger-agrees'
import { manyLeads, type Sheet } from './support/sheet'

/** Printed on failure with the whole case; making it smaller would take a minute. */
const HOW = { seed: 20260914, endOnFailure: true }
const BATCH = 100
/** Beyond the batch itself, for each refused lead. */
const MOST_CALLS_FOR_EACH = 8

const REFUSED = /refused this lead/
const UNNOTICED = /took no notice of this lead/

interface Case {
  size: number
  refused: number[]
  dropped: number[]
}

/** So many leads, and a few, some or all of them refused or silently left out. */
const cases = (kinds: { refused: boolean; dropped: boolean }): fc.Arbitrary<Case> =>
  fc.integer({ min: 1, max: 250 }).chain((size) =>
    fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: Math.min(size, 6) }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: size }) }).chain((most) =>
      fc
        .tuple(
          fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { maxLength: most }),
          fc.array(fc.boolean(), { minLength: size, maxLength: size }),
        )
        .map(([unlucky, silently]) => {
          const isDropped = (index: number): boolean => kinds.dropped && (!kinds.refused || silently[index] === true)
          return { size, refused: unlucky.filter((index) => !isDropped(index)), dropped: unlucky.filter(isDropped) }
        }),
    ),
  )

const urlOf = (index: number): string => `https://www.linkedin.com/in/person-${index}-demo`
const keyOf = (index: number): string => profileKey(urlOf(index)) ?? ''

/** The whole run, its requests counted by the batch that they belong to. */
const run = ({ size, refused, dropped }: Case) => {
  const sheet = connectedSheet({ rows: manyLeads(size) })
  if (refused.length > 0) sheet.heyreach.addFault({ leads: refused.map(urlOf), effect: { refuseLeads: true } })
  if (dropped.length > 0) sheet.heyreach.addFault({ leads: dropped.map(urlOf), effect: { dropLeadsSilently: true } })
  const { state } = pressAdd(sheet, addRequest(sheet, RUNNING))
  expect(state.phase).toEqual({ kind: 'ended', ending: { how: 'all', error: null } })
  return { sheet, state }
}

const statusesOf = (sheet: Sheet): Map<string, string> => new Map(claimedRows(sheet).map(({ person, status }) => [person, status]))

const requestsByBatch = (sheet: Sheet): Map<number, number> => {
  const requests = new Map<number, number>()
  for (const { route, body } of sheet.heyreach.calls) {
    if (route !== ADD_ROUTE) continue
    const { accountLeadPairs } = JSON.parse(body) as { accountLeadPairs: { lead: { profileUrl: string } }[] }
    const batches = new Set(accountLeadPairs.map(({ lead }) => Math.floor(Number(/person-(\d+)-/.exec(lead.profileUrl)?.[1]) / BATCH)))
    expect(batches.size).toBe(1)
    for (const batch of batches) requests.set(batch, (requests.get(batch) ?? 0) + 1)
  }
  return requests
}

const assertRun = (one: Case): void => {
  const { sheet, state } = run(one)
  const unlucky = new Set([...one.refused, ...one.dropped])
  const everybody = Array.from({ length: one.size }, (_, index) => index)
  expect(statusesOf(sheet)).toEqual(new Map(everybody.map((index) => [keyOf(index), unlucky.has(index) ? 'Failed' : 'In campaign'])))
  expect(new Set(sheet.heyreach.ledger(RUNNING).flatMap(({ profileUrl, added }) => (added > 0 ? [profileUrl] : [])))).toEqual(
    new Set(everybody.filter((index) => !unlucky.has(index)).map(urlOf)),
  )
  expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
  expect(state.added).toBe(one.size - unlucky.size)
  for (const [batch, requests] of requestsByBatch(sheet)) {
    const unluckyHere = [...unlucky].filter((index) => Math.floor(index / BATCH) === batch).length
    const [extra, allowed] = [requests - 1, unluckyHere * MOST_CALLS_FOR_EACH]
    expect({ batch, extra, allowed, tooMany: extra > allowed }).toMatchObject({ tooMany: false })
  }
}

const check = (arbitrary: fc.Arbitrary<Case>, predicate: (one: Case) => void, numRuns: number): void =>
  fc.assert(fc.property(arbitrary, predicate), { ...HOW, numRuns })

it('says Failed on exactly the rows that were refused or silently left out, with at most 8 more requests for each', () => {
  check(cases({ refused: true, dropped: true }), assertRun, 40)
})

it('holds at the edges: nobody, everybody, the first and last of each batch', () => {
  const edges = [0, 99, 100, 199, 200, 249]
  for (const size of [1, 100, 101, 250]) {
    const all = Array.from({ length: size }, (_, index) => index)
    const inside = edges.filter((index) => index < size)
    for (const unlucky of [[], all, inside, all.filter((index) => !inside.includes(index))]) {
      assertRun({ size, refused: unlucky, dropped: [] })
    }
    assertRun({ size, refused: [], dropped: inside })
  }
})

const detailsOf = (sheet: Sheet, indexes: number[]): string[] => {
  const wanted = new Set(indexes.map(keyOf))
  return claimedRows(sheet).flatMap(({ person, detail }) => (wanted.has(person) ? [detail] : []))
}

describe('why a lead is not in the campaign', () => {
  it.each([
    ['a refusal', { refused: true, dropped: false }, REFUSED],
    ['being left out in silence', { refused: false, dropped: true }, UNNOTICED],
  ])('%s is told in its own words', (_, kinds, words) => {
    check(cases(kinds), (one) => {
      const { sheet } = run(one)
      for (const detail of detailsOf(sheet, [...one.refused, ...one.dropped])) expect(detail).toMatch(words)
    }, 10)
  })

  it('is told right for each of both kinds in one batch', () => {
    check(cases({ refused: true, dropped: true }), (one) => {
      const { sheet } = run(one)
      for (const detail of detailsOf(sheet, one.refused)) expect(detail).toMatch(REFUSED)
      for (const detail of detailsOf(sheet, one.dropped)) expect(detail).toMatch(UNNOTICED)
    }, 20)
  })
})

it('counts who is new and who was there before, refused ones aside', () => {
  const arbitrary = cases({ refused: true, dropped: false }).chain((one) =>
    fc
      .uniqueArray(fc.integer({ min: 0, max: one.size - 1 }), { maxLength: 99 })
      .map((there) => ({ ...one, there: there.filter((index) => !one.refused.includes(index)) })),
  )
  fc.assert(
    fc.property(arbitrary, ({ size, refused, there }) => {
      const sheet = connectedSheet({ rows: manyLeads(size) })
      putInto(sheet, RUNNING, there.map(urlOf))
      sheet.clock.advance(1000)
      sheet.heyreach.addFault({ leads: refused.map(urlOf), effect: { refuseLeads: true } })
      const { state } = pressAdd(sheet, addRequest(sheet, RUNNING))
      expect([state.added, state.alreadyThere]).toEqual([size - there.length - refused.length, there.length])
      for (const detail of detailsOf(sheet, there)) expect(detail).toMatch(/already there/)
      expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
    }),
    { ...HOW, numRuns: 10 },
  )
})

it('never calls anybody refused whom HeyReach took on a later try', () => {
  const moody = fc.record({
    size: fc.integer({ min: 1, max: 120 }),
    // Refused that often, then taken.
    moods: fc.array(fc.record({ who: fc.nat(119), times: fc.integer({ min: 1, max: 4 }) }), { maxLength: 6 }),
  })
  fc.assert(
    fc.property(moody, ({ size, moods }) => {
      const sheet = connectedSheet({ rows: manyLeads(size) })
      for (const { who, times } of moods) sheet.heyreach.addFault({ leads: [urlOf(who)], times, effect: { refuseLeads: true } })
      const request = addRequest(sheet, RUNNING)
      pressAdd(sheet, request)
      expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
      const taken = new Set(sheet.heyreach.ledger(RUNNING).map(({ profileUrl }) => profileKey(profileUrl)))
      for (const { person, status } of claimedRows(sheet)) {
        if (status === 'Failed') expect(taken).not.toContain(person)
        else expect([person, status]).toEqual([person, taken.has(person) ? expect.stringMatching(/^(In campaign|Adding…)$/) : 'Adding…'])
      }
      sheet.heyreach.clearFaults()
      pressAdd(sheet, request)
      expect(new Set(claimedRows(sheet).map(({ status }) => status))).toEqual(new Set(['In campaign']))
      expect(ledgerAgrees(sheet, RUNNING)).toEqual([])
    }),
    { ...HOW, numRuns: 30 },
  )
})
