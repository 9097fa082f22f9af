/** The form of “Refresh status” as a reducer, and the request it makes. Pure. */
import type { CampaignChoice, RefreshRequest, RefreshScope, SelectionView } from './protocol'

export interface RefreshForm {
  selection: SelectionView | null
  scope: RefreshScope
  /** Rows without a campaign are looked for in one that is picked. */
  looksInOne: boolean
  campaign: CampaignChoice | null
}

export type RefreshFormEvent =
  | { kind: 'selection'; selection: SelectionView }
  | { kind: 'scope'; scope: RefreshScope }
  | { kind: 'looks-in-one'; looksInOne: boolean }
  | { kind: 'campaign'; campaign: CampaignChoice }

export const emptyRefreshForm: RefreshForm = { selection: null, scope: 'tab', looksInOne: false, campaign: null }

export const changeRefreshForm = (form: RefreshForm, event: RefreshFormEvent): RefreshForm => {
  switch (event.kind) {
    case 'selection': {
      const { selection } = event
      // One cell is where somebody happens to stand; several rows are a choice.
      return { ...form, selection, scope: selection.oneCell || selection.rowCount === 0 ? 'tab' : 'selection' }
    }
    case 'scope':
      return { ...form, scope: event.scope }
    case 'looks-in-one':
      return { ...form, looksInOne: event.looksInOne }
    case 'campaign':
      return { ...form, campaign: event.campaign }
  }
}

/** What to do before a preview is possible; null when there is a request. */
export const missingForRefresh = ({ selection, scope, looksInOne, campaign }: RefreshForm): 'selection' | 'rows' | 'campaign' | null => {
  if (!selection) return 'selection'
  if (scope === 'selection' && selection.rowCount === 0) return 'rows'
  return looksInOne && !campaign ? 'campaign' : null
}

export const refreshRequest = (form: RefreshForm): RefreshRequest | null => {
  const { selection, scope, looksInOne, campaign } = form
  if (!selection || missingForRefresh(form) !== null) return null
  return {
    tabId: selection.tabId,
    headerRow: selection.headerRow,
    scope,
    ...(scope === 'selection' ? { blocks: selection.blocks } : {}),
    pickedCampaignId: looksInOne ? (campaign?.id ?? null) : null,
  }
}
