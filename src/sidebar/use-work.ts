/**
 * One piece of work at a time: its button says so, the others wait, a second click does nothing, and what goes wrong is kept for the
 * place where it was started.
 */
import { useCallback, useMemo, useRef, useState } from 'preact/hooks'
import { asCallError } from './call-error'
import type { WordedError } from './protocol'
import { usePage } from './server-context'

export interface Work {
  /** Which work is under way. */
  running: string | null
  /** What went wrong with this work when it was last tried. */
  errorOf(name: string): WordedError | null
  /** `words` are for who hears the page. `then` gets the answer once it is over. */
  start<Value>(name: string, words: string, ask: () => Promise<Value>, then: (value: Value) => void): void
  forget(): void
}

export const useWork = (onRunning?: (running: boolean) => void): Work => {
  const { announce } = usePage()
  const [running, setRunning] = useState<string | null>(null)
  const [failure, setFailure] = useState<{ name: string; words: WordedError } | null>(null)
  // At once, where the state comes with the next drawing: the second of two clicks.
  const taken = useRef(false)

  const start = useCallback<Work['start']>((name, words, ask, then) => {
    if (taken.current) return
    taken.current = true
    setRunning(name)
    setFailure(null)
    onRunning?.(true)
    announce(words)
    const over = (): void => {
      taken.current = false
      setRunning(null)
      onRunning?.(false)
    }
    ask().then(
      (value) => {
        over()
        then(value)
      },
      (thrown: unknown) => {
        over()
        setFailure({ name, words: asCallError(thrown).words })
      },
    )
  }, [])
  const forget = useCallback(() => setFailure(null), [])
  return useMemo(
    () => ({ running, start, forget, errorOf: (name: string) => (failure?.name === name ? failure.words : null) }),
    [running, failure],
  )
}
