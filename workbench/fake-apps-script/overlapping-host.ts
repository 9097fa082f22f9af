/**
 * The strict host on modelled time with executions that overlap, as at Google: each has a thread and a time of its own, and of all calls that are
 * asked for the one that is over first takes effect next (what it commits on the way is not foreseen). Nothing goes on while one computes, so that a run comes out the same each time.
 * Who waits for a lock waits in vain here; what is tried without waiting is as it is.
 */
import { refuseStart, told } from './create-host'
import { EXTRA } from './costs'
import { createDispatch, foreseenCost } from './execution/dispatch'
import { argumentsOf } from './execution/entry-point'
import { createExecution, type Execution } from './execution/execution'
import { finishExecution } from './execution/finish-execution'
import { createHostState, snapshotOf } from './execution/host-state'
import { createRunner, type Program, type RunOutcome } from './execution/run-in-context'
import { facadeSource } from './facade/bundle'
import { createPool } from './threads/pool'
import type { ExecutionRequest, ExecutionResult, HostOptions } from './types'

/** Simultaneous executions at Google (platform facts §2): later ones wait for room. */
const MOST_AT_ONCE = 30

export interface Arrival {
  /** Epoch ms. */
  at: number
  start(): ExecutionRequest
  /** Told when it is over. */
  over?(result: ExecutionResult, at: number): void
}

export interface OverlappingHostOptions extends Omit<HostOptions, 'clock'> {
  startAt: number
  /** After each call has taken effect, with the time at which it has. */
  afterCall?(at: number): void
}

/** An execution between two calls: the next one is asked for, and waits until no other is earlier. */
interface Actor {
  number: number
  x: Execution
  at: number
  /** When what it asks for will be over. */
  due: number
  next: { json: string; answer(reply: string): void } | { outcome: RunOutcome } | null
  kill(): void
  end(outcome: RunOutcome): void
}

export const createOverlappingHost = ({ startAt, afterCall, ...options }: OverlappingHostOptions) => {
  let now = startAt
  const clock = { now: () => now, advance: (ms: number) => void (now += ms) }
  const state = createHostState({ ...options, clock }, false)
  const pool = createPool(MOST_AT_ONCE)
  const program: Program = { id: 0, code: options.project.code, facade: facadeSource() }
  program.cachedData = createRunner(program).cachedData()
  const actors = new Set<Actor>()
  let number = 0
  let wake: () => void = () => undefined
  let mostAtOnce = 0
  let roomSince = startAt

  const begin = ({ start, over }: Arrival): void => {
    const request = start()
    const x = createExecution(state, request)
    const refusal = refuseStart(x)
    if (refusal) return void over?.(told(x, refusal), now)
    state.clock.spend(EXTRA.start)
    const thread = pool.take()
    const dispatched = createDispatch(x)
    const actor: Actor = {
      number: number++,
      x,
      at: now,
      due: now,
      next: null,
      kill: () => void thread.kill(),
      end: (outcome) => {
        pool.giveBack(thread)
        // Who waits for room starts when there is some.
        if (actors.size === MOST_AT_ONCE) roomSince = now
        actors.delete(actor)
        const result = told(x, finishExecution(x, outcome))
        over?.(result, now)
      },
    }
    dispatchers.set(actor, dispatched)
    actors.add(actor)
    mostAtOnce = Math.max(mostAtOnce, actors.size)
    const asked = (json: string): Promise<string> =>
      new Promise((answer) => {
        actor.next = { json, answer }
        actor.due = actor.at + foreseenCost(json)
        wake()
      })
    const { functionName, kind } = request
    void thread
      .run(program, { functionName, args: argumentsOf(request), toPage: kind === 'sidebar' }, asked, { virtualClock: true })
      .catch((error: unknown): RunOutcome => {
        x.defect ??= error
        return { done: 'killed' }
      })
      .then((outcome) => {
        actor.next = { outcome }
        actor.due = actor.at
        wake()
      })
  }
  const dispatchers = new WeakMap<Actor, ReturnType<typeof createDispatch>>()

  /** Until each that runs has asked for its next call, or is through. */
  const allAsked = async (): Promise<void> => {
    while ([...actors].some(({ next }) => next === null)) await new Promise<void>((resolve) => (wake = resolve))
  }

  const goOn = (actor: Actor): void => {
    const { next, x } = actor
    if (!next) return
    now = actor.at
    actor.next = null
    if ('outcome' in next) actor.end(next.outcome)
    else {
      const reply = dispatchers.get(actor)?.(next.json)
      if (typeof reply !== 'string') x.defect ??= new Error('on modelled time transports and dialogs answer at once')
      actor.at = now
      if (x.dead || typeof reply !== 'string') actor.kill()
      else next.answer(reply)
    }
    afterCall?.(now)
  }

  return {
    book: options.book,
    switches: state.switches,
    now: () => now,
    mostAtOnce: () => mostAtOnce,
    usage: () => state.counters.usage(),
    snapshot: () => snapshotOf(state),
    /** Ends when all have come and all are through. */
    runAll: async (arrivals: readonly Arrival[]): Promise<void> => {
      const waiting = [...arrivals].sort((a, b) => a.at - b.at)
      for (;;) {
        await allAsked()
        const earliest = [...actors].reduce<Actor | null>((best, actor) => (best && isBefore(best, actor) ? best : actor), null)
        const arrival = waiting[0]
        if (arrival && actors.size < MOST_AT_ONCE && (!earliest || arrival.at <= earliest.due)) {
          now = Math.max(arrival.at, roomSince)
          waiting.shift()
          begin(arrival)
        } else if (earliest) goOn(earliest)
        else return
      }
    },
    close: () => pool.close(),
  }
}

const isBefore = (one: Actor, other: Actor): boolean => one.due < other.due || (one.due === other.due && one.number < other.number)

export type OverlappingHost = ReturnType<typeof createOverlappingHost>
