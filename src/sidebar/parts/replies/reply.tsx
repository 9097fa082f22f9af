/** One reply: who, when, what they wrote, which campaign brought it, and the ways to the person. */
import { useState } from 'preact/hooks'
import type { ReplyItem, WordedError } from '../../protocol'
import { beginningOf, keyOfReply } from '../../reply-list'
import { ago } from '../../times-in-words'
import { ErrorCard } from '../error-card'

interface ReplyProps {
  reply: ReplyItem
  now: number
  onShow: () => void
  /** Its row could not be shown. */
  error: WordedError | null
}

export const replyPlace = (reply: ReplyItem): string => `reply-${keyOfReply(reply)}`

/** The server makes it of a key; whatever else came is no link. */
const PROFILE = 'https://www.linkedin.com/in/'

export const Reply = ({ reply, now, onShow, error }: ReplyProps) => {
  const { at, when, company, position, text, campaign, sender, profileUrl } = reply
  const [whole, setWhole] = useState(false)
  const beginning = beginningOf(text)
  const name = reply.name || 'No name'
  const work = [company, position].filter((part) => part !== '').join(' · ')
  return (
    <li class="reply">
      <div class="reply-head">
        <h3 id={replyPlace(reply)} tabIndex={-1}>
          {name}
        </h3>
        <time dateTime={new Date(at).toISOString()} title={when}>
          {ago(at, now)}
        </time>
      </div>
      {work && <p class="reply-work">{work}</p>}
      {text.trim() === '' ? <p class="hint">The reply has no text.</p> : <blockquote class="reply-text">{whole ? text : (beginning ?? text)}</blockquote>}
      {beginning !== null && (
        <button type="button" class="text-button small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Show less' : 'Show all'}
          <span class="sr-only"> of what {name} wrote</span>
        </button>
      )}
      {(campaign || sender) && (
        <p class="hint">
          {campaign}
          {campaign && sender && ' · '}
          {sender && `to ${sender}`}
        </p>
      )}
      <div class="reply-ways">
        <button type="button" class="text-button small" onClick={onShow}>
          Show row<span class="sr-only"> of {name}</span>
        </button>
        {profileUrl.startsWith(PROFILE) && (
          <a href={profileUrl} target="_blank" rel="noopener noreferrer">
            LinkedIn<span class="sr-only"> profile of {name}, in a new window</span>
          </a>
        )}
      </div>
      {error && <ErrorCard error={error} />}
    </li>
  )
}
