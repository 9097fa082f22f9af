/**
 * What is kept of the account, and where: a person's own key in their user properties, a shared key and the sheet's
 * workspace in the document's (every editor can read those, and is told so).
 */
import { AppError } from '../errors'
import type { Ports } from '../ports'
import type { KeyHolder } from '../sidebar/protocol'

type Stores = Pick<Ports, 'userStore' | 'documentStore'>

const OWN_KEY = 'heyreach.key'
const SHARED_KEY = 'heyreach.sharedKey'
const WORKSPACE = 'heyreach.workspace'

/** The workspace that this sheet belongs to. */
export interface Workspace {
  /** The client's name as a person typed it. */
  name: string
  /** See `workspace-fingerprint.ts`; '' while the workspace shows nothing to know it by. */
  fingerprint: string
  /** True once leads were added from this sheet: then the sheet stays with its workspace. */
  used: boolean
}

export interface StoredKey {
  key: string
  holder: KeyHolder
}

/** A person's own key goes before the shared one. */
export const readKey = ({ userStore, documentStore }: Stores): StoredKey | null => {
  const own = userStore.get(OWN_KEY)
  if (own) return { key: own, holder: 'me' }
  const shared = documentStore.get(SHARED_KEY)
  return shared ? { key: shared, holder: 'everyone' } : null
}

/** Throws not-connected. */
export const requireKey = (stores: Stores): string => {
  const stored = readKey(stores)
  if (!stored) throw new AppError('not-connected')
  return stored.key
}

/** Sharing a key drops the person's own, else the old own one would go on being used. */
export const saveKey = ({ userStore, documentStore }: Stores, { key, holder }: StoredKey): void => {
  if (holder === 'me') {
    userStore.set(OWN_KEY, key)
  } else {
    documentStore.set(SHARED_KEY, key)
    userStore.delete(OWN_KEY)
  }
}

export const forgetKey = ({ userStore, documentStore }: Stores, holder: KeyHolder): void =>
  holder === 'me' ? userStore.delete(OWN_KEY) : documentStore.delete(SHARED_KEY)

export const readWorkspace = ({ documentStore }: Stores): Workspace | null => {
  const text = documentStore.get(WORKSPACE)
  if (!text) return null
  try {
    const stored = JSON.parse(text) as Partial<Workspace>
    return { name: String(stored.name ?? ''), fingerprint: String(stored.fingerprint ?? ''), used: stored.used === true }
  } catch {
    return null
  }
}

export const saveWorkspace = ({ documentStore }: Stores, workspace: Workspace): void =>
  documentStore.set(WORKSPACE, JSON.stringify(workspace))

/** From the first lead on, the sheet stays with its workspace. */
export const pinWorkspace = (stores: Stores): void => {
  const workspace = readWorkspace(stores)
  if (workspace && !workspace.used) saveWorkspace(stores, { ...workspace, used: true })
}

export const forgetWorkspace = ({ documentStore }: Stores): void => documentStore.delete(WORKSPACE)
