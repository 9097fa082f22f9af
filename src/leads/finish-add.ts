/** After the last chunk: reasons onto the rows that were not added, the mapping remembered, the campaign's status read back. */
import { readBackCampaign } from '../account/known-at-heyreach'
import { requireKey } from '../account/stored-account'
import { createHeyReachClient } from '../heyreach/client'
import type { Ports, Tab } from '../ports'
import type { FinishAddRequest, FinishAddResult, SkippedGroup } from '../sidebar/protocol'
import { campaignInWords, STATUS, STATUS_HEADERS } from '../words'
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
  const words = campaignInWords(campaign.status)
  const changed = before !== null && before.status !== campaign.status
  return {
    campaignNow: changed
      ? `${campaign.name} was ${campaignInWords(before.status).words.toLowerCase()} and is ${words.words.toLowerCase()} now.`
      : `${campaign.name} is ${words.words.toLowerCase()}.${campaign.status === 'PAUSED' ? ' Leads wait until you resume it in HeyReach.' : ''}`,
    changed,
  }
}

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
