/** Why a delivery, or a part of one, is no event that we can read; its words are in `words/unreadable.ts`. */
export type UnreadableCause =
  | 'empty' // nothing was sent
  | 'not-json' // no JSON, or JSON that was cut off
  | 'too-deep' // JSON nested beyond all sense
  | 'not-an-event' // JSON without a lead, a campaign, a sender or messages
  | 'no-type' // an event that does not say of what kind, nor does its address
  | 'damaged' // part of it is lost, or it was kept by other code
  | 'not-writable' // an event, but the tab refuses its row while it takes others
