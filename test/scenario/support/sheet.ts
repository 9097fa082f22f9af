/** The built add-on in the strict host with the emulated HeyReach behind it, on one virtual clock: what scenarios work with. */
import { createHost } from '../../../workbench/fake-apps-script/create-host'
import { loadProject } from '../../../workbench/fake-apps-script/load-project'
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import type { EditorSession, ExecutionResult, FetchRequest, HostOptions } from '../../../workbench/fake-apps-script/types'
import type { Rect, Tab } from '../../../workbench/fake-apps-script/model/types'
import { createFakeHeyReach } from '../../../workbench/fake-heyreach/create-fake-heyreach'
import { createInProcessTransport } from '../../../workbench/fake-heyreach/in-process-transport'
import type { FakeHeyReachOptions } from '../../../workbench/fake-heyreach/types'
import type { Answer, ServerFunctions } from '../../../src/sidebar/protocol'

export const OWNER = 'owner@example.com'
export const EDITOR = 'editor@example.com'

export interface SheetOptions {
  rows: string[][]
  frozenRows?: number
  locale?: string
  timeZone?: string
  heyreach?: FakeHeyReachOptions
  host?: Partial<HostOptions>
  /** While HeyReach has carried out a request whose answer is still on its way; may run another whole execution. */
  whileOnTheWay?: (request: FetchRequest) => void
}

/** What came of a sidebar call: the answer, or Google's failure. `ms`: how long the page waited, what went on `meanwhile` aside. */
export type Tried<Answered> = ({ kind: 'answer'; answer: Answered } | { kind: 'failure'; message: string; killed: boolean }) & { ms: number }

export interface Call {
  name: string
  ok: boolean
  backendCalls: number
  httpCalls: number
  ms: number
}

/** Read once: the bundle does not change while tests run. */
let project: ReturnType<typeof loadProject> | null = null

/** A clock that moves only when calls cost something. */
export const virtualClock = (start = Date.UTC(2026, 8, 14, 9, 0, 0)) => {
  let now = start
  return { now: () => now, advance: (ms: number) => void (now += ms) }
}

export const openSheet = (options: SheetOptions) => {
  const clock = virtualClock()
  const book = createBook({ name: 'Outreach', timeZone: options.timeZone ?? 'Europe/Ljubljana', locale: options.locale })
  const tab = book.tabs[0] ?? book.insertTab('Leads')
  tab.rename('Leads')
  fillTab(tab, options.rows)
  tab.setFrozenRows(options.frozenRows ?? 1)
  const heyreach = createFakeHeyReach({ now: clock.now, ...options.heyreach })
  const transport = createInProcessTransport(heyreach)
  const host = createHost({
    book,
    project: (project ??= loadProject('dist')),
    owner: OWNER,
    editors: [EDITOR],
    fetch: (request) => {
      const answer = transport(request)
      options.whileOnTheWay?.(request)
      return answer
    },
    clock,
    ...options.host,
  })
  const calls: Call[] = []
  const seen: string[] = []
  const session = (user: string): EditorSession => ({ user, activeTabId: tab.id, selection: [{ row: 2, column: 1, rows: 1, columns: 1 }] })
  const sessions: Record<string, EditorSession> = { [OWNER]: session(OWNER), [EDITOR]: session(EDITOR) }
  const keep = (name: string, result: ExecutionResult): ExecutionResult => {
    const { ok, backendCalls, httpCalls, ms } = result
    calls.push({ name, ok, backendCalls, httpCalls, ms })
    seen.push(JSON.stringify({ value: result.value, error: result.error, effects: result.effects, log: result.log }))
    return result
  }
  const sessionOf = (user: string): EditorSession => sessions[user] ?? session(user)

  let othersMs = 0
  /** Work of others that goes on beside an execution; in this host the execution stands still for it, which nobody there would notice. */
  const meanwhile = <T>(work: () => T): T => {
    const from = clock.now()
    try {
      return work()
    } finally {
      othersMs += clock.now() - from
    }
  }
  const tryAs = <Name extends keyof ServerFunctions>(
    user: string,
    name: Name,
    ...args: Parameters<ServerFunctions[Name]>
  ): Tried<ReturnType<ServerFunctions[Name]>> => {
    const before = othersMs
    const result = keep(name, host.callFromSidebar(name, args, sessionOf(user)))
    const ms = result.ms - (othersMs - before)
    if (!result.ok) return { kind: 'failure', message: result.error?.message ?? '', killed: result.killed ?? false, ms }
    return { kind: 'answer', answer: JSON.parse(String(result.value)) as ReturnType<ServerFunctions[Name]>, ms }
  }

  /** The answer, or an exception where the platform failed. */
  const ask = <Name extends keyof ServerFunctions>(name: Name, ...args: Parameters<ServerFunctions[Name]>) => askAs(OWNER, name, ...args)
  const askAs = <Name extends keyof ServerFunctions>(
    user: string,
    name: Name,
    ...args: Parameters<ServerFunctions[Name]>
  ): ReturnType<ServerFunctions[Name]> => {
    const tried = tryAs(user, name, ...args)
    if (tried.kind === 'failure') throw new Error(tried.killed ? `killed: ${name}` : `${name}: ${tried.message}`)
    return tried.answer
  }

  return {
    book,
    tab,
    host,
    heyreach,
    clock,
    calls,
    /** Everything that anybody could see of the executions so far: answers, errors, pages, toasts, logs. */
    seen,
    ask,
    askAs,
    tryAs,
    meanwhile,
    select: (selection: Rect[], user = OWNER) => void (sessionOf(user).selection = selection),
    open: (user = OWNER) => keep('onOpen', host.open(sessionOf(user))),
    menu: (functionName: string, user = OWNER) =>
      keep(functionName, host.run({ kind: 'menu', functionName, user, session: sessionOf(user) })),
    /** The value, or a failed test that shows the words. */
    value: <T>(answer: Answer<T>): T => {
      if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.title} ${answer.error.help}`)
      return answer.value
    },
    /** A column's displayed texts below the header, by header. */
    column: (header: string): string[] => {
      const column = headerColumn(tab, header)
      return Array.from({ length: tab.lastRow() - 1 }, (_, index) => (column ? tab.displayText(index + 2, column) : ''))
    },
    cell: (row: number, header: string): string => {
      const column = headerColumn(tab, header)
      return column ? tab.displayText(row, column) : ''
    },
  }
}

export type Sheet = ReturnType<typeof openSheet>

const headerColumn = (tab: Tab, header: string): number | null => {
  for (let column = 1; column <= tab.lastColumn(); column += 1) if (tab.displayText(1, column) === header) return column
  return null
}

const fillTab = (tab: Tab, rows: string[][]): void => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (rows.length > tab.rowCount) tab.insertRows(tab.rowCount + 1, rows.length - tab.rowCount)
  tab.enterRaw(1, 1, rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? '')))
}

/** A header and so many good rows. */
export const manyLeads = (count: number): string[][] => [
  ['First name', 'Last name', 'LinkedIn', 'Company', 'Position'],
  ...Array.from({ length: count }, (_, index) => [
    `First${index}`,
    `Last${index}`,
    `https://www.linkedin.com/in/person-${index}-demo/`,
    `Company ${index % 97}`,
    'Head of Operations',
  ]),
]
