/** Which pages of campaigns' leads are asked for next, and how far the answers bring it. */
import { AppError } from '../../src/errors'
import type { CampaignLeadPage, LeadPageOutcome } from '../../src/heyreach/api-types'
import { afterPages, nextPages } from '../../src/leads/lead-cursor'

const cursor = (campaignId: number, offset = 0, total: number | null = null) => ({ campaignId, offset, total })
const page = (nextOffset: number | null, totalCount: number | null = 250): LeadPageOutcome => ({
  kind: 'page',
  page: { leads: [], nextOffset, totalCount } satisfies CampaignLeadPage,
})
const failed: LeadPageOutcome = { kind: 'failed', error: new AppError('unreachable') }

it('asks each for one page while its length is not known, then for all that there is room for', () => {
  expect(nextPages([cursor(1), cursor(2)], 20)).toEqual([{ campaignId: 1, offset: 0 }, { campaignId: 2, offset: 0 }])
  expect(nextPages([cursor(1, 100, 350), cursor(2, 100, 10_000)], 6).map(({ campaignId, offset }) => [campaignId, offset])).toEqual([
    [1, 100], [1, 200], [1, 300], [2, 100], [2, 200], [2, 300],
  ])
  expect(nextPages([cursor(1), cursor(2), cursor(3)], 2)).toHaveLength(2)
})

it('asks for nothing behind the end', () => {
  expect(nextPages([cursor(1, 100, 200)], 20)).toEqual([{ campaignId: 1, offset: 100 }])
  expect(nextPages([cursor(1, 300, 200)], 20)).toEqual([{ campaignId: 1, offset: 300 }])
})

it('goes on behind the last page, to the end', () => {
  const asked = [{ offset: 0, outcome: page(100) }, { offset: 100, outcome: page(200) }]
  expect(afterPages(cursor(1), asked)).toMatchObject({ cursor: cursor(1, 200, 250), isAtEnd: false, error: null })
  expect(afterPages(cursor(1, 200, 250), [{ offset: 200, outcome: page(null) }])).toMatchObject({ cursor: cursor(1, 250, 250), isAtEnd: true })
})

it('goes back to what a short page has left out', () => {
  const asked = [{ offset: 0, outcome: page(60) }, { offset: 100, outcome: page(200) }]
  expect(afterPages(cursor(1, 0, 250), asked)).toMatchObject({ cursor: cursor(1, 60, 250), isAtEnd: false })
})

it('stands where an answer is missing', () => {
  const asked = [{ offset: 0, outcome: page(100) }, { offset: 100, outcome: failed }, { offset: 200, outcome: page(null) }]
  expect(afterPages(cursor(1, 0, 250), asked)).toMatchObject({ cursor: cursor(1, 100, 250), isAtEnd: false, error: { code: 'unreachable' } })
})

it('follows a list that grows while it is read', () => {
  expect(afterPages(cursor(1, 0, 150), [{ offset: 0, outcome: page(100, 400) }]).cursor).toEqual(cursor(1, 100, 400))
})
