/** Something read from the server on demand: loading, ready, failed; a newer reading overtakes an older one. */
import { useCallback, useRef, useState } from 'preact/hooks'
import { asCallError } from './call-error'
import type { WordedError } from './protocol'

export type Loaded<Value> =
  | { kind: 'none' }
  | { kind: 'loading'; last: Value | null }
  | { kind: 'ready'; value: Value }
  | { kind: 'failed'; error: WordedError; last: Value | null }

export const valueOf = <Value>(loaded: Loaded<Value>): Value | null => {
  switch (loaded.kind) {
    case 'none':
      return null
    case 'ready':
      return loaded.value
    default:
      return loaded.last
  }
}

export type Load<Value> = (read: () => Promise<Value>, then?: (value: Value) => void) => void

/** The third forgets what was read, and what is on its way. */
export const useLoaded = <Value>(): [Loaded<Value>, Load<Value>, () => void] => {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ kind: 'none' })
  const newest = useRef(0)
  const load = useCallback<Load<Value>>((read, then) => {
    newest.current += 1
    const mine = newest.current
    setLoaded((before) => ({ kind: 'loading', last: valueOf(before) }))
    read().then(
      (value) => {
        if (mine !== newest.current) return
        setLoaded({ kind: 'ready', value })
        then?.(value)
      },
      (thrown: unknown) => {
        if (mine !== newest.current) return
        setLoaded((before) => ({ kind: 'failed', error: asCallError(thrown).words, last: valueOf(before) }))
      },
    )
  }, [])
  const forget = useCallback(() => {
    newest.current += 1
    setLoaded({ kind: 'none' })
  }, [])
  return [loaded, load, forget]
}
