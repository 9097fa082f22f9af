/**
 * A delivery’s body → the events in it. HeyReach sends one event a delivery; a relay may wrap it as `{body}`, `[{body}]`, several in
 * a list, or the body as JSON text (platform facts H§3). What cannot be read comes back with its cause and its raw text.
 */
import { isObject, type Json } from '../heyreach/read-json'
import type { HeyReachEvent } from './event'
import { parseBody } from './parse-body'
import { namesItsType, readEvent, saysSomething } from './read-event'
import type { UnreadableCause } from './unreadable-cause'

export type { UnreadableCause }

export interface Unreadable {
  cause: UnreadableCause
  /** The whole body as it came, or the JSON of the part that it is about. */
  raw: string
}

export interface Reading {
  events: HeyReachEvent[]
  unreadable: Unreadable[]
}

/** A relay behind a relay; more is nobody’s doing. */
const DEEPEST = 6
const MOST_PARTS = 20
const WRAPPINGS = ['body', 'payload', 'data']

/**
 * Never throws, and never comes back with nothing. `typeHint` is the event type that the webhook’s address names, '' when not known;
 * it counts only where the body has no type.
 */
export const readDelivery = (body: string, typeHint: string): Reading => {
  const reading: Reading = { events: [], unreadable: [] }
  if (body.trim() === '') reading.unreadable.push({ cause: 'empty', raw: body })
  else readText(reading, body, typeHint, body, 0)
  return isHeap(reading) ? { events: [], unreadable: [{ cause: 'not-an-event', raw: body }] } : reading
}

/** A long list of what is no event is one thing to look at, not thousands. */
const isHeap = ({ events, unreadable }: Reading): boolean => events.length === 0 && unreadable.length > MOST_PARTS

const readText = (reading: Reading, text: string, typeHint: string, raw: string, depth: number): void => {
  const parsed = parseBody(text.trim())
  if (parsed.kind === 'value') readPart(reading, parsed.value, typeHint, raw, depth)
  else reading.unreadable.push({ cause: parsed.kind, raw })
}

const readPart = (reading: Reading, part: unknown, typeHint: string, raw: string, depth: number): void => {
  const inner = depth < DEEPEST ? unwrap(part, typeHint) : null
  if (inner !== null) {
    for (const each of inner) readInner(reading, each, typeHint, depth + 1)
    return
  }
  const read = isObject(part) ? readEvent(part, typeHint) : 'not-an-event'
  if (typeof read === 'string') reading.unreadable.push({ cause: read, raw })
  else reading.events.push(read)
}

const readInner = (reading: Reading, part: unknown, typeHint: string, depth: number): void => {
  if (typeof part === 'string') readText(reading, part, typeHint, part, depth)
  else readPart(reading, part, typeHint, JSON.stringify(part), depth)
}

/** What a wrapping holds; null for what is none: an event with a lead, say, keeps its `data` for `extra`. */
const unwrap = (part: unknown, typeHint: string): unknown[] | null => {
  if (typeof part === 'string') return holdsMore(part) ? [part] : null
  if (Array.isArray(part)) return part.some(holdsMore) ? part : null
  if (!isObject(part)) return null
  const key = WRAPPINGS.find((name) => holdsMore(part[name]))
  if (key === undefined || saysSomething(readEvent(part, typeHint))) return null
  const inner = part[key]
  return [isObject(inner) && namesItsType(part) ? around(part, key, inner) : inner]
}

/** A type, or a time, that stands outside of the rest. */
const around = (outer: Json, key: string, inner: Json): Json =>
  Object.fromEntries([...Object.entries(outer).filter(([each]) => each !== key), ...Object.entries(inner)])

const holdsMore = (value: unknown): boolean =>
  typeof value === 'string' ? /^\s*[[{"]/.test(value) : typeof value === 'object' && value !== null
