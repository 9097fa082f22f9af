/** Keeping a delivery without a lock: a property of its own that nobody else writes, and a bell that tells whoever is writing to look again. */
import type { Ports } from '../ports'
import { headKey } from './delivery-id'
import { JOURNAL_KEY, parseJournal } from './journal'
import { toParts, type StoredDelivery } from './stored-body'

/** Another text each time it rings: the delivery, and the version of the code that kept it. */
export const BELL_KEY = 'heyreach.bell'

/**
 * Kept when it returns; throws when the store is full or the day's operations are used up. The head is last, so it is there whole or not at all.
 * Answers in how many calls.
 */
export const keepDelivery = ({ scriptStore }: Pick<Ports, 'scriptStore'>, delivery: StoredDelivery, receiver: string | null): number => {
  const { tails, head } = toParts(delivery)
  if (Object.keys(tails).length > 0) scriptStore.setAll(tails)
  scriptStore.setAll({ ...head, [BELL_KEY]: `${delivery.id} ${receiver ?? ''}` })
  return Object.keys(tails).length > 0 ? 2 : 1
}

/** Deleting costs more than anything else here and is everybody's work: one of those that are written, by chance. */
export const deleteOneDone = ({ scriptStore }: Pick<Ports, 'scriptStore'>, chance: number): void => {
  const { done } = parseJournal(scriptStore.get(JOURNAL_KEY))
  const id = done[Math.floor(chance * done.length)]
  if (id !== undefined) scriptStore.delete(headKey(id))
}
