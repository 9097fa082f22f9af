/**
 * How this sheet receives events: its address and secret, which notifications it wants, who looks after it. One script property,
 * since the web app sees no others for certain (platform facts §1.4); every editor can read it.
 */
import { AppError } from '../errors'
import type { Ports } from '../ports'
import { CANNOT_RECEIVE } from '../words'

type Stores = Pick<Ports, 'scriptStore' | 'userStore'>

const RECEIVING = 'heyreach.receiving'

/** A secret that was replaced: deliveries and their retries may still come with it. */
export interface OldSecret {
  secret: string
  /** Epoch ms; null while some notification may still be sent with it. */
  until: number | null
}

export interface LookAfter {
  /** As typed. */
  name: string
  /** Their `heyreach.person`: who somebody is needs a scope that we do not ask for. */
  runner: string
  /** Epoch ms at which their triggers were made; missing in settings of before. */
  since?: number
}

export interface Receiving {
  /** The spreadsheet's id: in a copy it is another, and nothing here counts. */
  sheet: string
  /** Tells this sheet's notifications from others'; 6 characters of a–z and 0–9. */
  tag: string
  secret: string
  old: OldSecret[]
  /** The web app's address without query; '' until it was checked. */
  url: string
  checkedAt: number
  /** The runner who pasted and tested the address: whoever takes the sheet over still has to deploy their own. */
  urlBy: string
  /** Event types wanted. */
  types: string[]
  /** False: paused. */
  on: boolean
  /** Notifications were made. */
  applied: boolean
  lookAfter: LookAfter | null
}

export const RECEIVING_KEY = RECEIVING
/** In the script cache: the secrets that count, one a line. Removed whenever they change. */
export const SECRETS_CACHE_KEY = 'heyreach.secrets'
/** There where the web app is given no spreadsheet, and the trigger must write every minute: see `deliveries/no-sheet.ts`. */
export const NO_SHEET_KEY = 'heyreach.noSheet'

/** HeyReach tries again for 24 hours (platform facts H§3). */
const OLD_SECRET_COUNTS_MS = 25 * 3_600_000

/** What stands in the store, whichever spreadsheet it is of. */
export const readReceiving = ({ scriptStore }: Pick<Ports, 'scriptStore'>): Receiving | null => parseReceiving(scriptStore.get(RECEIVING))

export const parseReceiving = (text: string | null | undefined): Receiving | null => {
  if (!text) return null
  try {
    const stored = JSON.parse(text) as Partial<Receiving>
    return {
      sheet: String(stored.sheet ?? ''),
      tag: String(stored.tag ?? ''),
      secret: String(stored.secret ?? ''),
      old: Array.isArray(stored.old) ? stored.old.filter((one) => typeof one?.secret === 'string') : [],
      url: String(stored.url ?? ''),
      checkedAt: Number(stored.checkedAt ?? 0),
      urlBy: String(stored.urlBy ?? ''),
      types: Array.isArray(stored.types) ? stored.types.map(String) : [],
      on: stored.on !== false,
      applied: stored.applied === true,
      lookAfter: stored.lookAfter ? { ...stored.lookAfter, since: Number(stored.lookAfter.since ?? 0) } : null,
    }
  } catch {
    return null
  }
}

export const saveReceiving = ({ scriptStore }: Pick<Stores, 'scriptStore'>, receiving: Receiving): void =>
  scriptStore.set(RECEIVING, JSON.stringify(receiving))

/** This very spreadsheet's; null in a copy, and where nobody has looked after it yet. */
export const ownReceiving = (ports: Pick<Ports, 'scriptStore' | 'spreadsheet'>): Receiving | null => {
  const stored = readReceiving(ports)
  return stored?.sheet === ports.spreadsheet.id() ? stored : null
}

/** The same, thrown over: invalid-input in words. */
export const requireReceiving = (ports: Pick<Ports, 'scriptStore' | 'spreadsheet'>): Receiving => {
  const own = ownReceiving(ports)
  if (!own) throw new AppError('invalid-input', { detail: CANNOT_RECEIVE.notLookedAfter })
  return own
}

const LOCK_PATIENCE_MS = 5_000

type Changing = Pick<Ports, 'scriptStore' | 'scriptCache' | 'documentLock'>
/** Gives null to leave all as it is. It asks nothing of HeyReach, for a lock is held. */
type Change = (current: Receiving | null) => Receiving | null

/**
 * Changes what stands there at this moment, one after the other with whoever else does: a pass takes long, and what it read before may
 * be old. Throws busy.
 */
export const changeReceiving = (ports: Changing, change: Change): Receiving | null => {
  if (!ports.documentLock.tryLock(LOCK_PATIENCE_MS)) throw new AppError('busy')
  try {
    return changeNow(ports, change)
  } finally {
    ports.documentLock.release()
  }
}

/** For what the next check does all the same: nothing happens where the lock is taken. */
export const changeReceivingIfFree = (ports: Changing, change: Change): void => {
  if (!ports.documentLock.tryLock(LOCK_PATIENCE_MS)) return
  try {
    changeNow(ports, change)
  } finally {
    ports.documentLock.release()
  }
}

const changeNow = (ports: Changing, change: Change): Receiving | null => {
  const before = readReceiving(ports)
  const after = change(before)
  if (!after || JSON.stringify(after) === JSON.stringify(before)) return before
  saveReceiving(ports, after)
  if (secretsOf(after) !== secretsOf(before)) ports.scriptCache.remove(SECRETS_CACHE_KEY)
  return after
}

const secretsOf = (receiving: Receiving | null): string => JSON.stringify(receiving && [receiving.sheet, receiving.secret, receiving.old])

/** A new secret; the one until now goes on counting, for how long `until` says (null: until no notification has it any more). */
export const withNewSecret = (receiving: Receiving, secret: string, until: number | null): Receiving => ({
  ...receiving,
  secret,
  old: [{ secret: receiving.secret, until }, ...receiving.old],
})

/**
 * No notification is sent with an old secret any more: from now on only late retries are. `used` were until a moment ago. What has run
 * out goes.
 */
export const withOldSecretsEnding = (receiving: Receiving, now: number, used: (secret: string) => boolean): Receiving => ({
  ...receiving,
  old: receiving.old
    .map(({ secret, until }) => ({ secret, until: until === null || used(secret) ? now + OLD_SECRET_COUNTS_MS : until }))
    .filter(({ until }) => until > now),
})

export const lateRetriesEnd = (now: number): number => now + OLD_SECRET_COUNTS_MS
