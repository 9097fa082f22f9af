/** The replies as last read: from the start, or some more of them. */
import { useState } from 'preact/hooks'
import { asCallError } from './call-error'
import type { RepliesAnswer, ReplyItem, WordedError } from './protocol'
import { joinReplies, keyOfReply } from './reply-list'
import { usePage } from './server-context'
import { useLoaded, type Loaded } from './use-loaded'

export interface Replies {
  loaded: Loaded<RepliesAnswer>
  /** What is being read comes behind what is there. */
  more: boolean
  read(then?: (answer: RepliesAnswer) => void): void
  /** `then` hears which is the first that is new. */
  readMore(answer: RepliesAnswer, then: (first: ReplyItem) => void): void
}

export const useReplies = (): Replies => {
  const { call } = usePage()
  const [loaded, load] = useLoaded<RepliesAnswer>()
  const [more, setMore] = useState(false)
  return {
    loaded,
    more,
    read: (then) => {
      setMore(false)
      load(() => call('listReplies', { after: null }), then)
    },
    readMore: (last, then) => {
      if (last.kind === 'none') return
      setMore(true)
      load(
        async () => {
          const next = await call('listReplies', { after: last.place })
          return next.kind === 'none' ? next : { kind: 'replies', ...joinReplies(last, next) }
        },
        (joined) => {
          const known = new Set(last.replies.map(keyOfReply))
          const first = joined.kind === 'none' ? undefined : joined.replies.find((reply) => !known.has(keyOfReply(reply)))
          if (first) then(first)
        },
      )
    },
  }
}

/** Selects a person's row on the sheet; what went wrong is told where it was asked. */
export const useShowReply = (): { show: (tabId: number, reply: ReplyItem) => void; failed: { reply: ReplyItem; error: WordedError } | null } => {
  const { call, announce } = usePage()
  const [failed, setFailed] = useState<{ reply: ReplyItem; error: WordedError } | null>(null)
  const show = (tabId: number, reply: ReplyItem): void => {
    const { row, id, at } = reply
    setFailed(null)
    call('showReply', { tabId, row, id, at }).then(
      (found) => announce(`Row ${found} is selected on the sheet.`),
      (thrown: unknown) => setFailed({ reply, error: asCallError(thrown).words }),
    )
  }
  return { show, failed }
}
