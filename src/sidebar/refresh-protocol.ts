/** What the sidebar and the server say to each other about one thing: Refresh status: how far HeyReach says that leads are. Types only. */
import type { Block } from '../ports'
import type { Answer, ColumnKey, SkippedGroup, WordedError } from './protocol'

export type RefreshScope = 'selection' | 'tab'

export interface RefreshRequest {
  tabId: number
  headerRow: number
  scope: RefreshScope
  /** Of `SelectionView`; absent: what is selected when the request arrives. */
  blocks?: Block[]
  /** Where rows without a campaign are looked for; null: they are left out. */
  pickedCampaignId: number | null
}

/** Whom to look for, and where. A person may be looked for in several campaigns, and stand in several rows. */
export interface RefreshPerson {
  key: string
  row: number
  campaignId: number
}

export interface RefreshCampaign {
  id: number
  name: string
  rows: number
  /** As HeyReach counts, some minutes behind; null where it does not say. */
  leads: number | null
  /** e.g. '1,200 leads in HeyReach' */
  size: string
}

export interface RefreshPreview {
  tabName: string
  rangeLabel: string
  hiddenRowCount: number
  /** One a row. */
  people: RefreshPerson[]
  campaigns: RefreshCampaign[]
  /** Where rows without a campaign are looked for, where there are such rows. */
  picked: { id: number; name: string } | null
  profileColumn: ColumnKey
  skipped: SkippedGroup[]
  notices: string[]
  duration: string
  blocked: string | null
  buttonLabel: string
}

/** How far a campaign's list has been read. */
export interface LeadCursor {
  campaignId: number
  offset: number
  /** As HeyReach told with the last page; null before the first, or where it does not say. */
  total: number | null
}

export interface RefreshChunkRequest {
  tabId: number
  headerRow: number
  profileColumn: ColumnKey
  picked: RefreshPreview['picked']
  /** At most `REFRESH_CHUNK_CAMPAIGNS`. */
  cursors: LeadCursor[]
  /** Those of these campaigns who have not been found yet. */
  people: RefreshPerson[]
}

/**
 * `found`: a row without a campaign, and HeyReach has the person in the picked one. `not-listed`: proves nothing. `gone`: the row is
 * gone, or says something else by now. `left-alone`: the row is being added just now.
 */
export type RefreshOutcome = 'found' | 'moved' | 'unchanged' | 'failed' | 'finished' | 'not-listed' | 'campaign-gone' | 'left-alone' | 'gone'

export interface RefreshRowResult {
  key: string
  campaignId: number
  /** Where it stands now; null when it is gone. */
  row: number | null
  name: string
  outcome: RefreshOutcome
  /** What stands in the row's detail cell; only of those who failed. */
  detail: string
}

export interface CampaignRead extends LeadCursor {
  /** Read to its end, or for everybody who was asked for. */
  done: boolean
  /** HeyReach does not have it any more, or refuses it: it is done with. */
  problem: WordedError | null
}

export interface RefreshChunkResult {
  /** Of everybody whose rows are settled by now. */
  results: RefreshRowResult[]
  campaigns: CampaignRead[]
  /** Set when the run must stop here. */
  stopped: WordedError | null
}

export interface RefreshFunctions {
  previewRefresh(request: RefreshRequest): Answer<RefreshPreview>
  refreshStatusesChunk(request: RefreshChunkRequest): Answer<RefreshChunkResult>
}
