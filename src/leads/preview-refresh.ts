/** What refreshing statuses would look for: which people in which campaigns, and how long that takes. */
import { campaignDetails } from '../account/known-at-heyreach'
import { requireAccount } from '../account/stored-account'
import { createHeyReachClient } from '../heyreach/client'
import type { CampaignDetails } from '../heyreach/api-types'
import type { Ports } from '../ports'
import type { RefreshCampaign, RefreshPreview, RefreshRequest, SkippedGroup } from '../sidebar/protocol'
import { ALL_ROWS, BLOCKED, leadsAtHeyReach, notLookedUp, REFRESH_BLOCKED, REFRESH_BUTTON, REFRESH_NOTICE, refreshTakes, STATUS_HEADERS } from '../words'
import { chosenRows, type ChosenRows } from './chosen-rows'
import { fillingFormula } from './formula-filled'
import { readLeadTable, readProfiles, requireTab, type LeadTable } from './lead-table'
import { rowsOf } from './locate-people'
import { planRefresh, type RefreshPlan } from './plan-refresh'
import { mappingWith, profileColumnOf } from './preview-stop'

const PAGE = 100

/** Throws not-connected, other-workspace, invalid-input, and what HeyReach’s list of campaigns throws. */
export const previewRefresh = (ports: Ports, request: RefreshRequest): RefreshPreview => {
  const { key } = requireAccount(ports)
  const table = readLeadTable(requireTab(ports.spreadsheet, request.tabId), request.headerRow)
  const chosen = request.scope === 'tab' ? allRows(table) : chosenRows(ports, table, 'selection', request.blocks)
  const profileColumn = profileColumnOf(ports, table)
  const profiles = profileColumn === null ? new Map() : readProfiles(table, profileColumn, chosen.rows)
  const rows = chosen.rows.map((row) => ({
    row,
    profile: profiles.get(row) ?? { kind: 'empty' as const },
    campaign: table.text(row, STATUS_HEADERS.campaign),
    status: table.text(row, STATUS_HEADERS.status),
    detail: table.text(row, STATUS_HEADERS.detail),
  }))
  const campaigns = campaignDetails(ports, createHeyReachClient(ports, key))
  const plan = planRefresh(rows, request.pickedCampaignId, new Set(campaigns.map(({ id }) => id)), ports.clock.now())
  const lookedFor = campaignsOf(plan, campaigns)
  const picked = campaigns.find(({ id }) => id === request.pickedCampaignId) ?? null
  const filling = fillingFormula(table, mappingWith(profileColumn))
  return {
    tabName: table.tab.name,
    rangeLabel: chosen.rangeLabel,
    hiddenRowCount: chosen.hiddenRowCount,
    people: plan.people,
    campaigns: lookedFor,
    picked: picked && plan.withoutCampaign > 0 ? { id: picked.id, name: picked.name } : null,
    profileColumn: profileColumn ?? '',
    skipped: groups(plan),
    notices: noticesOf(plan, picked),
    duration: plan.people.length === 0 ? '' : refreshTakes(lookedFor.reduce((sum, { leads }) => sum + pagesOf(leads), 0)),
    blocked: filling ? BLOCKED.filledByFormula(filling, table.tab.name) : blockedBy(plan, profileColumn),
    buttonLabel: REFRESH_BUTTON(plan.people.length),
  }
}

/** Hidden ones too: nothing happens to anybody by looking. */
const allRows = (table: LeadTable): ChosenRows => ({ rows: rowsOf(table).filter(table.isFilled), hiddenRowCount: 0, rangeLabel: ALL_ROWS })

const pagesOf = (leads: number | null): number => Math.max(1, Math.ceil((leads ?? 1) / PAGE))

/** Those with most rows first. */
const campaignsOf = (plan: RefreshPlan, known: CampaignDetails[]): RefreshCampaign[] => {
  const rows = new Map<number, number>()
  for (const { campaignId } of plan.people) rows.set(campaignId, (rows.get(campaignId) ?? 0) + 1)
  return known
    .filter(({ id }) => rows.has(id))
    .map(({ id, name, progress: { leads } }) => ({ id, name, rows: rows.get(id) ?? 0, leads, size: leadsAtHeyReach(leads) }))
    .sort((a, b) => b.rows - a.rows || a.id - b.id)
}

const noticesOf = ({ withoutCampaign, people }: RefreshPlan, picked: CampaignDetails | null): string[] => {
  if (!picked || people.length === 0) return []
  return [withoutCampaign > 0 ? REFRESH_NOTICE.lookedForIn(withoutCampaign, picked.name) : REFRESH_NOTICE.nobodyWithout]
}

const blockedBy = (plan: RefreshPlan, profileColumn: string | null): string | null => {
  if (profileColumn === null) return REFRESH_BLOCKED.noUrlColumn
  if (plan.people.length > 0) return null
  return plan.lacksCampaign ? REFRESH_BLOCKED.noCampaign : REFRESH_BLOCKED.nobody
}

const groups = ({ skipped }: RefreshPlan): SkippedGroup[] => {
  const byReason = new Map<string, SkippedGroup>()
  for (const { row, reason } of skipped) {
    const group = byReason.get(reason) ?? { reason, label: notLookedUp(reason), option: null, rows: [], details: [], proofs: [] }
    group.rows.push(row)
    byReason.set(reason, group)
  }
  return [...byReason.values()]
}
