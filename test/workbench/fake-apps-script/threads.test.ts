/** Executions in worker threads: side by side, killed for good, no reply ever lost. */
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import { projectFromSource } from '../../../workbench/fake-apps-script/project-from-source'
import { createThreadedHost, type ThreadedHostOptions } from '../../../workbench/fake-apps-script/threaded-host'
import type { EditorSession, ThreadedHost } from '../../../workbench/fake-apps-script/types'

const hosts: ThreadedHost[] = []
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()))
})

const setUp = (code: string, options: Partial<ThreadedHostOptions> = {}) => {
  const book = createBook({ name: 'Leads' })
  const host = createThreadedHost({
    book,
    owner: 'owner@example.com',
    project: projectFromSource(code),
    fetch: () => ({ status: 200, headers: {}, body: 'ok', ms: 0 }),
    threads: 4,
    ...options,
  })
  hosts.push(host)
  const session: EditorSession = { user: 'owner@example.com', activeTabId: book.tabs[0]?.id ?? 0, selection: [] }
  return { book, host, call: (name: string, ...args: unknown[]) => host.callFromSidebar(name, args, session) }
}

describe('threads', () => {
  it('give what the in-process host gives', async () => {
    const { call, book } = setUp(`function go(text) {
      var sheet = SpreadsheetApp.getActiveSheet()
      sheet.getRange(1, 1, 1, 2).setValues([[text, 2]])
      return { values: sheet.getRange('A1:B1').getValues(), fetched: UrlFetchApp.fetch('https://example.com/').getContentText() }
    }`)
    const result = await call('go', 'ada')
    expect(result).toMatchObject({
      ok: true,
      value: { values: [['ada', 2]], fetched: 'ok' },
      calls: { 'Range.setValues': 1, 'Range.getValues': 1 },
      httpCalls: 1,
    })
    expect(book.tabs[0]?.displayText(1, 1)).toBe('ada')
  })

  it('share no global state between executions, also in the same thread (platform facts §10.3)', async () => {
    const { call } = setUp('var n = 0\nfunction count() { globalThis.left = (globalThis.left || 0) + 1; return [++n, left] }', {
      threads: 1,
    })
    expect((await call('count')).value).toEqual([1, 1])
    expect((await call('count')).value).toEqual([1, 1])
  })

  it('lose no reply over thousands of calls from several threads', async () => {
    const { call } = setUp(`function many(n) {
      var props = PropertiesService.getScriptProperties(), wrong = 0
      for (var i = 0; i < 1000; i++) { props.setProperty('k' + n, String(i));
        if (props.getProperty('k' + n) !== String(i)) wrong++ }
      return wrong
    }`)
    const results = await Promise.all([1, 2, 3, 4].map((n) => call('many', n)))
    expect(results.map((result) => result.value)).toEqual([0, 0, 0, 0])
  })

  it('run side by side: one waits for the lock that another holds (platform facts §10.10)', async () => {
    const { call, book } = setUp(`function append(text) {
      var lock = LockService.getScriptLock()
      lock.waitLock(10000)
      var sheet = SpreadsheetApp.getActiveSheet()
      var row = sheet.getLastRow() + 1
      Utilities.sleep(20)
      sheet.getRange(row, 1).setValue(text)
      SpreadsheetApp.flush()
      lock.releaseLock()
    }`)
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => call('append', text)))
    expect(book.tabs[0]?.lastRow()).toBe(4)
  })

  it('lose rows without a lock: appendRow reads the last row, and writes later (platform facts §10.9)', async () => {
    let inside = 0
    const open: (() => void)[] = []
    // Both executions have appended before either commits.
    const bothThere = () =>
      new Promise<{ status: number; headers: Record<string, string>; body: string; ms: number }>((resolve) => {
        open.push(() => resolve({ status: 200, headers: {}, body: '', ms: 0 }))
        if (++inside === 2) for (const go of open.splice(0)) go()
      })
    const { call, book } = setUp(
      `function append(text) { SpreadsheetApp.getActiveSheet().appendRow([text]); UrlFetchApp.fetch('https://example.com/') }`,
      { fetch: bothThere },
    )
    await Promise.all([call('append', 'a'), call('append', 'b')])
    expect(book.tabs[0]?.lastRow()).toBe(1)
  })

  it('end a busy loop at the time limit (platform facts §10.4)', async () => {
    const { call, host } = setUp(
      'function spin() { try { for (;;) {} } finally { PropertiesService.getScriptProperties().setProperty("finally", "ran") } }',
      {
        limits: { executionMs: 300 },
      },
    )
    expect(await call('spin')).toMatchObject({ ok: false, killed: true, error: { message: 'Exceeded maximum execution time' } })
    expect(host.snapshot()).toMatchObject({ properties: {} })
    expect((await call('spin')).killed).toBe(true)
  })

  it('end where a call is killed: no catch, no later effect, locks let go (platform facts §10.4)', async () => {
    const { call, host } = setUp(
      `function go() {
        LockService.getScriptLock().waitLock(1000)
        try { UrlFetchApp.fetch('https://example.com/') } catch (e) {} finally { PropertiesService.getScriptProperties().setProperty('after', 'x') }
      }
      function free() { return LockService.getScriptLock().tryLock(0) }`,
      { onCall: ({ name }) => (name === 'UrlFetchApp.fetch' ? 'kill' : undefined) },
    )
    expect((await call('go')).killed).toBe(true)
    expect(host.snapshot()).toMatchObject({ properties: {} })
    expect((await call('free')).value).toBe(true)
  })

  it.each([
    ['queue', [true, true]],
    ['reject', [true, false]],
  ] as const)('one execution more than fits: %s (platform facts §10.13)', async (overThirty, expected) => {
    const { call } = setUp('function nap() { Utilities.sleep(30) }', { threads: 1, switches: { overThirty } })
    const results = await Promise.all([call('nap'), call('nap')])
    expect(results.map((result) => result.ok)).toEqual(expected)
    if (!expected[1])
      expect(results[1]?.error?.message).toBe('There are too many scripts running simultaneously for this Google user account.')
  })

  it('of a closed host are refused, those that waited too', async () => {
    let started = (): void => undefined
    const running = new Promise<void>((resolve) => (started = resolve))
    const { call, host } = setUp('function nap() { Utilities.sleep(60000) }', { threads: 1, onCall: () => started() })
    const both = Promise.allSettled([call('nap'), call('nap')])
    await running
    await host.close()
    const [first, second] = await both
    expect(first).toMatchObject({ value: { killed: true } })
    expect(second).toMatchObject({ reason: { message: 'the host is closed' } })
    await expect(call('nap')).rejects.toThrow('the host is closed')
  })

  it('wait for a person to answer a dialog', async () => {
    const { call } = setUp(
      `function ask() { var ui = SpreadsheetApp.getUi(); return ui.alert('Sure?', ui.ButtonSet.YES_NO) === ui.Button.YES }`,
      {
        answerDialog: () => Promise.resolve({ button: 'YES' }),
      },
    )
    expect((await call('ask')).value).toBe(true)
  })
})
