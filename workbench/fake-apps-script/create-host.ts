/**
 * The strict host in one process: each call runs one whole execution, synchronously, and returns what came of it. For
 * tests and simulations; what waits for others (transport, dialogs) must answer at once here.
 */
import { EXTRA } from './costs'
import { argumentsOf, whyNot } from './execution/entry-point'
import { createDispatch } from './execution/dispatch'
import { createExecution, type Execution } from './execution/execution'
import { createFormulaCalls, type FormulaCall } from './execution/formula-calls'
import { finishExecution } from './execution/finish-execution'
import { createHostState, replaceProject, snapshotOf, type HostState } from './execution/host-state'
import { createRunner } from './execution/run-in-context'
import { facadeSource } from './facade/bundle'
import { TEXTS } from './google-error'
import { illegalArgument } from './sidebar-arguments'
import { dueTriggers } from './triggers/due-times'
import { triggerRequest } from './triggers/trigger-event'
import type { EditorSession, ExecutionRequest, ExecutionResult, Host, HostOptions } from './types'

/** Under a virtual clock a script that computes for ever is stopped after so much real time. */
const REAL_TIME_LIMIT_MS = 60_000

export const createHost = (options: HostOptions): Host => {
  const state = createHostState(options, false)
  const runners = new Map<string, ReturnType<typeof createRunner>>()
  const runnerFor = (code: string): ReturnType<typeof createRunner> => {
    const runner = runners.get(code) ?? createRunner({ code, facade: facadeSource() })
    runners.set(code, runner)
    return runner
  }

  const run = (request: ExecutionRequest): ExecutionResult => {
    if (request.session) state.keyboard = request.session.user
    const x = createExecution(state, request)
    const refusal = refuseStart(x)
    if (refusal) return told(x, refusal)
    state.clock.spend(EXTRA.start + (request.kind === 'custom-function' ? EXTRA.customFunction : 0))
    const dispatch = createDispatch(x)
    const outcome = runnerFor(x.project.code).run(
      { functionName: request.functionName, args: argumentsOf(request), toPage: request.kind === 'sidebar' },
      {
        rpc: synchronously(x, dispatch),
        virtualClock: state.clock.virtual,
        timeoutMs: state.clock.virtual ? REAL_TIME_LIMIT_MS : x.limitMs,
      },
    )
    return told(x, finishExecution(x, outcome))
  }

  const formulas = createFormulaCalls(state)

  /** One after the other here; what a result makes others ask comes in the next round. */
  const settleFormulas = (session?: EditorSession): ExecutionResult[] => {
    if (session) state.keyboard = session.user
    const results: ExecutionResult[] = []
    for (;;) {
      options.book.recalculate()
      const call = formulas.next()
      if (!call) return results
      for (let each: FormulaCall | null = call; each; each = formulas.next()) {
        const result = run(each.request())
        formulas.answered(each, result)
        results.push(result)
      }
      formulas.tellBook()
    }
  }

  const fireTrigger = (id: string, at?: number): ExecutionResult => run(fireRequest(state, id, at))

  return {
    book: options.book,
    run,
    open: (session) => run(openRequest(session)),
    callFromSidebar: (functionName, args, session) => runSidebarCall(run, functionName, args, session),
    snapshot: () => snapshotOf(state),
    triggers: () => state.triggers.all(),
    dueTriggers: (from, to) => dueTriggers(state.triggers.all(), from, to, state.project.manifest.timeZone),
    fireTrigger,
    fireTriggers: (functionName) => idsOf(state, functionName).map((id) => fireTrigger(id)),
    usage: () => state.counters.usage(),
    switches: state.switches,
    setProject: (project, terms) => {
      replaceProject(state, project, terms)
      formulas.projectChanged()
    },
    setSwitches: (switches) => void Object.assign(state.switches, switches),
    settleFormulas,
    forgetMemo: formulas.forget,
  }
}

/** Notes what an execution took, and tells who wants to know. */
export const told = (x: Execution, result: ExecutionResult): ExecutionResult => {
  if (x.request.kind === 'time-trigger') x.host.counters.note('triggerMs', x.request.user, result.ms)
  x.host.options.onExecution?.(x.request, result)
  return result
}

export const fireRequest = (state: HostState, id: string, at = state.clock.now()): ExecutionRequest => {
  const trigger = state.triggers.byId(id)
  if (!trigger) throw new Error(`there is no trigger ${id}`)
  state.triggers.fired(id, at)
  return triggerRequest(trigger, at, state.project.manifest.timeZone)
}

export const idsOf = (state: HostState, functionName: string): string[] =>
  state.triggers.all().flatMap((trigger) => (trigger.functionName === functionName ? [trigger.id] : []))

export const openRequest = (session: EditorSession): ExecutionRequest => ({
  kind: 'simple-trigger',
  functionName: 'onOpen',
  user: session.user,
  session,
})

/** What google.script.run refuses in the page never becomes an execution. */
export const runSidebarCall = <R>(
  run: (request: ExecutionRequest) => R,
  functionName: string,
  args: unknown[],
  session: EditorSession,
): R | ExecutionResult => {
  const illegal = illegalArgument(args)
  if (illegal !== null) return { ...NOTHING_DONE, ok: false, error: { name: 'TypeError', message: illegal } }
  return run({ kind: 'sidebar', functionName, args, user: session.user, session })
}

/** A function that Google would not find or not let be called. */
export const refuseStart = (x: Execution): ExecutionResult | null => {
  // Opening a spreadsheet whose script has no onOpen is nothing to complain of.
  if (x.request.kind === 'simple-trigger' && !x.project.entryPoints.has(x.request.functionName))
    return { ...NOTHING_DONE, ok: true, value: null }
  const { kind, user } = x.request
  const spent = kind === 'time-trigger' && x.host.counters.isUsedUp('triggerMs', user)
  const message = spent ? TEXTS.tooMuchTriggerTime : whyNot(x.project, x.request)
  return message === null ? null : { ...NOTHING_DONE, ok: false, error: { name: 'Exception', message } }
}

export const NOTHING_DONE = {
  effects: [],
  log: [],
  calls: {},
  backendCalls: 0,
  httpCalls: 0,
  cellsRead: 0,
  bytesRead: 0,
  ms: 0,
}

/** Promises cannot be waited for here: a transport or dialog that makes one belongs into the threaded host. */
const synchronously =
  (x: Execution, dispatch: ReturnType<typeof createDispatch>) =>
  (json: string): string => {
    const reply = dispatch(json)
    if (typeof reply === 'string') return reply
    x.defect ??= new Error('the in-process host needs a transport and dialogs that answer at once')
    x.dead = true
    return JSON.stringify({ dead: true })
  }
