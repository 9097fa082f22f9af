/** =HEYREACH_LEAD, run by the host as a custom function: who is answered from where, and at which price. */
import { contact, formulaSheet, mostIn, profileUrl, urlsOf } from './support/formulas'
import { OWNER } from './support/sheet'

const NOT_ASKED = /^Not asked yet: (\d+) to go\. Change the third argument \(1, 2, 3 …\) in a minute to go on\.$/

it('answers 5,000 cells of people in Contacts in one execution, without asking HeyReach', () => {
  const urls = urlsOf(5_000, 'person')
  const sheet = formulaSheet({ contacts: urls.map((_, index) => contact(`person-${index}-demo`)) })
  const rows = sheet.lead(urls)
  expect(rows).toHaveLength(5_000)
  expect(rows[4_999]).toEqual(['Name of person-4999-demo', 'CFO', 'Kontor AG', 'Bremen', 'Replied'])
  const { backendCalls, ms } = sheet.last()
  expect(sheet.asked()).toHaveLength(0)
  expect(backendCalls).toBeLessThanOrEqual(12)
  expect(ms).toBeLessThan(6_000)
})

it('asks about 500 others at the pace, each execution in time, and asked again is silent', () => {
  const sheet = formulaSheet({ known: 500 })
  const urls = urlsOf(500, 'known')
  let left = 500
  for (let round = 1; left > 0; round += 1) {
    expect(round).toBeLessThan(5)
    const rows = sheet.lead(urls, 'Name, Headline', round)
    expect(sheet.last().ms).toBeLessThan(30_000)
    const answers = rows.map(([first]) => String(first))
    const words = answers.filter((text) => !/^Known\d+ Person$/.test(text))
    left = words.length
    for (const text of words) expect(NOT_ASKED.exec(text)?.[1]).toBe(String(left))
    sheet.clock.advance(60_000)
  }
  expect(sheet.asked()).toHaveLength(500)
  expect(mostIn(60_000, sheet.asked().map(({ at }) => at))).toBeLessThanOrEqual(240)
  expect(sheet.lead(urls, 'Name, Headline', 'again')[499]).toEqual(['Known499 Person', 'Headline 499'])
  expect(sheet.asked()).toHaveLength(500)
  expect(sheet.last().httpCalls).toBe(0)
})

it('remembers whom HeyReach does not know', () => {
  const sheet = formulaSheet()
  const urls = urlsOf(30, 'nobody')
  expect(sheet.lead(urls)[29]).toEqual(['Not known to HeyReach', '', '', '', ''])
  sheet.lead(urls, 'Name', 2)
  expect(sheet.asked()).toHaveLength(30)
})

it('asks again after hours, and sooner about those whom HeyReach did not know', () => {
  const sheet = formulaSheet({ known: 1 })
  const urls = [[profileUrl('known-0-demo')], [profileUrl('nobody-demo')]]
  sheet.lead(urls)
  sheet.clock.advance(2 * 3_600_000)
  sheet.lead(urls)
  expect(sheet.asked().map(({ body }) => JSON.parse(body).profileUrl)).toEqual([urls[0]?.[0], urls[1]?.[0], urls[1]?.[0]])
  sheet.clock.advance(5 * 3_600_000)
  sheet.lead(urls)
  expect(sheet.asked()).toHaveLength(5)
})

it('answers with a cache that keeps nothing', () => {
  const sheet = formulaSheet({ known: 3, host: { switches: { cacheMode: 'always-miss' } } })
  for (const round of [1, 2]) expect(sheet.lead(urlsOf(3, 'known'), 'Name', round)).toEqual([['Known0 Person'], ['Known1 Person'], ['Known2 Person']])
  expect(sheet.asked()).toHaveLength(6)
})

it('keeps what HeyReach said in at most 256 entries of 90 KB', () => {
  const sheet = formulaSheet({ known: 700 })
  for (const round of [1, 2, 3]) {
    sheet.lead(urlsOf(700, 'known'), 'About', round)
    sheet.clock.advance(60_000)
  }
  const { cache } = sheet.host.snapshot() as { cache: Record<string, Record<string, string>> }
  const entries = Object.entries(cache['script'] ?? {}).filter(([name]) => name.startsWith('heyreach.leads.'))
  expect(entries.length).toBeGreaterThan(200)
  expect(entries.length).toBeLessThanOrEqual(256)
  for (const [, text] of entries) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(90_000)
})

describe('where HeyReach does not answer', () => {
  const urls = [[profileUrl('in-contacts')], [profileUrl('known-0-demo')]]
  const contacts = [contact('in-contacts')]
  const fromContacts = ['Name of in-contacts', 'Replied']

  it.each(['me', null] as const)('without a shared key people in Contacts are answered, others get words (key of: %s)', (holder) => {
    const sheet = formulaSheet({ contacts, known: 1, holder })
    expect(sheet.lead(urls, 'Name, Stage')).toEqual([
      fromContacts,
      ['Not in Contacts. To ask HeyReach, connect with a key for everyone who can edit this sheet.', ''],
    ])
    expect(sheet.asked()).toHaveLength(0)
  })

  it('a bad key is told in the cells concerned, after one look', () => {
    const sheet = formulaSheet({ contacts, known: 1 })
    sheet.heyreach.revokeKey(sheet.acme)
    const [first, second] = sheet.lead([...urls, ...urlsOf(50, 'other')], 'Name, Stage')
    expect(first).toEqual(fromContacts)
    expect(second).toEqual([expect.stringMatching(/^HeyReach does not accept the key of this sheet\. .*third argument/), ''])
    expect(sheet.asked().length).toBeLessThanOrEqual(10)
  })

  it.each([
    ['down', { status: 503 }, /^HeyReach could not be reached, or did not answer in time\. Change the third argument/],
    ['cut off', { drop: 'before' as const }, /^HeyReach could not be reached/],
    ['slowing us down', { status: 429 }, /^HeyReach asks us to slow down\. Change the third argument/],
    ['not to be understood', { status: 200, body: '<html>' }, /^HeyReach gave an answer that we could not read\. Change/],
  ])('%s: words within the time that a formula has, and nothing of it is kept', (_, effect, words) => {
    const sheet = formulaSheet({ contacts, known: 400 })
    const clear = sheet.heyreach.addFault({ effect })
    const rows = sheet.lead([...urls, ...urlsOf(300, 'known')], 'Name, Stage')
    expect(sheet.last().ms).toBeLessThan(30_000)
    expect(rows[0]).toEqual(fromContacts)
    expect(rows[1]).toEqual([expect.stringMatching(words), ''])
    expect(mostIn(60_000, sheet.asked().map(({ at }) => at))).toBeLessThanOrEqual(240)
    clear()
    sheet.clock.advance(120_000)
    expect(sheet.lead(urls, 'Name, Stage', 1)).toEqual([fromContacts, ['Known0 Person', '']])
  })

  it.each(['honoured', 'ignored'] as const)('answering slowly: words before Google breaks the formula off (how long to wait is %s)', (fetchTimeout) => {
    const sheet = formulaSheet({ known: 300, host: { switches: { fetchTimeout } } })
    sheet.heyreach.addFault({ effect: { delayMs: 20_000 } })
    const rows = sheet.lead(urlsOf(300, 'known'), 'Name')
    expect(sheet.last().ms).toBeLessThan(30_000)
    expect(rows[0]).toEqual([expect.stringMatching(fetchTimeout === 'honoured' ? /^HeyReach could not be reached/ : /^Known0 Person$/)])
    expect(rows[299]).toEqual([expect.stringMatching(NOT_ASKED)])
  })

  it('Google’s daily limit is told as Google says it', () => {
    const sheet = formulaSheet({ contacts, known: 1, host: { dailyLimits: { urlfetch: 3 } } })
    expect(sheet.lead(urls, 'Name')[1]).toEqual([expect.stringMatching(/^Google Sheets refused this\. .*urlfetch/)])
  })
})

it('nothing that anybody sees or that is kept holds the key, and nothing is written', () => {
  const sheet = formulaSheet({ contacts: [contact('in-contacts')], known: 2 })
  const before = JSON.stringify(sheet.book.toJson())
  sheet.lead([...urlsOf(4, 'known'), [profileUrl('in-contacts')]])
  sheet.heyreach.addFault({ effect: { status: 400, body: JSON.stringify({ errorMessage: `wrong: ${sheet.acme}` }) } })
  sheet.lead(urlsOf(3, 'other'), 'Name', 2)
  const { cache } = sheet.host.snapshot() as { cache: unknown }
  expect(JSON.stringify([sheet.results, cache])).not.toContain(sheet.acme)
  expect(JSON.stringify(sheet.book.toJson())).toBe(before)
  const calls = sheet.results.flatMap((result) => Object.keys(result.calls))
  expect(calls.filter((name) => /\.(set|append|insert|delete)/.test(name))).toEqual([])
  expect(sheet.asked().map(({ route }) => route).filter((route) => route !== '/lead/GetLead')).toEqual([])
})

it('the page of the web app learns nothing by calling it', () => {
  const sheet = formulaSheet({ contacts: [contact('in-contacts')] })
  // As in the web app: there is no Ui, and what needs consent is open.
  const { ok, calls } = sheet.host.run({ kind: 'time-trigger', functionName: 'HEYREACH_LEAD', args: [profileUrl('in-contacts')], user: OWNER })
  expect(ok).toBe(true)
  expect(Object.keys(calls).sort()).toEqual(['ScriptApp.getProjectTriggers', 'SpreadsheetApp.getUi'])
})
