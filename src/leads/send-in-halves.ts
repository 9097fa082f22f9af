/**
 * HeyReach may turn a whole batch away for one lead's sake (400). Which one, is found by halving. What is turned away for the
 * campaign's sake stays so in every half: two rounds in which nothing is taken say that, at six requests.
 */
import type { AddOutcome, AddPair } from '../heyreach/api-types'

export interface KeyedPair {
  key: string
  pair: AddPair
}

export interface SentBatch {
  batch: KeyedPair[]
  outcome: AddOutcome
}

const BARREN_ROUNDS = 2

/** Batches with their outcomes, in the order of the leads; refused ones as small as it takes to know whom it is about. */
export const sendInHalves = (batches: KeyedPair[][], send: (batches: KeyedPair[][]) => AddOutcome[]): SentBatch[] => {
  let sent = withOutcomes(batches, send(batches))
  let barren = 0
  for (;;) {
    // With every batch turned away the first one tells whether it is the leads or the campaign.
    const all = sent.filter(isTurnedAway)
    const halved = new Set(sent.some(({ outcome }) => outcome.kind === 'answered') ? all : all.slice(0, 2 ** barren))
    if (![...halved].some(({ batch }) => batch.length > 1) || barren === BARREN_ROUNDS) return sent
    const parts = sent.map((one): KeyedPair[][] => (halved.has(one) && one.batch.length > 1 ? halves(one.batch) : []))
    const outcomes = send(parts.flat())
    if (!outcomes.some(({ kind }) => kind === 'answered')) barren += 1
    else barren = 0
    let next = 0
    sent = sent.flatMap((one, index) => {
      const mine = parts[index] ?? []
      if (mine.length === 0) return [one]
      const answers = outcomes.slice(next, next + mine.length)
      next += mine.length
      return withOutcomes(mine, answers)
    })
  }
}

const withOutcomes = (batches: KeyedPair[][], outcomes: AddOutcome[]): SentBatch[] =>
  batches.flatMap((batch, index) => {
    const outcome = outcomes[index]
    return outcome ? [{ batch, outcome }] : []
  })

export const isTurnedAway = ({ outcome }: SentBatch): boolean => outcome.kind === 'refused' && outcome.error.code === 'refused-by-heyreach'

const halves = (batch: KeyedPair[]): KeyedPair[][] => {
  const middle = Math.ceil(batch.length / 2)
  return [batch.slice(0, middle), batch.slice(middle)]
}
