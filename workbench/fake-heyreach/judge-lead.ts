/** Whether a campaign takes a lead, counts it as failed, or says nothing about it at all. */
import { isPlainProfileUrl, profileKey } from './profile-key'
import type { LeadPair } from './read-lead-pairs'
import type { LeadFields } from './state'
import type { HeyReachSwitches } from './types'

export type LeadVerdict = { kind: 'take'; key: string; lead: LeadFields } | { kind: 'fail' } | { kind: 'drop' }

/** No limit is documented: these are far above honest use, so that only a runaway value meets them. */
const longest = { usual: 250, text: 5000 }

export const judgeLead = ({ lead }: LeadPair, switches: HeyReachSwitches): LeadVerdict => {
  const { profileUrl, customUserFields, ...texts } = lead
  // The profile URL is the one key that is needed; without it nothing is counted (0/0/0 was measured).
  if (profileUrl === null || profileUrl.trim() === '') return { kind: 'drop' }
  if (switches.namelessLead === 'dropped' && !(texts.firstName?.trim() && texts.lastName?.trim())) return { kind: 'drop' }
  const key = profileKey(profileUrl)
  if (key === null) return { kind: 'fail' }
  if (switches.profileUrlForms === 'plain' && !isPlainProfileUrl(profileUrl)) return { kind: 'fail' }
  if (customUserFields.some(({ name }) => !isFieldName(name))) return { kind: 'fail' }
  if (customUserFields.some(({ value }) => value.length > longest.text)) return { kind: 'fail' }
  if (Object.entries(texts).some(([name, text]) => (text?.length ?? 0) > longestOf(name))) return { kind: 'fail' }
  return { kind: 'take', key, lead: { ...texts, profileUrl, customUserFields } }
}

/** Letters, digits and underscore, as the help centre and every captured name have it. */
export const isFieldName = (name: string): boolean => /^[A-Za-z0-9_]+$/.test(name)

const longestOf = (name: string): number => (name === 'summary' || name === 'about' ? longest.text : longest.usual)
