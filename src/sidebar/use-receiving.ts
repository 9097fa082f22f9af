/** How the sheet receives events, as last heard: asked for at the start, by what the person does, and quietly now and then. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Call } from './bridge'
import { asCallError } from './call-error'
import { shouldLook } from './look-again'
import type { ReceivingState, WordedError } from './protocol'

const TICK_MS = 10_000

export interface Receiving {
  state: ReceivingState | null
  /** Reading it went wrong, the last time. */
  error: WordedError | null
  reading: boolean
  read(): void
  /** After a look at HeyReach; without one, what is known stays. */
  look(): void
  /** The answer of some other call, newer than whatever is being read. */
  put(state: ReceivingState): void
}

export const useReceiving = (call: Call): Receiving => {
  const [state, setState] = useState<ReceivingState | null>(null)
  const [error, setError] = useState<WordedError | null>(null)
  const [reading, setReading] = useState(false)
  const newest = useRef(0)

  const read = useCallback(() => {
    newest.current += 1
    const mine = newest.current
    setReading(true)
    call('readReceiving').then(
      (value) => {
        if (mine !== newest.current) return
        setState(value)
        setError(null)
        setReading(false)
      },
      (thrown: unknown) => {
        if (mine !== newest.current) return
        setError(asCallError(thrown).words)
        setReading(false)
      },
    )
  }, [call])
  const look = useCallback(() => {
    newest.current += 1
    const mine = newest.current
    call('lookAtNotifications').then(
      (value) => {
        if (mine === newest.current) setState(value)
      },
      () => undefined,
    )
  }, [call])
  const put = useCallback((value: ReceivingState) => {
    newest.current += 1
    setState(value)
    setError(null)
    setReading(false)
  }, [])
  return { state, error, reading, read, look, put }
}

/** The time as the page shows it, and the quiet look: only while `shown` and nothing else is asked. */
export const useQuietLook = ({ state, error, read }: Receiving, shown: boolean, underWay: () => number): number => {
  const [now, setNow] = useState(Date.now)
  // The page has asked just before this view came up.
  const askedAt = useRef(Date.now())
  useEffect(() => {
    if (state || error) askedAt.current = Date.now()
    setNow(Date.now())
  }, [state, error])
  useEffect(() => {
    const tick = (): void => {
      const visible = shown && document.visibilityState !== 'hidden'
      if (!visible) return
      const time = Date.now()
      setNow(time)
      if (!shouldLook({ now: time, askedAt: askedAt.current, visible, underWay: underWay() })) return
      askedAt.current = time
      read()
    }
    tick()
    const ticking = setInterval(tick, TICK_MS)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(ticking)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [shown])
  return now
}
