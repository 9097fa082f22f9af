/**
 * What HeyReach answered, as it is kept: people in buckets by a hash of their key, each bucket a JSON text. Google’s cache holds a
 * thousand entries and the add-on keeps other things there, so there are 256 buckets and never more. Read with distrust. Pure.
 */
import type { LeadProfile } from '../heyreach/api-types'
import { parseLeadProfile } from '../heyreach/parse-lead'
import { isObject, numberOf, parseJson, textOf } from '../heyreach/read-json'

export interface KeptLead {
  /** `in/<slug>` */
  key: string
  /** null: not known to HeyReach. */
  lead: LeadProfile | null
  /** Epoch ms of the asking. */
  at: number
  /** A formula asked anew, whatever was known. */
  anew: boolean
}

const BUCKETS = 256
/** 90 KB at most: in UTF-8 no character of a JavaScript text takes more than three bytes. */
const MOST_CHARACTERS = 30_000
export const KEPT_MS = 6 * 3_600_000
/** Who is not known may be added any time. */
export const UNKNOWN_KEPT_MS = 3_600_000

/** FNV-1a: a digest of Google’s costs a call. */
export const bucketOf = (key: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  return (hash >>> 0) % BUCKETS
}

/** `owner` marks whose answers they are: another workspace’s are not read. What is too old, or from the future, is left out. */
export const parseBucket = (text: string | undefined, owner: string, now: number): KeptLead[] => {
  const parsed = text ? parseJson(text) : null
  if (!isObject(parsed) || parsed['owner'] !== owner || !Array.isArray(parsed['people'])) return []
  return parsed['people'].flatMap((one: unknown): KeptLead[] => {
    if (!isObject(one)) return []
    const key = textOf(one['key'])
    const at = numberOf(one['at'])
    const lead = one['lead'] === null ? null : parseLeadProfile(one['lead'])
    if (!/^in\/./.test(key) || at === null || at > now || (one['lead'] !== null && lead === null)) return []
    return now - at < (lead ? KEPT_MS : UNKNOWN_KEPT_MS) ? [{ key, lead, at, anew: one['anew'] === true }] : []
  })
}

/** Newest first; the oldest go where there is no room. */
export const printBucket = (people: readonly KeptLead[], owner: string): string => {
  const kept: string[] = []
  let room = MOST_CHARACTERS - owner.length - 40
  for (const { key, lead, at, anew } of [...people].sort((a, b) => b.at - a.at)) {
    const text = JSON.stringify({ key, at, ...(anew ? { anew } : {}), lead: lead && withoutBlanks(lead) })
    room -= text.length + 1
    if (room < 0) break
    kept.push(text)
  }
  return `{"owner":${JSON.stringify(owner)},"people":[${kept.join(',')}]}`
}

/** New answers over old ones. */
export const mergeKept = (old: readonly KeptLead[], fresh: readonly KeptLead[]): KeptLead[] => {
  const asked = new Set(fresh.map(({ key }) => key))
  return [...fresh, ...old.filter(({ key }) => !asked.has(key))]
}

/** Named as HeyReach names them, so that what reads its answers reads these. No formula shows custom fields. */
const withoutBlanks = ({ customFields: _shownNowhere, memberId: _norThis, ...lead }: LeadProfile): object =>
  Object.fromEntries(Object.entries(lead).filter(([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0)))
