/**
 * The program of a thread: runs one job after another, each in a fresh context. A service call goes out by a port, and
 * the thread sleeps until its reply is there.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { createRunner } from '../execution/run-in-context'
import type { Job, JobResult, ReplyMessage, ThreadStart } from './messages'

/** The host kills by ending the thread; this only bounds a thread whose host is gone. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000
/** Sleep no longer than this between two looks at the port. */
const LOOK_AGAIN_MS = 1000

const { calls, signal } = workerData as ThreadStart
const replies = new Int32Array(signal)
let sequence = 0
const runners = new Map<number, ReturnType<typeof createRunner>>()

const rpc = (json: string): string => {
  const mine = ++sequence
  calls.postMessage({ sequence: mine, json })
  for (;;) {
    // The count is read before the port is: a reply that comes in between changes it, and the wait returns at once.
    const seen = Atomics.load(replies, 0)
    const received = receiveMessageOnPort(calls)?.message as ReplyMessage | undefined
    if (received?.sequence === mine) return received.json
    if (!received) Atomics.wait(replies, 0, seen, LOOK_AGAIN_MS)
  }
}

const work = ({ program, programId, invocation, virtualClock }: Job): JobResult => {
  try {
    const runner = program ? createRunner(program) : runners.get(programId)
    if (runner) runners.set(programId, runner)
    if (!runner) throw new Error('a job came before its program')
    return { outcome: runner.run(invocation, { rpc, virtualClock, timeoutMs: FORGOTTEN_MS }) }
  } catch (error) {
    return { crashed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', (job: Job) => parentPort?.postMessage(work(job)))
