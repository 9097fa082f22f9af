/** Functions in formulas in the threaded host: they run by themselves, side by side, and the book hears of their results. */
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import type { Book, Tab } from '../../../workbench/fake-apps-script/model/types'
import { projectFromSource } from '../../../workbench/fake-apps-script/project-from-source'
import { createThreadedHost, type ThreadedHostOptions } from '../../../workbench/fake-apps-script/threaded-host'
import type { ExecutionRequest, FetchResult, ThreadedHost } from '../../../workbench/fake-apps-script/types'

const hosts: ThreadedHost[] = []
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()))
})

const OK: FetchResult = { status: 200, headers: {}, body: 'ok', ms: 0 }

const setUp = (code: string, options: Partial<ThreadedHostOptions> = {}) => {
  const book = options.book ?? createBook({ name: 'Leads', timeZone: 'Etc/UTC', locale: 'en_US' })
  const requests: ExecutionRequest[] = []
  const host = createThreadedHost({
    owner: 'owner@example.com',
    project: projectFromSource(code),
    fetch: () => OK,
    threads: 4,
    onExecution: (request) => requests.push(request),
    ...options,
    book,
  })
  hosts.push(host)
  return { book, host, requests, tab: book.tabs[0] as Tab }
}

/** Resolves when a change of the book has made the cell show this. */
const shows = (book: Book, row: number, column: number, text: string): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (book.tabs[0]?.displayText(row, column) !== text) return
      forget()
      resolve()
    }
    const forget = book.onChange(() => setImmediate(look))
    look()
  })

const ASK = 'function ASK(x) { UrlFetchApp.fetch("https://example.com/" + x); return "got " + x }'

describe('functions in formulas, in threads', () => {
  it('run by themselves after the book has changed, and change it', async () => {
    const { book, tab } = setUp(ASK)
    tab.enter(1, 1, [['=ASK(1)', '=A1&"!"']])
    await shows(book, 1, 2, 'got 1!')
    tab.enter(1, 1, [['=ASK(2)']])
    await shows(book, 1, 2, 'got 2!')
  })

  it('run for formulas that a loaded book has', async () => {
    const book = createBook({ timeZone: 'Etc/UTC', locale: 'en_US' })
    book.tabs[0]?.enter(1, 1, [['=ASK(1)']])
    setUp(ASK, { book })
    await shows(book, 1, 1, 'got 1')
  })

  it('run after a script has written the formula', async () => {
    const { book, host } = setUp(`${ASK}\nfunction write() { SpreadsheetApp.getActiveSheet().getRange('A1').setFormula('=ASK(7)') }`)
    await host.run({ kind: 'time-trigger', functionName: 'write', user: 'owner@example.com' })
    await shows(book, 1, 1, 'got 7')
  })

  it('run side by side, no more at once than there is room, each call once', async () => {
    let inside = 0
    let most = 0
    const open: (() => void)[] = []
    const { host, tab } = setUp(ASK, {
      threads: 3,
      fetch: () =>
        new Promise((resolve) => {
          most = Math.max(most, ++inside)
          open.push(() => {
            inside--
            resolve(OK)
          })
          // Nobody goes on before as many are inside as fit: three, three, then the last one.
          if (inside === 3 || most === 3) for (const go of open.splice(0)) go()
        }),
    })
    tab.enter(1, 1, [[1], [2], [3], [4], [5], [6], [1]])
    tab.enter(1, 2, Array.from({ length: 7 }, (_, index) => [`=ASK(A${index + 1})`]))
    const ran = await host.settleFormulas()
    expect(ran.map(({ ok, httpCalls }) => ok && httpCalls)).toEqual([1, 1, 1, 1, 1, 1])
    expect(most).toBe(3)
    expect(tab.displayText(7, 2)).toBe('got 1')
  })

  it('let others through that read and write the book meanwhile', async () => {
    let answer: (result: FetchResult) => void = () => undefined
    let asked = (): void => undefined
    const underWay = new Promise<void>((resolve) => (asked = resolve))
    const { host, tab } = setUp(
      `${ASK}
      function look() { var s = SpreadsheetApp.getActiveSheet(); s.getRange('C1').setValue('x'); SpreadsheetApp.flush(); return s.getRange('A1:C1').getValues()[0].join() }`,
      {
        fetch: () => {
          asked()
          return new Promise((resolve) => (answer = resolve))
        },
      },
    )
    tab.enter(1, 1, [['=ASK(1)']])
    const settled = host.settleFormulas()
    await underWay
    const session = { user: 'owner@example.com', activeTabId: tab.id, selection: [] }
    expect((await host.callFromSidebar('look', [], session)).value).toBe('Loading...,,x')
    answer(OK)
    await settled
    expect((await host.callFromSidebar('look', [], session)).value).toBe('got 1,,x')
  })

  it('that read the book while it changes come to an end', async () => {
    const { host, tab } = setUp('function WHOLE(n) { return n + SpreadsheetApp.getActiveSheet().getDataRange().getValues().length }')
    tab.enter(1, 1, Array.from({ length: 20 }, (_, index) => [`=WHOLE(${index})`]))
    expect(await host.settleFormulas()).toHaveLength(20)
    expect(tab.displayText(20, 1)).toBe('39')
  })

  it('are ended at their time limit', async () => {
    const { host, tab } = setUp('function SPIN() { for (;;) {} }', { limits: { shortMs: 100 } })
    tab.enter(1, 1, [['=SPIN()']])
    await host.settleFormulas()
    expect(tab.cell(1, 1)?.value).toEqual({ error: '#ERROR!', message: 'Exceeded maximum execution time (line 0).' })
  })

  it('run as the person at the keyboard', async () => {
    const { host, tab, requests } = setUp(ASK)
    host.atKeyboard('mia@example.com')
    tab.enter(1, 1, [['=ASK(1)']])
    await host.settleFormulas()
    expect(requests.map(({ kind, user }) => [kind, user])).toEqual([['custom-function', 'mia@example.com']])
  })

  it('ask again when the project changes, and take no answer from code that is no more', async () => {
    const answers: ((result: FetchResult) => void)[] = []
    let asked = (): void => undefined
    const underWay = new Promise<void>((resolve) => (asked = resolve))
    const { host, tab } = setUp(ASK, {
      fetch: () => {
        asked()
        return new Promise((resolve) => answers.push(resolve))
      },
    })
    tab.enter(1, 1, [['=ASK(1)']])
    const settled = host.settleFormulas()
    await underWay
    host.setProject(projectFromSource('function ASK(x) { return "new " + x }'))
    await shows(host.book, 1, 1, 'new 1')
    answers.forEach((answer) => answer(OK))
    await settled
    expect(tab.displayText(1, 1)).toBe('new 1')
  })
})
