/** What the sidebar may know of the connection: never the key itself, only its last four characters. */
import type { Ports } from '../ports'
import type { Connection } from '../sidebar/protocol'
import { isOfOtherWorkspace, readKey, readWorkspace } from './stored-account'

export interface ConnectionState {
  connection: Connection | null
  /** Set when the sheet belongs to a workspace and this person has no key of it in use. */
  pinnedWorkspaceName: string | null
}

export const readConnection = (ports: Pick<Ports, 'userStore' | 'documentStore'>): ConnectionState => {
  const stored = readKey(ports)
  const workspace = readWorkspace(ports)
  if (!stored || isOfOtherWorkspace(stored, workspace)) return { connection: null, pinnedWorkspaceName: workspace?.name ?? null }
  return {
    connection: { workspaceName: workspace?.name || stored.client, keyEnding: stored.key.slice(-4), keyHolder: stored.holder },
    pinnedWorkspaceName: null,
  }
}
