/**
 * A delivery's body as property values: 9 KB hold a value (platform facts §2), so a long one is kept in parts, the head last:
 * without its head a delivery is not there. The head says how it is written, how many parts follow, and which event type its address named.
 */
import { headKey, partKey } from './delivery-id'

/** UTF-8 bytes of text in one value; the rest of the 9 KB is for what the head says. */
const PART_BYTES = 8_000
/** Longer bodies are not taken: no event comes near it, and the store holds 500 KB. */
export const MOST_BODY_BYTES = 64 * 1024
const FORMAT = '1'

export interface StoredDelivery {
  id: string
  /** The event type that the address of the notification named, or ''. */
  hint: string
  body: string
  /** Not whole: the body is what is left of it. */
  damaged?: true
}

export interface StoredParts {
  /** Further parts by key; to be written before the head. */
  tails: Record<string, string>
  head: Record<string, string>
}

export const toParts = ({ id, hint, body }: StoredDelivery): StoredParts => {
  const [first = '', ...rest] = splitByBytes(body, PART_BYTES)
  const tails: Record<string, string> = {}
  rest.forEach((text, index) => (tails[partKey(id, index + 1)] = text))
  return { tails, head: { [headKey(id)]: `${FORMAT}${rest.length.toString(36)}${hint}\n${first}` } }
}

/** null where it cannot be put together: another format, or a part that is missing. */
export const fromParts = (id: string, properties: Record<string, string>): StoredDelivery | null => {
  const head = properties[headKey(id)] ?? ''
  const end = head.indexOf('\n')
  if (!head.startsWith(FORMAT) || end < 2) return null
  const parts = [head.slice(end + 1)]
  const count = parseInt(head.charAt(1), 36)
  for (let part = 1; part <= count; part += 1) {
    const text = properties[partKey(id, part)]
    if (text === undefined) return null
    parts.push(text)
  }
  return { id, hint: head.slice(2, end), body: parts.join('') }
}

export const utf8Bytes = (text: string): number => {
  let bytes = 0
  for (const character of text) bytes += bytesOf(character)
  return bytes
}

const bytesOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Never through a character. */
const splitByBytes = (text: string, most: number): string[] => {
  const parts: string[] = []
  let start = 0
  let bytes = 0
  let at = 0
  for (const character of text) {
    const size = bytesOf(character)
    if (bytes + size > most) {
      parts.push(text.slice(start, at))
      start = at
      bytes = 0
    }
    bytes += size
    at += character.length
  }
  return [...parts, text.slice(start)]
}
