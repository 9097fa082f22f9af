/** What the page's panel shows of the stand-in: campaigns with their leads, and the latest calls. Never a key. */
import type { FakeHeyReach } from './types'

const shownCalls = 50

export const describeState = (fake: FakeHeyReach) => ({
  campaigns: fake.campaigns().map((campaign) => ({
    ...campaign,
    ledger: fake.ledger(campaign.id).map(({ profileUrl, lead, linkedInAccountId, status, added, updated, at }) => ({
      profileUrl,
      name: [lead.firstName, lead.lastName].filter(Boolean).join(' '),
      company: typeof lead.companyName === 'string' ? lead.companyName : '',
      customFields: lead.customUserFields,
      linkedInAccountId,
      status,
      added,
      updated,
      at
    }))
  })),
  /** Newest first. */
  calls: fake.calls
    .slice(-shownCalls)
    .reverse()
    .map(({ at, method, route, status, keyEnding }) => ({ at, method, route, status, keyEnding }))
})
