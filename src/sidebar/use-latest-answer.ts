/** The newest answer to a request that changes as the person works; an answer to an older request never counts as ready. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { createLatestAnswer, keyOf, type Latest } from './latest-answer'

/** Long enough for a second thought, short enough to feel automatic. */
const DELAY_MS = 450

export const useLatestAnswer = <Request, Value>(
  request: Request | null,
  ask: (request: Request) => Promise<Value>,
): { latest: Latest<Value>; again: () => void } => {
  const [latest, setLatest] = useState<Latest<Value>>({ kind: 'none' })
  // `ask` is the page's call with a name: the same for the life of the view.
  const asker = useMemo(() => createLatestAnswer<Request, Value>(ask, setLatest, DELAY_MS), [])
  const key = request === null ? null : keyOf(request)
  useEffect(() => asker.want(request), [key])
  useEffect(() => asker.close, [])
  return { latest: ofRequest(latest, key), again: asker.again }
}

/** Between a change and its effect the state is still of the request before. */
const ofRequest = <Value>(latest: Latest<Value>, key: string | null): Latest<Value> => {
  if (key === null) return { kind: 'none' }
  if (latest.kind === 'ready' && latest.key !== key) return { kind: 'asking', last: latest.value }
  if (latest.kind === 'failed' && latest.key !== key) return { kind: 'asking', last: null }
  return latest
}
