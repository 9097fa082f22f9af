/** Refreshing many rows: as many requests as pages, few calls to Google, whatever HeyReach answers meanwhile; and many leads. */
import { STATUS_HEADERS } from '../../src/words'
import { demoData } from '../../workbench/fake-heyreach/demo-data'
import type { HistoryKind, SavedState } from '../../workbench/fake-heyreach/state'
import { ACME, connectedSheet, RUNNING } from './support/adding'
import { continueRefresh, countsOf, LEADS_ROUTE, pagesAsked, pressRefresh, refreshRequest } from './support/refreshing'
import { manyLeads, type Sheet, type SheetOptions } from './support/sheet'

const START = Date.UTC(2026, 8, 14, 9, 0, 0)
const CAMPAIGNS = [61001, 61002, 61004] as const
const NAMES: Record<number, string> = { 61001: 'Acme – CFO DACH', 61002: 'Acme – Plant managers Nordics', 61004: 'Acme – Trade fair spring' }

/** So many people of ours, invited, in these campaigns by turns. */
const crowd = (count: number, campaigns: readonly number[], kinds: HistoryKind[] = ['connection-sent']): SavedState => {
  const state = demoData(START)
  const [like] = state.enrolments
  if (!like) throw new Error('no demo lead')
  const more = Array.from({ length: count }, (_, index) => ({
    ...like,
    id: 990_000 + index,
    campaignId: campaigns[index % campaigns.length] ?? 0,
    personKey: `person-${index}-demo`,
    history: kinds.map((kind, step) => ({ kind, at: START - 3_600_000 + step })),
  }))
  return { ...state, enrolments: [...state.enrolments, ...more] }
}

/** `every`: only so many of them stand on the tab. */
const withRows = (count: number, campaigns: readonly number[], { every = 1, ...options }: Partial<SheetOptions> & { every?: number } = {}): Sheet => {
  const [head = [], ...leads] = manyLeads(count)
  const labels = leads.flatMap((lead, index) => {
    const id = campaigns[index % campaigns.length] ?? 0
    return index % every === 0 ? [[...lead, `${NAMES[id]} #${id}`, 'In campaign', 'Added', '']] : []
  })
  return connectedSheet({ rows: [[...head, ...Object.values(STATUS_HEADERS)], ...labels], heyreach: { data: crowd(count, campaigns) }, ...options })
}
const statuses = (sheet: Sheet) => new Set(sheet.column(STATUS_HEADERS.status))

it('1,000 rows in 3 campaigns take as many requests as pages, and one chunk of few calls', () => {
  const sheet = withRows(1_000, CAMPAIGNS)
  sheet.calls.length = 0
  const { preview, counts } = pressRefresh(sheet, refreshRequest(sheet))
  expect(preview.people).toHaveLength(1_000)
  expect(counts).toEqual({ moved: 1_000 })
  expect(statuses(sheet)).toEqual(new Set(['Invited']))
  // 334 and 333 of ours and the demo's own: four pages each.
  expect(pagesAsked(sheet)).toBe(12)
  const chunks = sheet.calls.filter(({ name }) => name === 'refreshStatusesChunk')
  expect(chunks.map(({ httpCalls }) => httpCalls)).toEqual([12])
  expect(chunks[0]?.backendCalls).toBeLessThanOrEqual(45)
  expect(chunks[0]?.ms).toBeLessThan(15_000)
})

it('a campaign of 10,000 leads is read to its end', () => {
  const sheet = withRows(10_000, [RUNNING])
  sheet.calls.length = 0
  const { counts, run } = pressRefresh(sheet, refreshRequest(sheet))
  expect(counts).toEqual({ moved: 10_000 })
  expect(run.campaigns).toEqual([expect.objectContaining({ done: true, offset: 10_014 })])
  expect(pagesAsked(sheet)).toBe(101)
  const chunks = sheet.calls.filter(({ name }) => name === 'refreshStatusesChunk')
  expect(chunks).toHaveLength(3)
  for (const { ms } of chunks) expect(ms).toBeLessThan(120_000)
}, 60_000)

it('of a large campaign no more is read than it takes to find the selected rows', () => {
  const sheet = withRows(5_000, [RUNNING])
  const { counts } = pressRefresh(sheet, refreshRequest(sheet, { rows: [2, 3] }))
  expect(counts).toEqual({ moved: 2 })
  expect(pagesAsked(sheet)).toBe(1)
})

describe('when HeyReach is in the way', () => {
  it.each([
    ['429', { status: 429 }],
    ['429 with a pause', { status: 429, headers: { 'Retry-After': '7' } }],
    ['500', { status: 500 }],
    ['a lost answer', { drop: 'after' as const }],
  ])('a few times (%s) it goes on by itself', (_, effect) => {
    const sheet = withRows(300, CAMPAIGNS)
    sheet.heyreach.addFault({ route: LEADS_ROUTE, after: 2, times: 3, effect })
    expect(pressRefresh(sheet, refreshRequest(sheet)).counts).toEqual({ moved: 300 })
  })

  it.each([
    ['429', { status: 429 }, 'rate-limited'],
    ['503', { status: 503 }, 'unreachable'],
  ])('for long (%s) it says so with what is done, and goes on from there', (_, effect, code) => {
    const sheet = withRows(6_000, [RUNNING], { every: 100 })
    const mend = sheet.heyreach.addFault({ route: LEADS_ROUTE, after: 45, effect })
    const { run, counts } = pressRefresh(sheet, refreshRequest(sheet))
    expect(run.phase).toMatchObject({ ending: { how: 'error', error: { code } } })
    expect(counts.moved).toBeGreaterThanOrEqual(40)
    const asked = pagesAsked(sheet)
    mend()
    const after = continueRefresh(sheet, run)
    expect(after.phase).toEqual({ kind: 'ended', ending: { how: 'all', error: null } })
    expect(countsOf(after)).toEqual({ moved: 60 })
    // The first 40 pages are not read again.
    expect(pagesAsked(sheet) - asked).toBeLessThanOrEqual(21)
  })

  it('a page that never comes does not keep it going for ever', () => {
    const sheet = withRows(6_000, [RUNNING], { every: 100 })
    // Two chunks: the one that comes as far as that page, and the one that comes no further.
    let chunks = 0
    sheet.heyreach.addFault({ route: LEADS_ROUTE, after: 1, effect: { status: 500 } })
    const { run } = pressRefresh(sheet, refreshRequest(sheet), { person: () => void (chunks += 1) })
    expect([run.phase, chunks]).toMatchObject([{ ending: { how: 'error', error: { code: 'unreachable' } } }, 2])
  })

  it('a key that is switched off meanwhile ends it in words', () => {
    const sheet = withRows(30, [RUNNING])
    const { run, counts } = pressRefresh(sheet, refreshRequest(sheet), { looking: () => sheet.heyreach.revokeKey(sheet.heyreach.keys[ACME] ?? '') })
    expect(run.phase).toMatchObject({ ending: { how: 'error', error: { code: 'bad-key' } } })
    expect(counts).toEqual({})
    expect(statuses(sheet)).toEqual(new Set(['In campaign']))
  })

  it('an answer that cannot be read ends it in words', () => {
    const sheet = withRows(30, [RUNNING])
    sheet.heyreach.addFault({ route: LEADS_ROUTE, effect: { status: 200, body: '<html>Sign in</html>' } })
    expect(pressRefresh(sheet, refreshRequest(sheet)).run.phase).toMatchObject({ ending: { how: 'error', error: { code: 'unexpected-answer' } } })
  })

  it('a campaign that was deleted meanwhile is told, its rows keep what they say, and the others go on', () => {
    const sheet = withRows(30, CAMPAIGNS)
    sheet.heyreach.addFault({ route: LEADS_ROUTE, times: 1, effect: { status: 404, body: '{"errorMessage":"There is no campaign with provided id."}' } })
    const { run, counts } = pressRefresh(sheet, refreshRequest(sheet))
    expect(counts).toEqual({ moved: 20, 'campaign-gone': 10 })
    expect(run.campaigns.map(({ problem }) => problem?.code ?? '').sort()).toEqual(['', '', 'not-found'])
    expect(sheet.column(STATUS_HEADERS.status).filter((status) => status === 'In campaign')).toHaveLength(10)
  })
})

it('cancelled, it keeps what is written and goes on from there', () => {
  const sheet = withRows(6_000, [RUNNING], { every: 100 })
  const { run, counts } = pressRefresh(sheet, refreshRequest(sheet), { person: () => 'cancel' })
  expect(run.phase).toMatchObject({ ending: { how: 'cancelled' } })
  expect(counts).toEqual({ moved: 40 })
  expect(sheet.column(STATUS_HEADERS.status).filter((status) => status === 'Invited')).toHaveLength(40)
  expect(countsOf(continueRefresh(sheet, run))).toEqual({ moved: 60 })
})
