/** What a route is, and what it is given: a request that has passed the door, the state, and the disputed rules' positions. */
import type { Reader } from '../create-reader'
import type { Reply } from '../reply'
import type { Workspace } from '../state'
import type { OnTheWay } from '../on-the-way'
import type { Store } from '../store'
import type { HeyReachSwitches } from '../types'

export interface RouteContext {
  store: Store
  workspace: Workspace
  now: number
  /** When the answer will have arrived. */
  until: number
  onTheWay: OnTheWay
  query: Reader
  body: Reader
  switches: HeyReachSwitches
  statsLagMs: number
  /** What a fault does to this lead of an add request. */
  leadFault(key: string | null): 'refuse' | 'drop' | null
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  /** Whether it reads a JSON body; then another content type is refused. */
  body: boolean
  answer(context: RouteContext): Reply
}
