/** The name part of a profile's address. */

/** Member ids as LinkedIn puts them into addresses: 'ACoAAB…', 'ACwAAA…', base64url, case-sensitive. */
export const isOpaqueId = (slug: string): boolean => /^AC[ow]AA[A-Za-z0-9_-]{10,}$/.test(slug)

/** Percent-decoded once or twice (addresses are often copied encoded); null when it can be nobody's name. */
export const decodeSlug = (raw: string): string | null => {
  let slug = raw
  for (let round = 0; round < 2 && /%[0-9a-f]{2}/i.test(slug); round += 1) {
    try {
      slug = decodeURIComponent(slug)
    } catch {
      return null
    }
  }
  slug = slug.normalize('NFC').trim()
  // What stands in an address or a formula but in no name would make two spellings of it differ.
  if (slug === '' || slug.length > 200 || /[\s/?#%&=+<>"'\\@:,;!*()[\]{}|^`~$]/.test(slug)) return null
  return /[\p{L}\p{N}]/u.test(slug) ? slug : null
}
