/** What the sidebar and the server say to each other about one thing: The newest replies. Types only. */
import type { Answer } from './protocol'

/** Calendar days in the spreadsheet's time zone: yesterday and today; today and the six before; ever. */
export type ReplyPeriod = 'yesterday' | 'week' | 'all'

/** How far a list goes: the time of the last reply shown (epoch ms), and how many of just that time are shown. */
export interface ReplyPlace {
  at: number
  shown: number
}

/** A person's newest reply, as it stands in Contacts. What is missing there is ''. */
export interface ReplyItem {
  /** A hint: people sort. */
  row: number
  /** contact_id; '' in a row that somebody made. */
  id: string
  /** Epoch ms, and in the spreadsheet's time: “14 Sep 2026, 09:05”. */
  at: number
  when: string
  name: string
  company: string
  position: string
  text: string
  campaign: string
  sender: string
  /** https://www.linkedin.com/in/…, made from the key. */
  profileUrl: string
}

export interface RepliesPage {
  tabId: number
  /** Newest first: those of each period come before the rest. */
  replies: ReplyItem[]
  counts: Record<ReplyPeriod, number>
  /** Epoch ms. */
  starts: Record<ReplyPeriod, number>
  place: ReplyPlace | null
}

export type RepliesAnswer = ({ kind: 'replies' } & RepliesPage) | { kind: 'none'; title: string; help: string; seeEvents: boolean }

export interface RepliesFunctions {
  /** The newest that come after `after`: 50, fewer where they lie far apart on the tab. */
  listReplies(request: { after: ReplyPlace | null }): Answer<RepliesAnswer>
  /** Selects the person's row in Contacts; answers which it is by now. */
  showReply(request: { tabId: number; row: number; id: string; at: number }): Answer<number>
}
