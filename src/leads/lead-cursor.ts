/**
 * Going through campaigns' lists of leads page by page: which pages to ask for next, and how far that brings us. Of a list whose
 * length is known several pages are asked for at once. Pure.
 */
import type { AppError } from '../errors'
import type { CampaignLead, LeadPageAsked, LeadPageOutcome } from '../heyreach/api-types'
import type { LeadCursor } from '../sidebar/protocol'

const PAGE = 100

/** The next page of each, and further ones where the length is known, `most` in all. */
export const nextPages = (cursors: readonly LeadCursor[], most: number): LeadPageAsked[] => {
  const first = cursors.slice(0, most)
  let room = most - first.length
  return first.flatMap(({ campaignId, offset, total }) => {
    const further = total === null ? 0 : Math.min(room, Math.max(0, Math.ceil((total - offset) / PAGE) - 1))
    room -= further
    return Array.from({ length: 1 + further }, (_, index) => ({ campaignId, offset: offset + index * PAGE }))
  })
}

export interface AfterPages {
  cursor: LeadCursor
  leads: CampaignLead[]
  isAtEnd: boolean
  /** Why it goes no further than this; null where nothing was in the way. */
  error: AppError | null
}

/** `outcomes` of the pages that were asked of this campaign, in order. */
export const afterPages = (cursor: LeadCursor, asked: readonly { offset: number; outcome: LeadPageOutcome }[]): AfterPages => {
  const leads = asked.flatMap(({ outcome }) => (outcome.kind === 'page' ? outcome.page.leads : []))
  let { offset, total } = cursor
  const at = (isAtEnd: boolean, error: AppError | null = null): AfterPages => ({ cursor: { ...cursor, offset, total }, leads, isAtEnd, error })
  for (const page of asked) {
    // The page before was shorter than it should be: what lies between is asked for next time.
    if (page.offset !== offset) return at(false)
    if (page.outcome.kind === 'failed') return at(false, page.outcome.error)
    const { nextOffset, totalCount } = page.outcome.page
    total = totalCount ?? total
    if (nextOffset === null) {
      offset = Math.max(offset, total ?? offset)
      return at(true)
    }
    offset = nextOffset
  }
  return at(false)
}
