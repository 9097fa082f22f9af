/**
 * A run in chunks as a pure machine: what is at the server, what comes next, what to do after trouble. The page carries
 * out each phase (send, wait, finish) and reports back; `turn` tells its answer from a late one of an earlier phase.
 */
import type { PersonRef, WordedError } from './protocol'

export interface RunRow {
  key: string
  /** Where it stands now; null when it is gone. */
  row: number | null
  outcome: string
}

export interface ChunkAnswer<Row> {
  results: Row[]
  stopped: WordedError | null
  waitMs: number
  added?: number
  alreadyThere?: number
}

export interface Ending {
  how: 'all' | 'cancelled' | 'error'
  error: WordedError | null
}

export type Phase =
  | { kind: 'sending' }
  | { kind: 'waiting'; ms: number; why: 'pace' | 'no-answer' | 'busy' }
  | { kind: 'finishing'; ending: Ending }
  | { kind: 'ended'; ending: Ending }

export interface RunState<Row extends RunRow, Finish> {
  total: number
  /** Everybody, as the preview gave them. */
  people: PersonRef[]
  /** Who is not done, the current chunk first. */
  queue: PersonRef[]
  /** The newest result of each person, in the order of first answers. */
  results: Row[]
  added: number
  alreadyThere: number
  phase: Phase
  turn: number
  cancelWanted: boolean
  /** How often the current chunk got no answer. */
  tries: number
  /** The current chunk may have been carried out: its answer was lost. */
  again: boolean
  /** Chunks were answered since the run was last closed. */
  unfinished: boolean
  finish: Finish | null
  finishError: WordedError | null
}

export type RunEvent<Row, Finish> =
  | { kind: 'answered'; turn: number; answer: ChunkAnswer<Row> }
  | { kind: 'failed'; turn: number; error: WordedError; mayAskAgain: boolean }
  | { kind: 'waited'; turn: number }
  | { kind: 'finished'; turn: number; value: Finish }
  | { kind: 'finish-failed'; turn: number; error: WordedError }
  | { kind: 'cancel' }
  | { kind: 'continue' }
  | { kind: 'finish-again' }

export interface RunRules<Row extends RunRow> {
  chunkSize: number
  /** Whether the run is closed by a call of its own. */
  closes: boolean
  /** After a stopped chunk: true for outcomes that another sending would not change. */
  isSettled(outcome: Row['outcome']): boolean
}

/** A chunk without an answer is asked again this often; the server knows what is done by the rows. */
const MOST_TRIES = 2
/** Another run takes its minutes. */
const MOST_TRIES_WHEN_BUSY = 8
const ASK_AGAIN_MS = 3000
const LONGEST_WAIT_MS = 15_000
const UNCONFIRMED = 'unconfirmed'

export const createChunkRun = <Row extends RunRow, Finish>({ chunkSize, closes, isSettled }: RunRules<Row>) => {
  type State = RunState<Row, Finish>

  const start = (people: PersonRef[]): State =>
    next({
      total: people.length,
      people,
      queue: people,
      results: [],
      added: 0,
      alreadyThere: 0,
      phase: { kind: 'sending' },
      turn: 0,
      cancelWanted: false,
      tries: 0,
      again: false,
      unfinished: false,
      finish: null,
      finishError: null,
    })

  /** What goes to the server in the phase `sending`. */
  const chunk = (state: State): PersonRef[] => state.queue.slice(0, chunkSize)

  const enter = (state: State, phase: Phase): State => ({ ...state, phase, turn: state.turn + 1 })

  const end = (state: State, ending: Ending): State =>
    enter(state, { kind: closes && state.unfinished ? 'finishing' : 'ended', ending })

  const next = (state: State, waitMs = 0): State => {
    if (state.queue.length === 0) return end(state, { how: 'all', error: null })
    if (state.cancelWanted) return end(state, { how: 'cancelled', error: null })
    return enter(state, waitMs > 0 ? { kind: 'waiting', ms: waitMs, why: 'pace' } : { kind: 'sending' })
  }

  const answered = (state: State, { results, stopped, waitMs, added = 0, alreadyThere = 0 }: ChunkAnswer<Row>): State => {
    const settled = new Set(results.filter(({ outcome }) => isSettled(outcome)).map(({ key }) => key))
    const rest = state.queue.slice(chunkSize)
    const queue = stopped ? [...chunk(state).filter(({ key }) => !settled.has(key)), ...rest] : rest
    const after = {
      ...state,
      queue,
      results: merge(state.results, results),
      added: state.added + added,
      alreadyThere: state.alreadyThere + alreadyThere,
      tries: 0,
      again: false,
      unfinished: true,
    }
    return stopped ? end(after, { how: 'error', error: stopped }) : next(after, waitMs)
  }

  const failed = (state: State, error: WordedError, mayAskAgain: boolean): State => {
    // Who is told “busy” was not worked for; any other lost answer may stand for work that was done.
    const busy = error.code === 'busy'
    const again = state.again || (mayAskAgain && !busy)
    if (!mayAskAgain || state.tries >= (busy ? MOST_TRIES_WHEN_BUSY : MOST_TRIES) || state.cancelWanted) return end({ ...state, again }, { how: 'error', error })
    const ms = Math.min(LONGEST_WAIT_MS, ASK_AGAIN_MS * (state.tries + 1))
    return enter({ ...state, tries: state.tries + 1, again }, { kind: 'waiting', ms, why: busy ? 'busy' : 'no-answer' })
  }

  /** The rest of a run that ended early, else those whose outcome nobody knows yet. */
  const toContinue = (state: State): PersonRef[] => {
    if (state.queue.length > 0) return state.queue
    const asked = new Map(state.people.map((person) => [person.key, person]))
    return state.results.flatMap(({ key, row, outcome }) => {
      const person = asked.get(key)
      // Row numbers are hints; the server finds the person by key.
      return outcome === UNCONFIRMED && person ? [{ ...person, row: row ?? person.row }] : []
    })
  }

  const step = (state: State, event: RunEvent<Row, Finish>): State => {
    const { phase } = state
    if ('turn' in event && event.turn !== state.turn) return state
    switch (event.kind) {
      case 'answered':
        return phase.kind === 'sending' ? answered(state, event.answer) : state
      case 'failed':
        return phase.kind === 'sending' ? failed(state, event.error, event.mayAskAgain) : state
      case 'waited':
        return phase.kind === 'waiting' ? enter(state, { kind: 'sending' }) : state
      case 'cancel':
        if (phase.kind === 'sending') return { ...state, cancelWanted: true }
        return phase.kind === 'waiting' ? end(state, { how: 'cancelled', error: null }) : state
      case 'finished':
        return phase.kind === 'finishing'
          ? enter({ ...state, finish: event.value, unfinished: false }, { kind: 'ended', ending: phase.ending })
          : state
      case 'finish-failed':
        return phase.kind === 'finishing'
          ? enter({ ...state, finishError: event.error }, { kind: 'ended', ending: phase.ending })
          : state
      case 'continue': {
        const queue = toContinue(state)
        if (phase.kind !== 'ended' || queue.length === 0) return state
        return enter({ ...state, queue, cancelWanted: false, tries: 0, finishError: null }, { kind: 'sending' })
      }
      case 'finish-again':
        return phase.kind === 'ended' && state.finishError
          ? enter({ ...state, finishError: null }, { kind: 'finishing', ending: phase.ending })
          : state
    }
  }

  return { start, step, chunk, toContinue }
}

export type ChunkRun<Row extends RunRow, Finish> = ReturnType<typeof createChunkRun<Row, Finish>>

const merge = <Row extends RunRow>(known: Row[], newer: Row[]): Row[] => {
  const byKey = new Map(known.map((row) => [row.key, row]))
  for (const row of newer) byKey.set(row.key, row)
  return [...byKey.values()]
}
