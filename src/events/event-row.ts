/** An event → its row, one cell for each of `EVENT_COLUMNS`. */
import type { CellInput } from '../ports'
import type { HeyReachEvent } from './event'
import { EVENT_COLUMNS } from './event-columns'
import type { Identity } from './identify-event'

export const eventRow = (event: HeyReachEvent, identity: Identity, receivedAt: number): CellInput[] =>
  EVENT_COLUMNS.map(({ read }) => read({ event, identity, receivedAt }))
