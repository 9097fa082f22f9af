/** /stats: what was done, a day at a time, counted from the leads' histories. */
import { invalid, json, type Reply } from '../reply'
import type { HistoryEvent, HistoryKind } from '../state'
import type { Route, RouteContext } from './route'

const day = 86400000

interface Deed extends HistoryEvent {
  personKey: string
  /** Whether it opened a conversation with this lead. */
  first: boolean
}

const getOverallStats = (context: RouteContext): Reply => {
  const { body, now } = context
  const accountIds = body.integers('accountIds', 'required')
  const campaignIds = body.integers('campaignIds', 'required')
  const end = body.time('endDate') ?? now
  const start = body.time('startDate') ?? end - 21 * day
  const problems = body.problems()
  if (problems) return invalid(problems)
  const deeds = deedsOf(context, accountIds, campaignIds).filter(({ at }) => at >= start && at <= end)
  const byDayStats: Record<string, ReturnType<typeof figures>> = {}
  for (let midnight = Math.floor(start / day) * day; midnight <= end; midnight += day) {
    const thatDay = deeds.filter(({ at }) => at >= midnight && at < midnight + day)
    byDayStats[new Date(midnight).toISOString().replace('.000', '')] = figures(thatDay)
  }
  return json({ byDayStats, overallStats: figures(deeds) })
}

/** An empty list of ids means all. */
const deedsOf = ({ store, workspace }: RouteContext, accountIds: number[], campaignIds: number[]): Deed[] =>
  store
    .campaigns()
    .filter(({ workspaceId }) => workspaceId === workspace.id)
    .filter(({ id }) => campaignIds.length === 0 || campaignIds.includes(id))
    .flatMap(({ id }) => store.enrolments(id))
    .filter(({ senderId }) => accountIds.length === 0 || (senderId !== null && accountIds.includes(senderId)))
    .flatMap(({ history, personKey }) =>
      history.map((event, index) => ({
        ...event,
        personKey,
        first: !history.slice(0, index).some(({ kind }) => kind === event.kind)
      }))
    )

const figures = (deeds: Deed[]) => {
  const of = (...kinds: HistoryKind[]): Deed[] => deeds.filter(({ kind }) => kinds.includes(kind))
  const count = (kind: HistoryKind): number => of(kind).length
  const started = (kind: HistoryKind): number => of(kind).filter(({ first }) => first).length
  const rate = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
  return {
    profileViews: count('profile-viewed'),
    postLikes: count('post-liked'),
    follows: count('followed'),
    messagesSent: count('message-sent'),
    totalMessageStarted: started('message-sent'),
    totalMessageReplies: started('message-reply'),
    inmailMessagesSent: count('inmail-sent'),
    totalInmailStarted: started('inmail-sent'),
    totalInmailReplies: started('inmail-reply'),
    connectionsSent: count('connection-sent'),
    connectionsAccepted: count('connection-accepted'),
    messageReplyRate: rate(started('message-reply'), started('message-sent')),
    inMailReplyRate: rate(started('inmail-reply'), started('inmail-sent')),
    connectionAcceptanceRate: rate(count('connection-accepted'), count('connection-sent')),
    uniqueLeadsContacted: new Set(of('connection-sent', 'message-sent', 'inmail-sent').map(({ personKey }) => personKey)).size,
    autoTaggedInterested: 0,
    totalAutoTagged: 0,
    autoTaggedInterestedRate: 0
  }
}

export const statsRoutes: Route[] = [{ method: 'POST', path: '/stats/GetOverallStats', body: true, answer: getOverallStats }]
