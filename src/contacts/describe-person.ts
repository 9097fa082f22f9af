/** A person → the cells of their row, and how far they are in each campaign. */
import type { PersonStages } from '../leads/person-stages'
import { profileUrlOfKey } from '../linkedin/normalize-profile-url'
import type { CellInput } from '../ports'
import { CONTACT_REMARK } from '../words'
import type { ContactField } from './contact-columns'
import { encodeState, knownAs } from './contact-state'
import type { Person } from './group-parts'
import { joinParts, type FactName, type Part } from './part'
import { stageRank } from './person-event'

export interface Contact {
  contactId: string
  cells: Record<ContactField, CellInput>
  stages: PersonStages
}

/** Of a person who never was; every real one has a part. */
const NOBODY: Part = { urls: {}, ids: {}, mails: [], facts: {}, reply: null, stages: {}, firstAt: 0, lastAt: 0, happened: [] }

export const describePerson = ({ parts, sharedMails }: Person): Contact => {
  const [first = NOBODY, ...rest] = parts
  const all = rest.reduce(joinParts, first)
  const fact = (name: FactName): string | null => all.facts[name]?.text ?? null
  const [profileKey = '', ...otherKeys] = newestFirst(all.urls)
  const [leadId = '', ...otherIds] = newestFirst(all.ids)
  const furthest = Object.entries(all.stages)
    .map(([, { stage }]) => stage)
    .sort((a, b) => stageRank(b) - stageRank(a))[0]
  const count = (letters: string): number => all.happened.filter((token) => letters.includes(token.charAt(0))).length
  const contactId = profileKey || (leadId ? `id:${leadId}` : `mail:${all.mails[0] ?? ''}`)
  const remarks = [
    ...(otherKeys.length > 0 ? [CONTACT_REMARK.otherProfiles(otherKeys.map(withoutScheme))] : []),
    ...(otherIds.length > 0 ? [CONTACT_REMARK.otherIds(otherIds)] : []),
    ...(sharedMails.length > 0 ? [CONTACT_REMARK.sharedMail(sharedMails)] : []),
  ]
  return {
    contactId,
    cells: {
      name: fact('name'),
      company: fact('company'),
      stage: furthest ?? null,
      reply: all.reply?.text || null,
      repliedAt: all.reply ? new Date(all.reply.at) : null,
      campaign: fact('campaign'),
      sender: fact('sender'),
      profileUrl: profileKey ? profileUrlOfKey(profileKey) : null,
      email: fact('email'),
      position: fact('position'),
      location: fact('location'),
      tags: fact('tags'),
      sentCount: count('M'),
      replyCount: count('r'),
      eventCount: count('IAMRO'),
      firstAt: new Date(all.firstAt),
      lastAt: new Date(all.lastAt),
      remarks: remarks.join(' ') || null,
      profileKey: profileKey || null,
      leadId: leadId || null,
      knownAs: knownAs(parts),
      contactId,
      state: encodeState(parts),
    },
    stages: {
      keys: Object.keys(all.urls),
      campaigns: Object.entries(all.stages).map(([campaignId, { stage, at, reply }]) => ({ campaignId, stage, at, reply: reply?.text ?? '' })),
    },
  }
}

const newestFirst = (times: Readonly<Record<string, number>>): string[] =>
  Object.entries(times)
    .sort(([one, at], [other, time]) => time - at || (one < other ? -1 : 1))
    .map(([key]) => key)

const withoutScheme = (key: string): string => profileUrlOfKey(key).replace('https://www.', '')
