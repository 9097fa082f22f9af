/** The statuses of a lead, and the headers of the columns that a lead tab gets for them. */

/** What stands in the column `HeyReach status`. The order is the life of a lead. */
export const STATUS = {
  notAdded: 'Not added',
  adding: 'Adding…',
  inCampaign: 'In campaign',
  invited: 'Invited',
  accepted: 'Accepted',
  messaged: 'Messaged',
  replied: 'Replied',
  stopped: 'Stopped',
  failed: 'Failed',
} as const

export type Status = (typeof STATUS)[keyof typeof STATUS]

/** Statuses that say: this person is in the campaign that stands beside it. */
const IN_A_CAMPAIGN: readonly string[] = [
  STATUS.inCampaign,
  STATUS.invited,
  STATUS.accepted,
  STATUS.messaged,
  STATUS.replied,
]

export const saysInCampaign = (status: string): boolean => IN_A_CAMPAIGN.includes(status)

/** The add-on's own columns, in this order when they are made. */
export const STATUS_HEADERS = {
  campaign: 'HeyReach campaign',
  status: 'HeyReach status',
  detail: 'HeyReach detail',
  updated: 'HeyReach updated',
} as const

/** The column of formulas that follow Contacts. */
export const LIVE_STAGE_HEADER = 'HeyReach stage (live)'

/** What came of asking HeyReach about the person: beside the columns that Get lead fills. */
export const PROFILE_HEADER = 'HeyReach profile'

const OWN_HEADERS: readonly string[] = [...Object.values(STATUS_HEADERS), LIVE_STAGE_HEADER, PROFILE_HEADER]
export const isOwnHeader = (header: string): boolean => OWN_HEADERS.includes(header)

/** Stands in the first cell of the hidden tab that remembers who was sent where. */
export const MEMORY_HEADING = 'Who was sent into which campaign from this spreadsheet. HeyReach for Sheets needs it: please do not edit or delete.'
