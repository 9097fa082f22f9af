/** One person by a pasted URL, as HeyReach knows them: to be shown, nothing is written. */
import { requireAccount } from '../account/stored-account'
import { AppError } from '../errors'
import { createHeyReachClient } from '../heyreach/client'
import { parseProfile } from '../linkedin/normalize-profile-url'
import type { Ports } from '../ports'
import type { ProfileLookUp } from '../sidebar/protocol'
import { CANNOT_READ, notAProfileInWords } from '../words'
import { emailsOf } from './profile-fields'

/** Throws invalid-input for what is no profile. */
export const lookUpProfile = (ports: Ports, { url }: { url: string }): ProfileLookUp => {
  const asked = parseProfile(url)
  if (asked.kind !== 'profile') throw new AppError('invalid-input', { detail: CANNOT_READ.notAProfile(notAProfileInWords(asked.kind)) })
  const lead = createHeyReachClient(ports, requireAccount(ports).key).getLead(asked.url)
  if (!lead) return { kind: 'unknown', url: asked.url }
  // An address from outside becomes a link only as a profile's own.
  const own = parseProfile(lead.profileUrl)
  const { headline, position, companyName: company, location, about, tags } = lead
  return {
    kind: 'found',
    card: { url: own.kind === 'profile' ? own.url : asked.url, name: lead.fullName, headline, position, company, location, emails: emailsOf(lead), about: about || lead.summary, tags },
  }
}
