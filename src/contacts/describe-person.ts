/** A person → the cells of their row in Contacts, and how far they are in each campaign. */
import { STAGES, type PersonStages, type Stage } from '../leads/person-stages'
import { profileUrlOfKey } from '../linkedin/normalize-profile-url'
import type { CellInput } from '../ports'
import { REPLY_WITHOUT_TEXT, STATUS } from '../words'
import type { ContactField } from './contact-columns'
import { encodeState } from './contact-state'
import type { Person } from './group-parts'
import { contactIdOf, knownAs, newestKey } from './known-as'
import { joinAll, REPLY_TOKEN, TOKENS, type Part } from './part'
import type { Fact } from './person-event'
import { remarksOn } from './remark-on-person'

export interface Contact {
  /** `in/…`, else `id:…`, else `mail:…`. */
  contactId: string
  /** Blank ones are null. */
  cells: Record<ContactField, CellInput>
  stages: PersonStages
}

export const describePerson = (person: Person): Contact => {
  const whole = joinAll(person.parts)
  const contactId = contactIdOf(person.parts)
  const key = newestKey([whole.urls])
  const fact = (name: Fact): string | null => whole.facts[name]?.text ?? null
  return {
    contactId,
    cells: {
      name: fact('name'),
      company: fact('company'),
      stage: furthest(whole),
      reply: replyText(whole),
      repliedAt: moment(whole.repliedAt),
      campaign: fact('campaign'),
      sender: fact('sender'),
      profileUrl: key === '' ? null : profileUrlOfKey(key),
      email: fact('email'),
      position: fact('position'),
      location: fact('location'),
      tags: fact('tags'),
      sentCount: countOf(whole, TOKENS.sent),
      replyCount: countOf(whole, REPLY_TOKEN),
      eventCount: Object.values(TOKENS).reduce((sum, letter) => sum + countOf(whole, letter), 0),
      firstAt: moment(whole.firstAt),
      lastAt: moment(whole.lastAt),
      remarks: remarksOn(person, whole) || null,
      profileKey: key || null,
      leadId: newestKey([whole.ids]) || null,
      knownAs: knownAs(person.parts) || null,
      contactId: contactId || null,
      state: encodeState(person.parts),
    },
    stages: stagesOf(whole),
  }
}

/** '' outside campaigns is for what people answered there. */
const stagesOf = ({ urls, campaigns }: Part): PersonStages => ({
  keys: [...urls.keys()].sort(),
  campaigns: [...campaigns]
    .filter(([id, { stage }]) => id !== '' || stage === STATUS.replied)
    .map(([campaignId, { stage, at, reply }]) => ({ campaignId, stage, at, reply: reply?.text ?? '' }))
    .sort((a, b) => (a.campaignId < b.campaignId ? -1 : 1)),
})

const furthest = ({ campaigns }: Part): Stage | null => {
  const ranks = [...campaigns.values()].map(({ stage }) => STAGES.indexOf(stage))
  return STAGES[Math.max(-1, ...ranks)] ?? null
}

const replyText = (whole: Part): string | null => whole.reply?.text || (countOf(whole, REPLY_TOKEN) > 0 ? REPLY_WITHOUT_TEXT : null)

const moment = (at: number): Date | null => (at > 0 ? new Date(at) : null)

const countOf = ({ happened }: Part, letter: string): number => {
  let count = 0
  for (const token of happened) if (token.startsWith(letter)) count += 1
  return count
}
