/**
 * What is kept of the account, and where: a person's own key in their user properties, a shared key and the sheet's
 * workspace in the document's (every editor can read those, and is told so).
 */
import { AppError } from '../errors'
import type { Ports } from '../ports'
import type { KeyHolder } from '../sidebar/protocol'
import { belongsTo } from '../words'
import { compareFingerprints, fingerprintOf, mergeFingerprints } from './workspace-fingerprint'

type Stores = Pick<Ports, 'userStore' | 'documentStore'>

/** What is kept for a person, in one property: each costs a call. */
const PERSON = 'heyreach.person'
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

interface Person {
  /** Tells people's runs on one sheet apart: who somebody is needs a scope that we do not ask for (platform facts §6.1). */
  runner: string
  /** Their own key, or ''. */
  key: string
  /** Of their own key: its workspace's fingerprint when it was connected, '' when not known. */
  fingerprint: string
  /** The client's name as they typed it. */
  client: string
}

export interface StoredKey {
  key: string
  holder: KeyHolder
  /** Of a person's own key. */
  fingerprint: string
  client: string
}

export interface Account {
  key: string
  runner: string
  /** The sheet's; where it has none (any more), the one of this person's own key. */
  workspace: Workspace
}

/** Without a key of their own. */
const NOBODYS: Person = { runner: '', key: '', fingerprint: '', client: '' }

const readPerson = ({ userStore }: Pick<Stores, 'userStore'>): Person | null => {
  const text = userStore.get(PERSON)
  if (!text) return null
  try {
    const stored = JSON.parse(text) as Partial<Person>
    return { runner: String(stored.runner ?? ''), key: String(stored.key ?? ''), fingerprint: String(stored.fingerprint ?? ''), client: String(stored.client ?? '') }
  } catch {
    return null
  }
}

const savePerson = ({ userStore }: Pick<Stores, 'userStore'>, person: Person): void => userStore.set(PERSON, JSON.stringify(person))

const newRunner = (uuid: string): string => uuid.replace(/[^a-z0-9]/gi, '').toLowerCase().slice(0, 6)

/** '' where this person has none yet. */
export const readRunner = (stores: Pick<Stores, 'userStore'>): string => readPerson(stores)?.runner ?? ''

/** A person's own key goes before the shared one. */
export const readKey = (stores: Stores): StoredKey | null => keyOf(stores, readPerson(stores))

const keyOf = ({ documentStore }: Stores, person: Person | null): StoredKey | null => {
  if (person && person.key !== '') return { key: person.key, holder: 'me', fingerprint: person.fingerprint, client: person.client }
  const shared = documentStore.get(SHARED_KEY)
  return shared ? { key: shared, holder: 'everyone', fingerprint: '', client: '' } : null
}

/** For formulas: there, a person's own properties would be those of the spreadsheet's owner (platform facts §4). */
export const readSharedKey = ({ documentStore }: Pick<Stores, 'documentStore'>): string | null => documentStore.get(SHARED_KEY) || null

/** The key for reading. Throws not-connected. */
export const requireKey = (stores: Stores): string => {
  const stored = readKey(stores)
  if (!stored) throw new AppError('not-connected')
  return stored.key
}

/** A person's own key may be of another workspace: they connected it before the sheet was freed and given to this one. */
export const isOfOtherWorkspace = (stored: StoredKey, workspace: Workspace | null): boolean =>
  stored.holder === 'me' && workspace !== null && compareFingerprints(workspace.fingerprint, stored.fingerprint) === 'different'

/** For whatever changes something at HeyReach. Throws not-connected, other-workspace. */
export const requireAccount = (stores: Stores & Pick<Ports, 'uuid'>): Account => {
  const person = readPerson(stores)
  const stored = keyOf(stores, person)
  if (!stored) throw new AppError('not-connected')
  const workspace = readWorkspace(stores)
  if (workspace && isOfOtherWorkspace(stored, workspace)) throw otherWorkspace(workspace)
  const own = { name: stored.client, fingerprint: stored.fingerprint, used: false }
  const account = { key: stored.key, workspace: workspace ?? own }
  return { ...account, runner: runnerOf(stores, person) }
}

/** This person's, made and kept where there is none. */
export const requireRunner = (stores: Pick<Ports, 'userStore' | 'uuid'>): string => runnerOf(stores, readPerson(stores))

const runnerOf = (stores: Pick<Ports, 'userStore' | 'uuid'>, person: Person | null): string => {
  if (person?.runner) return person.runner
  const runner = newRunner(stores.uuid())
  savePerson(stores, { ...NOBODYS, ...person, runner })
  return runner
}

export const otherWorkspace = ({ name }: Workspace): AppError =>
  new AppError('other-workspace', { detail: belongsTo(name) })

/** Sharing a key drops the person's own, else the old own one would go on being used. */
export const saveKey = (stores: Stores & Pick<Ports, 'uuid'>, { key, holder, fingerprint, client }: StoredKey): void => {
  const runner = readPerson(stores)?.runner || newRunner(stores.uuid())
  if (holder === 'everyone') stores.documentStore.set(SHARED_KEY, key)
  savePerson(stores, holder === 'me' ? { runner, key, fingerprint, client } : { ...NOBODYS, runner })
}

/** The runner stays: by it a person's triggers know that it is still they who look after the sheet. */
export const forgetKey = (stores: Stores, holder: KeyHolder): void => {
  if (holder === 'everyone') return stores.documentStore.delete(SHARED_KEY)
  const runner = readRunner(stores)
  if (runner === '') return stores.userStore.delete(PERSON)
  savePerson(stores, { ...NOBODYS, runner })
}

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

/** The workspace leads are about to be sent into. Throws other-workspace where the campaign shows that it is not this sheet's. */
export const workspaceFor = (workspace: Workspace, { organizationUnitId }: { organizationUnitId: number | null }): Workspace => {
  const found = fingerprintOf({ organizationUnitIds: organizationUnitId === null ? [] : [organizationUnitId], senderIds: [] })
  if (compareFingerprints(workspace.fingerprint, found) === 'different') throw otherWorkspace(workspace)
  const fingerprint = mergeFingerprints(workspace.fingerprint, found)
  return fingerprint === workspace.fingerprint ? workspace : { ...workspace, fingerprint, used: false }
}

/** From the first lead on, the sheet stays with its workspace. */
export const pinWorkspace = (stores: Stores, workspace: Workspace): void => {
  if (!workspace.used) saveWorkspace(stores, { ...workspace, used: true })
}

export const forgetWorkspace = ({ documentStore }: Stores): void => documentStore.delete(WORKSPACE)
