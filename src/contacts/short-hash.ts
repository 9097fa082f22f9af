/** 30 bits of a text as five characters of A-Za-z0-9_-: enough to tell one person’s few replies apart; no secret. */

const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** FNV-1a, its bits mixed at the end (the finaliser of MurmurHash3): by itself similar texts end alike. */
export const shortHash = (text: string): string => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  hash ^= hash >>> 16
  let short = ''
  for (let shift = 24; shift >= 0; shift -= 6) short += BASE64_URL.charAt((hash >>> shift) & 63)
  return short
}
