/**
 * Which parts are one person. The same profile or lead id decides (`part.ts`); an e-mail address joins only where one side has no
 * profile, and where there is no doubt: what two different people have is shared, and joins nobody. Made anew from the parts each time,
 * since an address that was one person’s may turn out to be shared.
 */
import { groupsBy, mergeParts, partOf, type Part } from './part'
import type { PersonEvent } from './person-event'

export interface Person {
  /** In one order. */
  parts: Part[]
  /** Addresses that somebody else has too. */
  sharedMails: string[]
}

/** What is known, and new events: everybody of both. */
export const foldEvents = (known: readonly Part[], events: readonly PersonEvent[]): Person[] => groupPeople([...known, ...events.map(partOf)])

export const groupPeople = (parts: readonly Part[]): Person[] => {
  const all = mergeParts(parts)
  const anchored = all.filter(isAnchored)
  const people = joinAnchored(anchored)
  const groupsOf = byMail(people)
  const shared = new Set([...groupsOf].filter(([, those]) => those.length > 1).map(([mail]) => mail))
  for (const part of all) {
    if (isAnchored(part)) continue
    const candidates = new Set(part.mails.flatMap((mail) => groupsOf.get(mail) ?? []))
    const [only] = candidates
    if (only && candidates.size === 1) only.push(part)
    else people.push([part])
  }
  return people.map((those) => ({
    parts: those.sort((a, b) => compare(identityOf(a), identityOf(b))),
    sharedMails: [...new Set(those.flatMap(({ mails }) => mails))].filter((mail) => shared.has(mail)).sort(),
  }))
}

const isAnchored = ({ urls, ids }: Part): boolean => Object.keys(urls).length > 0 || Object.keys(ids).length > 0
const hasUrl = ({ urls }: Part): boolean => Object.keys(urls).length > 0
const hasId = ({ ids }: Part): boolean => Object.keys(ids).length > 0

/** One that has a profile and no id, and one that has an id and no profile, are one by a common address if there is no third. */
const joinAnchored = (parts: readonly Part[]): Part[][] => {
  const groups: Part[][] = []
  for (const together of groupsBy(parts, ({ mails }) => mails)) {
    const [one, other, third] = together
    const isPair = one && other && !third && ((hasUrl(one) && !hasId(one) && !hasUrl(other)) || (hasUrl(other) && !hasId(other) && !hasUrl(one)))
    if (isPair) groups.push([one, other])
    else groups.push(...together.map((part) => [part]))
  }
  return groups
}

const byMail = (people: readonly Part[][]): Map<string, Part[][]> => {
  const groupsOf = new Map<string, Part[][]>()
  for (const person of people) {
    for (const mail of new Set(person.flatMap(({ mails }) => mails))) groupsOf.set(mail, [...(groupsOf.get(mail) ?? []), person])
  }
  return groupsOf
}

const identityOf = ({ urls, ids, mails }: Part): string => [...Object.keys(urls), ...Object.keys(ids), ...mails].join(' ')
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
