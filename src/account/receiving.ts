/**
 * How this sheet receives events: its address and secret, which notifications it wants, who looks after it. One script property,
 * since the web app sees no others for certain (platform facts §1.4); every editor can read it.
 */
import type { Ports } from '../ports'

type Stores = Pick<Ports, 'scriptStore' | 'userStore'>

const RECEIVING = 'heyreach.receiving'

/** A secret that was replaced: deliveries and their retries may still come with it. */
export interface OldSecret {
  secret: string
  /** Epoch ms; null while some notification may still be sent with it. */
  until: number | null
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
  /** Event types wanted. */
  types: string[]
  /** False: paused. */
  on: boolean
  /** Notifications were made. */
  applied: boolean
  /** The name is typed; the runner is their `heyreach.person` (who somebody is needs a scope that we do not ask for). */
  lookAfter: { name: string; runner: string } | null
}

export const RECEIVING_KEY = RECEIVING
/** In the script cache: the secrets that count, one a line. Removed whenever they change. */
export const SECRETS_CACHE_KEY = 'heyreach.secrets'

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
      old: Array.isArray(stored.old) ? stored.old : [],
      url: String(stored.url ?? ''),
      checkedAt: Number(stored.checkedAt ?? 0),
      types: Array.isArray(stored.types) ? stored.types.map(String) : [],
      on: stored.on !== false,
      applied: stored.applied === true,
      lookAfter: stored.lookAfter ?? null,
    }
  } catch {
    return null
  }
}

export const saveReceiving = ({ scriptStore }: Pick<Stores, 'scriptStore'>, receiving: Receiving): void =>
  scriptStore.set(RECEIVING, JSON.stringify(receiving))
