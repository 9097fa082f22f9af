/** How many of each action a sender may still do on a day, over all its campaigns, and when it is free for the next. */
import type { HistoryKind, Sender, SenderLimits } from '../state'

const limitOf: Partial<Record<HistoryKind, keyof SenderLimits>> = {
  'profile-viewed': 'profileViews',
  'post-liked': 'postLikes',
  followed: 'follows',
  'connection-sent': 'connectionRequests',
  'message-sent': 'messages',
  'inmail-sent': 'inMails'
}

/** About so many actions a day in all, as safe use has it: they are spaced by it. */
const actionsADay = 200

export interface SenderPace {
  /** The first moment from `at` on at which the sender may do this; what leads do themselves waits for nobody. */
  earliest(sender: Sender, kind: HistoryKind, at: number): number
  done(senderId: number, kind: HistoryKind, at: number): void
}

export const createSenderPace = (dayMs: number): SenderPace => {
  const counts = new Map<string, number>()
  const free = new Map<number, number>()
  const spacing = Math.ceil(dayMs / actionsADay)
  const idOf = (senderId: number, kind: HistoryKind, day: number): string => `${senderId}/${kind}/${day}`
  return {
    earliest: (sender, kind, at) => {
      const limit = limitOf[kind]
      if (!limit) return at
      if (sender.limits[limit] <= 0) return Infinity
      let time = Math.max(at, free.get(sender.id) ?? 0)
      let day = Math.floor(time / dayMs)
      while ((counts.get(idOf(sender.id, kind, day)) ?? 0) >= sender.limits[limit]) {
        day += 1
        time = day * dayMs
      }
      return time
    },
    done: (senderId, kind, at) => {
      if (!limitOf[kind]) return
      const id = idOf(senderId, kind, Math.floor(at / dayMs))
      counts.set(id, (counts.get(id) ?? 0) + 1)
      free.set(senderId, Math.max(free.get(senderId) ?? 0, at + spacing))
    }
  }
}
