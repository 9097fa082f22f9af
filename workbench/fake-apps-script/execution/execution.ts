/** One execution: whose it is, what it holds, what it has done so far. Services work on this. */
import { EXTRA } from '../costs'
import { refuse } from '../google-error'
import type { Rect, Tab } from '../model/types'
import type { EditorSession, ExecutionRequest, UiEffect } from '../types'
import { projectFor, type HostState } from './host-state'
import type { LoadedProject } from './load-project'
import { createWriteBuffer, type WriteBuffer } from './write-buffer'

const LIMIT_MS = 360_000
const SHORT_LIMIT_MS = 30_000

export interface Execution {
  readonly id: string
  readonly host: HostState
  readonly request: ExecutionRequest
  /** The code it started with: a deployment during the run does not change it. */
  readonly project: LoadedProject
  readonly limitMs: number
  readonly startedAt: number
  readonly writes: WriteBuffer
  readonly effects: UiEffect[]
  readonly log: string[]
  readonly calls: Record<string, number>
  readonly counts: { backend: number; http: number; index: number; cellsRead: number; bytesRead: number }
  /** Where it looks: the person's own session, or a view of its own where nobody is at a keyboard. */
  readonly view: EditorSession
  readonly hasPerson: boolean
  /** Over: nothing it still does has an effect. */
  dead: boolean
  /** A failure of the emulator itself, never to be taken for the script's. */
  defect: unknown
  spreadsheetTouched: boolean

  /** Objects that live as long as the execution: builders, responses, outputs. */
  keep(object: object): number
  kept<T>(id: unknown): T
  tab(id: number): Tab
  /** Writes what is buffered, and lets it cost what it costs. */
  commit(): void
  activate(tabId: number, selection: Rect[]): void
  elapsed(): number
}

export const createExecution = (host: HostState, request: ExecutionRequest): Execution => {
  const writes = createWriteBuffer()
  const objects: object[] = []
  const startedAt = host.clock.now()
  const view = request.session ?? { user: request.user, activeTabId: host.book.tabs[0]?.id ?? 0, selection: [] }
  const effects: UiEffect[] = []
  const short = request.kind === 'simple-trigger' || request.kind === 'custom-function'
  return {
    id: `execution-${host.nextExecution++}`,
    host,
    request,
    project: projectFor(host, request),
    limitMs: short ? (host.options.limits?.shortMs ?? SHORT_LIMIT_MS) : (host.options.limits?.executionMs ?? LIMIT_MS),
    startedAt,
    writes,
    effects,
    log: [],
    calls: {},
    counts: { backend: 0, http: 0, index: 0, cellsRead: 0, bytesRead: 0 },
    view,
    hasPerson: request.session !== undefined,
    dead: false,
    defect: undefined,
    spreadsheetTouched: false,
    keep: (object) => objects.push(object) - 1,
    kept: <T>(id: unknown) => objects[id as number] as T,
    tab: (id) => host.book.tabById(id) ?? refuse(`Sheet ${id} not found`),
    commit: () => {
      const pending = writes.pending()
      if (pending === 0) return
      host.clock.spend(EXTRA.commit.ms + (EXTRA.commit.perCell * pending) / 1000)
      writes.commit()
    },
    activate: (tabId, selection) => {
      view.activeTabId = tabId
      view.selection = selection
      if (request.session) effects.push({ kind: 'activate', tabId, selection: [...selection] })
    },
    elapsed: () => host.clock.now() - startedAt,
  }
}
