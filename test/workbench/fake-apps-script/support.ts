/** A host around a piece of code, with a person at an empty spreadsheet. */
import { createHost } from '../../../workbench/fake-apps-script/create-host'
import { createVirtualClock } from '../../../workbench/fake-apps-script/execution/clock'
import { createBook } from '../../../workbench/fake-apps-script/model/create-book'
import type { BookOptions, Tab } from '../../../workbench/fake-apps-script/model/types'
import { projectFromSource } from '../../../workbench/fake-apps-script/project-from-source'
import type {
  EditorSession,
  ExecutionResult,
  FetchRequest,
  FetchResult,
  HostOptions,
  Manifest,
  VirtualClock,
} from '../../../workbench/fake-apps-script/types'

export const OWNER = 'owner@example.com'
export const EDITOR = 'editor@example.com'

export interface Given extends Partial<Omit<HostOptions, 'book' | 'project' | 'clock'>> {
  html?: Record<string, string>
  manifest?: Partial<Manifest>
  bookOptions?: BookOptions
  clock?: VirtualClock
}

export const hostOf = (code: string, { html, manifest, bookOptions, ...options }: Given = {}) => {
  const book = createBook({ name: 'Book', timeZone: 'Etc/UTC', locale: 'en_US', ...bookOptions })
  const clock = options.clock ?? createVirtualClock()
  const sent: FetchRequest[] = []
  const host = createHost({
    owner: OWNER,
    editors: [EDITOR],
    fetch: (request): FetchResult => {
      sent.push(request)
      return { status: 200, headers: {}, body: 'ok', ms: 50 }
    },
    ...options,
    clock,
    book,
    project: projectFromSource(code, { html, manifest }),
  })
  const tab = book.tabs[0] as Tab
  const session = (user = OWNER): EditorSession => ({
    user,
    activeTabId: tab.id,
    selection: [{ row: 1, column: 1, rows: 1, columns: 1 }],
  })
  const at = session()
  const call = (name: string, ...args: unknown[]): ExecutionResult => host.callFromSidebar(name, args, at)
  const callAs = (user: string, name: string, ...args: unknown[]): ExecutionResult =>
    host.callFromSidebar(name, args, session(user))
  const custom = (name: string, ...args: unknown[]): ExecutionResult =>
    host.run({ kind: 'custom-function', functionName: name, args, user: OWNER, session: session() })
  const trigger = (name: string): ExecutionResult => host.run({ kind: 'time-trigger', functionName: name, user: OWNER })
  const post = (name: string): ExecutionResult => host.run({ kind: 'web-app', functionName: name, args: [{}], user: OWNER })
  return { book, clock, host, tab, at, sent, call, callAs, custom, trigger, post }
}

/** The message of a run that must have failed. */
export const refusalOf = (result: ExecutionResult): string => {
  if (result.ok) throw new Error(`expected a refusal, got ${JSON.stringify(result.value)}`)
  return result.error?.message ?? ''
}

/** Runs one statement from the sidebar and gives its value or Google's words. */
export const evaluate = (expression: string, given: Given = {}): unknown => {
  const { call } = hostOf(`function go() { return ${expression} }`, given)
  const result = call('go')
  return result.ok ? result.value : result.error?.message
}
