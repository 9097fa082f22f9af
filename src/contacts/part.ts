/**
 * All that is known of a person under one identity. Two of them are joined so that neither order nor repeats matter: of each fact the
 * newest counts (of two at the same time the greater text), times are least or greatest, and what happened is a set.
 */
import type { Stage } from '../leads/person-stages'
import { stageRank, type PersonEvent } from './person-event'

/** `at`: epoch ms. */
export interface Fact {
  at: number
  text: string
}

export const FACTS = ['name', 'company', 'position', 'location', 'email', 'tags', 'campaign', 'sender'] as const
export type FactName = (typeof FACTS)[number]

export interface PartStage {
  stage: Stage
  at: number
  /** The last reply there, cut. */
  reply: Fact | null
}

export interface Part {
  /** Profile key → when it was last seen. */
  urls: Readonly<Record<string, number>>
  /** Lead id → when it was last seen. */
  ids: Readonly<Record<string, number>>
  mails: readonly string[]
  facts: Readonly<Partial<Record<FactName, Fact>>>
  reply: Fact | null
  /** Campaign id → how far; '' outside any. */
  stages: Readonly<Record<string, PartStage>>
  firstAt: number
  lastAt: number
  /** A letter for the kind and five signs for which: `I…` invited, `A…`, `M…`, `R…`, `O…` any other event; `r…` a reply itself. */
  happened: readonly string[]
}

const LONGEST_REPLY = 2_000
const LONGEST_REPLY_IN_CAMPAIGN = 200
const LONGEST_FACT = 500

export const partOf = (event: PersonEvent): Part => {
  const { at, reply, stage } = event
  const facts: Partial<Record<FactName, Fact>> = {}
  for (const name of FACTS) if (event[name] !== '') facts[name] = { at, text: cut(event[name], LONGEST_FACT) }
  const reached = stage ?? (event.campaignId === '' ? null : 'In campaign')
  return {
    urls: event.profileKey === '' ? {} : { [event.profileKey]: at },
    ids: event.leadId === '' ? {} : { [event.leadId]: at },
    mails: [...event.mails].sort(),
    facts,
    reply: reply && { at: reply.at, text: cut(reply.text, LONGEST_REPLY) },
    stages: reached === null ? {} : { [event.campaignId]: { stage: reached, at, reply: reply && { at: reply.at, text: cut(reply.text, LONGEST_REPLY_IN_CAMPAIGN) } } },
    firstAt: at,
    lastAt: at,
    happened: [...new Set([letterOf(event) + event.fingerprint.slice(0, 5), ...(reply ? [`r${shortHash(reply.key)}`] : [])])].sort(),
  }
}

const letterOf = ({ stage }: PersonEvent): string => (stage === null ? 'O' : (stage[0] ?? 'O'))

export const joinParts = (a: Part, b: Part): Part => ({
  urls: joinRecords(a.urls, b.urls, Math.max),
  ids: joinRecords(a.ids, b.ids, Math.max),
  mails: union(a.mails, b.mails),
  facts: joinRecords(a.facts as Record<string, Fact>, b.facts as Record<string, Fact>, newer),
  reply: newerOrNull(a.reply, b.reply),
  stages: joinRecords(a.stages, b.stages, joinStages),
  firstAt: Math.min(a.firstAt, b.firstAt),
  lastAt: Math.max(a.lastAt, b.lastAt),
  happened: union(a.happened, b.happened),
})

const joinRecords = <T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>, join: (a: T, b: T) => T): Record<string, T> => {
  const joined: Record<string, T> = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const there = joined[key]
    joined[key] = there === undefined ? value : join(there, value)
  }
  return Object.fromEntries(Object.entries(joined).sort(([one], [other]) => (one < other ? -1 : 1)))
}

const newer = (a: Fact, b: Fact): Fact => (a.at > b.at || (a.at === b.at && a.text >= b.text) ? a : b)
const newerOrNull = (a: Fact | null, b: Fact | null): Fact | null => (a && b ? newer(a, b) : (a ?? b))
/** The furthest; of the same the newest time. */
const joinStages = (a: PartStage, b: PartStage): PartStage => {
  const further = stageRank(a.stage) - stageRank(b.stage) || a.at - b.at
  const { stage, at } = further >= 0 ? a : b
  return { stage, at, reply: newerOrNull(a.reply, b.reply) }
}
const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort()

const cut = (text: string, longest: number): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

/** Parts that share a profile or a lead id are one; and of those that have neither, the ones that share an e-mail address. */
export const mergeParts = (parts: readonly Part[]): Part[] => {
  const groups = groupsBy(parts, (part) => {
    const strong = [...Object.keys(part.urls), ...Object.keys(part.ids).map((id) => `id:${id}`)]
    return strong.length > 0 ? strong : part.mails.map((mail) => `mail:${mail}`)
  })
  return groups.flatMap(([first, ...rest]) => (first ? [rest.reduce(joinParts, first)] : []))
}

/** Those that share a key hang together, and so on. */
export const groupsBy = <T>(items: readonly T[], keysOf: (item: T) => readonly string[]): T[][] => {
  const parent = items.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root] ?? root
    for (let at = index; parent[at] !== root; ) {
      const next = parent[at] ?? root
      parent[at] = root
      at = next
    }
    return root
  }
  const firstWith = new Map<string, number>()
  items.forEach((item, index) => {
    for (const key of keysOf(item)) {
      const there = firstWith.get(key)
      if (there === undefined) firstWith.set(key, index)
      else parent[rootOf(index)] = rootOf(there)
    }
  })
  const groups = new Map<number, T[]>()
  items.forEach((item, index) => {
    const root = rootOf(index)
    const group = groups.get(root)
    if (group) group.push(item)
    else groups.set(root, [item])
  })
  return [...groups.values()]
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** FNV-1a, 30 bits: among a person’s replies two are alike once in millions of people. */
const shortHash = (text: string): string => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash ^= hash >>> 15
  return [24, 18, 12, 6, 0].map((shift) => SIGNS.charAt((hash >>> shift) & 63)).join('')
}
