/** The newest replies: since when, and each with what the person wrote and the way to their row. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { plural, thousands } from '../../words'
import { Card, Empty, goTo } from '../parts/card'
import { ErrorCard } from '../parts/error-card'
import { Icon } from '../parts/icon'
import { Loading } from '../parts/loading'
import { PeriodChoice } from '../parts/replies/period-choice'
import { Reply, replyPlace } from '../parts/replies/reply'
import type { RepliesAnswer, ReplyPeriod, View } from '../protocol'
import { keyOfReply, leftIn, periodToBegin, repliesIn } from '../reply-list'
import { usePage } from '../server-context'
import { useReplies, useShowReply } from '../use-replies'
import { valueOf } from '../use-loaded'

/** Whoever comes back to the view after so long finds it read anew. */
const OLD_MS = 60_000

const NONE_IN: Record<ReplyPeriod, string> = {
  yesterday: 'Nobody has replied since yesterday.',
  week: 'Nobody has replied in the last 7 days.',
  all: 'Nobody has replied yet.',
}

export const RepliesView = ({ shown, onView }: { shown: boolean; onView: (view: View) => void }) => {
  const { announce } = usePage()
  const { loaded, more, read, readMore } = useReplies()
  const { show, failed } = useShowReply()
  const [chosen, setChosen] = useState<ReplyPeriod | null>(null)
  const [now, setNow] = useState(Date.now)
  const readAt = useRef(0)
  const answer = valueOf(loaded)
  const reading = loaded.kind === 'loading'

  const readAll = (say: boolean): void => {
    readAt.current = Date.now()
    read((found) => {
      setNow(Date.now())
      if (say) announce(found.kind === 'none' ? found.title : `${plural(found.counts.yesterday, 'reply', 'replies')} since yesterday.`)
    })
  }
  useEffect(() => {
    if (shown && Date.now() - readAt.current > OLD_MS) readAll(false)
  }, [shown])

  return (
    <main class="content">
      <Card
        title="Replies"
        action={
          <button type="button" class="text-button with-icon" disabled={reading} onClick={() => readAll(true)}>
            <Icon name="refresh" size={16} />
            {reading && !more ? 'Reading…' : 'Refresh'}
          </button>
        }
      >
        {loaded.kind === 'failed' && <ErrorCard error={loaded.error} onRetry={() => readAll(true)} />}
        {!answer && reading && <Loading words="Reading the replies…" />}
        {answer?.kind === 'none' && (
          <Empty title={answer.title}>
            <p class="hint">{answer.help}</p>
            {answer.seeEvents && (
              <button type="button" class="text-button" onClick={() => onView('events')}>
                Go to Events
              </button>
            )}
          </Empty>
        )}
        {answer?.kind === 'replies' && list(answer)}
      </Card>
    </main>
  )

  function list(page: Extract<RepliesAnswer, { kind: 'replies' }>) {
    const period = chosen ?? periodToBegin(page)
    const replies = repliesIn(page, period)
    const left = leftIn(page, period)
    return (
      <>
        <PeriodChoice counts={page.counts} period={period} onChange={setChosen} />
        {replies.length === 0 && left === 0 && (
          <Empty title={NONE_IN[period]}>
            <p class="hint">The newest reply is of {page.replies[0]?.when}.</p>
          </Empty>
        )}
        {replies.length > 0 && (
          <ul class="plain replies">
            {replies.map((reply) => (
              <Reply
                key={keyOfReply(reply)}
                reply={reply}
                now={now}
                onShow={() => show(page.tabId, reply)}
                error={failed && keyOfReply(failed.reply) === keyOfReply(reply) ? failed.error : null}
              />
            ))}
          </ul>
        )}
        {left > 0 && (
          <button type="button" class="secondary wide" disabled={reading} onClick={() => readMore(page, (first) => goTo(replyPlace(first)))}>
            {reading && more ? 'Reading…' : `Show more (${thousands(left)} left)`}
          </button>
        )}
      </>
    )
  }
}
