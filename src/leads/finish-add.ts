/** After the last chunk: reasons onto the rows that were not added, the mapping remembered, the campaign's status read back. */
import { readBackCampaign } from '../account/known-at-heyreach'
import { requireAccount, requireKey } from '../account/stored-account'
import type { Campaign } from '../heyreach/api-types'
import { createHeyReachClient } from '../heyreach/client'
import type { Ports, Tab } from '../ports'
import type { AddOptions, FinishAddRequest, FinishAddResult, SkippedGroup } from '../sidebar/protocol'
import { STATUS, STATUS_HEADERS, statusNow } from '../words'
import { readLeadTable, requireTab } from './lead-table'
import { rememberMapping } from './remember-mapping'
import { findByProof } from './row-proof'
import { ensureStatusColumns, writeStatuses } from './status-columns'
import { withDocumentLock } from './with-document-lock'

export const finishAddLeads = (ports: Ports, { request, skipped }: FinishAddRequest): FinishAddResult => {
  rememberMapping(ports, request.tabId, request.mapping)
  if (skipped.some(({ details }) => details.some((detail) => detail !== ''))) {
    withDocumentLock(ports, () => writeNotAdded(ports, requireTab(ports.spreadsheet, request.tabId), request.headerRow, skipped))
  }

  const client = createHeyReachClient(ports, requireKey(ports))
  const { before, now: campaign } = readBackCampaign(ports, client, request.campaignId)
  const changed = before !== null && before.status !== campaign.status
  return {
    campaignNow: statusNow(campaign, changed ? before : null),
    changed,
    asked: changed && isAwake(campaign) && ticked(before, request.options),
    wokeUnasked: changed && before.status === 'PAUSED' && isAwake(campaign) && !request.options.resumePaused,
  }
}

/** HeyReach has resumed a campaign although it was told not to: it is paused again when the person says so. */
export const pauseCampaign = (ports: Ports, { campaignId }: { campaignId: number }): string => {
  const client = createHeyReachClient(ports, requireAccount(ports).key)
  client.pauseCampaign(campaignId)
  return statusNow(readBackCampaign(ports, client, campaignId).now, null)
}

const ticked = ({ status }: Campaign, options: AddOptions): boolean =>
  (status === 'PAUSED' && options.resumePaused) || (status === 'FINISHED' && options.restartFinished)

const isAwake = ({ status }: Campaign): boolean => status === 'IN_PROGRESS' || status === 'STARTING'

/** Only where the row has no status of its own: what stands there of a campaign is worth more than why it was skipped now. */
const writeNotAdded = (ports: Ports, tab: Tab, headerRow: number, skipped: SkippedGroup[]): void => {
  const table = readLeadTable(tab, headerRow)
  const hints = skipped.flatMap(({ rows, details, proofs }) =>
    rows.map((row, index) => ({ row, detail: details[index] ?? '', proof: proofs[index] ?? '' })),
  )
  const found = findByProof(table, hints)
  const updated = new Date(ports.clock.now())
  const updates = hints.flatMap(({ row: hint, detail }) => {
    const row = found.get(hint)
    if (row === undefined || detail === '') return []
    const status = table.text(row, STATUS_HEADERS.status)
    if (status !== '' && status !== STATUS.notAdded) return []
    return [{ row, campaign: '', status: STATUS.notAdded, detail, updated }]
  })
  if (updates.length === 0) return
  writeStatuses(tab, ensureStatusColumns(table), updates)
  ports.spreadsheet.flush()
}
