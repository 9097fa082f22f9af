/** Who is named by an add request that was carried out and whose answer is still on its way: the same person may arrive a second time meanwhile. */
import type { Overlap } from './types'

export interface OnTheWay {
  /** Notes an overlap where an earlier request with this person is on its way; tells whether that one added them. */
  arrive(campaignId: number, key: string): { added: boolean } | null
  /** Once all leads of a request are through, so that within one request nobody overlaps. */
  leave(campaignId: number, leads: { key: string; added: boolean }[], until: number): void
  readonly overlaps: readonly Overlap[]
}

export const createOnTheWay = (now: () => number, urlOf: (key: string) => string): OnTheWay => {
  const travelling = new Map<string, { added: boolean; until: number }>()
  const overlaps: Overlap[] = []
  const idOf = (campaignId: number, key: string): string => `${campaignId}/${key}`
  return {
    overlaps,
    arrive: (campaignId, key) => {
      const before = travelling.get(idOf(campaignId, key))
      if (!before || before.until <= now()) return null
      overlaps.push({ at: now(), campaignId, profileUrl: urlOf(key) })
      return before
    },
    leave: (campaignId, leads, until) => {
      for (const { key, added } of leads) travelling.set(idOf(campaignId, key), { added, until })
    }
  }
}
