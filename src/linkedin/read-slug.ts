/**
 * The name part of `linkedin.com/in/<slug>`, as one spelling per person: decoded, NFC, lower-case, and percent-encoded again
 * where a character could not stand in running text. Opaque ids (`ACoAA…`) are case-sensitive and stay as they are.
 */

/** Kinds other than `slug`: nobody, or not certain who. */
export type Slug = { kind: 'slug'; slug: string } | { kind: 'no-slug' | 'unclear-slug' | 'damaged-id' }

/** LinkedIn's own addresses: the visitor's own profile, nobody's, and what templates write when they lack a value. */
const NOBODY = ['me', 'unavailable', 'edit', 'undefined', 'null', 'nan', 'none', '~']

/** Base64url of a member id under a short prefix; 39 characters in the wild. */
const OPAQUE_ID = /^(?:AC[a-z]|AD[a-z]|AEM)AA[A-Za-z0-9_-]{25,}$/

/** The same after some tool changed its case: whom it meant can no longer be told. */
const OPAQUE_ID_WITHOUT_CASE = /^(?:ac[a-z]|aem)aa(?=[a-z_-]*[0-9])[a-z0-9_-]{32,36}$/

const LONGEST = 200

/** ASCII that LinkedIn uses as it is, and everything beyond ASCII that is no space, quote, bracket, control or half a pair. */
const BEYOND_ASCII =
  '\\u00a1-\\u00aa\\u00ac\\u00ae-\\u00ba\\u00bc-\\u1fff\\u200c\\u200d\\u2010-\\u2015\\u2019\\u2030-\\u2038\\u203b-\\u205e' +
  '\\u2070-\\u2fff\\u3004-\\u3007\\u3012-\\ud7ff\\ue000-\\ufdff\\ufe00-\\ufefe' +
  '\\uff02-\\uff07\\uff0a\\uff0b\\uff0d-\\uff19\\uff1c-\\uffef'
const PLAIN = new RegExp(`[A-Za-z0-9._~'${BEYOND_ASCII}-]|[\\ud800-\\udbff][\\udc00-\\udfff]`, 'g')

/** Invisible characters that copying leaves behind. The two joiners are not among them: Persian names and emoji need them. */
export const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Punctuation of the surrounding text that got stuck to an end; LinkedIn's names neither begin nor end with it. */
const STUCK = /^[\s.'’‘"“”~\u200c\u200d]+|[\s.'’‘"“”~\u200c\u200d]+$/g

/** Cut off, or broken by a space or a control character. */
const UNCLEAR = /…|\.\.|[\s\u0000-\u001f\u007f-\u009f]/

/** `segment` as it stood in the address. */
export const readSlug = (segment: string): Slug => {
  // An encoded ? # or / ends the name as a plain one does.
  const raw = segment.split(/%(?:25)*(?:3f|23|2f|5c)/i)[0] ?? ''
  if (raw.replace(/%[0-9A-Fa-f]{2}/g, '').replace(PLAIN, '') !== '') return { kind: 'unclear-slug' }
  const decoded = decodeAll(raw)
  if (decoded === null) return { kind: 'unclear-slug' }
  const visible = decoded.replace(INVISIBLE, '').trim().normalize('NFC')
  const slug = visible.replace(STUCK, '')
  if (slug === '' || NOBODY.includes(slug.toLowerCase())) return { kind: 'no-slug' }
  if (slug.length > LONGEST || UNCLEAR.test(visible)) return { kind: 'unclear-slug' }
  if (OPAQUE_ID.test(slug)) return { kind: 'slug', slug }
  const folded = slug.toLowerCase().normalize('NFC')
  if (OPAQUE_ID_WITHOUT_CASE.test(folded) && (slug === folded || slug === slug.toUpperCase())) return { kind: 'damaged-id' }
  return { kind: 'slug', slug: spell(folded) }
}

/** Redirects encode what was encoded: decoded until it stays the same. Not UTF-8: null. */
const decodeAll = (raw: string): string | null => {
  let text: string | null = null
  for (;;) {
    let next: string
    try {
      next = decodeURIComponent(text ?? raw)
    } catch {
      return text
    }
    if (next === text) return text
    text = next
  }
}

const spell = (slug: string): string => {
  let spelled = ''
  let rest = 0
  slug.replace(PLAIN, (character: string, index: number) => {
    spelled += encode(slug.slice(rest, index)) + character
    rest = index + character.length
    return ''
  })
  return spelled + encode(slug.slice(rest))
}

/** Also what encodeURIComponent leaves alone, `!*()`, which text around a URL might mean otherwise. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!*()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
