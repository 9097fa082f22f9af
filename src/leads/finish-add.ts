/** After the last chunk: the mapping remembered, the campaign's status read back and told. */
import { requireAccount, requireKey } from '../account/stored-account'
import { createHeyReachClient } from '../heyreach/client'
import type { Ports } from '../ports'
import type { AddOptions, FinishAddRequest, FinishAddResult } from '../sidebar/protocol'
import { statusNow } from '../words'
import { rememberMapping } from './remember-mapping'

const PATIENCE_MS = 70_000

export const finishAddLeads = (ports: Ports, { request, statusShown, statusBefore }: FinishAddRequest): FinishAddResult => {
  rememberMapping(ports, request.tabId, request.mapping)
  const client = createHeyReachClient(ports, requireKey(ports), { readingMs: PATIENCE_MS })
  const campaign = client.getCampaign(request.campaignId)
  const changed = campaign.status !== statusShown
  const byTheRun = campaign.status !== statusBefore
  const isAwake = campaign.status === 'IN_PROGRESS' || campaign.status === 'STARTING'
  return {
    campaignNow: statusNow(campaign, changed ? statusShown : null),
    changed,
    asked: byTheRun && isAwake && isTicked(statusBefore, request.options),
    wokeUnasked: byTheRun && isAwake && statusBefore === 'PAUSED' && !request.options.resumePaused,
  }
}

const isTicked = (status: string, options: AddOptions): boolean =>
  (status === 'PAUSED' && options.resumePaused) || (status === 'FINISHED' && options.restartFinished)

/** HeyReach has resumed a campaign although it was told not to: it is paused again when the person says so. */
export const pauseCampaign = (ports: Ports, { campaignId }: { campaignId: number }): string => {
  const client = createHeyReachClient(ports, requireAccount(ports).key)
  client.pauseCampaign(campaignId)
  return statusNow(client.getCampaign(campaignId), null)
}
