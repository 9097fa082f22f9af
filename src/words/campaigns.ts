/** Campaigns and their senders: what their state means, before a run and after it. */

export interface CampaignWords {
  words: string
  canAdd: boolean
  restarts: boolean
  remark: string
}

/** What a campaign's status means for adding (platform facts H§2.1). */
export const CAMPAIGN_WORDS: Record<string, CampaignWords> = {
  IN_PROGRESS: { words: 'Running', canAdd: true, restarts: false, remark: '' },
  STARTING: { words: 'Starting', canAdd: true, restarts: false, remark: 'It is starting: leads are contacted once it runs.' },
  SCHEDULED: {
    words: 'Scheduled',
    canAdd: true,
    restarts: false,
    remark: 'It has not begun: leads wait until its start date.',
  },
  PAUSED: {
    words: 'Paused',
    canAdd: true,
    restarts: false,
    remark: 'It stays paused: leads wait until it is resumed.',
  },
  FINISHED: {
    words: 'Finished',
    canAdd: true,
    restarts: true,
    remark: 'Adding leads makes HeyReach start it again.',
  },
  DRAFT: { words: 'Draft', canAdd: false, restarts: false, remark: 'Drafts take no leads: start it in HeyReach first.' },
  CANCELED: { words: 'Canceled', canAdd: false, restarts: false, remark: 'A canceled campaign takes no leads.' },
  FAILED: { words: 'Failed', canAdd: false, restarts: false, remark: 'A failed campaign takes no leads: mend it in HeyReach.' },
}

const UNKNOWN_CAMPAIGN: CampaignWords = {
  words: 'Status unknown',
  canAdd: true,
  restarts: false,
  remark: 'HeyReach does not say whether it is running.',
}

/** A campaign that stands on the Campaigns tab and that HeyReach does not list. */
export const GONE_CAMPAIGN = {
  words: 'Not in HeyReach any more',
  remark: 'HeyReach does not list it any more: its figures are the last ones seen.',
} as const

/** A campaign as it is after a run; `before`, when its status changed meanwhile. */
export const statusNow = (campaign: { name: string; status: string }, before: string | null): string => {
  const now = campaignInWords(campaign.status).words.toLowerCase()
  if (before) return `${campaign.name} was ${campaignInWords(before).words.toLowerCase()} and is ${now} now.`
  return `${campaign.name} is ${now}.${campaign.status === 'PAUSED' ? ' Leads wait until you resume it in HeyReach.' : ''}`
}

export const campaignInWords = (status: string): CampaignWords => CAMPAIGN_WORDS[status] ?? UNKNOWN_CAMPAIGN

/** Why a sender cannot send. */
export const SENDER = {
  loggedOut: 'Logged out of LinkedIn: log in again in HeyReach.',
  switchedOff: 'Switched off in HeyReach: switch it on there.',
} as const

/** Why leads added to a campaign would wait. */
export const CAMPAIGN_SENDERS = {
  none: 'It has no sender: leads would wait until it gets one.',
  noneUsable: 'None of its senders is logged in to LinkedIn: leads wait until one is.',
} as const
