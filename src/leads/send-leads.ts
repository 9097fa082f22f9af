/**
 * Leads into batches of 100, and counts-only answers back to leads: when a batch's counts do not add up, parts of it are
 * sent again (an upsert) until it is known who was refused. A batch that is turned away as a whole is sent in halves.
 */
import { AppError } from '../errors'
import type { AddBatch, AddOutcome } from '../heyreach/api-types'
import type { HeyReachClient } from '../heyreach/client'
import { nextProbes, startSplit, tellSplits, type Split } from '../heyreach/split-refused'
import { DETAIL, errorInOneLine } from '../words'
import { isTurnedAway, sendInHalves, type KeyedPair, type SentBatch } from './send-in-halves'
import { kindProbe, learnKinds, NO_KINDS, type Kinds } from './tell-dropped'

export type SentLead =
  | { key: string; kind: 'in-campaign'; added: 'yes' | 'no' | 'mixed' | 'unknown'; detail: string }
  | { key: string; kind: 'refused'; detail: string }
  | { key: string; kind: 'unknown'; detail: string }
  | { key: string; kind: 'not-sent'; detail: string }

export interface Sent {
  leads: SentLead[]
  added: number
  alreadyThere: number
  /** Why the run should stop, or null. */
  error: AppError | null
}

export type BatchTerms = Omit<AddBatch, 'pairs'>

const BATCH = 100

export const sendLeads = (client: HeyReachClient, terms: BatchTerms, pairs: readonly KeyedPair[], deadline: number): Sent => {
  const send = (batches: KeyedPair[][]): AddOutcome[] =>
    client.addLeads(batches.map((batch) => ({ ...terms, pairs: batch.map(({ pair }) => pair) })), deadline)
  const batches = sendInHalves(inBatches(pairs), send)
  const told = splitRefused(batches, send)
  const sent: Sent = { leads: [], added: 0, alreadyThere: 0, error: null }
  // Where nobody was taken it may be the campaign, however small the batches.
  const someTaken = batches.some(({ outcome }) => outcome.kind === 'answered')
  batches.forEach(({ batch, outcome }, index) => {
    if (outcome.kind === 'answered') {
      sent.added += outcome.added
      if (!isUndecided(outcome)) sent.alreadyThere += outcome.updated
      const of = told[index]
      if (of) sent.leads.push(...leadsOf(batch, outcome, of))
      return
    }
    const isAboutLead = someTaken && batch.length === 1 && isTurnedAway({ batch, outcome })
    if (!isAboutLead) sent.error ??= outcome.error
    sent.leads.push(...batch.map(({ key }): SentLead => (isAboutLead ? turnedAway(key, outcome.error) : withoutAnswer(key, outcome))))
  })
  return sent
}

/** A lost first try makes our own new leads look as if they had been there; where any is new, that try was not carried out. */
const isUndecided = ({ added, updated, resent }: AddOutcome & { kind: 'answered' }): boolean => resent && added === 0 && updated > 0

const inBatches = (pairs: readonly KeyedPair[]): KeyedPair[][] => {
  const batches: KeyedPair[][] = []
  for (let start = 0; start < pairs.length; start += BATCH) batches.push(pairs.slice(start, start + BATCH))
  return batches
}

interface Told {
  split: Split
  kinds: Kinds
  /** Every probe with its answer. */
  probes: { items: number[]; failed: number }[]
}

/** All batches with refusals are split side by side: their probes travel together. */
const splitRefused = (batches: SentBatch[], send: (batches: KeyedPair[][]) => AddOutcome[]): (Told | null)[] => {
  const ask = (probes: { index: number; items: number[] }[]): AddOutcome[] =>
    send(probes.map(({ index, items }) => items.flatMap((item) => batches[index]?.batch[item] ?? [])))
  let told = batches.map(({ batch, outcome }): Told | null => {
    if (outcome.kind !== 'answered') return null
    const split = startSplit(batch.length, batch.length - outcome.added - outcome.updated)
    return { split, kinds: NO_KINDS, probes: [{ items: batch.map((_, item) => item), failed: outcome.failed }] }
  })
  for (;;) {
    const probes = told.flatMap((one, index) => (one ? nextProbes(one.split) : []).map((items) => ({ index, items })))
    if (probes.length === 0) break
    const answers = ask(probes)
    told = told.map((one, index) => {
      const mine = probes.flatMap(({ index: of, items }, at) => (of === index ? [{ items, answer: answers[at] }] : []))
      if (!one || mine.length === 0) return one
      const answered = mine.flatMap(({ items, answer }) => (answer?.kind === 'answered' ? [{ items, failed: answer.failed }] : []))
      return { ...one, split: tellSplits(one.split, mine.map(({ answer }) => takenIn(answer))), probes: [...one.probes, ...answered] }
    })
  }
  return tellKinds(told, ask)
}

const takenIn = (answer: AddOutcome | undefined): number | null => (answer?.kind === 'answered' ? answer.added + answer.updated : null)

/** Counted as failed, or passed over in silence? What the probes have not told is asked while the price of finding them allows. */
const tellKinds = (told: (Told | null)[], ask: (probes: { index: number; items: number[] }[]) => AddOutcome[]): (Told | null)[] => {
  let open = told.map((one) => (one ? learnFromProbes(one) : null))
  for (;;) {
    const probes = open.flatMap((one, index) => {
      if (!one || one.split.probesLeft <= 0) return []
      const refused = new Set(one.split.refused)
      const items = kindProbe(one.kinds, one.probes.map((probe) => probe.items.filter((item) => refused.has(item))))
      return items ? [{ index, items }] : []
    })
    if (probes.length === 0) return open
    const answers = ask(probes)
    open = open.map((one, index) => {
      const at = probes.findIndex((probe) => probe.index === index)
      const probe = probes[at]
      const answer = answers[at]
      if (!one || !probe) return one
      if (answer?.kind !== 'answered' || takenIn(answer) !== 0) return { ...one, split: doubt(one.split, probe.items) }
      const split = { ...one.split, probesLeft: one.split.probesLeft - 1 }
      return learnFromProbes({ ...one, split, probes: [...one.probes, { items: probe.items, failed: answer.failed }] })
    })
  }
}

/** Who is taken on a later try was not refused. */
const doubt = (split: Split, items: number[]): Split => ({
  ...split,
  refused: split.refused.filter((item) => !items.includes(item)),
  unknown: [...split.unknown, ...items],
})

/** The smallest requests say most. */
const learnFromProbes = (one: Told): Told => {
  const refused = new Set(one.split.refused)
  const bySize = [...one.probes].sort((a, b) => a.items.length - b.items.length)
  const kinds = [...bySize, ...bySize].reduce((known, { items, failed }) => learnKinds(known, items.filter((item) => refused.has(item)), failed), one.kinds)
  return { ...one, kinds }
}

const leadsOf = (batch: KeyedPair[], outcome: AddOutcome & { kind: 'answered' }, { split, kinds }: Told): SentLead[] => {
  const refused = new Set(split.refused)
  const unknown = new Set(split.unknown)
  const detail = acceptedInWords(outcome)
  const added = isUndecided(outcome) ? 'unknown' : outcome.updated === 0 ? 'yes' : outcome.added === 0 ? 'no' : 'mixed'
  return batch.map(({ key }, index): SentLead => {
    if (unknown.has(index)) return { key, kind: 'unknown', detail: DETAIL.notConfirmed }
    if (!refused.has(index)) return { key, kind: 'in-campaign', added, detail }
    return { key, kind: 'refused', detail: kinds.silent.has(index) ? DETAIL.dropped : kinds.failed.has(index) ? DETAIL.refused : DETAIL.refusedOrDropped }
  })
}

const acceptedInWords = (outcome: AddOutcome & { kind: 'answered' }): string => {
  const { added, updated } = outcome
  if (isUndecided(outcome)) return DETAIL.confirmedOnSecondTry
  if (updated === 0) return DETAIL.added
  return added === 0 ? DETAIL.wasThere : DETAIL.mixed(added, updated)
}

const turnedAway = (key: string, error: AppError): SentLead => ({
  key,
  kind: 'refused',
  detail: DETAIL.refusedBecause(error.facts.detail ?? ''),
})

const withoutAnswer = (key: string, outcome: Exclude<AddOutcome, { kind: 'answered' }>): SentLead => {
  if (outcome.kind === 'unknown') return { key, kind: 'unknown', detail: DETAIL.notConfirmed }
  // The whole batch was turned away: nobody of it is in the campaign.
  return { key, kind: 'not-sent', detail: errorInOneLine(outcome.error) }
}
