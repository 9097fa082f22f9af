import { changeGetLeadForm, emptyGetLeadForm, getLeadRequest, isTicked, rowsMeantForProfiles } from '../../src/sidebar/get-lead-form'
import { getLeadCounts, getLeadHeadline, getLeadRowsInOrder, getLeadRun, type GetLeadRunState } from '../../src/sidebar/get-lead-run'
import { atCompany, columnsInWords, isProfileAddress, shortAddress } from '../../src/sidebar/profile-words'
import { GET_LEAD_CHUNK_SIZE, type GetLeadOutcome, type ProfileColumn, type SelectionView } from '../../src/sidebar/protocol'

const selection = (more: Partial<SelectionView> = {}): SelectionView => ({
  tabId: 7, tabName: 'Leads', headerRow: 1, columns: [], rangeLabel: 'A2:B9', blocks: [{ row: 2, column: 1, rows: 8, columns: 2 }], rowCount: 8, oneCell: null,
  mapping: { fields: {}, customFields: [], sender: { kind: 'heyreach' } }, remembered: false, remarks: [], ...more,
})
const column = (field: ProfileColumn['field'], more: Partial<ProfileColumn> = {}): ProfileColumn => ({ field, label: field, usual: true, chosen: true, column: null, letter: '', blank: 0, filled: 0, leftAlone: '', ...more })
const read = (more: Partial<SelectionView> = {}) => changeGetLeadForm(emptyGetLeadForm, { kind: 'selection', selection: selection(more) })

describe('the form', () => {
  it('asks for the usual columns until something is ticked', () => {
    expect(getLeadRequest(read())).toMatchObject({ tabId: 7, scope: 'selection', fields: null, replace: false, again: false })
    const columns = [column('firstName'), column('headline'), column('about', { chosen: false })]
    const off = changeGetLeadForm(read(), { kind: 'field', field: 'headline', ticked: false, columns })
    expect(off.fields).toEqual(['firstName'])
    // The second tick counts from the first, not from an older answer of the server.
    expect(changeGetLeadForm(off, { kind: 'field', field: 'about', ticked: true, columns }).fields).toEqual(['firstName', 'about'])
    expect([isTicked(off, column('headline')), isTicked(off, column('firstName')), isTicked(read(), column('headline'))]).toEqual([false, true, true])
  })

  it('needs rows: none for an empty selection or a pasted URL', () => {
    expect(getLeadRequest(emptyGetLeadForm)).toBeNull()
    expect(getLeadRequest(read({ rowCount: 0 }))).toBeNull()
    expect(getLeadRequest(changeGetLeadForm(read(), { kind: 'who', who: 'url' }))).toBeNull()
  })

  it('one empty cell means all rows without a profile; one with a person leaves it to the choice', () => {
    expect(read({ rowCount: 0, oneCell: { row: 9, withoutStatusCount: 0, withoutProfileCount: 5 } }).scope).toBe('without-profile')
    const one = read({ rowCount: 1, oneCell: { row: 3, withoutStatusCount: 0, withoutProfileCount: 5 } })
    expect([one.scope, rowsMeantForProfiles(one)]).toEqual(['selection', 1])
    expect(rowsMeantForProfiles(changeGetLeadForm(one, { kind: 'scope', scope: 'without-profile' }))).toBe(5)
  })

  it('forgets after a run what was dangerous in it, and keeps the columns', () => {
    const ticked = [{ kind: 'replace' as const, ticked: true }, { kind: 'again' as const, ticked: true }].reduce(changeGetLeadForm, { ...read(), fields: ['about' as const] })
    expect(changeGetLeadForm(ticked, { kind: 'run-over' })).toMatchObject({ replace: false, again: false, fields: ['about'] })
  })
})

const people = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `in/p${index}`, row: index + 2 }))
const answered = (state: GetLeadRunState, outcomes: GetLeadOutcome[]): GetLeadRunState =>
  getLeadRun.step(state, {
    kind: 'answered',
    turn: state.turn,
    answer: { results: getLeadRun.chunk(state).map(({ key, row }, index) => ({ key, row, name: key, outcome: outcomes[index] ?? 'found', detail: '' })), stopped: null, waitMs: 0 },
  })

describe('the run', () => {
  it('goes chunk by chunk and tells in order what to look at', () => {
    const first = getLeadRun.start(people(GET_LEAD_CHUNK_SIZE + 1))
    expect(getLeadRun.chunk(first)).toHaveLength(GET_LEAD_CHUNK_SIZE)
    const done = answered(getLeadRun.start(people(4)), ['found', 'unknown', 'unconfirmed', 'found'])
    expect(getLeadCounts(done).map(({ label, count }) => [label, count])).toEqual([['Found', 2], ['Not known to HeyReach', 1], ['Not answered', 1]])
    expect(getLeadRowsInOrder(done).map(({ key }) => key)).toEqual(['in/p2', 'in/p1', 'in/p0', 'in/p3'])
    expect(getLeadHeadline(done)).toBe('2 of 4 profiles found')
  })

  it('asks again about those without an answer only', () => {
    const done = answered(getLeadRun.start(people(3)), ['found', 'unconfirmed', 'unknown'])
    expect(getLeadRun.chunk(getLeadRun.step(done, { kind: 'continue' }))).toEqual([{ key: 'in/p1', row: 3 }])
  })
})

describe('words', () => {
  it.each([
    ['https://www.linkedin.com/in/ada-novak', true],
    ['https://www.linkedin.com/in/%C5%BEiga', true],
    ['https://www.linkedin.com/company/acme', false],
    ['https://www.linkedin.com.evil.example/in/ada', false],
    ['javascript:alert(1)//www.linkedin.com/in/ada', false],
    ['http://www.linkedin.com/in/ada', false],
    ['https://www.linkedin.com/in/ada?next=https://evil.example', false],
  ])('%s is a link: %s', (url, isLink) => {
    expect(isProfileAddress(url)).toBe(isLink)
  })

  it('short addresses are readable, garbled ones stay as they are', () => {
    expect(shortAddress('https://www.linkedin.com/in/%C5%BEiga')).toBe('linkedin.com/in/žiga')
    expect(shortAddress('https://www.linkedin.com/in/%C5')).toBe('linkedin.com/in/%C5')
  })

  it.each([
    ['CFO', 'Acme', 'CFO at Acme'],
    ['', 'Acme', 'Acme'],
    ['CFO', '', 'CFO'],
    ['', '', ''],
  ])('“%s” and “%s” read “%s”', (position, company, words) => {
    expect(atCompany({ position, company })).toBe(words)
  })

  it('the line above the button counts columns that are filled and made, the answer’s own too', () => {
    const preview = (columns: ProfileColumn[], isNew: boolean) => columnsInWords({ columns, mark: { header: 'HeyReach profile', letter: 'E', isNew } })
    expect(preview([column('firstName'), column('position', { column: 'Job title' }), column('about', { chosen: false })], true)).toBe('fills 1 column, makes 2 new')
    expect(preview([column('position', { column: 'Job title' })], false)).toBe('fills 1 column')
  })
})
