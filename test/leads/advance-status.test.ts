/** What events make of a row: every status against every stage, of its own campaign, of another, and of none. */
import fc from 'fast-check'
import { advanceStatus, type RowState } from '../../src/leads/advance-status'
import { STAGES, type CampaignStage, type Stage } from '../../src/leads/person-stages'

const T = Date.UTC(2026, 8, 14, 10)
const row = (status: string, rest: Partial<RowState> = {}): RowState => ({ status, detail: '', campaignId: 7, updated: T - 60_000, ...rest })
const stage = (name: Stage, rest: Partial<CampaignStage> = {}): CampaignStage => ({ campaignId: '7', stage: name, at: T, reply: name === 'Replied' ? 'Yes' : '', ...rest })

const DETAILS: Record<Stage, string> = {
  'In campaign': 'HeyReach tells of this lead in the campaign',
  Invited: 'Invitation sent',
  Accepted: 'Invitation accepted',
  Messaged: 'Message sent',
  Replied: 'Replied: “Yes”',
}

/** What the row says afterwards: + moves on, . stays, s says the reply behind its own words. In the order of STAGES. */
const OWN: [string, string][] = [
  ['', '.....'],
  ['Not added', '.....'],
  ['Adding…', '+++++'],
  ['In campaign', '.++++'],
  ['Invited', '..+++'],
  ['Accepted', '...++'],
  ['Messaged', '....+'],
  ['Replied', '.....'],
  ['Stopped', '....s'],
  ['Failed', '....s'],
  ['in campaign', '.....'],
  ['called them', '.....'],
]
/** The same for events outside any campaign. */
const OUTSIDE: [string, string][] = OWN.map(([status, marks]) => [status, status === 'Adding…' ? '.....' : `....${marks[4] ?? ''}`])

const cases = (table: [string, string][]) => table.flatMap(([status, marks]) => STAGES.map((name, index) => ({ status, name, mark: marks[index] })))
const expected = (mark: string | undefined, status: string, name: Stage) =>
  mark === '+' ? { status: name, detail: DETAILS[name], at: T } : mark === 's' ? { status, detail: 'Stopped by this sheet. Replied since: “Yes”', at: T } : null
const detailOf = (status: string) => (status === 'Stopped' || status === 'Failed' ? 'Stopped by this sheet' : '')

it.each(cases(OWN))('“$status” and $name in its campaign: $mark', ({ status, name, mark }) => {
  expect(advanceStatus(row(status, { detail: detailOf(status) }), [stage(name)])).toEqual(expected(mark, status, name))
})

it.each(cases(OUTSIDE))('“$status” and $name outside any campaign: $mark', ({ status, name, mark }) => {
  expect(advanceStatus(row(status, { detail: detailOf(status) }), [stage(name, { campaignId: '' })])).toEqual(expected(mark, status, name))
})

it.each(cases(OWN))('“$status” and $name in another campaign: stays', ({ status, name }) => {
  expect(advanceStatus(row(status), [stage(name, { campaignId: '70' })])).toBeNull()
})

it.each(cases(OWN))('“$status” of no campaign and $name anywhere: stays', ({ status, name }) => {
  expect(advanceStatus(row(status, { campaignId: null }), [stage(name), stage(name, { campaignId: '' })])).toBeNull()
})

describe('words', () => {
  it('a reply is told on one line, in its first 200 characters, none cut in two', () => {
    expect(advanceStatus(row('Invited'), [stage('Replied', { reply: ' Hi\n\tthere ' })])?.detail).toBe('Replied: “Hi there”')
    expect(advanceStatus(row('Invited'), [stage('Replied', { reply: '😀'.repeat(201) })])?.detail).toBe(`Replied: “${'😀'.repeat(200)}…”`)
    expect(advanceStatus(row('Invited'), [stage('Replied', { reply: 'x'.repeat(200) })])?.detail).toBe(`Replied: “${'x'.repeat(200)}”`)
  })

  it('a reply without its text is told without it', () => {
    expect(advanceStatus(row('Invited'), [stage('Replied', { reply: '' })])?.detail).toBe('Replied')
    expect(advanceStatus(row('Stopped', { detail: 'Stopped by this sheet' }), [stage('Replied', { reply: '' })])?.detail).toBe('Stopped by this sheet. Replied since.')
  })

  it('of several replies the newest is told, whatever their order', () => {
    const replies = [stage('Replied', { reply: 'first', at: T }), stage('Replied', { reply: 'second', at: T + 5_000, campaignId: '' })]
    for (const order of [replies, [...replies].reverse()]) expect(advanceStatus(row('Invited'), order)).toEqual({ status: 'Replied', detail: 'Replied: “second”', at: T + 5_000 })
  })

  it('what to do about a stop that is under way stays', () => {
    expect(advanceStatus(row('In campaign', { detail: 'Being stopped. If this stays, select the row and press Stop again.' }), [stage('Invited')])).toEqual({ status: 'Invited', at: T })
  })
})

describe('a row that was stopped', () => {
  const stopped = (rest: Partial<RowState> = {}) => row('Stopped', { detail: 'Stopped by this sheet', ...rest })
  it('tells no reply from before it was stopped', () => expect(advanceStatus(stopped({ updated: T }), [stage('Replied')])).toBeNull())
  it('tells none where nobody knows when it was stopped', () => expect(advanceStatus(stopped({ updated: null }), [stage('Replied')])).toBeNull())
  it('tells one once', () => {
    const told = advanceStatus(stopped(), [stage('Replied')])
    expect(advanceStatus(stopped({ detail: told?.detail ?? '', updated: T }), [stage('Replied', { at: T + 60_000, reply: 'Again' })])).toBeNull()
  })
})

describe('whatever the order', () => {
  const anyStage = fc.record({
    campaignId: fc.constantFrom('7', '7', '7', '8', ''),
    stage: fc.constantFrom(...STAGES),
    at: fc.integer({ min: 0, max: 20 }).map((minutes) => T + minutes * 60_000),
    reply: fc.constantFrom('', 'Yes', 'No'),
  })
  const counts = ({ campaignId, stage: name }: CampaignStage) => campaignId === '7' || (campaignId === '' && name === 'Replied')
  const apply = (state: RowState, stages: CampaignStage[]): RowState => {
    const advance = advanceStatus(state, stages)
    return advance ? { ...state, status: advance.status, detail: advance.detail ?? state.detail, updated: advance.at } : state
  }
  const rank = (status: string) => STAGES.findIndex((name) => name === status)

  it('any order, subset and repetition of stages ends at the furthest, and never goes back', () => {
    fc.assert(
      fc.property(fc.array(anyStage, { minLength: 1, maxLength: 12 }), fc.array(fc.array(fc.nat(11), { maxLength: 6 }), { maxLength: 8 }), fc.constantFrom(...STAGES), (all, batches, start) => {
        const furthest = all.filter(counts).reduce((most, { stage: name }) => Math.max(most, rank(name)), rank(start))
        let state = row(start)
        for (const batch of [...batches.map((picks) => picks.flatMap((at) => all[at] ?? [])), all]) {
          const next = apply(state, batch)
          expect(rank(next.status)).toBeGreaterThanOrEqual(rank(state.status))
          state = next
        }
        expect(rank(state.status)).toBe(furthest)
        expect(apply(state, all)).toBe(state)
        expect(apply(row(start), [...all].reverse())).toEqual(apply(row(start), all))
      }),
    )
  })
})
