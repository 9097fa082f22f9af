/** What an address is: whose profile, another page of LinkedIn's, a redirect that carries an address, or another site. */
import type { Address } from './find-addresses'
import { readSlug } from './read-slug'

export type NotAProfileKind =
  | 'empty'
  | 'sales-navigator'
  | 'recruiter'
  | 'company'
  | 'school'
  | 'post'
  | 'search'
  | 'job'
  | 'group'
  | 'short-link' // lnkd.in and the like: where it leads is known only by following it
  | 'legacy-pub' // /pub/… that does not carry the three parts of an old id
  | 'legacy-view' // /profile/view?id=…
  | 'member-id' // a urn with a number or an id of another kind
  | 'no-slug' // /in/ and nobody's name
  | 'unclear-slug' // where the name ends, or how it is spelled, cannot be told for certain
  | 'damaged-id' // an /in/ACoAA… id whose case was changed
  | 'several-profiles'
  | 'other-linkedin'
  | 'other-site'
  | 'email'
  | 'not-a-url'

export type Classified = { kind: 'slug'; slug: string } | { kind: 'redirect'; to: string } | { kind: NotAProfileKind }

/** The site itself, its mobile and its country hosts. Others (business., learning., …) hold no profiles. */
const PROFILE_HOST = /^(?:(?:www|m|touch|mobile|[a-z]{2})\.)?linkedin\.com$/

/** First path segment → what it is. */
const PAGES: Record<string, NotAProfileKind> = {
  sales: 'sales-navigator',
  talent: 'recruiter',
  recruiter: 'recruiter',
  hiring: 'recruiter',
  cap: 'recruiter',
  company: 'company',
  'company-beta': 'company',
  companies: 'company',
  showcase: 'company',
  organization: 'company',
  school: 'school',
  edu: 'school',
  posts: 'post',
  feed: 'post',
  pulse: 'post',
  embed: 'post',
  video: 'post',
  search: 'search',
  vsearch: 'search',
  jobs: 'job',
  groups: 'group',
  profile: 'legacy-view',
}

/** Segments that stand before the usual path and change nothing: mobile site, links in LinkedIn's e-mails. */
const PREFIXES = ['mwlite', 'comm']

/** Query parameters of LinkedIn's own sign-in and redirect pages that carry the wanted address. */
const CARRIERS: Record<string, readonly string[]> = {
  authwall: ['sessionredirect', 'session_redirect'],
  login: ['session_redirect', 'sessionredirect'],
  uas: ['session_redirect', 'sessionredirect'],
  signup: ['session_redirect', 'sessionredirect'],
  checkpoint: ['session_redirect', 'sessionredirect'],
  redir: ['url'],
  safety: ['url'],
}

/** Other sites' redirects: host, first segment, parameters. */
const REDIRECTORS: readonly { host: RegExp; segment: string | null; parameters: readonly string[] }[] = [
  { host: /^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/, segment: 'url', parameters: ['q', 'url'] },
  { host: /\.safelinks\.protection\.outlook\.com$/, segment: null, parameters: ['url'] },
  { host: /^lm?\.facebook\.com$/, segment: 'l.php', parameters: ['u'] },
]

const SHORTENERS = ['lnkd.in', 'bit.ly', 't.co', 'tinyurl.com', 'ow.ly', 'buff.ly', 'goo.gl']

export const classifyAddress = ({ host, segments, query, endIsClear }: Address): Classified => {
  if (SHORTENERS.includes(host)) return { kind: 'short-link' }
  if (!PROFILE_HOST.test(host)) {
    if (/(?:^|\.)linkedin\.(?:com|cn)$/.test(host)) return { kind: 'other-linkedin' }
    const redirector = REDIRECTORS.find(
      (one) => one.host.test(host) && (one.segment === null || one.segment === segments[0]?.toLowerCase()),
    )
    return carried(query, redirector?.parameters ?? []) ?? { kind: 'other-site' }
  }
  const path = segments.slice(segments.findIndex((segment) => !PREFIXES.includes(segment.toLowerCase())))
  const [page = '', ...rest] = path
  const name = page.toLowerCase()
  if (name === 'in') return rest.length === 1 && !endIsClear ? { kind: 'unclear-slug' } : readSlug(rest[0] ?? '')
  if (name === 'pub') return legacyPub(rest, endIsClear)
  return carried(query, CARRIERS[name] ?? []) ?? { kind: PAGES[name] ?? 'other-linkedin' }
}

/**
 * `/pub/jane-doe/12/345/678` is what LinkedIn redirected to `/in/jane-doe-67834512`: the three hexadecimal parts from last
 * to first, the second and third padded to three digits. Anything else under /pub/ cannot be worked out.
 */
const legacyPub = (rest: string[], endIsClear: boolean): Classified => {
  const [name = '', a = '', b = '', c = ''] = rest
  if (name.toLowerCase() === 'dir') return { kind: 'search' }
  if (![a, b, c].every((part) => /^[0-9a-f]{1,3}$/i.test(part))) return { kind: 'legacy-pub' }
  if (rest.length === 4 && !endIsClear) return { kind: 'unclear-slug' }
  const slug = readSlug(name)
  if (slug.kind !== 'slug') return slug
  return { kind: 'slug', slug: `${slug.slug}-${c.padStart(3, '0')}${b.padStart(3, '0')}${a}`.toLowerCase() }
}

const carried = (query: string, parameters: readonly string[]): Classified | null => {
  if (parameters.length === 0) return null
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=')
    if (at < 0 || !parameters.includes(pair.slice(0, at).toLowerCase())) continue
    const value = pair.slice(at + 1)
    try {
      return { kind: 'redirect', to: decodeURIComponent(value) }
    } catch {
      return { kind: 'redirect', to: value }
    }
  }
  return null
}
