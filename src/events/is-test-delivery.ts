/** Whether an event is what HeyReach’s “Test” button sends (platform facts H§3). */
import type { HeyReachEvent } from './event'
import { saysAnything } from './read-parties'

/**
 * The lead’s id tells it. Zeros alone do not: they stand wherever an id was not set, so the test’s own text must be there too, or
 * no lead at all.
 */
export const isTestDelivery = ({
  correlationId,
  lead,
  connectionMessage,
  messages,
}: Pick<HeyReachEvent, 'correlationId' | 'lead' | 'connectionMessage' | 'messages'>): boolean => {
  if (lead.id?.toLowerCase() === 'testid') return true
  if (!/^\s*[{]?0{8}-?0{4}-?0{4}-?0{4}-?0{12}[}]?\s*$/.test(correlationId ?? '')) return false
  const texts = [connectionMessage, ...messages.map(({ text }) => text)]
  return texts.some((text) => text?.trim().toLowerCase() === TEST_TEXT) || !saysAnything(lead)
}

const TEST_TEXT = 'test message'
