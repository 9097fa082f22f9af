/**
 * Whose LinkedIn profile a cell means: one spelling per person, or the kind of thing it is instead. What is not certain is
 * refused, since a guess would contact a stranger. Folded together: hosts, schemes, sub-pages, queries, letter case, Unicode
 * normal form, percent-encoding, invisible characters, and punctuation stuck to the ends of the name.
 */
import { classifyAddress, type NotAProfileKind } from './classify-address'
import { findAddresses } from './find-addresses'
import { INVISIBLE, readSlug } from './read-slug'

export type { NotAProfileKind }

export interface ProfileUrl {
  kind: 'profile'
  /** https://www.linkedin.com/in/<slug>, as HeyReach writes it: no slash at the end. */
  url: string
  /** Identity: `in/<slug>`. */
  key: string
}

export interface NotAProfile {
  kind: NotAProfileKind
}

export type Profile = ProfileUrl | NotAProfile
export type ProfileKind = Profile['kind']

const SITE = 'https://www.linkedin.com/'
/** A redirect within a redirect within a redirect is nobody's doing. */
const DEEPEST = 3

export const profileUrlOfKey = (key: string): string => SITE + key

/** Never throws, whatever stands in the cell. */
export const parseProfile = (text: string): Profile => parse(text.replace(INVISIBLE, '').trim(), 0)

const parse = (text: string, depth: number): Profile => {
  if (text === '') return { kind: 'empty' }
  if (/^https?%3a/i.test(text)) return parse(decode(text), depth)
  const addresses = findAddresses(text)
  if (addresses.length === 0) return withoutAddress(text)
  return together(
    addresses.map((address): Profile => {
      const found = classifyAddress(address)
      if (found.kind === 'slug') return profile(found.slug)
      if (found.kind !== 'redirect') return found
      return depth < DEEPEST ? parse(found.to.trim(), depth + 1) : { kind: 'other-site' }
    }),
  )
}

/** Several addresses in one cell: one person, however often, is that person; what could be a second person is not passed over. */
const together = (found: Profile[]): Profile => {
  const profiles = found.filter((one): one is ProfileUrl => one.kind === 'profile')
  const keys = new Set(profiles.map(({ key }) => key))
  const doubtful = found.find(({ kind }) => kind === 'several-profiles' || kind === 'unclear-slug' || kind === 'damaged-id')
  if (keys.size > 1) return { kind: 'several-profiles' }
  const ofLinkedIn = found.find(({ kind }) => kind !== 'other-site' && kind !== 'not-a-url')
  return doubtful ?? profiles[0] ?? ofLinkedIn ?? found[0] ?? { kind: 'not-a-url' }
}

/** A path alone, an id of LinkedIn's, an e-mail address, some other site's name, or just words. */
const withoutAddress = (text: string): Profile => {
  const path = /^\/in\/([^\s/?#]+)(?:[/?#]\S*)?$/i.exec(text)
  if (path) return ofSlug(path[1] ?? '')
  if (/^urn:li:/i.test(text)) {
    if (/^urn:li:fs_salesProfile:/i.test(text)) return { kind: 'sales-navigator' }
    const id = /^urn:li:(?:fsd_profile|fs_profile|fs_miniProfile|fs_normalized_profile):(AC[a-z]AA[A-Za-z0-9_-]+)$/.exec(text)
    return id ? ofSlug(id[1] ?? '') : { kind: 'member-id' }
  }
  if (/^(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/i.test(text)) return { kind: 'email' }
  if (/^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?$/i.test(text)) return { kind: 'other-site' }
  return { kind: 'not-a-url' }
}

const ofSlug = (raw: string): Profile => {
  const slug = readSlug(raw)
  return slug.kind === 'slug' ? profile(slug.slug) : slug
}

const profile = (slug: string): ProfileUrl => ({ kind: 'profile', url: `${SITE}in/${slug}`, key: `in/${slug}` })

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text.slice(1)
  }
}
