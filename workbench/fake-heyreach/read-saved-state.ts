/** Takes back what `toJson` gave, also before there were webhooks; a foreign file is refused rather than half understood. */
import { isRecord } from './known-names'
import type { SavedState } from './state'

/** What version 2 has that version 1 had not. */
export const beforeWebhooks = {
  version: 2,
  nextWebhookId: 5001,
  webhooks: [],
  nextHappeningId: 1,
  nextDeliveryId: 1,
  chats: [],
  deliveries: []
} satisfies Partial<SavedState>

const firstLists = ['workspaces', 'senders', 'campaigns', 'people', 'enrolments']
const lists: Record<number, string[]> = { 1: firstLists, 2: [...firstLists, 'webhooks', 'chats', 'deliveries'] }

export const readSavedState = (saved: unknown): SavedState => {
  const wanted = isRecord(saved) && typeof saved.version === 'number' ? lists[saved.version] : undefined
  if (!isRecord(saved) || !wanted?.every((name) => Array.isArray(saved[name]))) {
    throw new Error('This is not a saved state of the stand-in HeyReach (version 1 or 2).')
  }
  return { ...structuredClone(beforeWebhooks), ...saved, version: 2 } as unknown as SavedState
}
