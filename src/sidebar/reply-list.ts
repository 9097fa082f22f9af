/** The list of replies as the page holds it: newest first, so that each period is its beginning. Pure. */
import type { ReplyItem, RepliesPage, ReplyPeriod } from './protocol'

export const keyOfReply = ({ id, row, at }: ReplyItem): string => (id === '' ? `${row}:${at}` : id)

/** What has moved between two readings stands in the list once, as read last. */
export const joinReplies = (before: RepliesPage, next: RepliesPage): RepliesPage => {
  const newer = new Set(next.replies.map(keyOfReply))
  return { ...next, replies: [...before.replies.filter((reply) => !newer.has(keyOfReply(reply))), ...next.replies] }
}

export const repliesIn = ({ replies, starts }: RepliesPage, period: ReplyPeriod): ReplyItem[] =>
  period === 'all' ? replies : replies.filter(({ at }) => at >= starts[period])

/** How many of the period are still on the sheet only. */
export const leftIn = (page: RepliesPage, period: ReplyPeriod): number => Math.max(0, page.counts[period] - repliesIn(page, period).length)

/** The shortest period in which anybody replied. */
export const periodToBegin = ({ counts }: RepliesPage): ReplyPeriod => (counts.yesterday > 0 ? 'yesterday' : counts.week > 0 ? 'week' : 'all')

const MOST_CHARACTERS = 260
const MOST_LINES = 6
/** So little more is shown at once. */
const NOT_WORTH_A_CLICK = 40

/** The beginning of a long text, cut between words and never through a character; null where all of it is short enough. */
export const beginningOf = (text: string): string | null => {
  const lines = text.split('\n')
  const fewLines = lines.length > MOST_LINES + 1 ? lines.slice(0, MOST_LINES).join('\n') : text
  if (fewLines.length <= MOST_CHARACTERS + NOT_WORTH_A_CLICK) return fewLines === text ? null : `${fewLines.trimEnd()} …`
  const characters = fewLines.slice(0, MOST_CHARACTERS).replace(/[\ud800-\udbff]$/, '')
  const whole = /^([\s\S]*\S)\s+\S*$/.exec(characters)?.[1] ?? ''
  return `${whole.length > MOST_CHARACTERS / 2 ? whole : characters} …`
}
