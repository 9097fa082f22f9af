/** What a run says of each row. */
import { plural, thousands } from './counts'
import { notStopped } from './left-out'

const REPLIED_SINCE = 'Replied since'

/** What stands in `HeyReach detail`, and in the sidebar's list of rows. What people should do next is in the words. */
export const DETAIL = {
  added: 'Added',
  wasThere: 'Was already there; its fields were updated',
  confirmedOnSecondTry: 'Confirmed on a second try (HeyReach’s first answer was lost, so whether new or not is not known)',
  mixed: (added: number, wereThere: number): string =>
    `${thousands(added)} new, ${thousands(wereThere)} ${wereThere === 1 ? 'was' : 'were'} already there (of ${thousands(added + wereThere)} sent together; HeyReach does not say which)`,
  refused: 'HeyReach refused this lead and gave no reason. Check its URL and name.',
  dropped: 'HeyReach took no notice of this lead and gave no reason. Check its URL and name.',
  refusedOrDropped: 'HeyReach did not take this lead and gave no reason. Check its URL and name.',
  refusedBecause: (reason: string): string => `HeyReach refused this lead: ${reason}`,
  notConfirmed: 'Not confirmed: HeyReach did not answer. Press Add again: nobody is added twice.',
  sending: 'Being sent. If this stays, select the row and press Add again: nobody is added twice.',
  waiting: 'Waiting for its turn. If this stays, press Add again.',
  underWayElsewhere: 'Somebody else is adding this row just now; not sent again',
  rowGone: 'The row is gone from the tab; not sent.',
  rowGoneAfter: (status: string, detail: string): string => `${status}, but the row is gone from the tab. ${detail}`.trim(),
  rowNotWritten: 'Sent, but the row could not be written. Press Add again.',
  keptCampaign: (reason: string): string => `Not added to the other campaign: ${reason}`,
  stoppedBefore: 'stopped in this campaign before; not sent',
  /** Behind what became of them here. */
  alsoIn: (names: string[]): string => `; also in ${names.join(', ')}`,
  inOtherCampaign: (name: string): string => `already in ${name}; not sent`,
  already: (status: string): string => `${status} already`,
  unknownSender: (text: string): string => `No sender called “${text}” in this campaign; not sent. Write one of its senders there, or leave the cell empty.`,
  stopping: 'Being stopped. If this stays, select the row and press Stop again.',
  stopped: 'Stopped by this sheet',
  stoppedOnSecondTry: 'Stopped by this sheet (confirmed on a second try)',
  stoppedInSeveral: (count: number): string => `Stopped in ${plural(count, 'campaign')}`,
  stoppedIn: (ids: number[]): string => `Stopped in ${ids.map((id) => `#${id}`).join(', ')}`,
  stopNotConfirmed: 'Not confirmed: HeyReach did not answer. Press Stop again.',
  notStopped,
  wasNotRunning: 'It was not running any more',
  notInCampaign: 'HeyReach does not have this lead in that campaign',
  underWayNowhere: 'It is under way in no campaign',
  /** What events say, on the row of the lead. */
  seenInCampaign: 'HeyReach tells of this lead in the campaign',
  invited: 'Invitation sent',
  accepted: 'Invitation accepted',
  messaged: 'Message sent',
  replied: (reply: string): string => (reply === '' ? 'Replied' : `Replied: “${reply}”`),
  /** Behind why the row is not under way any more. */
  repliedSince: (before: string, reply: string): string => {
    const told = reply === '' ? `${REPLIED_SINCE}.` : `${REPLIED_SINCE}: “${reply}”`
    return before === '' ? told : `${before.replace(/[.\s]+$/, '')}. ${told}`
  },
  saysRepliedSince: (detail: string): boolean => detail.includes(REPLIED_SINCE),
  rowGoneNotStopped: 'The row is gone from the tab; not stopped.',
  stoppedNotWritten: (detail: string): string => `${detail}, but the row could not be written. Press Stop again to write it.`,
} as const
