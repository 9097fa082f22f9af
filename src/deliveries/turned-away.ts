/** Deliveries that could not be taken, for the health card: in the cache, since the properties may be what is full. */
import type { Ports } from '../ports'

const TURNED_AWAY = 'heyreach.turnedAway'
const KEEP_SECONDS = 21_600

export type WhyTurnedAway = 'too-long' | 'not-kept'

export interface TurnedAway {
  /** Epoch ms of the last one. */
  at: number
  why: WhyTurnedAway
  /** In the last hours; several at once may count as one. */
  count: number
}

export const noteTurnedAway = (ports: Pick<Ports, 'scriptCache' | 'clock'>, why: WhyTurnedAway): void => {
  const count = (readTurnedAway(ports)?.count ?? 0) + 1
  ports.scriptCache.put(TURNED_AWAY, JSON.stringify({ at: ports.clock.now(), why, count } satisfies TurnedAway), KEEP_SECONDS)
}

export const readTurnedAway = ({ scriptCache }: Pick<Ports, 'scriptCache'>): TurnedAway | null => {
  const text = scriptCache.get(TURNED_AWAY)
  return text ? (JSON.parse(text) as TurnedAway) : null
}
