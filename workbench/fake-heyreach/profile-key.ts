/**
 * Who a profile URL is, by a rule of the stand-in's own, so that it can disagree with the product's: two URLs with one key
 * are one person. Null for anything that is not somebody's /in/ page.
 */

const opaqueId = /^AC[A-Za-z][A-Za-z0-9_-]{15,}$/

export const profileKey = (text: string): string | null => {
  const [, host = '', path = ''] = /^(?:https?:\/\/)?([^/?#\s]+)\/([^?#]*)/i.exec(text.trim()) ?? []
  if (!/^([a-z0-9-]+\.)?linkedin\.com$/i.test(host)) return null
  const [room = '', slug = ''] = path.split('/').filter((part) => part !== '')
  if (room.toLowerCase() !== 'in' || slug === '') return null
  const name = decoded(slug).normalize('NFC').trim()
  // LinkedIn's opaque ids are case-sensitive, its chosen names are not.
  if (name === '' || /[\s/]/.test(name)) return null
  return opaqueId.test(name) ? name : name.toLowerCase()
}

/** How answers show a profile: never percent-encoded, no final slash. */
export const profileUrlOf = (key: string): string => `https://www.linkedin.com/in/${key}`

/** The forms that are known to work, not only believed to. */
export const isPlainProfileUrl = (text: string): boolean => /^https:\/\/(www\.)?linkedin\.com\/in\/[^/?#\s]+\/?$/.test(text)

const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}
