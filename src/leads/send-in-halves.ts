/**
 * HeyReach may turn a whole batch away for one lead's sake (400). Which one, is found by halving. What is turned away for the
 * campaign's sake stays so in every part: while nothing at all was taken, one way down to a single lead tells that, at 14 requests.
 */
import { AppError } from '../errors'
import type { AddOutcome, AddPair } from '../heyreach/api-types'

export interface KeyedPair {
  key: string
  pair: AddPair
}

export interface SentBatch {
  batch: KeyedPair[]
  outcome: AddOutcome
}

/** For halves, besides the batches themselves: about a dozen bad leads among hundreds, and well within the pace of a minute. */
export const MOST_HALVES = 150

/**
 * Batches with their outcomes, in the order of the leads; refused ones as small as it takes to know whom it is about. A longer one
 * that is still refused was not looked into: it may be the campaign, or the requests have run out.
 */
export const sendInHalves = (batches: KeyedPair[][], send: (batches: KeyedPair[][]) => AddOutcome[]): SentBatch[] => {
  let sent = withOutcomes(batches, send(batches))
  // The longest says most about the campaign: of it as many leads would have to be bad as there are halvings.
  let tip = longest(sent.filter(isTurnedAway))
  for (let left = MOST_HALVES; ; ) {
    const someTaken = sent.some(({ outcome }) => outcome.kind === 'answered')
    const open = someTaken ? sent.filter(isTurnedAway) : tip ? [tip] : []
    const halved = open.filter(({ batch }) => batch.length > 1).slice(0, Math.floor(left / 2))
    if (halved.length === 0) return sent
    const parts = halved.flatMap(({ batch }) => halves(batch))
    left -= parts.length
    const answers = withOutcomes(parts, send(parts))
    tip = answers.find(isTurnedAway)
    sent = sent.flatMap((one) => {
      const at = halved.indexOf(one)
      return at < 0 ? [one] : answers.slice(2 * at, 2 * at + 2)
    })
  }
}

/** Nobody gets lost: what has no outcome may have been carried out. */
const withOutcomes = (batches: KeyedPair[][], outcomes: AddOutcome[]): SentBatch[] =>
  batches.map((batch, index) => ({ batch, outcome: outcomes[index] ?? { kind: 'unknown', error: new AppError('unreachable', { outcomeUnknown: true }) } }))

export const isTurnedAway = ({ outcome }: SentBatch): boolean => outcome.kind === 'refused' && outcome.error.code === 'refused-by-heyreach'

const longest = (sent: SentBatch[]): SentBatch | undefined =>
  sent.reduce<SentBatch | undefined>((most, one) => (most && most.batch.length >= one.batch.length ? most : one), undefined)

const halves = (batch: KeyedPair[]): KeyedPair[][] => {
  const middle = Math.ceil(batch.length / 2)
  return [batch.slice(0, middle), batch.slice(middle)]
}
