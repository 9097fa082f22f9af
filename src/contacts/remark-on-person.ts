/** What is odd about a person, in words. '' where nothing is. */
import { CONTACT_REMARK } from '../words'
import type { Person } from './group-parts'
import { newestKey } from './known-as'
import type { Part } from './part'

/** `whole`: the person’s parts as one. */
export const remarksOn = ({ sharedMails, candidates }: Person, { urls, ids }: Part): string => {
  const newest = newestKey([urls])
  const others = [...urls.keys()].filter((key) => key !== newest).sort()
  return [
    others.length > 0 ? CONTACT_REMARK.otherProfiles(others.map(CONTACT_REMARK.profile)) : '',
    ids.size > 1 ? CONTACT_REMARK.otherIds([...ids.keys()].sort()) : '',
    sharedMails.length > 0 ? CONTACT_REMARK.sharedMails(sharedMails) : '',
    candidates.length > 0 ? CONTACT_REMARK.couldBe(candidates.map(nameOf)) : '',
  ]
    .filter((remark) => remark !== '')
    .join(' ')
}

const nameOf = (contactId: string): string => (contactId.startsWith('id:') ? CONTACT_REMARK.heyreachId(contactId.slice(3)) : CONTACT_REMARK.profile(contactId))
