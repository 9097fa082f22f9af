/** What is known of a person, as text for a cell, and back. Parts are kept apart: see `group-parts.ts`. */
import { isObject, numberOf, parseJson, textOf, textsOf, type Json } from '../heyreach/read-json'
import { STAGES } from '../leads/person-stages'
import { FACTS, type Fact, type FactName, type Part, type PartStage } from './part'

const VERSION = 1
/** A cell holds 50,000 characters (platform facts §2). */
const MOST = 45_000
const TOKEN = 6

export const encodeState = (parts: readonly Part[]): string => {
  const text = JSON.stringify([VERSION, ...parts.map(shorten)])
  if (text.length <= MOST) return text
  // Thousands of events: which they were is forgotten, some of them; should they come again they would count again.
  const most = Math.floor(MOST / (2 * parts.length * TOKEN))
  const shorter = parts.map((part): Part => ({ ...part, happened: part.happened.slice(-most), stages: withoutReplies(part.stages) }))
  return JSON.stringify([VERSION, ...shorter.map(shorten)])
}

const withoutReplies = (stages: Part['stages']): Part['stages'] => Object.fromEntries(Object.entries(stages).map(([campaign, stage]) => [campaign, { ...stage, reply: null }]))

const shorten = ({ urls, ids, mails, facts, reply, stages, firstAt, lastAt, happened }: Part): unknown[] => [
  urls,
  ids,
  mails,
  FACTS.map((name) => pair(facts[name] ?? null)),
  pair(reply),
  Object.entries(stages).map(([campaign, { stage, at, reply: said }]) => [campaign, STAGES.indexOf(stage), at, pair(said)]),
  firstAt,
  lastAt,
  happened.join(''),
]

const pair = (fact: Fact | null): [number, string] | 0 => (fact ? [fact.at, fact.text] : 0)

/** null for what cannot be read, or is of newer code. */
export const decodeState = (text: string): Part[] | null => {
  const stored = parseJson(text)
  if (!Array.isArray(stored) || stored[0] !== VERSION) return null
  const parts = stored.slice(1).map((part: unknown) => (Array.isArray(part) ? lengthen(part) : null))
  return parts.every((part): part is Part => part !== null) ? parts : null
}

const lengthen = ([urls, ids, mails, facts, reply, stages, firstAt, lastAt, happened]: unknown[]): Part | null => {
  if (!isObject(urls) || !isObject(ids) || !Array.isArray(facts) || !Array.isArray(stages) || typeof firstAt !== 'number' || typeof lastAt !== 'number') return null
  const known: Partial<Record<FactName, Fact>> = {}
  FACTS.forEach((name, index) => {
    const fact = factOf(facts[index])
    if (fact) known[name] = fact
  })
  return {
    urls: timesOf(urls),
    ids: timesOf(ids),
    mails: textsOf(mails),
    facts: known,
    reply: factOf(reply),
    stages: Object.fromEntries(stages.flatMap((each: unknown): [string, PartStage][] => {
      if (!Array.isArray(each)) return []
      const stage = STAGES[numberOf(each[1]) ?? -1]
      return stage === undefined ? [] : [[textOf(each[0]), { stage, at: numberOf(each[2]) ?? 0, reply: factOf(each[3]) }]]
    })),
    firstAt,
    lastAt,
    happened: textOf(happened).match(/.{6}/g) ?? [],
  }
}

const timesOf = (record: Json): Record<string, number> => Object.fromEntries(Object.entries(record).map(([key, at]) => [key, numberOf(at) ?? 0]))
const factOf = (value: unknown): Fact | null => (Array.isArray(value) && typeof value[0] === 'number' ? { at: value[0], text: textOf(value[1]) } : null)

/** By what people are found again: `in/ada id:123 mail:ada@acme.com`. */
export const knownAs = (parts: readonly Part[]): string => {
  const urls = parts.flatMap((part) => Object.keys(part.urls))
  const ids = parts.flatMap((part) => Object.keys(part.ids).map((id) => `id:${id}`))
  const mails = parts.flatMap((part) => part.mails.map((mail) => `mail:${mail}`))
  return [urls, ids, mails].map((those) => [...new Set(those)].sort()).flat().join(' ')
}

export const identifiersIn = (text: string): string[] => text.split(' ').filter((part) => part !== '')
