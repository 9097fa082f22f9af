/** Carries out a run's phases as the sidebar does (use-chunk-run.ts), in virtual time: sends, waits, closes, until the run has ended. */
import { asCallError } from '../../../src/sidebar/call-error'
import type { ChunkAnswer, ChunkRun, RunEvent, RunRow, RunState } from '../../../src/sidebar/chunk-run'
import type { PersonRef } from '../../../src/sidebar/protocol'

export interface RunCalls<Row, Finish> {
  sendChunk(people: PersonRef[], again: boolean): ChunkAnswer<Row>
  finish?(): Finish
  wait(ms: number): void
}

/** Asked before each phase is carried out: the person may cancel, or close the sidebar for good. */
export type Person<Row extends RunRow, Finish> = (state: RunState<Row, Finish>) => 'cancel' | 'leave' | void

export const driveRun = <Row extends RunRow, Finish>(
  machine: ChunkRun<Row, Finish>,
  from: RunState<Row, Finish>,
  calls: RunCalls<Row, Finish>,
  person: Person<Row, Finish> = () => undefined,
): RunState<Row, Finish> => {
  let state = from
  while (state.phase.kind !== 'ended') {
    const wish = person(state)
    if (wish === 'leave') return state
    if (wish === 'cancel') state = machine.step(state, { kind: 'cancel' })
    state = machine.step(state, carryOut(machine, state, calls))
  }
  return state
}

const carryOut = <Row extends RunRow, Finish>(
  machine: ChunkRun<Row, Finish>,
  state: RunState<Row, Finish>,
  calls: RunCalls<Row, Finish>,
): RunEvent<Row, Finish> => {
  const { turn, phase } = state
  switch (phase.kind) {
    case 'sending':
      try {
        return { kind: 'answered', turn, answer: calls.sendChunk(machine.chunk(state), state.again) }
      } catch (thrown) {
        const { words, mayAskAgain } = asCallError(thrown)
        return { kind: 'failed', turn, error: words, mayAskAgain }
      }
    case 'waiting':
      calls.wait(phase.ms)
      return { kind: 'waited', turn }
    case 'finishing':
      try {
        if (!calls.finish) throw new Error('this run is not closed by a call')
        return { kind: 'finished', turn, value: calls.finish() }
      } catch (thrown) {
        return { kind: 'finish-failed', turn, error: asCallError(thrown).words }
      }
    case 'ended':
      throw new Error('the run is over')
  }
}
