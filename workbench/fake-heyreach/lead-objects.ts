/** A person as answers show them: inside a campaign's lead, and on their own. */
import { formatTime, formatTimeOrNull } from './format-time'
import { leadProgress } from './lead-progress'
import { profileUrlOf } from './profile-key'
import type { Enrolment, Person } from './state'
import type { Store } from './store'
import type { HeyReachSwitches } from './types'

export const campaignLeadObject = (
  enrolment: Enrolment,
  person: Person,
  store: Store,
  { stoppedMessage }: Pick<HeyReachSwitches, 'stoppedMessage'>
): Record<string, unknown> => {
  const progress = leadProgress(enrolment)
  const sender = store.sender(enrolment.senderId)
  return {
    id: enrolment.id,
    linkedInUserProfileId: person.opaqueId,
    linkedInUserProfile: {
      linkedin_id: person.memberId,
      profileUrl: profileUrlOf(person.key),
      firstName: person.firstName,
      lastName: person.lastName,
      headline: person.headline,
      imageUrl: person.imageUrl,
      location: person.location,
      companyName: person.companyName,
      companyUrl: person.companyUrl,
      position: person.position,
      about: person.about,
      // Campaign leads carry zeros here; only GetLead knows the figures.
      connections: 0,
      followers: 0,
      tags: person.tags,
      emailAddress: person.emailAddress,
      customFields: person.customFields
    },
    lastActionTime: formatTimeOrNull(progress.lastActionAt, enrolment.id),
    failedTime: formatTimeOrNull(progress.failedAt, enrolment.id + 1),
    creationTime: formatTime(enrolment.at, enrolment.id + 2),
    leadCampaignStatus: progress.campaignStatus,
    leadConnectionStatus: progress.connectionStatus,
    leadMessageStatus: progress.messageStatus,
    errorCode: progress.errorCode,
    leadCampaignStatusMessage: progress.stoppedByHand ? stoppedMessage : progress.errorCode,
    linkedInSenderId: enrolment.senderId,
    linkedInSenderFullName: sender ? [sender.firstName, sender.lastName].filter(Boolean).join(' ') : null
  }
}

export const leadObject = (person: Person): Record<string, unknown> => ({
  linkedin_id: person.memberId,
  imageUrl: person.imageUrl,
  firstName: person.firstName,
  lastName: person.lastName,
  fullName: fullName(person),
  location: person.location,
  summary: person.summary,
  companyName: person.companyName,
  companyUrl: person.companyUrl,
  position: person.position,
  industry: null,
  about: person.about,
  username: person.key,
  emailAddress: person.emailAddress,
  connections: person.connections,
  followers: person.followers,
  // Strings that hold JSON, as documented.
  experiences: '[]',
  education: '[]',
  profileUrl: profileUrlOf(person.key),
  enrichedEmailAddress: null,
  headline: person.headline,
  emailEnrichments: []
})

export const fullName = ({ firstName, lastName }: Person): string => [firstName, lastName].filter(Boolean).join(' ')
