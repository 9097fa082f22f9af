/**
 * What happens next to a lead, and when: read from its history and from chance, so that nothing but the history has to be
 * kept. A lead is viewed, perhaps liked and followed, then invited (or sent an InMail), accepts or not, is written to, answers.
 */
import type { HistoryEvent, HistoryKind } from '../state'
import { chance } from './chance'

export interface Step {
  kind: HistoryKind
  /** Not before; the sender's limits may make it later. */
  due: number
  errorCode?: string
}

export interface StepQuestion {
  /** When the lead came. */
  at: number
  history: readonly HistoryEvent[]
  /** Seed, campaign and person in one text. */
  luck: string
  dayMs: number
  /** False: only what leads write outside campaigns still happens. */
  campaignRuns: boolean
}

export const nextStep = ({ at, history, luck, dayMs, campaignRuns }: StepQuestion): Step | null => {
  const count = (...kinds: HistoryKind[]): number => history.filter(({ kind }) => kinds.includes(kind)).length
  const has = (kind: HistoryKind): boolean => history.some((event) => event.kind === kind)
  const planned = (what: string, share: number): boolean => chance(`${luck}/${what}`) < share
  const last = history.reduce((latest, event) => Math.max(latest, event.at), at)
  /** After the last thing that happened, a chance figure of days between the two. */
  const after = (kind: HistoryKind, least: number, most: number, more: Pick<Step, 'errorCode'> = {}): Step => ({
    kind,
    due: last + Math.max(1, Math.round(dayMs * (least + (most - least) * chance(`${luck}/when/${history.length}`)))),
    ...more
  })
  const replies = count('message-reply', 'inmail-reply')
  const outside = (): Step | null =>
    replies > 0 && !has('outside-reply') && planned('outside', 0.25) ? after('outside-reply', 0.3, 2) : null

  if (has('stopped') || has('failed')) return null
  if (!campaignRuns) return outside()
  if (history.filter(({ kind }) => kind === 'paused' || kind === 'resumed').at(-1)?.kind === 'paused') return null

  if (has('finished') || replies > 0) {
    if (replies === 0) return null
    // Who answers is out of the sequence.
    if (!has('finished')) return after('finished', 0.0005, 0.001)
    if (!has('tagged') && planned('tag', 0.5)) return after('tagged', 0.03, 0.2)
    const more = 1 + (planned('second', 0.45) ? 1 : 0) + (planned('third', 0.2) ? 1 : 0)
    if (replies < more) return after(has('inmail-reply') ? 'inmail-reply' : 'message-reply', 0.1, 0.6)
    return outside()
  }
  if (has('inmail-sent')) return planned('inmail-answer', 0.4) ? after('inmail-reply', 0.2, 1.5) : after('finished', 3, 4)
  const messages = count('message-sent')
  if (messages > 0) {
    if (planned(`answer-${messages}`, messages === 1 ? 0.45 : 0.25)) return after('message-reply', 0.15, 1.2)
    return messages < 2 ? after('message-sent', 1, 2) : after('finished', 1, 2)
  }
  if (has('connection-accepted')) return after('message-sent', 0.05, 0.3)
  if (has('connection-sent')) return planned('accept', 0.6) ? after('connection-accepted', 0.1, 1.2) : after('finished', 3, 5)
  if (!has('profile-viewed')) return after('profile-viewed', 0.004, 0.015)
  if (planned('fail', 0.03)) return after('failed', 0.05, 0.2, { errorCode: 'LeadBlockedByRecipient' })
  if (!has('post-liked') && !has('followed') && planned('like', 0.4)) return after('post-liked', 0.02, 0.06)
  if (!has('followed') && planned('follow', 0.3)) return after('followed', 0.02, 0.06)
  return planned('inmail', 0.12) ? after('inmail-sent', 0.03, 0.15) : after('connection-sent', 0.03, 0.15)
}
