/** The keys tab, whole: made anew from the events that stand there when it is gone, another one, or was changed by hand. */
import { AppError } from '../errors'
import type { Ports } from '../ports'
import { allIds, type KeyedTable } from '../table/keyed-table'
import { openKeysTab, readEventKeys, rebuildKeys, type EventKeys } from './event-keys'

export interface KnownKeysTab {
  /** The tab that was filled; null for none yet. One that was made and never filled has another id. */
  tabId: number | null
  firstHour: number
}

export interface KeysTab {
  tabId: number
  read(hours: readonly number[]): EventKeys
}

export const openKeys = ({ spreadsheet, clock }: Pick<Ports, 'spreadsheet' | 'clock'>, { tabId, firstHour }: KnownKeysTab, events: KeyedTable): KeysTab => {
  const tab = openKeysTab(spreadsheet)
  const rebuild = (): void => {
    rebuildKeys(tab, allIds(events).keys(), firstHour, clock.now())
    spreadsheet.flush()
  }
  if (tab.id !== tabId) rebuild()
  return {
    tabId: tab.id,
    read: (hours) => {
      const keys = readEventKeys(tab, hours, firstHour, clock.now())
      if (keys) return keys
      rebuild()
      const again = readEventKeys(tab, hours, firstHour, clock.now())
      if (!again) throw new AppError('unexpected', { detail: 'the keys tab does not hold what was written' })
      return again
    },
  }
}
