/**
 * Tabs that need no look for ten minutes: those of ours, and those without status columns that look as if adding would not give them
 * any so soon. In the script's cache, one entry for all of them.
 */
import type { Ports } from '../ports'
import { CONTACTS_MEMORY_TAB, KEYS_TAB, MEMBERSHIPS_TAB, SCRATCH_TAB } from '../table/hidden-tabs'
import { CAMPAIGNS_TAB, CONTACTS_TAB, EVENTS_TAB, LOG_TAB, UNREADABLE_TAB } from '../words'

const ENTRY = 'heyreach.tabs-without-statuses'
const MEMORY_MS = 600_000

/** Rows on them are no lead rows, whatever columns people give them. */
export const OWN_TABS: readonly string[] = [EVENTS_TAB, CONTACTS_TAB, CAMPAIGNS_TAB, UNREADABLE_TAB, LOG_TAB, SCRATCH_TAB, MEMBERSHIPS_TAB, KEYS_TAB, CONTACTS_MEMORY_TAB]

export interface PassedTabs {
  has(tabId: number): boolean
  add(tabId: number): void
  /** One call, where something is new. */
  keep(): void
}

/** `ownTabs`: what the caller knows of ours already. */
export const openPassedTabs = ({ spreadsheet, scriptCache, clock }: Pick<Ports, 'spreadsheet' | 'scriptCache' | 'clock'>, ownTabs: ReadonlySet<number>): PassedTabs => {
  const now = clock.now()
  const known = readEntry(scriptCache.get(ENTRY), now)
  const entry = known ?? { since: now, ids: OWN_TABS.flatMap((name) => spreadsheet.tabByName(name)?.id ?? []) }
  const ids = new Set(entry.ids)
  let isNew = known === null
  return {
    has: (tabId) => ownTabs.has(tabId) || ids.has(tabId),
    add: (tabId) => {
      ids.add(tabId)
      isNew = true
    },
    keep: () => {
      const seconds = Math.ceil((entry.since + MEMORY_MS - now) / 1000)
      if (isNew && seconds > 0) scriptCache.put(ENTRY, JSON.stringify({ since: entry.since, ids: [...ids] }), seconds)
    },
  }
}

interface Entry {
  since: number
  ids: number[]
}

/** null where nothing is remembered, or from too long ago. */
const readEntry = (text: string | null, now: number): Entry | null => {
  try {
    const { since, ids } = JSON.parse(text ?? '{}') as Partial<Entry>
    return typeof since === 'number' && Array.isArray(ids) && Math.abs(now - since) < MEMORY_MS ? { since, ids } : null
  } catch {
    return null
  }
}
