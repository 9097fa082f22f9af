/** What a host and its threads say to each other. */
import type { Program, RunOutcome } from '../execution/run-in-context'
import type { Invocation } from '../facade/invoke'
import type { MessagePort } from 'node:worker_threads'

export interface ThreadStart {
  calls: MessagePort
  /** One number that goes up with every reply: what a waiting thread sleeps on. */
  signal: SharedArrayBuffer
}

export interface Job {
  /** Only when the thread has not seen this program yet. */
  program: Program | null
  programId: number
  invocation: Invocation
  /** Time and chance are asked of the host. */
  virtualClock: boolean
}

export interface CallMessage {
  sequence: number
  json: string
}

export interface ReplyMessage {
  sequence: number
  json: string
}

export type JobResult = { outcome: RunOutcome } | { crashed: string }
