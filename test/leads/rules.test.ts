import { campaignIdOfLabel, campaignLabel, campaignNameOfLabel } from '../../src/leads/campaign-label'
import { repairCustomFieldName } from '../../src/leads/custom-field-name'
import { findPeople, hintsHold } from '../../src/leads/find-people'
import { fitMapping, guessMapping } from '../../src/leads/guess-mapping'
import { planAdd, type CandidateRow } from '../../src/leads/plan-add'
import { planStop } from '../../src/leads/plan-stop'
import { splitName } from '../../src/leads/split-name'
import { STATUS } from '../../src/words'

const NO_TICKS = { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false }
const candidate = (row: number, key: string | null, more: Partial<CandidateRow> = {}): CandidateRow => ({
  row,
  profile: key === null ? { kind: 'empty' } : { kind: 'profile', key },
  firstName: 'Ada',
  lastName: 'Novak',
  status: '',
  campaign: '',
  unknownSender: null,
  errorCell: null,
  ...more,
})

describe('planAdd', () => {
  const plan = (rows: CandidateRow[], options = NO_TICKS, elsewhere: CandidateRow[] = []) => planAdd(rows, elsewhere, 7, options)

  it('puts every row in exactly one place', () => {
    const rows = [candidate(2, 'in/a'), candidate(3, null), candidate(4, 'in/a'), candidate(5, 'in/b', { firstName: '' })]
    const { people, skipped } = plan(rows)
    expect([...people, ...skipped].map(({ row }) => row).sort()).toEqual([2, 3, 4, 5])
  })

  it('names the row that holds the same person', () =>
    expect(plan([candidate(2, 'in/a'), candidate(9, 'in/a')]).skipped).toMatchObject([{ row: 9, detail: 'same person as row 2' }]))

  it('skips who is in this campaign already, wherever on the tab it says so', () => {
    const there = candidate(30, 'in/a', { status: STATUS.replied, campaign: 'X #7' })
    expect(plan([candidate(2, 'in/a')], NO_TICKS, [there]).people).toEqual([])
  })

  it('sends again who was left at “Adding…”', () =>
    expect(plan([candidate(2, 'in/a', { status: STATUS.adding, campaign: 'X #7' })]).people).toHaveLength(1))

  it('never starts again who was stopped in this campaign', () =>
    expect(plan([candidate(2, 'in/a', { status: STATUS.stopped, campaign: 'X #7' })]).skipped[0]?.reason).toMatch(/stopped/))

  it('asks for a tick before adding somebody who is in another campaign', () => {
    const rows = [candidate(2, 'in/a', { status: STATUS.inCampaign, campaign: 'Y #8' })]
    expect(plan(rows).skipped[0]?.option).toBe('inOtherCampaign')
    expect(plan(rows, { ...NO_TICKS, inOtherCampaign: true }).people).toHaveLength(1)
  })

  it('asks for a tick before adding somebody without a name', () => {
    const rows = [candidate(2, 'in/a', { lastName: '' })]
    expect(plan(rows).skipped[0]).toMatchObject({ reason: 'no last name', option: 'withoutName' })
    expect(plan(rows, { ...NO_TICKS, withoutName: true }).people).toHaveLength(1)
  })
})

describe('planStop', () => {
  it('takes rows that say they are in a campaign and names why it leaves the others', () => {
    const rows = [
      candidate(2, 'in/a', { status: STATUS.inCampaign, campaign: 'X #7' }),
      candidate(3, 'in/b'),
      candidate(4, 'in/c', { status: STATUS.stopped, campaign: 'X #7' }),
      candidate(5, null),
    ]
    const { people, skipped } = planStop(rows, { kind: 'row' })
    expect(people).toEqual([{ key: 'in/a', row: 2, campaignId: 7 }])
    expect(skipped.map(({ row }) => row)).toEqual([3, 4, 5])
  })
})

describe('findPeople', () => {
  const profiles = new Map([
    [5, { kind: 'profile' as const, key: 'in/a', url: 'https://www.linkedin.com/in/a' }],
    [8, { kind: 'profile' as const, key: 'in/a', url: 'https://www.linkedin.com/in/a' }],
  ])
  it('finds a person after the rows moved, the marked row before its twin', () =>
    expect(findPeople([{ key: 'in/a', row: 5 }], profiles, (row) => row === 8).get('in/a')).toBe(8))
  it('misses who is gone', () => expect(findPeople([{ key: 'in/z', row: 5 }], profiles, () => true).size).toBe(0))
  it('does not trust a hint without the mark', () => {
    expect(hintsHold([{ key: 'in/a', row: 5 }], profiles, () => false)).toBe(false)
    expect(hintsHold([{ key: 'in/a', row: 5 }], profiles, () => true)).toBe(true)
  })
})

describe('mapping', () => {
  it('guesses by headers, and the URL column by its cells', () => {
    const { fields } = guessMapping(['Vorname', 'Nachname', 'Link', 'Firma', 'E-Mail', 'Job title'], 'Link')
    expect(fields).toEqual({
      profileUrl: 'Link',
      firstName: 'Vorname',
      lastName: 'Nachname',
      companyName: 'Firma',
      emailAddress: 'E-Mail',
      position: 'Job title',
    })
  })
  it('uses a full-name column only where the two parts are missing', () => {
    expect(guessMapping(['Name', 'URL'], null).fields.fullName).toBe('Name')
    expect(guessMapping(['First name', 'Last name', 'Name'], null).fields.fullName).toBeUndefined()
  })
  it('drops a remembered column that is gone and says that it is not complete', () => {
    const remembered = { fields: { profileUrl: 'URL', position: 'Role' }, customFields: [], sender: { kind: 'heyreach' as const } }
    const { mapping, complete } = fitMapping(remembered, ['URL'])
    expect(mapping.fields).toEqual({ profileUrl: 'URL' })
    expect(complete).toBe(false)
  })
})

describe('names', () => {
  it.each([
    ['Ada Novak', 'Ada', 'Novak'],
    ['Dr. Ada M. Novak, PhD', 'Ada', 'M. Novak'],
    ['Novak, Ada', 'Ada', 'Novak'],
    ['Ada', 'Ada', ''],
    ['', '', ''],
    ['  Ada   Novak ', 'Ada', 'Novak'],
  ])('splits %j', (full, firstName, lastName) => expect(splitName(full)).toEqual({ firstName, lastName }))

  it.each([
    ['Ice-breaker (v2)', 'Ice_breaker_v2'],
    ['Prénom', 'Prenom'],
    ['  ', ''],
    ['日本', ''],
    ['favorite_color', 'favorite_color'],
  ])('repairs the custom field name %j to %j', (name, usable) => expect(repairCustomFieldName(name)).toBe(usable))
})

describe('campaign labels', () => {
  it('carry the number, which survives renaming', () => {
    const label = campaignLabel({ id: 60001, name: 'Acme – #1 push' })
    expect(campaignIdOfLabel(label)).toBe(60001)
    expect(campaignNameOfLabel(label)).toBe('Acme – #1 push')
    expect(campaignIdOfLabel('typed by hand')).toBeNull()
  })
})
