/** Takes back what `toJson` gave, and nothing else: a foreign or older file is refused rather than half understood. */
import { isRecord } from './known-names'
import type { SavedState } from './state'

export const readSavedState = (saved: unknown): SavedState => {
  const lists = ['workspaces', 'senders', 'campaigns', 'people', 'enrolments']
  if (!isRecord(saved) || saved.version !== 1 || !lists.every((name) => Array.isArray(saved[name]))) {
    throw new Error('This is not a saved state of the stand-in HeyReach (version 1).')
  }
  return saved as unknown as SavedState
}
