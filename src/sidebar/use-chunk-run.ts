/** Carries out a run's phases: sends the chunk, waits, closes, and reports each to the pure machine. */
import { useEffect, useReducer } from 'preact/hooks'
import { asCallError } from './call-error'
import type { ChunkAnswer, ChunkRun, RunEvent, RunRow, RunState } from './chunk-run'
import type { PersonRef } from './protocol'

export interface RunCalls<Row, Finish> {
  /** `again`: these people were sent before, and the answer was lost. */
  sendChunk(people: PersonRef[], again: boolean): Promise<ChunkAnswer<Row>>
  finish?(): Promise<Finish>
}

export const useChunkRun = <Row extends RunRow, Finish>(
  machine: ChunkRun<Row, Finish>,
  people: PersonRef[],
  calls: RunCalls<Row, Finish>,
): [RunState<Row, Finish>, (event: RunEvent<Row, Finish>) => void] => {
  type State = RunState<Row, Finish>
  const [state, dispatch] = useReducer<State, RunEvent<Row, Finish>, PersonRef[]>(machine.step, people, machine.start)
  const { turn, phase } = state

  useEffect(() => {
    switch (phase.kind) {
      case 'sending':
        calls.sendChunk(machine.chunk(state), state.again).then(
          (answer) => dispatch({ kind: 'answered', turn, answer }),
          (thrown: unknown) => {
            const { words, mayAskAgain } = asCallError(thrown)
            dispatch({ kind: 'failed', turn, error: words, mayAskAgain })
          },
        )
        return undefined
      case 'waiting': {
        const timer = setTimeout(() => dispatch({ kind: 'waited', turn }), phase.ms)
        return () => clearTimeout(timer)
      }
      case 'finishing':
        calls.finish?.().then(
          (value) => dispatch({ kind: 'finished', turn, value }),
          (thrown: unknown) => dispatch({ kind: 'finish-failed', turn, error: asCallError(thrown).words }),
        )
        return undefined
      case 'ended':
        return undefined
    }
  }, [turn])

  return [state, dispatch]
}
