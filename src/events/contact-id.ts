/** Whom an event is about, as one text: by profile URL, else HeyReach’s id, else e-mail address. */
import { parseProfile } from '../linkedin/normalize-profile-url'
import type { Lead } from './event'

/** Longer than any URL that is one. */
const LONGEST_URL = 2000

/** `in/…`, `id:…`, `mail:…`, or '' for nobody. */
export const contactId = ({ profileUrl, id, emailAddress, enrichedEmail, customEmail }: Lead): string => {
  const key = profileKey(profileUrl)
  if (key !== '') return key
  if (isRealId(id)) return `id:${id}`
  const mail = [emailAddress, enrichedEmail, customEmail].map((each) => each?.trim().toLowerCase() ?? '').find((each) => each !== '')
  return mail ? `mail:${mail}` : ''
}

/** '' where the URL is no person’s. */
export const profileKey = (url: string | null): string => {
  const profile = parseProfile((url ?? '').slice(0, LONGEST_URL))
  return profile.kind === 'profile' ? profile.key : ''
}

/** 0 stands for none at HeyReach. */
export const isRealId = (id: string | null): id is string => id !== null && /[^0\s]/.test(id)
