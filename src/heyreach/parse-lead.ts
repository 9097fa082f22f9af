/** What HeyReach knows of a person, and of a person in a campaign → our shapes (platform facts H§2.1, §2.4). */
import type { CampaignLead, LeadProfile } from './api-types'
import { isObject, numberOf, textOf, textsOf, type Json } from './read-json'
import { timeOf } from './read-time'

/** null without a profile URL: then nobody can be recognised in it. */
export const parseLeadProfile = (value: unknown): LeadProfile | null => {
  if (!isObject(value)) return null
  const profileUrl = textOf(value['profileUrl']).trim() || urlOfUsername(value)
  if (profileUrl === '') return null
  const firstName = textOf(value['firstName'])
  const lastName = textOf(value['lastName'])
  return {
    profileUrl,
    memberId: textOf(value['linkedin_id']) || String(numberOf(value['linkedin_id']) ?? ''),
    firstName,
    lastName,
    fullName: textOf(value['fullName']) || [firstName, lastName].filter((part) => part !== '').join(' '),
    headline: textOf(value['headline']),
    position: textOf(value['position']),
    companyName: textOf(value['companyName']),
    companyUrl: textOf(value['companyUrl']),
    industry: textOf(value['industry']),
    location: textOf(value['location']),
    summary: textOf(value['summary']),
    about: textOf(value['about']),
    emailAddress: textOf(value['emailAddress']),
    enrichedEmailAddress: textOf(value['enrichedEmailAddress']),
    customEmailAddress: textOf(value['customEmailAddress']),
    connections: numberOf(value['connections']),
    followers: numberOf(value['followers']),
    tags: textsOf(value['tags']),
    customFields: customFieldsOf(value['customFields'] ?? value['customUserFields']),
  }
}

export const parseCampaignLead = (value: unknown): CampaignLead | null => {
  if (!isObject(value)) return null
  const profile = parseLeadProfile(value['linkedInUserProfile'] ?? value['leadProfile'])
  if (!profile) return null
  return {
    id: numberOf(value['id']),
    profile,
    campaignStatus: textOf(value['leadCampaignStatus']),
    connectionStatus: textOf(value['leadConnectionStatus']),
    messageStatus: textOf(value['leadMessageStatus']),
    createdAt: timeOf(value['creationTime']),
    lastActionAt: timeOf(value['lastActionTime']),
    failedAt: timeOf(value['failedTime']),
    errorCode: textOf(value['errorCode']),
    statusMessage: textOf(value['leadCampaignStatusMessage']),
    senderId: numberOf(value['linkedInSenderId']),
    senderName: textOf(value['linkedInSenderFullName']),
  }
}

/** A list, not a map: the same name repeats with different values when a lead was imported several times. */
const customFieldsOf = (value: unknown): { name: string; value: string }[] =>
  Array.isArray(value)
    ? value.flatMap((field: unknown) => {
        if (!isObject(field) || textOf(field['name']) === '') return []
        return [{ name: textOf(field['name']), value: textOf(field['value']) || String(numberOf(field['value']) ?? '') }]
      })
    : []

const urlOfUsername = (value: Json): string => {
  const username = textOf(value['username']).trim()
  return username === '' ? '' : `https://www.linkedin.com/in/${username}`
}
