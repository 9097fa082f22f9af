/** When the page asks quietly how the sheet receives: seldom, only while somebody sees it, never beside other work. Pure. */

export const LOOK_EVERY_MS = 60_000

export interface LookFacts {
  now: number
  /** When the state was last asked for or came with another answer. */
  askedAt: number
  /** The view is the one in front, and the browser shows the page. */
  visible: boolean
  /** Calls on their way to the server. */
  underWay: number
}

export const shouldLook = ({ now, askedAt, visible, underWay }: LookFacts): boolean =>
  visible && underWay === 0 && now - askedAt >= LOOK_EVERY_MS
