/** The strict host's own terms: who runs what, in which context, and what comes of it. */
import type { Book, Rect } from './model/types'
import type { Usage } from './stores/daily-counters'
import type { StoredTrigger } from './stores/triggers'
import type { DueTrigger } from './triggers/due-times'

/** A person's view of the book: what `getActiveRangeList` and friends see, and what scripts can change. */
export interface EditorSession {
  user: string
  activeTabId: number
  /** The range with the current cell is last. */
  selection: Rect[]
}

export type ExecutionKind =
  | 'menu' // AuthMode FULL, with UI
  | 'sidebar' // google.script.run: FULL, with UI
  | 'simple-trigger' // onOpen: LIMITED, UI menus only, 30 s
  | 'time-trigger' // FULL, no UI
  | 'web-app' // doGet/doPost as the deployer, no UI
  | 'custom-function' // read-only, 30 s

export interface ExecutionRequest {
  kind: ExecutionKind
  functionName: string
  args?: unknown[]
  /** The effective user. */
  user: string
  /** Present where a person is at the keyboard. */
  session?: EditorSession
  /** Which deployment of the web app is called, where there are several. */
  deployment?: string
  /** Of the trigger that started it. */
  triggerId?: string
}

/** What the script did to the person's screen, in order. */
export type UiEffect =
  | { kind: 'menu'; caption: string; items: MenuItem[] }
  | { kind: 'sidebar'; title: string; html: string }
  | { kind: 'dialog'; title: string; html: string; width: number; height: number; modal: boolean }
  | { kind: 'toast'; message: string; title: string; seconds: number }
  | { kind: 'activate'; tabId: number; selection: Rect[] }

export type MenuItem = { kind: 'item'; caption: string; functionName: string } | { kind: 'separator' } | { kind: 'submenu'; caption: string; items: MenuItem[] }

export interface ExecutionResult {
  ok: boolean
  /** The return value: for 'sidebar' after google.script.run's rules, for 'web-app' {status, headers, body}. */
  value?: unknown
  /** As the person or Google's log sees it: name and message only. */
  error?: { name: string; message: string }
  /** Where in Code the error was thrown, as Google's error page shows it. */
  errorLine?: number
  /** True when the host killed it (time limit, injected kill): nothing after that point happened. */
  killed?: boolean
  effects: UiEffect[]
  log: string[]
  /** Every service call by name, e.g. {'Range.getValues': 3}. */
  calls: Record<string, number>
  /** Calls that cost 5 ms or more in the cost table. */
  backendCalls: number
  /** Requests sent by UrlFetchApp, each element of fetchAll counted. */
  httpCalls: number
  /** What getValue(s) and getDisplayValue(s) delivered: cells, and the UTF-8 bytes of their texts (of a Date its ISO text). */
  cellsRead: number
  bytesRead: number
  /** Modelled or measured duration. */
  ms: number
}

export interface Manifest {
  timeZone: string
  oauthScopes: string[]
  urlFetchWhitelist?: string[]
  webapp?: { access: string; executeAs: string }
}

/** The three files that would be pushed. */
export interface Project {
  code: string
  /** HTML files by name without ending. */
  html: Record<string, string>
  manifest: Manifest
}

export interface FetchRequest {
  method: string
  url: string
  headers: Record<string, string>
  body: string | null
}
/** `failure` is an infrastructure exception's kind: the text is made of it as Google's. */
export type FetchResult = { status: number; headers: Record<string, string>; body: string; ms: number } | { failure: 'address-unavailable' | 'timeout' | 'dns-error'; ms: number }

/** How UrlFetchApp reaches the world. In-process hosts need the synchronous one, threads take either. */
export type FetchTransport = (request: FetchRequest) => FetchResult | Promise<FetchResult>

export interface Switches {
  /** docs/platform-facts.md: documented null, observed present. */
  webappActive: 'present' | 'null'
  htmlAlso302: boolean
  overThirty: 'queue' | 'reject'
  /** Whether writes still in the buffer reach the sheet when an execution is killed. */
  killKeepsBufferedWrites: boolean
  cacheMode: 'normal' | 'always-miss'
  /** Whether the person who runs has ticked every scope when asked: ScriptApp.requireAllScopes looks. */
  consent: 'all' | 'missing'
  /** Whether the deployer of a web app has ever authorised it. */
  webAppAuthorised: boolean
  /** Whether `postData.type` keeps the charset that a sender wrote behind the MIME type: not known. */
  postDataCharset: 'kept' | 'dropped'
  /** Whether `timeoutSeconds` counts: documented, and observed to be ignored (platform facts §7). */
  fetchTimeout: 'honoured' | 'ignored'
  /** Whether rows and columns come and go with the buffered writes, or at once: not known of Google. */
  structureBuffered: boolean
}

export interface HostOptions {
  book: Book
  project: Project
  owner: string
  editors?: string[]
  fetch: FetchTransport
  /** 'wall', or a virtual clock that each call advances by its typical cost. */
  clock?: 'wall' | VirtualClock
  switches?: Partial<Switches>
  /** Stored properties, for a host that is opened again. */
  saved?: unknown
  /** Called before each service call takes effect; may change the book, run another whole execution, or spoil this call. */
  onCall?: (call: { name: string; index: number; backend: boolean }) => void | CallFault
  /** Told of each execution when it is over. */
  onExecution?: (request: ExecutionRequest, result: ExecutionResult) => void
  /** Makes shuffles and hand-overs repeatable. */
  seed?: number
  /** What Math.random gives on a virtual clock, 0 to below 1; by the seed unless told. */
  random?: () => number
  /** Daily quotas other than a consumer account's. */
  dailyLimits?: { properties?: number; urlfetch?: number; triggerMs?: number }
  /** Time limits other than Google's: 360 s, and 30 s for simple triggers and custom functions. */
  limits?: { executionMs?: number; shortMs?: number }
  /** What ScriptApp.getService().getUrl() answers: not to be trusted at Google either. */
  webAppUrl?: string
  /** Answers Ui.alert and Ui.prompt. */
  answerDialog?: (dialog: { kind: 'alert' | 'prompt'; title: string; prompt: string; buttons: string }) => DialogAnswer | Promise<DialogAnswer>
}

/**
 * What happens to one call instead of its going well. 'kill' ends the execution before the call takes effect; `throw` is
 * a service exception of that text, and nothing was done; `throwAfter` the same when it was done all the same; `partial`
 * applies the first so many of the buffered writes, then throws the text, or kills where there is none.
 */
export type CallFault = 'kill' | { throw: string } | { throwAfter: string } | { partial: number; throw?: string }

export interface DialogAnswer {
  button: 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE'
  text?: string
}

export interface VirtualClock {
  now(): number
  advance(ms: number): void
}

/** Which executions a project is for: those of the web app or of one deployment of it, or all but these. */
export type VersionTerms = { for: 'web-app'; deployment?: string } | { for: 'newest' }

/** In-process: each call runs one whole execution and returns. */
export interface Host {
  readonly book: Book
  run(request: ExecutionRequest): ExecutionResult
  /** Runs onOpen as the simple trigger it is. */
  open(session: EditorSession): ExecutionResult
  /** What google.script.run does for the page: the argument and result rules of a sidebar call. */
  callFromSidebar(functionName: string, args: unknown[], session: EditorSession): ExecutionResult
  /** All stored properties, cache and triggers, for saving and for tests that grep them. */
  snapshot(): unknown
  /** Installed triggers of everybody. */
  triggers(): StoredTrigger[]
  /** What falls due in (from, to], epoch ms, in order. */
  dueTriggers(from: number, to: number): DueTrigger[]
  /** Runs it as its maker, with a clock trigger's event; throws where there is none of that id. */
  fireTrigger(id: string, at?: number): ExecutionResult
  /** All of that function, one after the other. */
  fireTriggers(functionName: string): ExecutionResult[]
  /** What counts against the daily quotas, by person. */
  usage(): Record<string, Usage>
  /** As they are now. */
  readonly switches: Readonly<Switches>
  /**
   * Replaces the project; executions that run go on with what they started with. Alone it is for everything; for
   * the web app it pins what /exec runs, and then menus, sidebars and triggers run the newest (platform facts §7); for
   * the newest it leaves what /exec runs.
   */
  setProject(project: Project, terms?: VersionTerms): void
  setSwitches(switches: Partial<Switches>): void
  /**
   * Runs what formulas ask of the script's functions until nothing is asked any more, for the person at the keyboard; each
   * distinct call is one execution. Until then such cells show Loading....
   */
  settleFormulas(session?: EditorSession): ExecutionResult[]
  /** Results of formulas' calls are forgotten, as at Google after some hours: all are asked again. */
  forgetMemo(): void
}

/** In threads, up to 30 at once, on the wall clock. */
export interface ThreadedHost {
  readonly book: Book
  run(request: ExecutionRequest): Promise<ExecutionResult>
  open(session: EditorSession): Promise<ExecutionResult>
  callFromSidebar(functionName: string, args: unknown[], session: EditorSession): Promise<ExecutionResult>
  snapshot(): unknown
  triggers(): StoredTrigger[]
  dueTriggers(from: number, to: number): DueTrigger[]
  fireTrigger(id: string, at?: number): Promise<ExecutionResult>
  fireTriggers(functionName: string): Promise<ExecutionResult[]>
  deleteTrigger(id: string): void
  /** Fires triggers on the clock until the host is closed or what it returns is called; a modelled minute takes minuteMs. */
  startTriggers(terms?: { minuteMs?: number }): () => void
  usage(): Record<string, Usage>
  readonly switches: Readonly<Switches>
  setProject(project: Project, terms?: VersionTerms): void
  setSwitches(switches: Partial<Switches>): void
  /** Who types from now on: formulas' calls run as that person. */
  atKeyboard(user: string): void
  /** Calls of formulas run by themselves; this waits until nothing is asked any more, and tells what ran meanwhile. */
  settleFormulas(session?: EditorSession): Promise<ExecutionResult[]>
  forgetMemo(): void
  close(): Promise<void>
}
