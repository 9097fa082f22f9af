/** A LinkedIn account as answers show it: 15 keys, with HeyReach's own misspelling of the first limit. */
import type { Sender } from './state'
import type { Store } from './store'
import type { HeyReachSwitches } from './types'

export const accountObject = (
  sender: Sender,
  store: Store,
  shape: HeyReachSwitches['accountShape']
): Record<string, unknown> => {
  const { limits } = sender
  const activeCampaigns = store
    .campaigns()
    .filter((campaign) => campaign.status === 'IN_PROGRESS' && campaign.senderIds.includes(sender.id)).length
  const names = { id: sender.id, emailAddress: sender.emailAddress, firstName: sender.firstName, lastName: sender.lastName }
  const health = {
    isActive: sender.isActive,
    activeCampaigns,
    authIsValid: sender.authIsValid,
    isValidNavigator: sender.isValidNavigator,
    isValidRecruiter: sender.isValidRecruiter
  }
  if (shape === 'older') return { ...names, ...health }
  return {
    ...names,
    profileUrl: sender.profileUrl,
    ...health,
    accountLimits: {
      connectioRequestLimit: limits.connectionRequests,
      connectioRequestMax: 40,
      messageLimit: limits.messages,
      messageLimitMax: 100,
      inMailLimit: limits.inMails,
      inMailLimitMax: 40,
      followLimit: limits.follows,
      followLimitMax: 40,
      profileViewLimit: limits.profileViews,
      profileViewLimitMax: 80,
      postLikeLimit: limits.postLikes,
      postLikeLimitMax: 40
    },
    connectionRequestCooldown: null,
    connectionNoteCooldown: null,
    inMailCooldown: null,
    searchCooldown: null
  }
}
