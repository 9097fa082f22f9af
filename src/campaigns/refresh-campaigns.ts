/** Brings the Campaigns tab up to date with HeyReach and shows it. */
import { campaignDetails, sendersFrom } from '../account/known-at-heyreach'
import { requireSameWorkspace } from '../account/require-same-workspace'
import { requireKey } from '../account/stored-account'
import { AppError } from '../errors'
import { createHeyReachClient } from '../heyreach/client'
import { addedByCampaign, readMemberships } from '../leads/memberships'
import { withDocumentLock } from '../leads/with-document-lock'
import type { Ports, Tab } from '../ports'
import { CAMPAIGNS_TAB, campaignsRefreshed } from '../words'
import { planCampaignRows, type CampaignPlan } from './campaign-rows'
import { campaignViews, type CampaignView } from './campaign-view'
import { campaignsStay, readCampaignsTab } from './campaigns-tab'
import { writeCampaigns } from './write-campaigns'

/** How often we write when somebody sorts the tab meanwhile. */
const TRIES = 3

/** Throws not-connected, bad-key, other-workspace, busy, invalid-input and what HeyReach's or Google's refusals are. */
export const refreshCampaigns = (ports: Ports): void => {
  const client = createHeyReachClient(ports, requireKey(ports))
  // Before the lock: the pace takes that lock itself.
  const campaigns = campaignDetails(ports, client)
  const senders = sendersFrom(ports, () => client, 'fresh')
  requireSameWorkspace(ports, { campaigns, senders })
  const added = addedByCampaign(readMemberships(ports.spreadsheet))
  const views = campaignViews(campaigns, senders, added, new Date(ports.clock.now()))

  const { tab, plan, isFirst } = withDocumentLock(ports, () => bringUpToDate(ports, views, added))
  tab.show()
  ports.notices.toast(campaignsRefreshed({ count: views.length, isNew: isFirst ? 0 : plan.newRows, gone: plan.gone }))
}

interface Done {
  tab: Tab
  plan: CampaignPlan
  isFirst: boolean
}

const bringUpToDate = ({ spreadsheet }: Pick<Ports, 'spreadsheet'>, views: CampaignView[], added: ReadonlyMap<number, number>): Done => {
  const tab = spreadsheet.tabByName(CAMPAIGNS_TAB) ?? spreadsheet.addTab(CAMPAIGNS_TAB)
  let found = readCampaignsTab(tab)
  const first = planCampaignRows(views, added, found)
  if (!found) tab.freezeRows(first.headerRow)
  let plan = first
  for (let tries = 0; tries < TRIES; tries += 1) {
    writeCampaigns(tab, plan)
    spreadsheet.flush()
    if (!found || campaignsStay(tab, found)) return { tab, plan: first, isFirst: !found }
    found = readCampaignsTab(tab)
    plan = planCampaignRows(views, added, found)
  }
  throw new AppError('busy')
}
