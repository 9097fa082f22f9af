/**
 * Which parts are one person. URLs and ids have made them parts (`mergeParts`); here e-mail addresses decide, which several people
 * may have. What is not certain stays apart. Worked out anew from all parts each time, since an event may also take apart what was
 * together: an address that a second person turns out to have joins nothing any more. That is why the state keeps parts.
 */
import { contactIdOf } from './known-as'
import { isAnchored, mergeParts, partOf, type Part } from './part'
import type { PersonEvent } from './person-event'

export interface Person {
  /** Profiles first, then ids, then e-mail only. */
  parts: readonly Part[]
  /** Addresses that somebody else has too, sorted. Of people known by more than e-mail. */
  sharedMails: readonly string[]
  /** Of somebody known by e-mail only: contact ids of those whose address it is, where they are several. */
  candidates: readonly string[]
}

/**
 * What is known, and new events: everybody of both. `known` must be whole: whoever shares an identifier, an e-mail address too, with
 * an event, with somebody who does, and so on (`identifier-index.ts`). Whom it leaves out could be the second one who has an address.
 */
export const foldEvents = (known: readonly Part[], events: readonly PersonEvent[]): Person[] =>
  groupPeople(mergeParts([...known, ...events.map(partOf)]))

/** `parts` as `mergeParts` leaves them. In the order of their contact ids. */
export const groupPeople = (parts: readonly Part[]): Person[] => {
  const anchored = joinPairs(parts.filter(isAnchored))
  const holders = holdersOf(anchored)
  const alone: Person[] = []
  for (const part of parts) {
    if (isAnchored(part)) continue
    const candidates = new Set<number>()
    for (const mail of part.mails) for (const index of holders.get(mail) ?? []) candidates.add(index)
    const [only, ...others] = [...candidates]
    if (only !== undefined && others.length === 0) anchored[only]?.push(part)
    else alone.push({ parts: [part], sharedMails: [], candidates: [...candidates].map((index) => contactIdOf(anchored[index] ?? [])).sort() })
  }
  const people = anchored.map((group): Person => ({ parts: inOrder(group), sharedMails: sharedOf(group, holders), candidates: [] }))
  return sortBy([...people, ...alone], ({ parts: own }) => orderOf(own))
}

/**
 * A part with a URL and one without are one where an address is theirs alone, nothing else is either’s partner, and ids do not
 * contradict. The one without a URL has an id, and no part has the same id as another: so the one with the URL must have none.
 */
const joinPairs = (parts: readonly Part[]): Part[][] => {
  const partners = new Map<number, Set<number>>()
  const pair = (one: number, other: number): void => {
    partners.set(one, (partners.get(one) ?? new Set<number>()).add(other))
  }
  for (const indexes of holdersOf(parts.map((part) => [part])).values()) {
    const [one, other] = indexes
    if (one === undefined || other === undefined || indexes.length !== 2) continue
    const [a, b] = [parts[one], parts[other]]
    if (!a || !b || a.urls.size > 0 === b.urls.size > 0) continue
    if ((a.urls.size > 0 ? a : b).ids.size > 0) continue
    pair(one, other)
    pair(other, one)
  }
  const groups: Part[][] = []
  parts.forEach((part, index) => {
    const [partner, ...more] = partners.get(index) ?? []
    const isPair = partner !== undefined && more.length === 0 && partners.get(partner)?.size === 1
    if (!isPair) groups.push([part])
    else if (index < partner) groups.push([part, parts[partner] as Part])
  })
  return groups
}

/** Address → who has it, by index. */
const holdersOf = (groups: readonly (readonly Part[])[]): Map<string, number[]> => {
  const holders = new Map<string, number[]>()
  groups.forEach((group, index) => {
    for (const { mails } of group) {
      for (const mail of mails) {
        const known = holders.get(mail)
        if (!known) holders.set(mail, [index])
        else if (known[known.length - 1] !== index) known.push(index)
      }
    }
  })
  return holders
}

const sharedOf = (group: readonly Part[], holders: ReadonlyMap<string, readonly number[]>): string[] => {
  const shared = new Set<string>()
  for (const { mails } of group) for (const mail of mails) if ((holders.get(mail)?.length ?? 0) > 1) shared.add(mail)
  return [...shared].sort()
}

const inOrder = (group: readonly Part[]): Part[] => sortBy(group, (part) => orderOf([part]))

/** A profile before an id before an address. */
const orderOf = (parts: readonly Part[]): string => {
  const id = contactIdOf(parts)
  return `${['in/', 'id:', 'mai'].indexOf(id.slice(0, 3))}${id}`
}

const sortBy = <T>(items: readonly T[], textOf: (item: T) => string): T[] =>
  items
    .map((item) => ({ item, text: textOf(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)))
    .map(({ item }) => item)
