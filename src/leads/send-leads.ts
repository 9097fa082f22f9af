/**
 * Leads into batches of 100, and counts-only answers back to leads: when a batch's counts do not add up, parts of it are
 * sent again (an upsert) until it is known who was refused.
 */
import { AppError } from '../errors'
import type { AddBatch, AddOutcome, AddPair } from '../heyreach/api-types'
import type { HeyReachClient } from '../heyreach/client'
import { nextProbes, startSplit, tellSplits, type Split } from '../heyreach/split-refused'
import { errorInWords, thousands } from '../words'

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

type Campaign = Omit<AddBatch, 'pairs'>

const BATCH = 100
const NOT_CONFIRMED = 'Not confirmed: HeyReach did not answer. Press Add again: nobody is added twice.'

export const sendLeads = (client: HeyReachClient, campaign: Campaign, pairs: KeyedPair[], deadline: number): Sent => {
  const batches = inBatches(pairs)
  const outcomes = client.addLeads(batches.map((batch) => ({ ...campaign, pairs: batch.map(({ pair }) => pair) })), deadline)
  const splits = splitRefused(client, campaign, batches, outcomes, deadline)
  const sent: Sent = { leads: [], added: 0, alreadyThere: 0, error: null }
  batches.forEach((batch, index) => {
    const outcome = outcomes[index]
    if (!outcome) return
    if (outcome.kind === 'answered') {
      sent.added += outcome.resent ? 0 : outcome.added
      sent.alreadyThere += outcome.resent ? 0 : outcome.updated
      // A lost first try makes our own new leads look as if they had been there.
      if (outcome.resent) sent.added += outcome.added + outcome.updated
      sent.leads.push(...leadsOf(batch, outcome, splits[index] ?? startSplit(batch.length, 0)))
      return
    }
    sent.error ??= outcome.error
    sent.leads.push(...batch.map(({ key }): SentLead => withoutAnswer(key, outcome)))
  })
  return sent
}

const inBatches = (pairs: KeyedPair[]): KeyedPair[][] => {
  const batches: KeyedPair[][] = []
  for (let start = 0; start < pairs.length; start += BATCH) batches.push(pairs.slice(start, start + BATCH))
  return batches
}

/** All batches with refusals are split side by side: their probes travel together. */
const splitRefused = (
  client: HeyReachClient,
  campaign: Campaign,
  batches: KeyedPair[][],
  outcomes: AddOutcome[],
  deadline: number,
): (Split | null)[] => {
  let splits = batches.map((batch, index): Split | null => {
    const outcome = outcomes[index]
    return outcome?.kind === 'answered' ? startSplit(batch.length, batch.length - outcome.added - outcome.updated) : null
  })
  for (;;) {
    const probes = splits.flatMap((split, index) =>
      (split ? nextProbes(split) : []).map((items) => ({ index, pairs: items.flatMap((item) => batches[index]?.[item]?.pair ?? []) })),
    )
    if (probes.length === 0) return splits
    const answers = client.addLeads(probes.map(({ pairs }) => ({ ...campaign, pairs })), deadline)
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
    if (unknown.has(index)) return { key, kind: 'unknown', detail: NOT_CONFIRMED }
    if (!refused.has(index)) return { key, kind: 'in-campaign', added, detail }
    return {
      key,
      kind: 'refused',
      detail: silent
        ? 'HeyReach took no notice of this lead and gave no reason. Check its URL and name.'
        : 'HeyReach refused this lead and gave no reason. Check its URL and name.',
    }
  })
}

const acceptedInWords = ({ added, updated, resent }: AddOutcome & { kind: 'answered' }): string => {
  if (resent) return 'Added (confirmed on a second try)'
  if (updated === 0) return 'Added'
  if (added === 0) return 'Was already there; its fields were updated'
  return `Of this batch ${thousands(added)} new, ${thousands(updated)} ${updated === 1 ? 'was' : 'were'} already there`
}

const withoutAnswer = (key: string, outcome: Exclude<AddOutcome, { kind: 'answered' }>): SentLead => {
  if (outcome.kind === 'unknown') return { key, kind: 'unknown', detail: NOT_CONFIRMED }
  const { title, help } = errorInWords(outcome.error)
  // The whole batch was turned away: nobody of it is in the campaign.
  return { key, kind: 'not-sent', detail: `${title} ${help}`.trim() }
}
