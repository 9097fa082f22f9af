/**
 * A lead sheet as it is after years, 3,000 rows of it: what the preview makes of it and what that costs, and what a whole run leaves
 * behind. What each row is comes from whoever made the file, not from the code that is tried here.
 */
import { readFileSync } from 'node:fs'
import type { NotAProfileKind } from '../../src/linkedin/normalize-profile-url'
import { ADD_CHUNK_SIZE, type AddOptions, type AddPreview, type AddRequest } from '../../src/sidebar/protocol'
import { notAProfileInWords } from '../../src/words'
import { HEADER, makeMessyLeads, messyLeadsCsv, ROWS, type MessyRow } from '../fixtures/make-messy-leads.mjs'
import { BUYER, LONG_COMPANY } from '../fixtures/messy-leads/odd-texts.mjs'
import { readCsv } from './support/read-csv'
import { manyLeads, openSheet, type Sheet, type SheetOptions } from './support/sheet'

const FILE = 'test/fixtures/messy-leads.csv'
const RUNNING = 61001
const NO_TICKS: AddOptions = { withoutName: false, inOtherCampaign: false, restartFinished: false, resumePaused: false }
const SENDER_IDS: Record<string, number> = { 'Mira Okafor': 71001, 'Jonas Reyes': 71002 }
const columnOf = (header: string): number => HEADER.indexOf(header) + 1

/** What the file's rows are, by their row on the sheet. */
const truths: ReadonlyMap<number, MessyRow> = new Map(makeMessyLeads().rows.map((row, index) => [index + 2, row]))
const truthOf = (row: number): MessyRow => truths.get(row) ?? missing(`no row ${row}`)
const isFilled = (row: number): boolean => truthOf(row).kind !== 'blank'
const cellOf = (row: number, header: string): string => truthOf(row).cells[columnOf(header) - 1] ?? ''
const allRows = [...truths.keys()]

function missing(words: string): never {
  throw new Error(words)
}

const connected = (options: SheetOptions): Sheet => {
  const sheet = openSheet({ heyreach: { latencyMs: 300 }, ...options })
  sheet.value(sheet.ask('connectHeyReach', { key: sheet.heyreach.keys['Acme Robotics'] ?? '', holder: 'me', workspaceName: 'Acme' }))
  return sheet
}

/** The file's first rows on a sheet. A CSV carries no links, so they are put in. */
const messySheet = (count = ROWS): Sheet => {
  const sheet = connected({ rows: readCsv(readFileSync(FILE, 'utf8')).slice(0, count + 1) })
  putLinks(sheet, count)
  return sheet
}

const putLinks = (sheet: Sheet, count = ROWS): void => {
  for (const row of allRows.slice(0, count)) {
    const { link } = truthOf(row)
    if (link !== null) sheet.tab.setLink(row, columnOf('LinkedIn'), cellOf(row, 'LinkedIn'), link)
  }
}

const requestFor = (sheet: Sheet, first = 2, last = sheet.tab.lastRow()): AddRequest => {
  sheet.select([{ row: first, column: 1, rows: last - first + 1, columns: 5 }])
  const { tabId, headerRow, columns, mapping, blocks } = sheet.value(sheet.ask('readSelection'))
  // Guessed only where the two parts have no columns of their own.
  if (columns.some(({ key }) => key === 'Name')) mapping.fields.fullName = 'Name'
  return { tabId, headerRow, scope: 'selection', campaignId: RUNNING, mapping, blocks, options: NO_TICKS }
}

const previewOf = (sheet: Sheet, request = requestFor(sheet)): AddPreview => sheet.value(sheet.ask('previewAddLeads', request))

const lastCall = (sheet: Sheet, name: string) => sheet.calls.filter((call) => call.name === name).pop() ?? missing(`no call of ${name}`)

/** Where each of these rows belongs, from the first to the last: reason → rows; '' for those that are added. */
const expectedPlaces = (rows: number[], custom: (row: MessyRow) => string[] = () => []): Map<string, number[]> => {
  const places = new Map<string, number[]>()
  const seen = new Set<string>()
  for (const row of rows.filter(isFilled)) {
    const place = placeOf(truthOf(row), seen, custom)
    places.set(place, [...(places.get(place) ?? []), row])
  }
  return places
}

const placeOf = (row: MessyRow, seen: Set<string>, custom: (row: MessyRow) => string[]): string => {
  const { kind, slug, senderUnknown } = row
  if (slug === null) return notAProfileInWords(kind as NotAProfileKind)
  if (seen.has(slug)) return 'same person as another selected row'
  const cell = (header: string): string => row.cells[columnOf(header) - 1]?.trim() ?? ''
  const { first, last } = nameOf(row, cell('Name'))
  if ([first, last, ...SENT.map(cell), ...custom(row)].some((text) => ERROR_VALUES.includes(text))) return 'an error value in place of a text'
  if (first === '') return 'no first name'
  if (last === '') return 'no last name'
  if (senderUnknown) return 'unknown sender'
  seen.add(slug)
  return ''
}

/** A dash is nobody's name: then the whole name counts, where it has two parts. */
const nameOf = ({ first, last }: MessyRow, whole: string): { first: string; last: string } => {
  if (last !== '-') return { first, last }
  if (ERROR_VALUES.includes(whole)) return { first, last: whole }
  return { first, last: whole.startsWith(`${first} `) ? whole.slice(first.length + 1) : '' }
}

/** The columns that the mapping sends besides the names. */
const SENT = ['Company', 'Title', 'Email']
const ERROR_VALUES = ['#N/A', '#REF!', '#ERROR!', '#VALUE!', '#DIV/0!', '#NAME?']

const placesIn = ({ people, skipped }: AddPreview): Map<string, number[]> =>
  new Map([['', people.map(({ row }) => row)] as [string, number[]], ...skipped.map(({ reason, rows }): [string, number[]] => [reason, rows])])

const sorted = (places: Map<string, number[]>) => [...places].sort(([a], [b]) => (a < b ? -1 : 1))

describe('the file', () => {
  it('is what its generator makes: change that, and run it again', () => {
    expect(readFileSync(FILE).equals(Buffer.from(messyLeadsCsv(makeMessyLeads())))).toBe(true)
  })

  it('holds 3,000 rows and every kind of cell that is nobody’s profile', () => {
    const kinds: Record<NotAProfileKind, true> = {
      ...{ empty: true, 'sales-navigator': true, recruiter: true, company: true, school: true, post: true, search: true, job: true, group: true },
      ...{ 'short-link': true, 'legacy-pub': true, 'legacy-view': true, 'member-id': true, 'no-slug': true, 'unclear-slug': true },
      ...{ 'damaged-id': true, 'several-profiles': true, 'other-linkedin': true, 'other-site': true, email: true, 'not-a-url': true },
    }
    const rows = readCsv(readFileSync(FILE, 'utf8'))
    expect([rows.length, new Set(rows.map(({ length }) => length))]).toEqual([3_001, new Set([HEADER.length])])
    expect(new Set([...truths.values()].map(({ kind }) => kind))).toEqual(new Set(['profile', 'blank', ...Object.keys(kinds)]))
  })
})

describe('the preview of 3,000 messy rows', () => {
  const sheet = messySheet()
  const preview = previewOf(sheet)

  it('puts every filled row into exactly one place, with one group a reason', () => {
    const rows = [...placesIn(preview).values()].flat()
    expect(rows).toHaveLength(new Set(rows).size)
    expect([...rows].sort((a, b) => a - b)).toEqual(allRows.filter(isFilled))
    const reasons = preview.skipped.map(({ reason }) => reason)
    expect(reasons).toHaveLength(new Set(reasons).size)
    // Every kind of cell that is no profile, and five reasons more.
    expect(reasons.length).toBeLessThanOrEqual(26)
  })

  it('gives each row the reason that it was made with', () => {
    expect(sorted(placesIn(preview))).toEqual(sorted(expectedPlaces(allRows)))
  })

  it('says of a row that repeats a person which row has them', () => {
    const added = expectedPlaces(allRows).get('') ?? []
    const firstRowOf = new Map([...added].reverse().map((row) => [truthOf(row).slug, row]))
    const twins = preview.skipped.find(({ reason }) => reason.startsWith('same person'))
    expect(twins?.details).toEqual(twins?.rows.map((row) => `same person as row ${firstRowOf.get(truthOf(row).slug)}`))
    // Of 210 twins two follow a row that is left out itself: they are added in its place.
    expect(twins?.rows).toHaveLength(208)
  })

  it('knows who each row is, in whatever spelling', () => {
    for (const { key, row } of preview.people) expect([row, decodeURIComponent(key)]).toEqual([row, `in/${truthOf(row).slug}`])
  })

  it('takes a cell’s link where its text is no URL', () => {
    const linked = preview.people.filter(({ row }) => truthOf(row).link !== null)
    const places = expectedPlaces(allRows).get('') ?? []
    expect(linked.map(({ row }) => row)).toEqual(places.filter((row) => truthOf(row).link !== null))
    expect(linked.length).toBeGreaterThan(30)
  })

  it('is the same where Sheets has taken texts for formulas, numbers and dates', () => {
    const typed = messySheet()
    typed.tab.enter(1, 1, readCsv(readFileSync(FILE, 'utf8')))
    putLinks(typed)
    const notes = allRows.map((row) => typed.tab.cell(row, columnOf('Notes')))
    expect(notes.filter((cell) => cell?.formula !== undefined).length).toBeGreaterThan(100)
    expect(notes.filter((cell) => typeof cell?.value === 'number').length).toBeGreaterThan(100)
    // What looked like a formula and is none shows an error value now: that row, and who repeats its person, moves.
    const shows = (row: number) => ['First name', 'Last name', 'Name', ...SENT].map((header) => typed.tab.displayText(row, columnOf(header)))
    const moved = new Set(allRows.filter((row) => shows(row).some((text) => ERROR_VALUES.includes(text))).map((row) => truthOf(row).slug))
    const unmoved = (places: Map<string, number[]>) => sorted(new Map([...places].map(([reason, rows]) => [reason, rows.filter((row) => !moved.has(truthOf(row).slug))])))
    expect(moved.size).toBeLessThan(600)
    expect(unmoved(placesIn(previewOf(typed)))).toEqual(unmoved(placesIn(preview)))
  })

  it('says what is wrong with the headers', () => {
    expect(sheet.value(sheet.ask('readSelection')).remarks).toEqual([expect.stringContaining('Column I has no header'), expect.stringContaining('“Notes”')])
  })
})

describe('what the preview of 3,000 messy rows costs', () => {
  // 10 calls and 3.1 s; with an old status 15 and 3.9 s, HeyReach's 0.3 s in it; reading the selection before it 7 and 1.6 s.
  it('is at most 25 backend calls and 4 s, with the campaign’s status fresh and with an old one', () => {
    const sheet = messySheet()
    const request = requestFor(sheet)
    previewOf(sheet, request)
    sheet.clock.advance(120_000)
    previewOf(sheet, request)
    const costs = sheet.calls.filter(({ name }) => name === 'previewAddLeads')
    for (const { backendCalls, ms } of costs) {
      expect(backendCalls).toBeLessThanOrEqual(25)
      expect(ms).toBeLessThan(4_000)
    }
  })

  it('is as many calls as for 30 and for 300 rows', () => {
    const calls = [30, 300, ROWS].map((count) => {
      const sheet = messySheet(count)
      previewOf(sheet)
      return [lastCall(sheet, 'readSelection').backendCalls, lastCall(sheet, 'previewAddLeads').backendCalls]
    })
    expect(calls[1]).toEqual(calls[0])
    expect(calls[2]).toEqual(calls[0])
  })
})

describe('hidden rows among 3,000 messy ones', () => {
  /** Row and how many: at both ends, alone, in a row, with blank ones among them. */
  const RUNS: [first: number, count: number][] = [[2, 39], [500, 1], [777, 3], [1_200, 400], [2_990, 12]]
  const byHand = new Set(RUNS.flatMap(([first, count]) => Array.from({ length: count }, (_, index) => first + index)))
  const byFilter = new Set(allRows.filter((row) => cellOf(row, 'Title') === BUYER))
  const sheet = messySheet()
  const filter = () => {
    sheet.tab.setFilter({ row: 1, column: 1, rows: ROWS + 1, columns: HEADER.length })
    sheet.tab.setColumnFilter(columnOf('Title'), [BUYER])
  }
  const hide = () => RUNS.forEach(([first, count]) => sheet.tab.hideRows(first, count))

  beforeEach(() => {
    sheet.tab.setFilter(null)
    sheet.tab.showRows(1, ROWS + 1)
  })

  it.each([
    ['none', () => undefined, new Set<number>()],
    ['a filter’s', filter, byFilter],
    ['those hidden by hand', hide, byHand],
    ['both', () => (filter(), hide()), new Set([...byFilter, ...byHand])],
  ])('are left out and counted: %s', (_, change, hidden) => {
    change()
    const preview = previewOf(sheet)
    expect(preview.hiddenRowCount).toBe([...hidden].filter(isFilled).length)
    expect(sorted(placesIn(preview))).toEqual(sorted(expectedPlaces(allRows.filter((row) => !hidden.has(row)))))
  })
})

describe('hidden rows', () => {
  it.each(['en_US', 'de_DE', 'fr_FR'])('are found in a %s spreadsheet', (locale) => {
    const sheet = connected({ rows: manyLeads(5), locale })
    sheet.tab.hideRows(3, 1)
    expect(previewOf(sheet).hiddenRowCount).toBe(1)
  })

  it('are found among more rows than one formula tells of', () => {
    const sheet = connected({ rows: manyLeads(20_100) })
    for (const row of [2, 10_001, 10_002, 20_001, 20_101]) sheet.tab.hideRows(row, 1)
    const preview = previewOf(sheet)
    expect(preview.hiddenRowCount).toBe(5)
    expect(preview.people).toHaveLength(20_095)
    expect(new Set(preview.people.map(({ row }) => row)).has(10_001)).toBe(false)
  })
})

describe('adding all 3,000 messy rows', () => {
  it('leaves on every filled row a status that agrees with what HeyReach has, and names as they stand', () => {
    const sheet = messySheet()
    const request = requestFor(sheet)
    request.mapping.customFields = [
      { name: 'Notes', column: 'Notes' },
      { name: 'More notes', column: 'Notes (2)' },
    ]
    const before = new Set(sheet.heyreach.ledger(RUNNING).map(({ profileUrl }) => profileUrl))
    const preview = previewOf(sheet, request)
    sheet.value(sheet.ask('startAddLeads', { request, waiting: preview.people.slice(ADD_CHUNK_SIZE), skipped: preview.skipped }))
    for (let from = 0; from < preview.people.length; from += ADD_CHUNK_SIZE) {
      const chunk = sheet.value(sheet.ask('addLeadsChunk', { request, people: preview.people.slice(from, from + ADD_CHUNK_SIZE) }))
      expect(chunk.stopped).toBeNull()
    }
    sheet.value(sheet.ask('finishAddLeads', { request, statusShown: preview.campaign.status, statusBefore: preview.campaign.status }))

    const ledger = new Map(sheet.heyreach.ledger(RUNNING).map((entry) => [entry.profileUrl, entry]))
    const notes = ({ cells }: MessyRow): string[] => [cells[columnOf('Notes') - 1] ?? '', cells[HEADER.lastIndexOf('Notes')] ?? '']
    const sent = new Set(expectedPlaces(allRows, notes).get(''))
    const status = sheet.column('HeyReach status')
    const expected = (row: number): string =>
      !isFilled(row) ? '' : !sent.has(row) ? 'Not added' : cellOf(row, 'Company') === LONG_COMPANY ? 'Failed' : 'In campaign'
    expect(allRows.filter((row) => status[row - 2] !== expected(row)).map((row) => [row, status[row - 2], expected(row), truthOf(row)])).toEqual([])
    for (const row of sent) {
      const { slug, sender } = truthOf(row)
      const { first, last } = nameOf(truthOf(row), cellOf(row, 'Name'))
      const url = `https://www.linkedin.com/in/${slug}`
      const entry = ledger.get(url)
      if (expected(row) === 'Failed') {
        expect([row, entry]).toEqual([row, undefined])
        continue
      }
      expect([row, entry?.added]).toEqual([row, before.has(url) ? 0 : 1])
      expect(entry?.lead).toMatchObject({ firstName: first, lastName: last })
      if (sender !== null && !before.has(url)) expect([row, entry?.linkedInAccountId]).toEqual([row, SENDER_IDS[sender]])
      const fields = [['Notes', cellOf(row, 'Notes')], ['More_notes', truthOf(row).cells[HEADER.lastIndexOf('Notes')] ?? '']]
      expect(entry?.lead.customUserFields).toEqual(fields.flatMap(([name, value = '']) => (value.trim() === '' ? [] : [{ name, value: value.trim() }])))
    }
    const added = [...ledger.values()].filter((entry) => entry.added + entry.updated > 0)
    expect(added).toHaveLength([...sent].filter((row) => expected(row) === 'In campaign').length)
  })
})
