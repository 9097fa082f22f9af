/** Where a lead stands, read from its history: the API's three statuses are independent of each other. */
import type { Enrolment, HistoryKind } from './state'

export interface LeadProgress {
  campaignStatus: 'Pending' | 'InSequence' | 'Finished' | 'Paused' | 'Failed'
  connectionStatus: 'None' | 'ConnectionSent' | 'ConnectionAccepted'
  messageStatus: 'None' | 'MessageSent' | 'MessageReply'
  lastActionAt: number | null
  failedAt: number | null
  errorCode: string | null
  stoppedByHand: boolean
}

const actions: readonly HistoryKind[] = [
  'profile-viewed',
  'post-liked',
  'followed',
  'connection-sent',
  'connection-accepted',
  'message-sent',
  'message-reply',
  'inmail-sent',
  'inmail-reply'
]

const replies: readonly HistoryKind[] = ['message-reply', 'inmail-reply']
const messages: readonly HistoryKind[] = ['message-sent', 'inmail-sent']

/** As it was at a moment, so that the campaign's figures can lag behind. */
export const leadProgress = (enrolment: Enrolment, at = Infinity): LeadProgress => {
  const past = enrolment.history.filter((event) => event.at <= at)
  const happened = (kinds: readonly HistoryKind[]): boolean => past.some((event) => kinds.includes(event.kind))
  const last = (kinds: readonly HistoryKind[]) => past.filter((event) => kinds.includes(event.kind)).at(-1)
  const ended = last(['finished', 'failed', 'stopped'])
  const failed = ended && ended.kind !== 'finished' ? ended : undefined
  return {
    campaignStatus: failed
      ? 'Failed'
      : ended
        ? 'Finished'
        : last(['paused', 'resumed'])?.kind === 'paused'
          ? 'Paused'
          : happened(actions)
            ? 'InSequence'
            : 'Pending',
    connectionStatus: happened(['connection-accepted'])
      ? 'ConnectionAccepted'
      : happened(['connection-sent'])
        ? 'ConnectionSent'
        : 'None',
    messageStatus: happened(replies) ? 'MessageReply' : happened(messages) ? 'MessageSent' : 'None',
    lastActionAt: last(actions)?.at ?? null,
    failedAt: failed?.at ?? null,
    errorCode: failed?.errorCode ?? null,
    stoppedByHand: failed?.kind === 'stopped'
  }
}

/** Whether anything is still to be done for this lead. */
export const isRunning = ({ campaignStatus }: LeadProgress): boolean =>
  campaignStatus === 'Pending' || campaignStatus === 'InSequence' || campaignStatus === 'Paused'
