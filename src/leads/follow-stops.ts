/** Rows of the same people on other tabs, or of a pasted URL's person: what was stopped reads `Stopped` wherever it stands. */
import type { Ports, Tab } from '../ports'
import { DETAIL, saysInCampaign, STATUS, STATUS_HEADERS } from '../words'
import { campaignIdOfLabel } from './campaign-label'
import { fillingFormula } from './formula-filled'
import { readProfiles } from './lead-table'
import { rowsOf } from './locate-people'
import { readMemberships } from './memberships'
import { mappingWith, profileColumnOf } from './preview-stop'
import { readLeadTab } from './read-lead-tab'
import { findStatusColumns, requireStatusColumns, writeStatuses } from './status-columns'
import type { StopVerdict } from './stop-verdict'
import { tryTab } from './try-tab'

/**
 * Under the document lock. Only tabs that sent one of these people are read; `except` has been written already. No further tab is
 * begun after `until`.
 */
export const followStops = (ports: Ports, verdicts: StopVerdict[], except: number | null, until: number): void => {
  const stopped = new Map(verdicts.filter((verdict) => verdict.stopped.length > 0).map(({ key, stopped: ids }) => [key, ids]))
  if (stopped.size === 0) return
  const memberships = readMemberships(ports.spreadsheet)
  const tabIds = new Set([...stopped.keys()].flatMap((key) => memberships.get(key) ?? []).flatMap((membership) => membership.tabIds))
  for (const tabId of tabIds) {
    if (tabId === except || ports.clock.now() >= until) continue
    tryTab(ports.spreadsheet, () => {
      const tab = ports.spreadsheet.tabById(tabId)
      if (tab) followOn(ports, tab, stopped)
    })
  }
}

const followOn = (ports: Ports, tab: Tab, stopped: ReadonlyMap<string, number[]>): void => {
  const table = readLeadTab(tab)
  const profileColumn = profileColumnOf(ports, table)
  if (profileColumn === null || findStatusColumns(table).status === undefined) return
  const updated = new Date(ports.clock.now())
  const updates = [...readProfiles(table, profileColumn, rowsOf(table))].flatMap(([row, profile]) => {
    const ids = profile.kind === 'profile' ? stopped.get(profile.key) : undefined
    const own = campaignIdOfLabel(table.text(row, STATUS_HEADERS.campaign))
    if (!ids || own === null || !ids.includes(own) || !mayBeIn(table.text(row, STATUS_HEADERS.status))) return []
    return [{ row, status: STATUS.stopped, detail: DETAIL.stopped, updated }]
  })
  // Statuses beside what a formula brings in would slide off their people.
  if (updates.length === 0 || fillingFormula(table, mappingWith(profileColumn))) return
  writeStatuses(tab, requireStatusColumns(table), updates)
  ports.spreadsheet.flush()
}

/** A run's row at `Adding…` too: HeyReach has just said that the lead was there. */
const mayBeIn = (status: string): boolean => saysInCampaign(status) || status === STATUS.adding
