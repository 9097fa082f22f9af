/** HeyReach's answers → our shapes, tolerant of older and newer forms (platform facts H§2). What lacks an id is left out. */
import type { CampaignDetails, CampaignProgress, LeadCampaign, Sender } from './api-types'
import { isObject, numberOf, numbersOf, textOf } from './read-json'
import { timeOf } from './read-time'

export interface Page<T> {
  items: T[]
  /** How many items the page held before those without an id were left out. */
  received: number
  /** null where it does not say. */
  totalCount: number | null
}

/** null when it is no page at all. */
export const parsePage = <T>(value: unknown, parseItem: (item: unknown) => T | null): Page<T> | null => {
  if (!isObject(value) || !Array.isArray(value['items'])) return null
  const received = value['items'] as unknown[]
  const items = received.map(parseItem).filter((item): item is T => item !== null)
  return { items, received: received.length, totalCount: numberOf(value['totalCount']) }
}

export const parseCampaign = (value: unknown): CampaignDetails | null => {
  if (!isObject(value)) return null
  const id = numberOf(value['id'])
  if (id === null) return null
  return {
    id,
    name: textOf(value['name']) || `Campaign ${id}`,
    status: textOf(value['status']).toUpperCase() || 'UNKNOWN',
    senderIds: numbersOf(value['campaignAccountIds']),
    organizationUnitId: numberOf(value['organizationUnitId']),
    listName: textOf(value['linkedInUserListName']),
    createdAt: timeOf(value['creationTime']),
    startedAt: timeOf(value['startedAt']),
    progress: parseProgress(value['progressStats']),
  }
}

const parseProgress = (value: unknown): CampaignProgress => {
  const stats = isObject(value) ? value : {}
  // -1 was seen for “in progress” of a campaign that was over (platform facts H§2.1): nobody.
  const figure = (name: string): number | null => {
    const number = numberOf(stats[name])
    return number === null ? null : Math.max(0, number)
  }
  return {
    leads: figure('totalUsers'),
    waiting: figure('totalUsersPending'),
    inProgress: figure('totalUsersInProgress'),
    finished: figure('totalUsersFinished'),
    failed: figure('totalUsersFailed'),
    stopped: figure('totalUsersManuallyStopped'),
    excluded: figure('totalUsersExcluded'),
  }
}

export const parseSender = (value: unknown): Sender | null => {
  if (!isObject(value)) return null
  const id = numberOf(value['id'])
  if (id === null) return null
  const emailAddress = textOf(value['emailAddress']) || null
  const name = [textOf(value['firstName']), textOf(value['lastName'])].filter((part) => part !== '').join(' ')
  const limits = isObject(value['accountLimits']) ? value['accountLimits'] : {}
  return {
    id,
    name: name || emailAddress || `Account ${id}`,
    emailAddress,
    isActive: value['isActive'] !== false,
    authIsValid: value['authIsValid'] !== false,
    activeCampaigns: numberOf(value['activeCampaigns']) ?? 0,
    // The misspelling is HeyReach's own.
    connectionLimit: numberOf(limits['connectioRequestLimit'] ?? limits['connectionRequestLimit']),
  }
}

export const parseLeadCampaign = (value: unknown): LeadCampaign | null => {
  if (!isObject(value)) return null
  const campaignId = numberOf(value['campaignId'])
  if (campaignId === null) return null
  return {
    campaignId,
    campaignName: textOf(value['campaignName']),
    campaignStatus: textOf(value['campaignStatus']),
    leadStatus: textOf(value['leadStatus']),
  }
}

export interface AddCounts {
  added: number
  updated: number
  failed: number
}

/** V2's three counts; `failed` may be missing. null for anything that is not certain: it would be taken for refusals. */
export const parseAddCounts = (value: unknown): AddCounts | null => {
  if (!isObject(value)) return null
  const added = countOf(value['addedLeadsCount'])
  const updated = countOf(value['updatedLeadsCount'])
  return added === null || updated === null ? null : { added, updated, failed: countOf(value['failedLeadsCount']) ?? 0 }
}

const countOf = (value: unknown): number | null => {
  const count = numberOf(value)
  return count !== null && count >= 0 && count === Math.floor(count) ? count : null
}
