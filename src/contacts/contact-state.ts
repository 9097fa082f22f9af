/**
 * Parts as the text of a cell, and back. `[version, times, part, …]`: times in ms, each as the distance from the one before, from
 * 0 on; elsewhere a time is its place among them. A new version must go on reading the old ones, or the tab is made anew.
 */
import { parseJson } from '../heyreach/read-json'
import { STAGES } from '../leads/person-stages'
import { cutText } from './cut-text'
import { CAMPAIGN_REPLY_LENGTH, type Part, type Progress, type Told } from './part'
import { FACTS } from './person-event'
import { readState } from './read-state'
import { shorten } from './shorten-state'

export { identifiersIn, identifiersOf, knownAs } from './known-as'

export const STATE_VERSION = 1

/** 45,000 characters: a cell holds 50,000 (platform facts §2). */
const LONGEST = 45_000

/** Longer than a cell takes only of somebody with hundreds of profiles, ids or addresses. */
export const encodeState = (parts: readonly Part[]): string => {
  const text = write(parts)
  return text.length <= LONGEST ? text : write(shorten(parts, text.length - LONGEST))
}

/** null for what is none, is damaged, or was written by a newer version. */
export const decodeState = (text: string): Part[] | null => {
  const state = parseJson(text)
  return Array.isArray(state) && state[0] === STATE_VERSION ? readState(state.slice(1)) : null
}

const write = (parts: readonly Part[]): string => {
  const times = [...new Set(parts.reduce<number[]>((all, part) => all.concat(timesOf(part)), []))].sort((a, b) => a - b)
  const places = new Map(times.map((time, index) => [time, index]))
  const place = (time: number): number => places.get(time) ?? 0
  const steps = times.map((time, index) => time - (times[index - 1] ?? 0))
  return JSON.stringify([STATE_VERSION, steps, ...parts.map((part) => written(part, place))])
}

const toldOf = ({ facts, reply, campaigns }: Part): Told[] =>
  [...FACTS.map((fact) => facts[fact]), reply, ...[...campaigns.values()].map((progress) => progress.reply)].filter((told): told is Told => told !== null && told !== undefined)

const timesOf = (part: Part): number[] => [
  ...part.urls.values(),
  ...part.ids.values(),
  ...toldOf(part).map(({ at }) => at),
  ...[...part.campaigns.values()].map(({ at }) => at),
  part.repliedAt,
  part.firstAt,
  part.lastAt,
]

const written = (part: Part, place: (time: number) => number): unknown[] => {
  const told = (one: Told | null | undefined): unknown => (one ? [place(one.at), one.text] : 0)
  return [
    sorted(part.urls).map(([key, at]) => [key, place(at)]),
    sorted(part.ids).map(([id, at]) => [id, place(at)]),
    [...part.mails].sort(),
    FACTS.map((fact) => told(part.facts[fact])),
    told(part.reply),
    sorted(part.campaigns).map(([id, progress]) => {
      const ends = isOfLastReply(progress, part.reply) ? 1 : told(progress.reply)
      return [id, STAGES.indexOf(progress.stage), place(progress.at), ends]
    }),
    [part.repliedAt, part.firstAt, part.lastAt].map(place),
    [...part.happened].sort().join(''),
  ]
}

/** Most people answer in one campaign: its words are there already. */
const isOfLastReply = ({ reply }: Progress, last: Told | null): boolean =>
  reply !== null && last !== null && reply.at === last.at && reply.text === cutText(last.text, CAMPAIGN_REPLY_LENGTH)

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
