/** A campaign as answers show it: 14 keys today, and the older form that some clients still describe. */
import { formatTime, formatTimeOrNull } from './format-time'
import { leadProgress, type LeadProgress } from './lead-progress'
import type { Campaign } from './state'
import type { Store } from './store'
import type { HeyReachSwitches } from './types'

export interface CampaignView extends Pick<HeyReachSwitches, 'campaignShape' | 'inProgressFigure'> {
  /** The moment whose figures are shown. */
  statsAt: number
}

export const campaignObject = (
  campaign: Campaign,
  store: Store,
  { campaignShape, inProgressFigure, statsAt }: CampaignView
): Record<string, unknown> => {
  const stats = progressStats(campaign, store, statsAt)
  if (inProgressFigure === 'one-too-low') stats.totalUsersInProgress -= 1
  const common = {
    id: campaign.id,
    name: campaign.name,
    creationTime: formatTime(campaign.createdAt, campaign.id)
  }
  const list = {
    linkedInUserListName: campaign.listName,
    linkedInUserListId: campaign.listId,
    campaignAccountIds: campaign.senderIds,
    status: campaign.status
  }
  if (campaignShape === 'older') {
    const { totalUsersManuallyStopped: _stopped, totalUsersExcluded: _excluded, ...five } = stats
    return {
      ...common,
      ...list,
      progressStats: five,
      excludeAlreadyMessagedGlobal: false,
      excludeAlreadyMessagedCampaignAccounts: false,
      excludeFirstConnectionCampaignAccounts: false,
      excludeFirstConnectionGlobal: false,
      excludeNoProfilePicture: false,
      excludeListId: null
    }
  }
  return {
    ...common,
    startedAt: formatTimeOrNull(campaign.startedAt, campaign.id + 1),
    ...list,
    progressStats: stats,
    excludeInOtherCampaigns: false,
    excludeHasOtherAccConversations: false,
    excludeContactedFromSenderInOtherCampaign: false,
    excludeListId: null,
    organizationUnitId: campaign.workspaceId
  }
}

const progressStats = (campaign: Campaign, store: Store, at: number) => {
  const leads =
    campaign.status === 'DRAFT'
      ? []
      : store
          .enrolments(campaign.id)
          .filter((enrolment) => enrolment.at <= at)
          .map((enrolment) => leadProgress(enrolment, at))
  const count = (test: (lead: LeadProgress) => boolean): number => leads.filter(test).length
  return {
    totalUsers: leads.length,
    totalUsersInProgress: count(({ campaignStatus }) => campaignStatus === 'InSequence' || campaignStatus === 'Paused'),
    totalUsersPending: count(({ campaignStatus }) => campaignStatus === 'Pending'),
    totalUsersFinished: count(({ campaignStatus }) => campaignStatus === 'Finished'),
    totalUsersFailed: count((lead) => lead.campaignStatus === 'Failed' && !lead.stoppedByHand),
    totalUsersManuallyStopped: count((lead) => lead.stoppedByHand),
    totalUsersExcluded: 0
  }
}
