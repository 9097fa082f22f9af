/** What holds for every profile address, not only for those in the table. */
import fc from 'fast-check'
import { parseProfile, type Profile } from '../../src/linkedin/normalize-profile-url'

const SITE = 'https://www.linkedin.com/in/'

const keyOf = (profile: Profile): string | null => (profile.kind === 'profile' ? profile.key : null)

/** Documented folding: decoded, without invisible characters and stuck punctuation, NFC, lower case. */
const folded = (slug: string): string =>
  slug
    .replace(/[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .normalize('NFC')
    .replace(/^[\s.'’‘"“”~\u200c\u200d]+|[\s.'’‘"“”~\u200c\u200d]+$/g, '')
    .toLowerCase()
    .normalize('NFC')

const usual = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/).filter((slug) => keyOf(parseProfile(SITE + slug)) !== null)
const ODD = ['a', 'Z', 'é', 'e\u0301', 'ß', 'İ', 'Σ', 'ς', 'ж', '王', '🚀', '👩\u200d💻', '-', '_', '.', '’', '%', ',', '(', '+', '&', '9']
const letters = fc.string({
  unit: fc.constantFrom(...ODD, '\u200b', '\u0130', 'ﬁ', '\u1e9e'),
  minLength: 1,
  maxLength: 12,
})
const anything = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
/** Percent-encoded, brackets too: raw ones at the end are taken for the text's. */
const encode = (slug: string): string =>
  encodeURIComponent(slug).replace(/[!*()]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
const encoded = fc.oneof(usual, letters, anything).map(encode)

const noise: fc.Arbitrary<(slug: string) => string> = fc.constantFrom(
  (slug) => `http://de.linkedin.com/in/${slug}/`,
  (slug) => `m.linkedin.com/in/${slug}?trk=a&x=https://acme.com`,
  (slug) => `  https://www.linkedin.com/mwlite/in/${slug}#top `,
  (slug) => `LinkedIn: https://www.linkedin.com/in/${slug}/overlay/contact-info/`,
  (slug) => `(https://linkedin.com/in/${slug})`,
  (slug) => `"www.linkedin.com/in/${slug}",`,
  (slug) => `\u200bhttps://www.linkedin.com/in/${slug}/en-us\ufeff`,
  (slug) => `https://www.linkedin.com/authwall?sessionRedirect=${encodeURIComponent(SITE + slug)}`,
  (slug) => `https://www.google.com/url?q=${encodeURIComponent(SITE + slug)}&sa=D`,
  (slug) => `${SITE}${slug}\n${SITE}${slug}/`,
)

it('is idempotent: the address it gives means the same person', () => {
  fc.assert(
    fc.property(fc.oneof(encoded, letters, anything), (slug) => {
      const first = parseProfile(SITE + slug)
      if (first.kind !== 'profile') return
      expect(parseProfile(first.url)).toEqual(first)
    }),
    { numRuns: 5_000 },
  )
})

it('never takes one person for another', () => {
  fc.assert(
    fc.property(fc.oneof(usual, letters, anything), fc.oneof(usual, letters, anything), (one, other) => {
      const [a = null, b = null] = [one, other].map((slug) => keyOf(parseProfile(SITE + encode(slug))))
      if (a === null || b === null || /%/.test(one + other) || /[/\\?#]/.test(one + other)) return
      expect(a === b).toBe(folded(one) === folded(other))
    }),
    { numRuns: 5_000 },
  )
})

it('never takes a person whose name is nearly the same for another', () => {
  fc.assert(
    fc.property(usual, fc.nat(), fc.constantFrom('-', '_', '1', 'x', 'é', '’s'), (slug, at, extra) => {
      const index = at % (slug.length + 1)
      const near = slug.slice(0, index) + extra + slug.slice(index)
      const key = keyOf(parseProfile(SITE + near))
      if (key !== null) expect(key).not.toBe(`in/${slug}`)
    }),
  )
})

const BREAKERS = ['…', '...', ' ', ' -', '- ', '-\n', ',', ';', '|', '&', '%20', '+', ':', '(', '=', '@']

it('cutting a name short or breaking it with a space never gives the shorter name, unless the address had ended there', () => {
  fc.assert(
    fc.property(usual, usual, fc.constantFrom(...BREAKERS), (head, tail, breaker) => {
      expect(parseProfile(`${SITE}${head}${breaker}${tail}`).kind).toBe('unclear-slug')
    }),
  )
})

it('noise around an address changes nothing', () => {
  fc.assert(
    // Raw punctuation at the very end is the text's where nothing follows, and in doubt where something does.
    fc.property(encoded.filter((slug) => !/[.'~]$/.test(slug)), noise, (slug, dress) => {
      const plain = parseProfile(SITE + slug)
      if (plain.kind !== 'profile') return
      expect(parseProfile(dress(slug))).toEqual(plain)
    }),
    { numRuns: 5_000 },
  )
})

it('letter case of a usual name changes nothing', () => {
  fc.assert(
    fc.property(usual, (slug) => {
      expect(parseProfile(SITE + slug.toUpperCase())).toEqual(parseProfile(SITE + slug))
    }),
  )
})

it('letter case of an opaque id tells people apart', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{34}$/).map((rest) => `ACoAA${rest}`)
  fc.assert(
    fc.property(id, fc.nat(33), (one, at) => {
      const index = 5 + at
      const letter = one[index] ?? ''
      const swapped = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
      const other = one.slice(0, index) + swapped + one.slice(index + 1)
      expect(keyOf(parseProfile(SITE + one))).toBe(`in/${one}`)
      if (other !== one) expect(keyOf(parseProfile(SITE + other))).not.toBe(`in/${one}`)
    }),
  )
})

it('two different people in one cell are refused, in any dress', () => {
  fc.assert(
    fc.property(usual, usual, noise, noise, fc.constantFrom('\n', ' ', ', ', '; ', ' | ', ' and '), (one, other, dress, dressOther, between) => {
      if (one === other) return
      expect(parseProfile(`${dress(one)}${between}${dressOther(other)}`).kind).toBe('several-profiles')
    }),
    { numRuns: 2_000 },
  )
})

it('never throws and never takes long, whatever stands in the cell', () => {
  const shreds = fc.array(
    fc.oneof(
      fc.constantFrom('https://', 'http:', '//', 'linkedin.com', '/in/', '?url=', 'www.', 'google.com/url?q=', 'urn:li:'),
      fc.constantFrom('%2F', '%', '@', '…', ' ', '\n', '(', '\ud83d', '\\'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(shreds, (parts) => {
      expect(typeof parseProfile(parts.join('')).kind).toBe('string')
    }),
    { numRuns: 5_000 },
  )
  const started = Date.now()
  for (const piece of ['https://', 'linkedin.com/in/a,', 'a.', '-', 'www.', '/in/', '((((', '%25']) {
    parseProfile(piece.repeat(50_000 / piece.length))
  }
  expect(Date.now() - started).toBeLessThan(2_000)
})
