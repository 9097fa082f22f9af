/**
 * Leads into batches of 100, and counts-only answers back to leads: when a batch's counts do not add up, parts of it are
 * sent again (an upsert) until it is known who was refused. A batch that is turned away as a whole is sent in halves.
 */
import { AppError } from '../errors'
import type { AddBatch, AddOutcome, AddPair } from '../heyreach/api-types'
import type { HeyReachClient } from '../heyreach/client'
import { nextProbes, startSplit, tellSplits, type Split } from '../heyreach/split-refused'
import { DETAIL, errorInWords } from '../words'
import { sendInHalves, type SentBatch } from './send-in-halves'

export type SentLead =
  | { key: string; kind: 'in-campaign'; added: 'yes' | 'no' | 'mixed'; detail: string }
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

export interface KeyedPair {
  key: string
  pair: AddPair
}

export type BatchTerms = Omit<AddBatch, 'pairs'>

const BATCH = 100

export const sendLeads = (client: HeyReachClient, terms: BatchTerms, pairs: readonly KeyedPair[], deadline: number): Sent => {
  const send = (batches: KeyedPair[][]): AddOutcome[] =>
    client.addLeads(batches.map((batch) => ({ ...terms, pairs: batch.map(({ pair }) => pair) })), deadline)
  const batches = sendInHalves(inBatches(pairs), send)
  const splits = splitRefused(batches, send)
  const sent: Sent = { leads: [], added: 0, alreadyThere: 0, error: null }
  batches.forEach(({ batch, outcome }, index) => {
    if (outcome.kind === 'answered') {
      sent.added += outcome.resent ? 0 : outcome.added
      sent.alreadyThere += outcome.resent ? 0 : outcome.updated
      // A lost first try makes our own new leads look as if they had been there.
      if (outcome.resent) sent.added += outcome.added + outcome.updated
      sent.leads.push(...leadsOf(batch, outcome, splits[index] ?? startSplit(batch.length, 0)))
      return
    }
    const alone = batch.length === 1 && outcome.kind === 'refused' && outcome.error.code === 'refused-by-heyreach'
    if (!alone || batches.length === 1) sent.error ??= outcome.error
    sent.leads.push(...batch.map(({ key }): SentLead => (alone ? turnedAway(key, outcome.error) : withoutAnswer(key, outcome))))
  })
  return sent
}

const inBatches = (pairs: readonly KeyedPair[]): KeyedPair[][] => {
  const batches: KeyedPair[][] = []
  for (let start = 0; start < pairs.length; start += BATCH) batches.push(pairs.slice(start, start + BATCH))
  return batches
}

/** All batches with refusals are split side by side: their probes travel together. */
const splitRefused = (batches: SentBatch[], send: (batches: KeyedPair[][]) => AddOutcome[]): (Split | null)[] => {
  let splits = batches.map(({ batch, outcome }): Split | null =>
    outcome.kind === 'answered' ? startSplit(batch.length, batch.length - outcome.added - outcome.updated) : null,
  )
  for (;;) {
    const probes = splits.flatMap((split, index) =>
      (split ? nextProbes(split) : []).map((items) => ({ index, batch: items.flatMap((item) => batches[index]?.batch[item] ?? []) })),
    )
    if (probes.length === 0) return splits
    const answers = send(probes.map(({ batch }) => batch))
    splits = splits.map((split, index) => {
      const mine = answers.filter((_, at) => probes[at]?.index === index)
      return split && mine.length > 0 ? tellSplits(split, mine.map(takenIn)) : split
    })
  }
}

const takenIn = (answer: AddOutcome): number | null => (answer.kind === 'answered' ? answer.added + answer.updated : null)

const leadsOf = (batch: KeyedPair[], outcome: AddOutcome & { kind: 'answered' }, split: Split): SentLead[] => {
  const refused = new Set(split.refused)
  const unknown = new Set(split.unknown)
  const detail = acceptedInWords(outcome)
  const added = outcome.updated === 0 || outcome.resent ? 'yes' : outcome.added === 0 ? 'no' : 'mixed'
  const silent = outcome.failed === 0
  return batch.map(({ key }, index): SentLead => {
    if (unknown.has(index)) return { key, kind: 'unknown', detail: DETAIL.notConfirmed }
    if (!refused.has(index)) return { key, kind: 'in-campaign', added, detail }
    return { key, kind: 'refused', detail: silent ? DETAIL.dropped : DETAIL.refused }
  })
}

const acceptedInWords = ({ added, updated, resent }: AddOutcome & { kind: 'answered' }): string => {
  if (resent) return DETAIL.addedOnSecondTry
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
  const { title, help } = errorInWords(outcome.error)
  // The whole batch was turned away: nobody of it is in the campaign.
  return { key, kind: 'not-sent', detail: `${title} ${help}`.trim() }
}
