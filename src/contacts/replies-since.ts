/** At opening: how many people replied since yesterday, in a toast. For a simple trigger: few calls, and it never throws. */
import type { Ports } from '../ports'
import { startOfDayBefore } from '../table/day-start'
import { REPLIES } from '../words'
import { readReplyTimes } from './read-reply-times'
import { countSince } from './reply-times'

export const tellReplies = (ports: Pick<Ports, 'spreadsheet' | 'notices' | 'clock'>): void => {
  try {
    const count = repliesSinceYesterday(ports)
    if (count > 0) ports.notices.toast(REPLIES.toast(count))
  } catch {
    // Nobody has asked; the list says what is wrong to whoever opens it.
  }
}

const repliesSinceYesterday = ({ spreadsheet, clock }: Pick<Ports, 'spreadsheet' | 'clock'>): number => {
  const read = readReplyTimes(spreadsheet)
  return read.kind === 'read' && read.times.length > 0 ? countSince(read.times, startOfDayBefore(clock.now(), 1, spreadsheet.timeZone())) : 0
}
