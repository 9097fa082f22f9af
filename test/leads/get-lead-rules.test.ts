/** Get lead's pure rules: which column each thing goes into, whom to ask, where they stand, what an answer makes of a row. */
import { AppError, type ErrorCode } from '../../src/errors'
import type { LeadLookup, LeadProfile } from '../../src/heyreach/api-types'
import { endingOf, judgeLead } from '../../src/leads/lead-answers'
import { placeProfileFields } from '../../src/leads/place-profile-fields'
import { planGetLead, rowsOfPeople, withHints } from '../../src/leads/plan-get-lead'
import { emailsOf, PROFILE_FIELDS } from '../../src/leads/profile-fields'
import { findSpills, spillOver } from '../../src/leads/spilled-cells'
import { parseProfile } from '../../src/linkedin/normalize-profile-url'
import { headerWords } from '../../src/leads/guess-mapping'

const columns = (...headers: string[]) => headers.map((key, index) => ({ key, column: index + 1 }))
const placed = (...headers: string[]) => Object.fromEntries([...placeProfileFields(columns(...headers), null)].map(([field, { key }]) => [field, key]))

describe('columns', () => {
  it.each(PROFILE_FIELDS.map(({ label, field }) => [label, field]))('a column made for %s is found again', (label, field) => {
    expect(placed(label)).toEqual({ [field]: label })
  })

  it('no header means two things', () => {
    const words = PROFILE_FIELDS.flatMap(({ synonyms }) => synonyms)
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
    expect(words).toEqual(words.map(headerWords))
  })

  it.each([
    [['Vorname', 'Nachname', 'Firma', 'Ort'], { firstName: 'Vorname', lastName: 'Nachname', companyName: 'Firma', location: 'Ort' }],
    [['Job title', 'Headline', 'Organisation'], { position: 'Job title', headline: 'Headline', companyName: 'Organisation' }],
    [['Email', 'Title'], { emailAddress: 'Email', position: 'Title' }],
    // Good to read a lead from, but not the same thing.
    [['City', 'Country', 'Account', 'Work email', 'Contact'], {}],
  ])('%j', (headers, expected) => {
    expect(placed(...headers)).toEqual(expected)
  })

  it('the column of the LinkedIn URLs is never filled, whatever it is called', () => {
    expect([...placeProfileFields(columns('Company'), 'Company')]).toEqual([])
  })
})

const row = (number: number, url: string, mark = '') => ({ row: number, profile: parseProfile(url), mark })

describe('whom to ask', () => {
  const rows = [row(2, 'linkedin.com/in/ada'), row(3, ''), row(4, 'https://LinkedIn.com/in/ADA/'), row(5, 'linkedin.com/in/bo', 'Found'), row(6, 'linkedin.com/in/cy', 'Not known to HeyReach')]

  it('each person once, with all their rows; who was found before is left out', () => {
    expect(planGetLead(rows, false)).toEqual({
      people: [{ key: 'in/ada', row: 2, rows: [2, 4] }, { key: 'in/cy', row: 6 }],
      skipped: [{ row: 3, reason: 'no LinkedIn URL' }, { row: 5, reason: 'found before' }],
      foundBefore: 1,
      twinRows: 1,
    })
  })

  it('and asked again when that is wanted', () => {
    expect(planGetLead(rows, true).people.map(({ key }) => key)).toEqual(['in/ada', 'in/bo', 'in/cy'])
  })
})

describe('where people stand by now', () => {
  const profiles = (...urls: string[]) => new Map(urls.map((url, index) => [index + 2, parseProfile(url)]))

  it('is where they stood, while they do', () => {
    const found = rowsOfPeople([{ key: 'in/ada', row: 4 }], profiles('linkedin.com/in/ada', '', 'linkedin.com/in/ada'))
    expect([...found]).toEqual([['in/ada', [4]]])
  })

  it('is elsewhere after a sort, on as many rows as were chosen; who is gone is missing', () => {
    const people = [{ key: 'in/ada', row: 2, rows: [2, 3] }, { key: 'in/bo', row: 4 }]
    const found = rowsOfPeople(people, profiles('linkedin.com/in/cy', '', 'linkedin.com/in/ada', 'linkedin.com/in/ada'))
    expect([...found]).toEqual([['in/ada', [4, 5]]])
    expect(withHints(people, found)).toEqual([{ key: 'in/ada', row: 4, rows: [4, 5] }, { key: 'in/bo', row: 4 }])
  })
})

describe('cells that a formula elsewhere fills', () => {
  const spills = (formulas: string[][], filled: boolean[][] = []) => findSpills(formulas, 1, (at, column) => filled[at - 1]?.[column - 1] ?? false)

  it('go down from one that stands alone, and not from one that every row has', () => {
    const alone = spills([['=ARRAYFORMULA(A2:A9)', ''], ['', ''], ['', '']])
    expect(spillOver(alone, 500, 1)?.cell).toBe('A1')
    expect(spillOver(alone, 500, 2)).toBeUndefined()
    const each = spills([['', ''], ['=ARRAYFORMULA(x)', ''], ['=ARRAYFORMULA(x)', '']])
    expect(spillOver(each, 4, 1)).toBeUndefined()
  })

  it('go to the right of those that give several columns, as far as cells are filled without a formula of their own', () => {
    const found = spills([['=HEYREACH_LEAD(Z1)', '', '', '=A1']], [[true, true, true, true]])
    expect([1, 2, 3, 4].map((column) => spillOver(found, 1, column) !== undefined)).toEqual([true, true, true, false])
    expect(spillOver(spills([['=HEYREACH_LEAD(Z1)', '']], [[true, false]]), 1, 2)).toBeUndefined()
  })

  it.each(['=A1&B1', '=VLOOKUP(A1,X!A:B,2,0)', '=HYPERLINK("https://x.example","x")', ''])('%s fills its own only', (formula) => {
    expect(spills([[formula, '']], [[true, true]])).toEqual([])
  })
})

const lead = (more: Partial<LeadProfile> = {}): LeadProfile => ({
  profileUrl: 'https://www.linkedin.com/in/ada', memberId: '', firstName: 'Ada', lastName: 'Novak', fullName: 'Ada Novak', headline: '', position: ' CFO ', companyName: '', companyUrl: '',
  industry: '', location: '', summary: '', about: '', emailAddress: '', enrichedEmailAddress: '', customEmailAddress: '', connections: null, followers: 0, tags: [], customFields: [], ...more,
})
const failed = (code: ErrorCode, wasAsked = true, detail?: string): LeadLookup => ({ kind: 'failed', error: new AppError(code, detail ? { detail } : {}), wasAsked })
const known: LeadLookup = { kind: 'found', lead: lead() }

describe('answers', () => {
  it('of somebody known: only what was asked for, without spaces around', () => {
    const judged = judgeLead('in/ada', known, ['firstName', 'position', 'followers'])
    expect(judged).toMatchObject({ outcome: 'found', mark: 'Found', name: 'Ada Novak' })
    expect([...(judged.values ?? [])]).toEqual([['firstName', 'Ada'], ['position', 'CFO'], ['followers', 0]])
  })

  it.each<[string, LeadLookup, string, string | null]>([
    ['nobody known', { kind: 'unknown-lead' }, 'unknown', 'Not known to HeyReach'],
    ['a refusal', failed('refused-by-heyreach', true, 'No.'), 'failed', 'HeyReach refused this: No.'],
    ['no answer', failed('unreachable'), 'unconfirmed', 'Not answered: HeyReach could not be reached, or did not answer in time. Press Get lead again.'],
    // The row says nothing of what has nothing to do with the person.
    ['a bad key', failed('bad-key'), 'unconfirmed', null],
    ['the limit', failed('rate-limited'), 'unconfirmed', null],
    ['no time left', failed('unreachable', false), 'unconfirmed', null],
  ])('of %s', (_, answer, outcome, mark) => {
    expect(judgeLead('in/ada', answer, ['firstName'])).toMatchObject({ outcome, mark, values: null })
  })

  it.each<[string, LeadLookup[], ErrorCode | null]>([
    ['a bad key', [known, failed('bad-key')], 'bad-key'],
    ['the limit', [known, failed('rate-limited')], 'rate-limited'],
    ['no time left', [known, failed('unreachable'), failed('unreachable', false)], 'unreachable'],
    ['no answer about anybody', [failed('unreachable'), failed('unreachable')], 'unreachable'],
    ['one without an answer', [known, failed('unreachable')], null],
    ['a refusal', [failed('refused-by-heyreach')], null],
    ['all well', [known, { kind: 'unknown-lead' }], null],
  ])('%s ends the run or not', (_, answers, code) => {
    expect(endingOf(answers)?.error.code ?? null).toBe(code)
  })

  it('e-mail addresses: the person’s own first, none twice', () => {
    expect(emailsOf(lead({ emailAddress: '', enrichedEmailAddress: 'a@x.example', customEmailAddress: 'a@x.example' }))).toEqual(['a@x.example'])
  })
})
