/** Finding a campaign by typing, and moving through the list by keys. Pure. */
import type { CampaignChoice } from './protocol'

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** Every typed word must be in the name, the status or the number. */
export const searchCampaigns = (campaigns: CampaignChoice[], typed: string): CampaignChoice[] => {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return campaigns.filter(({ id, name, statusWords }) => {
    const text = plain(`${name} ${statusWords} ${id}`)
    return words.every((word) => text.includes(word))
  })
}

/** The next active position in a list of `count`; -1 is none yet. Goes round at both ends. */
export const moveActive = (active: number, key: string, count: number): number => {
  if (count === 0) return -1
  switch (key) {
    case 'ArrowDown':
      return active >= count - 1 ? 0 : active + 1
    case 'ArrowUp':
      return active <= 0 ? count - 1 : active - 1
    case 'PageDown':
      return Math.min(active + 5, count - 1)
    case 'PageUp':
      return Math.max(active - 5, 0)
    default:
      return active
  }
}

export type ChipTone = 'good' | 'wait' | 'off' | 'bad'

const TONES: Record<string, ChipTone> = {
  IN_PROGRESS: 'good',
  STARTING: 'good',
  SCHEDULED: 'wait',
  PAUSED: 'wait',
  CANCELED: 'bad',
  FAILED: 'bad',
}

export const toneOfStatus = (status: string): ChipTone => TONES[status] ?? 'off'
