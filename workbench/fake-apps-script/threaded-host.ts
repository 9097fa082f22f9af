/**
 * The strict host with worker threads, on the wall clock: up to thirty executions at once, each in a fresh context, the
 * book and all services here. What kills an execution ends its thread.
 */
import { fireRequest, idsOf, NOTHING_DONE, openRequest, refuseStart, runSidebarCall, told } from './create-host'
import { createDispatch } from './execution/dispatch'
import { argumentsOf } from './execution/entry-point'
import { createExecution, type Execution } from './execution/execution'
import { finishExecution } from './execution/finish-execution'
import { createHostState, replaceProject, snapshotOf } from './execution/host-state'
import { createRunner, type Program, type RunOutcome } from './execution/run-in-context'
import { facadeSource } from './facade/bundle'
import { TEXTS } from './google-error'
import { createAdmission } from './threads/admission'
import { startFormulaCalls } from './threads/start-formula-calls'
import { createPool } from './threads/pool'
import type { Thread } from './threads/thread'
import { dueTriggers } from './triggers/due-times'
import { startScheduler } from './triggers/scheduler'
import type { ExecutionRequest, ExecutionResult, HostOptions, ThreadedHost } from './types'

/** Simultaneous executions of one user at Google (platform facts §2). */
const MOST_AT_ONCE = 30

export interface ThreadedHostOptions extends HostOptions {
  /** How many executions at once; as many as at Google when not given. */
  threads?: number
}

export const createThreadedHost = (options: ThreadedHostOptions): ThreadedHost => {
  const most = options.threads ?? MOST_AT_ONCE
  const state = createHostState({ ...options, clock: 'wall' }, true)
  const pool = createPool(most)
  const admission = createAdmission(most)
  const programs = new Map<string, Program>()
  const programFor = (code: string): Program => {
    const program = programs.get(code) ?? compile(code, programs.size)
    programs.set(code, program)
    return program
  }
  programFor(state.project.code)

  const run = async (request: ExecutionRequest): Promise<ExecutionResult> => {
    if (request.session) state.keyboard = request.session.user
    const leave = await admission.enter(request.user, state.switches.overThirty === 'reject')
    if (!leave) return turnedAway()
    try {
      const x = createExecution(state, request)
      const refusal = refuseStart(x)
      if (refusal) return told(x, refusal)
      const thread = pool.take()
      try {
        return told(x, finishExecution(x, await runInThread(x, thread, programFor(x.project.code))))
      } finally {
        pool.giveBack(thread)
      }
    } finally {
      leave()
    }
  }

  const formulas = startFormulaCalls(state, run, most)

  const fireTrigger = async (id: string, at?: number): Promise<ExecutionResult> => run(fireRequest(state, id, at))
  const schedulers = new Set<() => void>()
  const startTriggers = ({ minuteMs }: { minuteMs?: number } = {}): (() => void) => {
    const stop = startScheduler({
      triggers: () => state.triggers.all(),
      zone: () => state.project.manifest.timeZone,
      fire: (id, at) => void fireTrigger(id, at).catch((error: unknown) => console.error(error)),
      minuteMs,
    })
    schedulers.add(stop)
    return stop
  }

  return {
    book: options.book,
    run,
    open: (session) => run(openRequest(session)),
    callFromSidebar: async (functionName, args, session) => runSidebarCall(run, functionName, args, session),
    snapshot: () => snapshotOf(state),
    triggers: () => state.triggers.all(),
    dueTriggers: (from, to) => dueTriggers(state.triggers.all(), from, to, state.project.manifest.timeZone),
    fireTrigger,
    fireTriggers: (functionName) => Promise.all(idsOf(state, functionName).map((id) => fireTrigger(id))),
    deleteTrigger: (id) => state.triggers.delete(id, state.triggers.byId(id)?.user ?? ''),
    startTriggers,
    usage: () => state.counters.usage(),
    switches: state.switches,
    setProject: (project, terms) => {
      replaceProject(state, project, terms)
      formulas.projectChanged()
    },
    setSwitches: (switches) => void Object.assign(state.switches, switches),
    atKeyboard: (user) => void (state.keyboard = user),
    settleFormulas: (session) => {
      if (session) state.keyboard = session.user
      return formulas.settled()
    },
    forgetMemo: formulas.forget,
    close: () => {
      formulas.close()
      for (const stop of schedulers) stop()
      return pool.close()
    },
  }
}

/** Compiled once here; threads only take over what V8 made of it. */
const compile = (code: string, id: number): Program => {
  const facade = facadeSource()
  return { id, code, facade, cachedData: createRunner({ code, facade }).cachedData() }
}

const runInThread = async (x: Execution, thread: Thread, program: Program): Promise<RunOutcome> => {
  const { request } = x
  const dispatch = createDispatch(x)
  const kill = (): void => {
    x.dead = true
    void thread.kill()
  }
  const timer = setTimeout(kill, x.limitMs)
  try {
    return await thread.run(
      program,
      { functionName: request.functionName, args: argumentsOf(request), toPage: request.kind === 'sidebar' },
      (json) => {
        const reply = dispatch(json)
        // Killed by this very call: the thread ends here and gets no answer.
        if (x.dead) kill()
        return reply
      },
    )
  } finally {
    clearTimeout(timer)
  }
}

const turnedAway = (): ExecutionResult => ({
  ...NOTHING_DONE,
  ok: false,
  error: { name: 'Exception', message: TEXTS.tooManyRunning },
})
