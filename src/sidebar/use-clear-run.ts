/** Carries out what the clearing machine has decided: asks for the next part, saves the file, deletes the next rows. */
import { useEffect, useReducer } from 'preact/hooks'
import { asCallError } from './call-error'
import { fileNameFor, joinParts, NO_CLEAR_RUN, stepClear, type ClearEvent, type ClearRun } from './clear-run'
import { saveFile } from './save-file'
import { usePage } from './server-context'

export const useClearRun = (): [ClearRun, (event: ClearEvent) => void] => {
  const { call } = usePage()
  const [run, tell] = useReducer(stepClear, NO_CLEAR_RUN)
  const { before, phase, turn, error } = run
  useEffect(() => {
    if (error) return
    const failed = (thrown: unknown): void => tell({ kind: 'failed', turn, error: asCallError(thrown).words })
    switch (phase.kind) {
      case 'exporting':
        call('exportEvents', { before, from: phase.from }).then((part) => tell({ kind: 'exported', turn, part }), failed)
        return
      case 'saving':
        try {
          saveFile(fileNameFor(before), joinParts(run.parts))
          tell({ kind: 'saved', turn })
        } catch (thrown) {
          failed(thrown)
        }
        return
      case 'deleting':
        call('clearEvents', { before, upTo: run.upTo }).then((progress) => tell({ kind: 'deleted', turn, progress }), failed)
        return
      default:
    }
  }, [turn])
  return [run, tell]
}
