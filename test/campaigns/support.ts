/** Campaigns, senders and a tab in a few words, for tables of cases. */
import { campaignViews, type CampaignView } from '../../src/campaigns/campaign-view'
import type { CampaignsTab, TabRow } from '../../src/campaigns/campaigns-tab'
import { CAMPAIGN_COLUMNS, ID_HEADER } from '../../src/campaigns/campaign-columns'
import type { CampaignDetails, CampaignProgress, Sender } from '../../src/heyreach/api-types'
import type { CellInput } from '../../src/ports'

export const AT = new Date(Date.UTC(2026, 8, 14, 9))

export const progress = (more: Partial<CampaignProgress> = {}): CampaignProgress => ({
  leads: 100, waiting: 20, inProgress: 50, finished: 25, failed: 3, stopped: 2, excluded: 0, ...more,
})

export const campaign = (more: Partial<CampaignDetails> = {}): CampaignDetails => ({
  id: 1, name: 'North', status: 'IN_PROGRESS', senderIds: [11], organizationUnitId: 5, listName: 'List', createdAt: 0, startedAt: 0, progress: progress(), ...more,
})

export const sender = (more: Partial<Sender> = {}): Sender => ({
  id: 11, name: 'Mira', emailAddress: null, isActive: true, authIsValid: true, activeCampaigns: 1, connectionLimit: 25, ...more,
})

export const view = (of: Partial<CampaignDetails> = {}, senders: Sender[] = [sender()], added = 0): CampaignView => {
  const [made] = campaignViews([campaign(of)], senders, new Map([[of.id ?? 1, added]]), AT)
  if (!made) throw new Error('no view')
  return made
}

/** A tab with all our columns in their order, from row 1, and these rows: header → cell. */
export const tabWith = (rows: Record<string, CellInput>[], headers = CAMPAIGN_COLUMNS.map(({ header }) => header)): CampaignsTab => ({
  headerRow: 1,
  columns: new Map(headers.map((header, index) => [header, index + 1])),
  rows: rows.map((cells, index): TabRow => ({
    row: 2 + index,
    id: typeof cells[ID_HEADER] === 'number' ? cells[ID_HEADER] : null,
    name: String(cells['Campaign'] ?? ''),
    cells: headers.map((header) => cells[header] ?? ''),
  })),
  lastRow: 1 + rows.length,
  lastColumn: headers.length,
})
