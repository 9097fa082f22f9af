/** One worker thread as the host holds it: does a job at a time, answers its calls, can be ended at any moment. */
import { MessageChannel, Worker } from 'node:worker_threads'
import type { Dispatch } from '../execution/dispatch'
import type { Program, RunOutcome } from '../execution/run-in-context'
import type { Invocation } from '../facade/invoke'
import { threadSource } from '../facade/bundle'
import type { CallMessage, Job, JobResult, ReplyMessage } from './messages'

export interface Thread {
  run(program: Program, invocation: Invocation, dispatch: Dispatch, terms?: { virtualClock: boolean }): Promise<RunOutcome>
  /** Ends it where it stands: no catch, no finally. The running job's outcome is 'killed'. */
  kill(): Promise<void>
  readonly alive: boolean
}

export const startThread = (): Thread => {
  const { port1: calls, port2 } = new MessageChannel()
  const signal = new SharedArrayBuffer(4)
  const replies = new Int32Array(signal)
  const worker = new Worker(threadSource(), {
    eval: true,
    workerData: { calls: port2, signal },
    transferList: [port2],
    stdin: false,
  })
  const loaded = new Set<Program>()
  let dispatch: Dispatch | null = null
  let settle: { resolve(outcome: RunOutcome): void; reject(error: Error): void } | null = null
  let alive = true

  const idle = (): void => {
    dispatch = null
    settle = null
    // An idle thread keeps no process alive.
    worker.unref()
    calls.unref()
  }
  const end = (finish: (job: NonNullable<typeof settle>) => void): void => {
    const job = settle
    idle()
    if (job) finish(job)
  }
  const answer = ({ sequence }: CallMessage, json: string): void => {
    calls.postMessage({ sequence, json } satisfies ReplyMessage)
    Atomics.add(replies, 0, 1)
    Atomics.notify(replies, 0)
  }

  calls.on('message', (call: CallMessage) => {
    const reply = dispatch?.(call.json)
    if (typeof reply === 'string') answer(call, reply)
    else void reply?.then((late) => answer(call, late))
  })
  worker.on('message', (result: JobResult) =>
    end((job) => ('crashed' in result ? job.reject(new Error(result.crashed)) : job.resolve(result.outcome))),
  )
  worker.on('error', (error: Error) => end((job) => job.reject(error)))
  worker.on('exit', () => {
    alive = false
    calls.close()
    end((job) => job.resolve({ done: 'killed' }))
  })
  idle()

  return {
    run: (program, invocation, answers, { virtualClock } = { virtualClock: false }) => {
      dispatch = answers
      worker.ref()
      calls.ref()
      worker.postMessage({ program: loaded.has(program) ? null : program, programId: program.id ?? 0, invocation, virtualClock } satisfies Job)
      loaded.add(program)
      return new Promise((resolve, reject) => {
        settle = { resolve, reject }
      })
    },
    kill: async () => {
      alive = false
      end((job) => job.resolve({ done: 'killed' }))
      await worker.terminate()
    },
    get alive() {
      return alive
    },
  }
}
